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

crumbs = Dónde está

adding-title = Añadir al expediente de { $name }
adding-what = Qué añadir
adding-contact = Contacto
adding-note = Nota
adding-service = Servicio
adding-next-on = Elegir un día…
adding-begins = { $pronoun ->
    [she] Esto la hace participante; haga antes el sorteo.
    [he] Esto lo hace participante; haga antes el sorteo.
   *[other] Esto hace participante a { $name }; haga antes el sorteo.
}
adding-begins-kinds = Lo hacen: { $kinds }.
adding-note-day = Sobre qué día
adding-note-save = Guardar la nota
adding-service-kind = Qué servicio
adding-service-day = Día
adding-service-day-hint = El primero de varios, o el día previsto.
adding-service-until = Último día
adding-service-until-hint = Solo si son varios días.
adding-service-save = Guardar el servicio

service-span-one-day = Un día
service-span-several-days = Varios días
service-span-ongoing = Continúa
service-span-planned = Previsto

timeline-title = Cronología
timeline-filter = Qué mostrar
timeline-show-everything = Todo
timeline-show-notes = Notas
timeline-show-contacts = Contactos
timeline-show-services = Servicios
timeline-none = Nada de este tipo
timeline-none-text = Aparecerá aquí cuando se anote.
timeline-empty = Todavía no ha pasado nada
timeline-empty-text = Cada contacto, nota, servicio y decisión aparece aquí, lo más nuevo primero.
timeline-earlier = Anteriores
timeline-strike = Tachar
timeline-struck-derived = Tachado el { $day }: se corrigió la asistencia
timeline-struck = Tachado por { $who } el { $day }: { $reason }

timeline-participant-added = Anotada por primera vez
timeline-participant-changed = Cambió quién y dónde
timeline-identifier-recorded = Se anotó el número de identificación
timeline-case-opened = Solicitud para { $program }
timeline-case-moved = Etapa: de { $from } a { $to }
timeline-case-withdrawn = Etapa: de { $from } a { $to }. Motivo: { $withdrawal }
timeline-case-not-taken = Etapa: de { $from } a { $to }. No admitida: { $not_taken }
timeline-case-assigned = Asignado a { $user }
timeline-case-handed-over = Entregado a { $user }
timeline-cover-arranged = { $user } sustituye del { $from } al { $until }
timeline-service-given = { $service }
timeline-service-ended = Terminó: { $service }
timeline-service-struck = Servicio tachado
timeline-service-planned = Previsto para el { $day }: { $service }
timeline-planned-service-fell-through = No se dio un servicio previsto
timeline-note-written = Nota
timeline-note-struck = Nota tachada
timeline-program-entered = Empezó a participar: el primer servicio que cuenta
timeline-exited = Salió: ningún servicio que cuente desde entonces
timeline-exit-undone = Un servicio deshizo la salida
timeline-alternate-contact-added = Otro contacto: { $name }
timeline-alternate-contact-changed = Otro contacto cambió: { $name }
timeline-alternate-contact-struck = Otro contacto tachado: { $name }

services-title = En curso y previstos
services-since = Desde el { $day }
services-planned = Previsto para el { $day }
services-end = Terminar
services-fell-through = No se dio

who-title = Quién y dónde
who-edit = Editar
who-born = Nacimiento
who-lives = Vive en
who-email = Correo
who-program = Programa
who-came-through = Llegó por
who-entered = Entrada al programa
who-last-service = Último servicio
who-reached = Último contacto
who-tried = Último intento
who-caseworker = Responsable
who-nobody = Nadie todavía
who-assign = Asignar o sustituir
who-other-cases = Otros casos
who-move = Pasar el caso a otra etapa

