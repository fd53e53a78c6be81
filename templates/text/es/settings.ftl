# Configuración: programas, reglas, servicios, sedes.
settings-text = Lo que decide { $organization }, quién trabaja aquí y dónde.
settings-programs = Programas
settings-program = Programa
settings-no-program = Ningún programa suyo
settings-no-program-text = Pida a la administración una función en un programa.
settings-rules-count = { $count ->
    [one] 1 regla de elegibilidad
   *[other] { $count } reglas de elegibilidad
}
settings-organization = Organización
settings-users = Usuarios
settings-users-text = Quién trabaja aquí, como qué y dónde.
settings-sites = Sedes
settings-sites-text = Adonde acude la gente. Los casos y las funciones son de una sede.
settings-site-name = Nombre de la sede
settings-add-site = Agregar una sede
settings-rename = Cambiar el nombre
settings-import = Importar personas
settings-import-text = Desde la hoja de cálculo que usted usa.
settings-change = Cambiar
settings-more = Más de este programa
settings-details = Nombre, números y partes
settings-numbers = Números y partes
settings-rules = Reglas de elegibilidad
settings-rules-aside = No cumplida es no elegible; desconocida no decide nada
settings-every-stream = Todas las fuentes de fondos
settings-no-rule = Ninguna regla
settings-no-rule-text = Todas las personas son elegibles. Agregue una regla para cambiarlo.
settings-add-rule = Agregar una regla
settings-priority = Prioridad de servicio
settings-priority-aside = Quién va primero, una vez elegible
settings-papers = Documentos
settings-rubric = Selección
settings-rubric-aside = En qué se evalúa a las personas solicitantes
settings-points = { $count ->
    [one] 1 punto como máximo
   *[other] { $count } puntos como máximo
}
settings-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
settings-sector-hint = La industria para la que capacita.
settings-caseworker-label = Las personas que llevan casos se llaman
settings-caseworker-label-hint = Por ejemplo asesora, consejero, coach.
settings-gap-days = Salida tras estos días sin servicio
settings-gap-days-hint = 90 según las reglas federales.
settings-intake-view-days = Admisión sigue viendo el caso tras la entrega
settings-intake-view-days-hint = En días.
settings-switched-on = Partes de Tandem que usa
settings-switched-on-hint = Lo que no se usa no se ve.
settings-services = Tipos de servicio
settings-services-text = La entrada y la salida se derivan de la clase de un servicio, se llame como se llame.
settings-service-name = Cómo se llama
settings-service-class = Qué es para las reglas federales
settings-service-class-hint = No se puede cambiar después: los servicios se registran con ella.
settings-service-starts = Hace participante
settings-add-service = Agregar un tipo de servicio
settings-streams = Fuentes de fondos
settings-streams-text = Cada una tiene sus reglas, su prioridad y sus documentos.
settings-stream-name = Nombre de la subvención o fondo
settings-add-stream = Agregar una fuente de fondos
settings-income-tables = Tablas de ingresos
settings-income-text = Las reglas de ingresos comparan con ellas, por tamaño del hogar y año. Lo determinado antes queda como está.
settings-income-year = Año
settings-income-further = Cada persona más
settings-income-upload = Subir una tabla
settings-income-shape = Un archivo de texto con comas: una fila por año, una columna por tamaño del hogar, dólares al año.
settings-income-source = Dónde se publicó
settings-income-source-hint = Para quien lo revise, por ejemplo HHS poverty guidelines, enero de 2026.
settings-income-file = Archivo
settings-comma = Separadas por comas.
settings-yes = Sí
settings-no = No

settings-rule-text = Lo que se determinó antes queda como está.
settings-rule-code = Nombre corto
settings-rule-code-hint = Minúsculas, cifras y guiones. Se conserva cuando la regla cambia.
settings-rule-years = Años
settings-rule-table = Tabla
settings-rule-percent = Porcentaje de la tabla
settings-rule-percent-hint = 200 es el doble de la cantidad de la tabla.
settings-rule-or-any = O una de estas respuestas es sí
settings-rule-or-any-hint = Nombres cortos de preguntas, separados por comas, por ejemplo public-assistance.
settings-rule-any-of = Una de estas respuestas es sí
settings-rule-questions-hint = Nombres cortos de preguntas, separados por comas.
settings-rule-test = Nombre corto de la prueba
settings-rule-from = Desde
settings-rule-to = Hasta
settings-rule-document = Nombre corto del documento
settings-rule-document-hint = Como lo nombra la lista de documentos.
settings-rule-question = Pregunta
settings-rule-answer = Respuesta requerida
settings-rule-stream = Fuente de fondos
settings-rule-evidence = Evidencia mínima para un sí
settings-rule-word = La palabra de la persona
settings-rule-unmet = Lo que se dice a quien no la cumple
settings-rule-unmet-en = En inglés
settings-rule-unmet-es = En español
settings-rule-only-if = Solo para algunas personas
settings-rule-age-from = Desde la edad
settings-rule-age-to = Hasta la edad
settings-rule-only-yes = Quien respondió sí a
settings-rule-only-no = Quien respondió no a
settings-rule-end = Quitar esta regla
settings-rule-end-text = Ya no se pregunta a quienes soliciten. Lo que se determinó con ella sigue legible.

