# Reglas de seguimiento en las páginas de configuración.
follow-up-rules = Reglas de seguimiento
follow-up-rules-about = Qué tarea sigue a qué, cuándo y para quién. Un cambio vale para lo que ocurra desde ahora.
follow-up-rules-add = Añadir una regla
follow-up-rules-none = Aún no hay reglas
follow-up-rules-none-text = Sin reglas no se prevé nada por sí solo.
follow-up-rule = Regla de seguimiento
follow-up-rule-end = Quitar la regla
follow-up-rule-end-about = Lo que ya previó se queda.
rule-days-after = { $days ->
    [0] El día de
    [one] 1 día después de
   *[other] { $days } días después de
}
rule-days-before = { $days ->
    [one] 1 día antes de
   *[other] { $days } días antes de
}
rule-quarter-after = { $quarter ->
    [1] Primer trimestre tras
    [2] Segundo trimestre tras
    [3] Tercer trimestre tras
   *[other] Cuarto trimestre tras
}
rule-escalates = tras { $days } días de retraso: { $role }
rule-repeats = cada { $days } días
field-rule-code = Nombre corto
field-rule-code-hint = Minúsculas, cifras y guiones. No cambia después.
field-trigger = Cuenta desde
field-duty = Qué hay que hacer
field-after = Días desde entonces hasta la fecha
field-after-hint = Menos de cero para días antes. Déjelo vacío si nombra un trimestre.
field-opens-before = Se abre tantos días antes
field-closes-after = Se cierra tantos días después
field-quarter = Trimestre natural después
field-quarter-hint = De 1 a 4: toca el último día, abierto hasta que su información se debe para el informe.
field-falls-to = Recae en
field-escalates-after = Días de retraso antes de avisar a otra persona
field-escalates-to = A quién se avisa
field-asks-first = A quién se pregunta antes por correo
field-weight = Peso en la cola, en días
field-weight-hint = 3 está donde está una tarea tres días anterior.
field-repeats-every = Vuelve tras tantos días
asked-first-participant = Al participante
asked-first-employer = Al empleador
asked-first-provider = Al proveedor
trigger-application-received = la solicitud
trigger-case-assigned = la asignación a una persona
trigger-program-entry = la entrada al programa
trigger-plan-agreed = el acuerdo sobre el plan
trigger-cohort-started = el comienzo de la clase
trigger-absences = la última de varias ausencias seguidas
trigger-attendance-low = la asistencia por debajo de la línea
trigger-not-reached = el último contacto
trigger-exit-risk = el último servicio que cuenta
trigger-need-opened = la apertura de una necesidad
trigger-referral-sent = el envío de una derivación
trigger-authorization-issued = la promesa de dinero
trigger-authorization-ending = el último día del dinero prometido
trigger-release-granted = la firma de una autorización
trigger-release-ending = el último día de una autorización
trigger-placement-started = el primer día de un trabajo
trigger-hire-reported = el informe de una contratación
trigger-exited = la salida
trigger-commitment-confirmed = la confirmación de un compromiso
trigger-commitment-ending = el último día de un compromiso
trigger-curriculum-reviewed = la revisión de un programa de estudios
done-follow-up-rule-saved = La regla está guardada.
done-follow-up-rule-ended = La regla se quitó.
