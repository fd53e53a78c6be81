# Tareas: cómo se llaman, por qué están, qué fue de ellas; contactos; los mensajes sobre ellas.

task-kind-application-review = Solicitud por revisar
task-kind-first-contact = Primer contacto
task-kind-plan-review = Revisión del plan
task-kind-absence-check = Ausencias
task-kind-attendance-check = Asistencia
task-kind-reach-out = Sin contacto
task-kind-exit-risk = Riesgo de salida
task-kind-need-check = Necesidad abierta
task-kind-referral-answer = Derivación sin respuesta
task-kind-authorization-check = Dinero prometido
task-kind-release-renewal = Autorización por vencer
task-kind-job-follow-up = Seguimiento en el trabajo
task-kind-quarter-follow-up = Seguimiento tras la salida
task-kind-hire-confirmation = Contratación por confirmar
task-kind-commitment-review = Revisión del compromiso
task-kind-curriculum-review = Revisión del programa de estudios
task-kind-call-back = Volver a llamar
task-kind-to-do = Tarea

task-state-planned = Prevista
task-state-open = Abierta
task-state-done = Hecha
task-state-dismissed = Descartada
task-state-unreachable = Inaccesible
task-state-missed = Vencida
task-state-cancelled = Ya no hace falta

why-application-review = La solicitud llegó el { $day }.
why-first-contact = Nuevo en su lista desde el { $day }.
why-plan-review = Revisión del plan. Se acordó el { $day }.
why-absence-check = Dos ausencias seguidas, la última el { $day }.
why-attendance-check = La asistencia está por debajo del 80 % desde el { $day }.
why-reach-out = { $days ->
    [one] Sin contacto desde hace 1 día.
   *[other] Sin contacto desde hace { $days } días.
}
why-exit-risk = { $days ->
    [one] 1 día sin servicio. Sale el { $exits } si no llega ninguno.
   *[other] { $days } días sin servicio. Sale el { $exits } si no llega ninguno.
}
why-need-check = Hay una necesidad abierta desde el { $day }.
why-referral-answer = La derivación del { $day } sigue sin respuesta.
why-authorization-check = Se prometió dinero hasta el { $day }.
why-release-renewal = Una autorización vence el { $day }.
why-job-follow-up = En el trabajo desde el { $day }.
why-quarter-follow-up = Trabajo del { $from } al { $to }, tras la salida del { $day }.
why-hire-confirmation = Se informó de una contratación el { $day }.
why-commitment-review = Un compromiso termina el { $day }.
why-curriculum-review = Última revisión: { $day }.
why-call-back = Volver a llamar, según se anotó el { $day }.
why-last-tried = Último intento: { $day }.
why-last-reached = Último contacto: { $day }.

impossible-active-without-service = Este caso está activo sin ningún servicio. Revise sus servicios.
impossible-exited-without-day = Este caso terminó y no tiene día de salida. Revise sus servicios.
impossible-exit-day-before-exit = Este caso tiene día de salida y no ha salido. Revise sus servicios.
impossible-days-run-backward = Las fechas de este caso van hacia atrás. Revise sus servicios.
impossible-two-caseworkers = Dos personas tienen este caso a la vez. Asígnelo de nuevo.
impossible-duties-of-the-ended = Este caso terminó y aún tiene tareas. Descártelas.
impossible-open-after-close = Una tarea sigue abierta aunque su plazo terminó. El trabajo nocturno no avanza.
impossible-of-the-merged-away = Este caso pertenece a un registro que se unió a otro. Deshaga la unión o avise a su administrador.
impossible-document-without-content = Un documento de este caso no tiene contenido. Pídalo de nuevo.
impossible-release-without-paper = Hay una autorización sin el papel firmado. Revise sus autorizaciones.
impossible-money-off-the-ledger = El dinero prometido a este caso no es lo que dice el libro. Avise a su administrador.

field-to-do = Qué hay que hacer
field-due = Hasta
field-day = Día
field-caseworker = Persona a cargo
field-holder = Para
field-done = Qué se hizo
field-worked = ¿Trabaja?
field-worked-on = Qué día