edit-who = Quién
edit-reach = Cómo comunicarse
edit-where = Dónde vive
edit-goes-by-hint = Cómo le gusta que le llamen.
edit-pronouns-hint = ella, él, o como lo diga.
edit-safe-channel-hint = Lo que no le pone en riesgo: otra persona puede oír el teléfono o abrir el correo.
edit-safe-hours-hint = Por ejemplo: mensajes después de las 3, nunca en el trabajo.
safe-channel-label-call = Llamadas
safe-channel-label-text = Mensajes de texto
safe-channel-label-email = Correo electrónico
safe-channel-label-letter = Cartas
safe-channel-label-in-person = Solo en persona
identifier-title = Número de seguro social
identifier-ends = Termina en { $digits }
identifier-none = No está anotado
identifier-hint = Nueve cifras. Se guarda cifrado; solo se muestran las últimas cuatro.
identifier-write = Anotarlo
identifier-replace = Anotar otro en su lugar

conflict-title = Dos personas cambiaron esto a la vez
conflict-fits = Esto encaja
conflict-fits-aside = Solo lo cambió { $who }, y se conserva
conflict-save = Guardar lo que elegí
conflict-theirs-instead = Descartar lo mío

alternates-title = Otros contactos
alternates-why = La gente se muda y los teléfonos se cortan: quién sabe dónde está { $name }.
alternates-list = A quién preguntar
alternates-add = Uno más
alternates-add-short = Añadir
alternates-change = Cambiar
alternates-change-one = Cambiar
alternates-changing = Cambiar a { $name }
alternates-strike = Tachar
alternates-none = Todavía no hay nadie
alternates-none-text = Pregunte en la admisión y otra vez en la última clase: la madre, una amiga, un vecino.
alternates-relation-hint = Por ejemplo: madre, amigo, casero.
alternates-note = Qué saber antes de llamar
alternates-note-hint = Por ejemplo: en español, después de las 6.
may-be-told-call-back = Se le puede pedir que devuelva la llamada, nada más
may-be-told-program = Se le puede decir que el programa le busca
may-be-told-everything = Se le puede decir de qué se trata

ask-title = Antes, una pregunta
ask-keep = Dejarlo como está
ask-last-day = Último día
ask-stays-readable = Queda en la cronología, tachado, con su nombre y el motivo.
ask-derived-anew = La entrada, el último servicio y la etapa se calculan de nuevo.
ask-not-asked-any-more = Ya no se le pregunta.
ask-stays-in-history = Lo que se sabía queda en el historial.
ask-exit-clock = El caso puede salir antes: el plazo cuenta otra vez desde el último servicio.
ask-strike-note = ¿Tachar la nota del { $day }?
ask-strike-note-act = Tachar la nota
ask-strike-service = ¿Tachar { $service } del { $day }?
ask-strike-service-act = Tachar el servicio
ask-strike-contact = ¿Tachar a { $name } como otro contacto?
ask-strike-contact-act = Tachar el contacto
ask-end-service = ¿Terminar { $service }, que continúa desde el { $day }?
ask-end-service-act = Terminar el servicio
ask-fall-through = ¿No se dio { $service }, previsto para el { $day }?
ask-fall-through-act = No se dio

assignment-title = De quién es el caso
assignment-held = { $count ->
    [one] { $caseworker } atiende el caso de { $name }, el único abierto.
   *[other] { $caseworker } atiende el caso de { $name }, uno de { $count } abiertos.
}
assignment-nobodys = Nadie atiende todavía el caso de { $name }.
assignment-assign = Asignar el caso
assignment-hand-over = Entregar el caso
assignment-loads = Casos abiertos de cada persona junto al nombre
assignment-load = { $name }, { $count ->
    [one] 1 caso abierto
   *[other] { $count } casos abiertos
}
assignment-hand-over-follows = Desde hoy { $caseworker } ya no ve el caso. Lo que hizo sigue a su nombre.
assignment-assign-save = Asignar
assignment-hand-over-save = Entregar
assignment-back = Volver al expediente
cover-title = Sustitución
cover-about = Quien sustituye a { $caseworker } unos días
cover-days = del { $from } al { $last }
cover-now = Ahora
cover-save = Acordar la sustitución

history-title = Historial
history-changes-only = Cada cambio, con sus valores
history-show-changes = Solo cambios
history-show-reads = Y quién ha mirado
history-by-link = Por enlace
history-before = era
history-after = es
history-day = { $day }
history-yes = sí
history-no = no
history-none = Nada ha cambiado todavía
history-none-text = Cada cambio aparece aquí con quién, cuándo y los valores de antes y después.

