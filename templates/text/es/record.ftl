# El expediente de una persona participante.
record-tabs = Expediente
record-tab-timeline = Cronología
record-tab-plan = Plan
record-tab-follow-up = Seguimiento
record-tab-documents = Documentos
record-tab-releases = Autorizaciones
record-tab-history = Historial
record-speaks = lee { $language }
record-text = Mensaje
record-log = Anotar contacto
record-next = Lo que sigue

stage-applied = Solicitud
stage-eligible = Elegible
stage-ineligible = No elegible
stage-waitlisted = En lista de espera
stage-comparison = Grupo de comparación
stage-selected = Con plaza
stage-active = En curso
stage-exited = Salida
stage-closed = Cierre
stage-withdrawn = Retiro
stage-follow-up = Seguimiento
stage-since = Desde { $day }
stage-not-yet = Todavía no
stage-four-quarters = Cuatro trimestres

language-en = inglés
language-es = español

safe-channel-call = llamadas
safe-channel-text = mensajes de texto
safe-channel-email = correo electrónico
safe-channel-letter = cartas
safe-channel-in-person = solo en persona
