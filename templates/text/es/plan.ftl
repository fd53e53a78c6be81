# El plan individual de empleo.
plan-write = Escribir el plan
plan-change = Escribir la versión siguiente
plan-print = En papel
plan-none = Todavía no hay plan
plan-none-text = Un plan dice adónde lleva, qué hay que hacer y quién, y qué debe resultar. Se escribe en conjunto.
plan-none-short = Todavía no. Se escribe en conjunto.
plan-about = Una versión no se cambia: la siguiente la reemplaza y la anterior sigue a la vista. Lo hecho, hecho está.
plan-version = Versión { $number }
plan-version-agreed = Versión { $number }, acordada el { $day }
plan-version-waits = Versión { $number }, sin acordar
plan-written-on = Escrita el { $day }
plan-agreed-participant = la persona la acordó el { $day }
plan-agreed-staff = el programa la acordó el { $day }
plan-agreed-short = Acordada el { $day }
plan-never-agreed = Escrita el { $day }, nunca acordada
plan-replaced = reemplazada el { $day }
plan-earlier = Versiones anteriores
plan-goal = Meta
plan-goals = Adónde lleva
plan-target = Ocupación que se busca
plan-steps = Pasos
plan-steps-aside = Las filas vacías no cuentan
plan-step-number = Paso { $number }
plan-step-due = para el { $day }
plan-step-done = hecho el { $day }
plan-step-done-on = Hecho el
plan-step-tick = Hecho
plan-step-reopen = No está hecho
plan-more-steps = Más filas
plan-outcomes = Resultados deseados
plan-outcomes-aside = Se valoran cuando el caso termina
plan-score-save = Guardar la valoración
plan-agree = Acuerdo de ambas partes
plan-holds-until = Hasta entonces vale la versión { $number }
plan-agree-begins = Acordar un plan es un servicio: la participación cuenta desde ese día.
plan-agree-too-early = El sorteo va antes que el plan: se acuerda cuando haya plaza en el programa.
plan-agree-participant = { $name } lo acordó el
plan-agree-staff = El programa lo acordó el
plan-agree-save = Anotar el acuerdo
plan-draft-title = Plan, version { $number }
plan-draft-about = Lo que { $name } quiere, en palabras de { $name }. Vale cuando ambas partes lo acuerdan.
plan-target-hint = Por ejemplo: operador de CNC, primer turno, 21 dólares por hora.
plan-goals-hint = Una en cada línea.
plan-outcomes-hint = Uno en cada línea. Se valoran cuando el caso termina: logrado, en parte, no.
plan-save = Guardar esta versión
plan-paper-title = Plan individual de empleo
plan-signature = Firma, fecha

step-owner-participant = Participante
step-owner-staff = Personal
step-state-done = Hecho
step-state-late = Con retraso
step-state-open = Por hacer
plan-score-reached = Logrado
plan-score-partly = En parte
plan-score-not = No logrado

next-plan-missing = Todavía no hay plan
next-plan-missing-text = Escríbanlo en conjunto; hace participante a quien tiene plaza.
next-plan-waits = El plan espera acuerdo
next-plan-steps-late = { $count ->
    [one] Un paso del plan tiene retraso
   *[other] { $count } pasos del plan tienen retraso
}
next-plan-open = Abrir el plan
next-unassigned = Nadie atiende este caso
next-unassigned-text = Asígnelo a alguien.
next-assign = Asignar
next-due = { $day }
next-now = Ahora

timeline-plan-written = Plan, versión { $number } escrita
timeline-plan-agreed = Plan, versión { $number } acordada por ambas partes
timeline-plan-step-done = Paso hecho: { $step }
timeline-plan-step-reopened = Paso sin hacer: { $step }
timeline-plan-scored = Resultados de la versión { $number } del plan valorados

done-plan-written = La versión está guardada. Vale cuando ambas partes la acuerden.
done-plan-agreed = Ambas partes lo acordaron. El plan vale.
done-plan-step-done = El paso está hecho.
done-plan-step-reopened = El paso está abierto otra vez.
done-plan-scored = La valoración está guardada.

field-target-occupation = Ocupación que se busca
field-goals = Metas
field-outcomes = Resultados deseados
field-steps = Pasos
field-step = Paso
field-owner = Quién lo hace
field-participant-on = El día de la persona
field-staff-on = El día del programa
field-done-on = El día en que se hizo

refusal-plan-after-end = El caso terminó: ya no hay nada que planear en él.
refusal-plan-already-agreed = Ambas partes ya acordaron esta versión. Escriba la siguiente para cambiarla.
refusal-score-before-exit = Los resultados se valoran cuando el caso ha salido, no antes.