rule-minimum-age = { $years } años o más
rule-maximum-age = { $years } años o menos
rule-residence = Vive en { $areas }
rule-income = Ingresos de { $percent } % de la tabla «{ $table }» como máximo
rule-income-or = Ingresos de { $percent } % de la tabla «{ $table }» como máximo, o sí a { $answers }
rule-authorized-to-work = Puede trabajar en los Estados Unidos
rule-status = Sí a una de { $answers }
rule-score-between = { $test }: de { $from } a { $to }
rule-score-from = { $test }: { $from } o más
rule-score-to = { $test }: { $to } o menos
rule-document = «{ $document }» fue aceptado
rule-yes = Sí a { $question }
rule-no = No a { $question }
rule-only-if-yes = Solo si respondió sí a { $question }.
rule-only-if-no = Solo si respondió no a { $question }.
rule-only-from = Solo desde los { $years } años.
rule-only-to = Solo hasta los { $years } años.

rule-kind-minimum-age = Edad mínima
rule-kind-maximum-age = Edad máxima
rule-kind-residence = Residencia
rule-kind-income = Ingresos
rule-kind-authorized-to-work = Autorización para trabajar
rule-kind-status = Condición
rule-kind-score = Puntaje de una prueba
rule-kind-document = Documento
rule-kind-criterion = Pregunta propia

evidence-statement = Declaración firmada
evidence-document = Documento visto
evidence-record = Registro oficial

feature-lottery = Sorteos
feature-impact = Impacto frente a un grupo de comparación
feature-participation-contract = Contrato de participación con puntos
feature-technology-plans = Planes de tecnología de los empleadores
feature-safeguard-reviews = Revisiones de salvaguardas
feature-on-the-job-training = Capacitación en el trabajo

service-class-eligibility = Determinación de elegibilidad
service-class-outreach = Difusión
service-class-intake = Admisión
service-class-orientation = Orientación
service-class-information-only = Solo información
service-class-self-service = Autoservicio
service-class-basic-staff = Servicio básico de carrera con personal
service-class-individualized = Servicio individualizado de carrera
service-class-training = Capacitación
service-class-iwt = Capacitación de trabajadores empleados
service-class-supportive = Servicio de apoyo
service-class-follow-up = Servicio de seguimiento

users-count = { $count ->
    [one] Una persona tiene cuenta.
   *[other] { $count } personas tienen cuenta.
}
users-person = Persona
users-roles = Funciones
users-places = Dónde
users-state = Cuenta
users-invited = Invitada, aún sin entrar
users-active = Activa
users-no-role = Sin función
users-no-role-text = Sin función no se ve nada. Dele una.
users-no-place = En ningún lugar
users-invite = Invitar a alguien
users-invite-text = Recibe un correo con un enlace para elegir su contraseña. Sirve siete días.
users-language = Idioma de sus páginas
users-role-hint = Después se pueden dar más funciones.
users-program-hint = Quienes dirigen ven los casos de sus programas.
users-site-hint = Admisión ve los casos de sus sedes hasta la entrega.
users-no-program = Ningún programa
users-no-site = Ninguna sede
users-send = Enviar la invitación
users-end-role = Terminar esta función
users-own = Sus propias funciones las cambia otra persona.
users-give = Dar una función
users-give-hint = Una función que ya tiene alcanza también el lugar nuevo.
users-again = Enviar la invitación otra vez
users-again-text = A { $email }. Los enlaces anteriores dejan de funcionar.
users-close = Cerrar esta cuenta
users-close-text = La sesión de { $name } termina de inmediato y no puede volver a entrar. Su nombre queda en todo lo hecho. Entregue antes sus casos.

role-caseworker = Trabajador de casos
role-intake-specialist = Especialista de admisión
role-instructor = Instructor
role-job-developer = Desarrollador de empleo
role-manager = Dirección de programa
role-administrator = Administración
role-employer-contact = Contacto de empleador
role-employer-signatory = Firmante de empleador
role-board-member = Miembro de la junta
role-evaluator = Evaluación
role-auditor = Auditoría

field-role = Función
field-program = Programa
field-sector = Sector
field-years = Años
field-within = Zonas
field-table = Tabla
field-percent = Porcentaje
field-any-of = Respuestas
field-test = Prueba
field-score-from = Puntaje mínimo
field-score-to = Puntaje máximo
field-document = Documento
field-question = Pregunta
field-answer = Respuesta
field-unmet-en = La frase en inglés
field-unmet-es = La frase en español
field-age-from = Desde la edad
field-age-to = Hasta la edad
field-stream = Fuente de fondos
field-evidence = Evidencia
field-gap-days = Días hasta la salida
field-intake-view-days = Días para admisión
field-caseworker-label = El nombre de quienes llevan casos
field-switched-on = Partes
field-class = Clase
field-kind = Tipo
field-source = Fuente
field-language = Idioma
field-only-if-yes = Respuestas
field-only-if-no = Respuestas
field-or-any = Respuestas

