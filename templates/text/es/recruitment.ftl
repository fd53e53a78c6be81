# Reclutamiento: consultas, orientaciones, evaluación, el embudo.
recruitment-title = Reclutamiento
