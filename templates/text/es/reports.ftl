# Informes: cifras, y las filas detrás de ellas.
reports-total = { $count ->
    [0] Ningún caso abierto.
    [one] 1 caso abierto.
   *[other] { $count } casos abiertos.
}
reports-at-risk = { $count ->
    [0] Nadie está por salir.
    [one] Una persona está por salir sin un servicio.
   *[other] { $count } personas están por salir sin un servicio.
}
reports-filter = De qué tratan las cifras
reports-any-program = Todos mis programas
reports-period = Período
reports-quarter = T{ $quarter } { $year }
reports-month = { $month ->
    [1] Enero
    [2] Febrero
    [3] Marzo
    [4] Abril
    [5] Mayo
    [6] Junio
    [7] Julio
    [8] Agosto
    [9] Septiembre
    [10] Octubre
    [11] Noviembre
   *[12] Diciembre
} { $year }
reports-caseload = Casos por consejero
reports-caseload-aside = Casos abiertos, de la solicitud al último trimestre después de la salida
reports-stages = Por etapa
reports-all = Todos
reports-none = Aún no hay casos abiertos
reports-none-text = Los casos se cuentan aquí por etapa y por consejero cuando alguien presenta una solicitud.
reports-risk = Por salir
reports-risk-aside = Sin un servicio
reports-grants = Subvenciones frente a su ritmo
reports-grants-aside = Subvenciones vigentes hoy
reports-until = hasta { $day }
reports-no-grant = Ninguna subvención está vigente hoy.
reports-attendance = Asistencia
reports-attendance-aside = Horas presentes de las programadas; las justificadas no cuentan
reports-class = Clase
reports-rate = Tasa
reports-learners = En clase
reports-ends = Termina
reports-no-mark = Aún sin marcas
reports-no-class = Ninguna clase está en curso hoy.
reports-more-classes = Todas las clases
reports-follow-ups = Seguimientos
reports-follow-ups-aside = Después de una colocación o una salida, por el día en que terminaron
reports-by-period = Por período
reports-of-period = Por consejero, en
reports-none-ended = Ningún seguimiento terminó en
reports-done-share = Hechos
reports-quality = Calidad de los datos
reports-quality-aside = Cada número lleva a sus casos
reports-question = Pregunta
reports-cases = Casos
reports-follow-up = Seguimiento
reports-due = Vence
reports-ended = Terminó
reports-last-service = Último servicio
reports-no-rows = Aquí no se cuenta a nadie
reports-no-rows-text = Esta cifra es 0 para lo que eligió.
reports-back = Volver a los informes

figure-caseload = Casos abiertos
figure-exit-risk = 60 días sin un servicio
figure-exit-risk-late = 75 días sin un servicio
figure-low-attendance = Menos del 80 %
figure-not-reached = Sin contacto en 30 días
figure-no-caseworker = Sin consejero
figure-nobodys-task = Una tarea que nadie tiene
figure-no-evidence = Elegibles sin comprobante
figure-unverified = Un empleo que nada demuestra
figure-no-birth-date = Sin fecha de nacimiento
figure-no-address = Sin dirección completa
figure-no-safe-channel = La vía segura de contacto no lleva a ninguna parte
figure-no-alternate-contact = Sin contacto alterno
figure-follow-up-done = Hechos
figure-follow-up-missed = Perdidos
figure-follow-up-unreachable = No localizados
figure-is-caseload = De la solicitud al último trimestre después de la salida
figure-is-exit-risk = Activos, de 60 a 74 días después del último servicio, y nadie sabe por qué
figure-is-exit-risk-late = Activos, 75 días o más después del último servicio, y nadie sabe por qué
figure-is-low-attendance = En una clase en curso, menos del 80 % de al menos cinco sesiones
figure-is-not-reached = Activos, y sin contacto de ida y vuelta en 30 días
figure-is-no-caseworker = Seleccionados, activos o en seguimiento, y asignados a nadie
figure-is-nobodys-task = Una tarea abierta corresponde al consejero, y no lo hay
figure-is-no-evidence = Declarados elegibles, sin determinación o sin ningún dato comprobado
figure-is-unverified = Empezó hace 30 días o más, sin documento ni registro de salarios
figure-is-no-birth-date = Casos abiertos de personas sin fecha de nacimiento
figure-is-no-address = Falta la calle, la ciudad o el código postal
figure-is-no-safe-channel = Se les debe llamar o escribir, y no hay número ni dirección
figure-is-no-alternate-contact = Seleccionados, activos o en seguimiento, y nadie sabe dónde están
figure-is-follow-up-done = Seguimientos respondidos
figure-is-follow-up-missed = Seguimientos cuyo plazo cerró sin respuesta
figure-is-follow-up-unreachable = Seguimientos dejados tras suficientes intentos