done-site-saved = Guardado.
done-program-saved = Guardado. Vale desde ahora.
done-rule-ended = La regla ya no está.
done-income-table-saved = La tabla está en vigor.
done-services-saved = Guardado.
done-streams-saved = Guardado.
done-user-invited = La invitación va en camino.
done-role-given = La función está dada.
done-role-ended = La función terminó.
done-user-closed = La cuenta está cerrada.

refusal-not-a-code = { $what }: solo minúsculas, cifras y guiones. Usted escribió { $typed }.
refusal-rule-of-unknown-stream = La regla «{ $rule }» nombra una fuente de fondos que el programa no tiene.
refusal-rule-without-words = La regla «{ $rule }» debe decir en ambos idiomas lo que se explica a la persona.
refusal-rule-says-nothing = La regla «{ $rule }» no la cumple nadie o la cumplen todos. Revise sus números.
refusal-rule-code-fixed = El nombre corto de una regla no cambia. Quite la regla y agregue otra.
refusal-name-taken = El programa ya tiene una con este nombre.
refusal-role-own = Nadie cambia sus propias funciones ni cierra su propia cuenta. Pida ayuda a un colega.
refusal-role-above = Solo la administración hace esto: la función alcanza más que la suya.
refusal-role-elsewhere = Usted da funciones en los programas que dirige. Pida ayuda a la administración.
refusal-already-in = Ya eligió una contraseña. Puede pedir un enlace nuevo en la página de inicio de sesión.
refusal-table-unreadable = No es un archivo de texto con comas. Guárdelo como CSV, UTF-8, e intente de nuevo.
refusal-table-head = La primera línea debe ser: year, 1, 2, 3 etc., each further. Es { $typed }.
refusal-table-row = La línea { $line } no es un año con sus cantidades: { $typed }. No se cambió nada.
refusal-table-empty = El archivo no tiene ningún año.
refusal-table-falls = En la línea { $line } un hogar mayor tendría menos, o la primera cantidad es 0. No se cambió nada.

follow-rules = Reglas de seguimiento
follow-rules-text = Qué deber se sigue de qué, cuándo y para quién.
follow-rule = Regla de seguimiento
follow-rule-text = Lo que planeó antes queda como se planeó.
follow-rule-what = Qué hay que hacer
follow-rule-when = Cuándo
follow-rule-who = Le corresponde a
follow-rule-late = Cuando se retrasa
follow-rule-nobody = Nadie más se entera
follow-rule-after = { $count ->
    [0] El mismo día
    [one] 1 día después
   *[other] { $count } días después
}
follow-rule-before = { $count ->
    [one] 1 día antes
   *[other] { $count } días antes
}
follow-rule-quarter = En el trimestre { $quarter } posterior
follow-rule-again = { $count ->
    [one] De nuevo cada día
   *[other] De nuevo cada { $count } días
}
follow-rule-hears = { $count ->
    [one] { $role }, tras 1 día
   *[other] { $role }, tras { $count } días
}
follow-rule-trigger = Después de qué
follow-rule-days = Vence tantos días después
follow-rule-days-hint = Con un menos, tantos días antes.
follow-rule-opens = Se abre días antes
follow-rule-closes = Se cierra días después
follow-rule-quarter-label = Trimestre posterior, 1 a 4
follow-rule-late-after = Retrasada tras días
follow-rule-late-to = Entonces se entera
follow-rule-repeats = De nuevo cada tantos días
follow-rule-weight = Peso
follow-rule-weight-hint = 3 está en la cola donde una tarea simple de tres días antes.
follow-rule-end-text = No planea nada más. Las tareas que planeó quedan.

trigger-application-received = Después de una solicitud
trigger-case-assigned = Después de asignar un caso
trigger-program-entry = Después de la entrada al programa
trigger-plan-agreed = Después de acordar un plan
trigger-cohort-started = Después del inicio de una cohorte
trigger-absences = Después de dos ausencias seguidas
trigger-attendance-low = Mientras la asistencia es baja
trigger-not-reached = Mientras no se logra contactar a la persona
trigger-exit-risk = Después del último servicio
trigger-need-opened = Después de abrir una necesidad
trigger-referral-sent = Después de enviar una derivación
trigger-authorization-issued = Después de emitir una autorización
trigger-authorization-ending = En torno al fin de una autorización
trigger-release-granted = Después de otorgar una autorización de datos
trigger-release-ending = En torno al fin de una autorización de datos
trigger-placement-started = Después del inicio de un empleo
trigger-hire-reported = Después de reportar una contratación
trigger-exited = Después de la salida
trigger-commitment-confirmed = Después de confirmar un compromiso
trigger-commitment-ending = En torno al fin de un compromiso
trigger-curriculum-reviewed = Después de revisar un plan de estudios

field-trigger = Causa
field-after = Días
field-opens-before = Días antes
field-closes-after = Días después
field-quarter = Trimestre
field-falls-to = Función
field-late-after = Días
field-late-to = Función
field-repeats-every = Días
field-weight = Peso
