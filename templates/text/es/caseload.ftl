# La lista de casos.
caseload-total = { $count ->
    [0] Ningún caso.
    [one] 1 caso.
   *[other] { $count } casos.
}
caseload-due = { $count ->
    [0] No hay nada para hoy.
    [one] Uno tiene algo para hoy o antes.
   *[other] { $count } tienen algo para hoy o antes.
}
caseload-export = Exportar
caseload-hand-over = Entregar esta lista
caseload-views = Vistas guardadas
caseload-filter = Filtrar la lista
caseload-cases = Casos
caseload-nothing = Nada
caseload-none = Nadie coincide
caseload-none-text = No hay casos de este tipo.
caseload-empty = Aún no hay nadie
caseload-picked = Con los casos elegidos
caseload-reached = Hubo contacto quiere decir por ambas partes. Un mensaje de voz, una carta o un texto sin respuesta es solo un intento; el día se muestra si es el más reciente.
caseload-keys-pick = elegir una fila
caseload-keys-open = abrir
caseload-keys-filter = filtrar
caseload-keys-view = vista anterior y siguiente

column-participant = Participante
column-stage = Etapa
column-next-due = Próxima tarea
column-last-reached = Último contacto
column-last-tried = Último intento
column-caseworker = Persona a cargo
column-flags = Avisos

view-open = Casos abiertos
view-due-now = Para hoy
view-not-reached = Sin contacto en 30 días
view-exit-risk = Riesgo de salida
view-nobodys = Sin persona a cargo

whose-mine = Míos
whose-everybody = De todos
whose-nobody = De nadie
stage-any-open = Cualquier etapa abierta
stage-any = Cualquier etapa
filter-any = Cualquiera
filter-any-time = Cualquier fecha
filter-any-or-none = Cualquiera o ninguno
filter-program = Programa
due-when-overdue = Atrasada
due-when-now = Hoy o antes
due-when-week = Esta semana
due-when-never = Nada previsto
flag-not-reached = Sin contacto en 30 días
flag-exit-risk = Riesgo de salida
flag-escalated = Pasada a un supervisor
flagged-not-reached = Sin contacto { $days } días
flagged-exit-risk = Riesgo de salida, día { $days }
flagged-release = Autorización vence { $day }

picked-title = { $count ->
    [one] Un caso elegido
   *[other] { $count } casos elegidos
}
picked-none = No se eligió ningún caso, o ninguno que pueda abrir. Elija en la lista:
picked-note = Misma nota
picked-service = Mismo servicio
picked-task = Misma tarea
picked-assign = Asignar
picked-one-program = Los casos elegidos son de varios programas. Elija los de un solo programa para dar un servicio.
picked-save = { $count ->
    [one] Guardar para un caso
   *[other] Guardar para { $count } casos
}
field-service-kind = Servicio
field-case = Caso
done-many-note = La nota está guardada en cada caso.
done-many-service = El servicio está guardado en cada caso.
done-many-task = La tarea está creada en cada caso.
done-many-assign = Los casos están asignados.

hand-over-title = Entregar los casos de { $name }
hand-over-about = { $count ->
    [one] Un caso abierto de { $name } pasa a otra persona, con todo lo pendiente.
   *[other] { $count } casos abiertos de { $name } pasan a otra persona, con todo lo pendiente.
}
hand-over-save = { $count ->
    [one] Entregar un caso
   *[other] Entregar { $count } casos
}
done-caseload-handed-over = La lista está entregada.
refusal-nothing-to-hand-over = No hay ningún caso abierto que entregar.
refusal-none-picked = No se eligió ningún caso.