found-title = Personas
found-count = { $count ->
    [0] Nadie de los suyos coincide con “{ $q }”.
    [one] Una persona de las suyas coincide con “{ $q }”.
   *[other] { $count } personas de las suyas coinciden con “{ $q }”.
}
found-mine = { $number } · { $program } · suyo
found-theirs = { $number } · { $program } · { $name }
found-nobodys = { $number } · { $program } · sin asignar
found-masked = { $program }, { $site }. Pregunte a { $name }.
found-masked-nobodys = { $program }, { $site }. Pregunte a su gerente.
found-masked-why = Los nombres que no le toca ver están ocultos. Quien figura al lado le puede decir más.
found-more = Hay más. Escriba más del nombre.

done-note-written = La nota está guardada.
done-note-struck = La nota está tachada.
done-service-recorded = El servicio está guardado.
done-service-ended = El servicio terminó.
done-service-struck = El servicio está tachado.
done-service-fell-through = Queda anotado que no se dio.
done-participant-changed = Guardado.
done-identifier-recorded = El número está anotado.
done-alternate-contact-added = Guardado.
done-alternate-contact-changed = Guardado.
done-alternate-contact-struck = Ya no se le pregunta.
done-case-assigned = El caso está asignado.
done-cover-arranged = La sustitución está acordada.

field-given-name = Nombre
field-family-name = Apellidos
field-suffix = Sufijo
field-goes-by = Le llaman
field-pronouns = Pronombres
field-street = Calle y número
field-city = Ciudad
field-state = Estado
field-zip = Código postal
field-county = Condado
field-safe-channel = Medios seguros
field-safe-hours = Cuándo
field-ssn = Número de seguro social
field-relation = Qué es de la persona
field-may-be-told = Qué se le puede decir
field-body = Nota
field-until = Último día
field-span = En qué días
field-by = Quién sustituye
field-from = Desde
field-applied-on = Fecha de la solicitud
field-came-through = Llegó por
field-ongoing = Continúa
field-cases = Los casos

refusal-in-the-past-from = { $what } debe ser hoy o más tarde. Escribió { $typed }.
refusal-out-of-order = { $what } debe ser { $after } o más tarde. Escribió { $typed }.
refusal-impossible-birth = Nadie de un programa nació ese día. Escribió { $typed }.
refusal-not-a-phone = { $what } debe tener de 7 a 15 cifras. Escribió { $typed }.
refusal-not-an-ssn = { $what } debe tener nueve cifras que hayan podido emitirse. Mire otra vez la tarjeta.
refusal-more-than-most = { $what }: como mucho { $most }.
refusal-comparison-embargo = Esta persona está en el grupo de comparación de un sorteo: ningún servicio hasta que termine el plazo.
refusal-service-before-selection = Un servicio que cuenta necesita antes una plaza en el programa: dé la plaza y anótelo después.
refusal-service-before-eligibility = { $what } es anterior al día en que se halló elegible, { $after }. Escribió { $typed }.
refusal-support-before-entry = Los apoyos son para participantes: anote antes un servicio de carrera o una formación.
refusal-new-case-needed = El último servicio fue hace más de 90 días. Un servicio nuevo necesita un caso nuevo.
refusal-no-such-move = El caso no puede dar este paso desde donde está.
refusal-already-applied = Ya hay un caso abierto en este programa: { $number }.
refusal-not-a-caseworker = { $what } debe ser alguien que hoy atienda casos.
refusal-already-theirs = El caso ya es suyo. Elija a otra persona para entregarlo.
refusal-hand-over-by-manager = El caso tiene responsable. Pida a un gerente del programa que lo entregue.
refusal-not-assigned = Nadie atiende este caso todavía: asígnelo antes.
refusal-cover-own = El caso ya es suyo. Elija a otra persona.

refusal-missing-service = Elija el servicio.
refusal-not-a-choice-service = Ese servicio no es del programa. Elija uno de la lista.
field-last-day = Último día
