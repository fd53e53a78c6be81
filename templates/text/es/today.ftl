today-title = { $part ->
    [morning] Buenos días, { $name }
    [afternoon] Buenas tardes, { $name }
   *[evening] Buenas noches, { $name }
}
today-waited = { $count ->
    [0] Nadie ha esperado más de lo debido.
    [1] Una persona ha esperado más de lo debido.
    [2] Dos personas han esperado más de lo debido.
    [3] Tres personas han esperado más de lo debido.
    [4] Cuatro personas han esperado más de lo debido.
    [5] Cinco personas han esperado más de lo debido.
    [6] Seis personas han esperado más de lo debido.
    [7] Siete personas han esperado más de lo debido.
    [8] Ocho personas han esperado más de lo debido.
    [9] Nueve personas han esperado más de lo debido.
   *[other] { $count } personas han esperado más de lo debido.
}
today-new-application = Nueva solicitud
today-overdue = Con retraso
today-oldest-first = Lo más antiguo primero
today-exit-risk = Riesgo de salida
today-exit-risk-aside = Un contacto no detiene este reloj; un servicio, sí
today-due = Para hoy
today-done = { $count } hechas hoy
today-week = Más adelante esta semana
today-more = { $count ->
    [one] Uno más
   *[other] { $count } más
}
today-nothing-new = Nada más para hoy
today-nothing-new-text = Lo que tiene retraso va primero.
today-nobody = Nadie está esperando
today-nobody-text = Nada tiene retraso y nada vence hoy. Cada tarea llega aquí el día en que se abre.
today-open-caseload = Abrir los casos
today-alerts = Conviene saber
today-applications = Solicitudes nuevas
today-start-one = Empezar una
today-duplicate = Puede ser un duplicado
today-applications-elsewhere = { $count ->
    [one] Hay una abierta, con quien la recibe. Llega a usted cuando se selecciona.
   *[other] Hay { $count } abiertas, con quien las recibe. Llegan a usted cuando se seleccionan.
}
today-no-applications = No hay ninguna abierta. Una solicitud queda aquí hasta que se decide.
today-caseload = Sus casos
today-everybodys = Casos por etapa
today-no-cases = Todavía no tiene casos. Su gerente los asigna en Casos.
today-keys-move = moverse
today-keys-log = anotar un contacto
today-keys-find = buscar a una persona
today-keys-all = todas las teclas
today-keys-snooze = mover a otro día
today-application = { $number }, solicitud del { $day }.

alert-escalated = { $count ->
    [one] Le pasaron una tarea atrasada
   *[other] Le pasaron { $count } tareas atrasadas
}
alert-escalated-text = { $count ->
    [one] Siguió abierta más de lo que su regla permite.
   *[other] Siguieron abiertas más de lo que sus reglas permiten.
}
alert-escalated-action = Verlas
alert-unassigned = { $count ->
    [one] Un caso no tiene persona a cargo
   *[other] { $count } casos no tienen persona a cargo
}
alert-unassigned-text = { $count ->
    [one] Nadie se entera de sus tareas.
   *[other] Nadie se entera de sus tareas.
}
alert-unassigned-action = Asignarlos
alert-dismissed = { $count ->
    [one] Se descartó una tarea esta semana
   *[other] Se descartaron { $count } tareas esta semana
}
alert-dismissed-text = { $count ->
    [one] Tiene su motivo.
   *[other] Cada una tiene su motivo.
}
alert-dismissed-action = Leer por qué
