# Lo que pertenece a una demostración.
demo-title = Sobre esta demostración
demo-text = Un programa como podría ser, para probarlo todo.
demo-invented = Lo que es inventado
demo-invented-text = El condado, la organización, su personal y todas las personas que atiende: nombres, teléfonos, direcciones, vidas. Ningún número se puede llamar y ninguna dirección existe. La tabla de ingresos es un ejemplo inventado.
demo-real = Lo que es real
demo-real-text = El programa que está viendo. Cada registro surgió con los mismos actos que usted puede hacer, día a día durante tres años, con sus tareas, sus salidas y su rastro. Cambie lo que quiera.
demo-mail = Correo
demo-mail-text = Ningún correo sale de esta máquina. Cada uno se guarda en una carpeta.
demo-mail-read = Leer el correo
demo-mail-subject = Asunto
demo-mail-to = Para
demo-mail-at = Cuándo
demo-mail-none = Aún no hay correo
demo-mail-none-text = Invite a alguien o pida una contraseña nueva: el correo llega aquí unos segundos después.
demo-mail-follow = Seguir el enlace
demo-own = Cuando quiera el suyo
demo-own-text = Inicie Tandem con su propia base de datos: pregunta por su organización y no hace ninguna demostración. Una demostración solo se sirve a esta máquina y no puede convertirse en un programa real.

# El inicio de la demostración
start-title = ¿La mañana de quién?
start-text = Una asociación, un día, y las personas que lo empiezan. Cada tarjeta abre la primera página de esa persona; no hace falta contraseña.
start-demo = Estos son datos de demostración
start-demo-text = El condado de Larkin y todas sus personas son inventados. Cambie lo que quiera: no se envía ningún correo ni se llama a nadie.
start-whose = La mañana de quién
start-open = Abrir el día de { $name }
start-caseworker = Llamadas pendientes, personas con quienes no se pudo hablar y un caso que termina solo si nadie ayuda a tiempo.
start-job-developer = Empleadores que esperan, empleadores que callan y las personas listas para trabajar.
start-manager = Cuatro subvenciones: qué queda, qué se prometió a quien las da y qué se va atrasando.
start-tasks = { $count ->
    [one] tarea para hoy
   *[other] tareas para hoy
}
start-exit-risk = { $count ->
    [one] riesgo de salida
   *[other] riesgos de salida
}
start-open-cases = { $count ->
    [one] caso abierto
   *[other] casos abiertos
}
start-employers = { $count ->
    [one] empleador
   *[other] empleadores
}
start-silent = en silencio
start-behind = { $count ->
    [one] subvención atrasada
   *[other] subvenciones atrasadas
}
start-later = ¿Y noventa días después?
start-from-to = Del { $from } al { $to }
start-later-text = Vencen seguimientos, terminan clases, salen casos sin servicio y vuelve el dinero que nadie recogió. El programa vive cada día.
start-pass = Dejar pasar 90 días
start-progress = { $done } de { $of } días
start-exited = { $count ->
    [one] salida
   *[other] salidas
}
start-missed = { $count ->
    [one] tarea perdida
   *[other] tareas perdidas
}
start-lapsed = { $count ->
    [one] promesa vencida
   *[other] promesas vencidas
}
start-drop = Pruebe su propia hoja de cálculo
start-drop-text = La lista que lleva ahora, tal como está: fechas de seis maneras, líneas de título, algún total. Ve lo que se entendió, línea por línea, antes de guardar nada; y todo se puede deshacer.
start-drop-open = Abrir la importación
start-participant = ¿Participa usted?
start-participant-text = Quien participa no tiene cuenta. El correo que le pide algo lleva un enlace: entre como cualquiera y léalo en Sobre la demostración, Correo.
