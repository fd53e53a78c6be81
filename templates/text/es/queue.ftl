# La cola y sus tareas.
queue-title = { $count ->
    [0] No hay nada en la cola
    [1] Espera una tarea
    [2] Dos tareas, de una en una
    [3] Tres tareas, de una en una
    [4] Cuatro tareas, de una en una
    [5] Cinco tareas, de una en una
    [6] Seis tareas, de una en una
    [7] Siete tareas, de una en una
    [8] Ocho tareas, de una en una
    [9] Nueve tareas, de una en una
   *[other] { $count } tareas, de una en una
}
queue-late = { $count ->
    [0] Ninguna está atrasada.
    [one] Una está atrasada.
   *[other] { $count } están atrasadas.
}
queue-next = Siguiente
queue-filter = Filtrar la cola
queue-filter-save = Filtrar
queue-whose = De quién
queue-mine = Mías
queue-everybodys = De todos
queue-kind = Qué
queue-any = Cualquiera
queue-follow-ups = Seguimientos
queue-tasks = Otras tareas
queue-lateness = Cuánto atraso
queue-escalated = Pasadas a un supervisor
queue-none = Nada coincide
queue-none-text = No hay tareas abiertas de este tipo.
queue-empty = La cola está vacía
queue-empty-text = Una tarea llega aquí el día en que se abre.
queue-place = { $place } de { $count }
queue-tries = Contactos hasta ahora
queue-no-tries = Aún sin intentos
queue-others = Quién más puede contestar:
queue-log = Qué resultó
queue-answers-contact = Solo «Hubo contacto», por ambas partes, la cierra. Lo demás cuenta como intento.
queue-answers-work = Solo «Hubo contacto» con una palabra sobre el trabajo la cierra. Lo demás cuenta como intento.
queue-answers-act = El contacto queda anotado; la tarea se hace con la acción que pide.
queue-save-next = Guardar y seguir
queue-cannot = Si no se puede hacer
queue-move = Otro día
queue-dismiss = Descartar con motivo
queue-unreachable = Cerrar por inaccesible
queue-list = En la cola
queue-closes = Cierra el { $day }.
queue-order = Por fecha y peso a la vez.
queue-keys-next = siguiente
queue-keys-call = llamar
queue-keys-text = mensaje
queue-keys-save = guardar

window-title = El plazo
window-opened = Abrió
window-due = Toca
window-closes = Cierra
window-told = El plazo se abrió el { $opens }, toca el { $due } y cierra el { $closes }. Hoy es el día { $day } de { $days }.

task-record = Abrir el expediente
task-window = Se puede hacer del { $opens } al { $closes }
task-move = Otro día
task-move-save = Moverla
task-done = Hecha
task-done-save = Está hecha
task-give = La hace otra persona
task-give-back = Quien tenga el caso
task-give-save = Entregarla
task-dismiss = Descartarla
task-dismiss-seen = Su supervisor la ve con su motivo
task-dismiss-save = Descartar
task-reopen = Abrirla de nuevo

dismissed-title = Descartadas hace poco
dismissed-about = Cada tarea descartada en los últimos { $days } días, con su motivo.
dismissed-none = No se descartó nada
dismissed-none-text = Una tarea que alguien descarta llega aquí con el motivo.

record-ahead = Por delante
record-ahead-none = No hay nada previsto
record-ahead-none-text = Las tareas llegan por las reglas del programa, y a mano.
record-ended = Qué fue de las demás
record-make-task = Crear una tarea
record-make-task-save = Crear la tarea
record-no-tries = Nadie lo ha intentado todavía.