worked-yes = Sí
worked-no = No
channel-video = Video
channel-letter = Carta
channel-look-up = Consulta
next-1 = Llamar mañana, { $day }
next-7 = Llamar en 7 días, { $day }
next-30 = Llamar en 30 días, { $day }
next-on = Otro día…
contact-day-today = (hoy, si se deja vacío)
contact-sms = Hola, { $name }: soy { $who }, de { $organization }. ¿Cómo está? ¿Cuándo puedo llamarle?

timeline-contact-logged = { $channel }: { $outcome }
timeline-task-made = Tarea para el { $due }: { $duty }
timeline-task-done = Hecha: { $duty }
timeline-task-dismissed = Descartada: { $duty }. { $reason }
timeline-task-unreachable = Cerrada por inaccesible: { $duty }
timeline-task-missed = Vencida: { $duty }
timeline-task-reopened = Abierta de nuevo: { $duty }

done-contact-logged = Guardado.
done-contact-and-service = Guardado, contacto y servicio.
done-contact-and-next = Guardado. La próxima llamada está prevista.
done-contact-all-three = Guardado: contacto, servicio y próxima llamada.
done-task-moved = Movida a otro día.
done-task-dismissed = Descartada. Su supervisor la ve con su motivo.
done-task-unreachable = Cerrada por inaccesible.
done-task-done = Hecha.
done-task-reopened = Está abierta de nuevo.
done-task-given = Entregada.
done-task-made = Tarea creada.

refusal-in-the-future = { $what } está en el futuro. Escribió { $typed }.
refusal-in-the-past = { $what } debe estar por venir. Escribió { $typed }.
refusal-rule-twice = Dos reglas tienen el código { $rule }.
refusal-service-needs-contact = Un servicio es cosa de dos: elija «Hubo contacto» o «No, solo contacto».
refusal-outside-window = Se puede mover a un día entre el { $earliest } y el { $latest }. Escribió { $typed }.
refusal-still-to-try = { $channel ->
    [another] { $days ->
        [0] Para cerrar por inaccesible falta un intento fallido por otro medio.
        [one] Para cerrar por inaccesible falta un intento fallido, otro día y por otro medio.
       *[other] Para cerrar por inaccesible faltan { $days } intentos fallidos otros días, uno de ellos por otro medio.
    }
   *[any] { $days ->
        [one] Para cerrar por inaccesible falta un intento fallido, otro día.
       *[other] Para cerrar por inaccesible faltan { $days } intentos fallidos, cada uno otro día.
    }
}
refusal-task-needs-contact = Esto se hace hablando con la persona: registre el contacto.
refusal-task-needs-act = Esto se hace con la acción que pide. Si no hace falta, descártela con un motivo.
refusal-no-such-task-move = Esta tarea ya está { $state }. Abra la página de nuevo.
refusal-rule-too-heavy = La regla { $rule } pesa más de 30 días.
refusal-rule-repeats-at-once = La regla { $rule } debe repetirse después de un día o más.
refusal-rule-quarter-not-followed = La regla { $rule } nombra un trimestre que no se sigue: de 1 a 4.
refusal-rule-escalates-after-close = La regla { $rule } avisa después de que su plazo terminó.
refusal-rule-falls-to-nobody = La regla { $rule } recae en un papel que no tiene tareas.

mail-late = { $count ->
    [one] 1 tarea está atrasada.
   *[other] { $count } tareas están atrasadas.
}
mail-due-today = { $count ->
    [one] 1 tarea vence hoy.
   *[other] { $count } tareas vencen hoy.
}
mail-escalated = { $count ->
    [one] 1 tarea atrasada de su personal pasó a usted.
   *[other] { $count } tareas atrasadas de su personal pasaron a usted.
}
mail-week = atrasadas { $late }, hechas { $done }, descartadas { $dismissed }, vencidas { $missed }

duty-more = Otro día, o más, para { $who }
duty-open-plan = Abrir el plan
duty-open-releases = Abrir las autorizaciones
duty-open-task = Abrir la tarea
contact-worked = ¿Trabajaba el { $day }?
