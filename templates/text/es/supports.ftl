# Apoyos: necesidades, proveedores, derivaciones, directorios.
record-tab-supports = Apoyos
supports-title = Necesidades
supports-stand = { $count ->
    [0] Ninguna necesidad espera.
    [one] Una necesidad está en camino{ $late ->
        [0] .
       *[other] , y sin respuesta a tiempo.
      }
   *[other] { $count } necesidades están en camino{ $late ->
        [0] .
        [one] , una de ellas sin respuesta a tiempo.
       *[other] , { $late } de ellas sin respuesta a tiempo.
      }
  }
supports-find = Buscar un proveedor
supports-filter = Filtrar las necesidades
supports-mine = Las mías
supports-everyone = Todas las que alcanzo
supports-any-kind = De cualquier tipo
supports-all-lanes = Todas las columnas
supports-see-all = Ver las { $count }
supports-none-open = Ninguna necesidad abierta
supports-none-text-open = Aquí llega una necesidad que surge de una barrera o una conversación, hasta que se pregunte a alguien.
supports-none-waiting = No se ha preguntado a nadie
supports-none-text-waiting = Aquí llega una necesidad cuando se pide ayuda a un proveedor.
supports-none-met = Todavía nada esta semana
supports-none-text-met = Aquí llega una necesidad cuando alguien recibió ayuda.
filter-caseworker = Responsable
filter-act = Filtrar
support-lane-open = Abiertas
support-lane-waiting = Derivadas
support-lane-met = Resueltas esta semana
support-days-open = { $days ->
    [0] Abierta hoy
    [one] 1 día abierta
   *[other] { $days } días abierta
  }
supports-days-open = { $days ->
    [0] Abierta hoy
    [one] 1 día abierta, desde el { $day }
   *[other] { $days } días abierta, desde el { $day }
  }
support-sent = Enviada hoy
support-no-answer = { $days ->
    [one] Sin respuesta desde hace 1 día
   *[other] Sin respuesta desde hace { $days } días
  }
support-accepted = Aceptada el { $day }
support-was-declined = Rechazada el { $day }
support-was-no-show = No acudió, { $day }
support-was-served = Atendida el { $day }, hace falta otra vez
support-met = Resuelta el { $day }
support-refer = Derivar
support-write-answer = Anotar la respuesta
support-look = Ver
supports-likely = Lo que { $who } dijo al ingreso hace probables estas necesidades
supports-open-likely = { $count ->
    [one] Abrir esta necesidad
   *[other] Abrir las necesidades elegidas
  }
supports-no-need = Ninguna necesidad abierta
supports-no-need-text = Aquí llega lo que se interpone entre { $who } y la capacitación, con quién fue consultado.
supports-settled = Concluidas
supports-open = Abrir una necesidad
supports-settle = Corregir o concluir
supports-change = Cambiar
need-kind = Tipo de ayuda
need-what = Qué exactamente
need-what-hint = Por ejemplo: martes y jueves por la tarde, desde el 7 de diciembre.
need-urgency = Con qué urgencia
need-day = Abierta desde
need-settle = En qué quedó
need-came-of-it = La necesidad está
need-settled-on = El día
need-because = Por qué
need-because-hint = Solo si no se resolvió o se retiró.
need-settle-follows = Ya no se espera a quien fue consultado y no respondió; sus enlaces terminan.
need-settle-act = Concluir la necesidad
need-reopen = Abrirla otra vez
need-reopen-text = Si resulta que la necesidad sigue en pie. Lo concluido queda en el historial.
need-reopen-act = Abrir otra vez
need-correct = Corregirla

need-kind-transport = Transporte
need-kind-child-care = Cuidado de niños
need-kind-dependent-care = Cuidado de un dependiente
need-kind-housing = Vivienda
need-kind-food = Alimentos
need-kind-utilities = Servicios del hogar
need-kind-clothing = Ropa
need-kind-tools = Herramientas y equipo de seguridad
need-kind-exam-fees = Tarifas de exámenes y licencias
need-kind-books = Libros y materiales
need-kind-education = Educación pendiente
need-kind-english = Inglés
need-kind-computer = Computadora o internet
need-kind-license = Licencia de conducir
need-kind-papers = Documentos
need-kind-health = Salud
need-kind-legal = Ayuda legal
need-kind-money = Asuntos de dinero
need-kind-other = Otra cosa
urgency-now = Ahora
urgency-soon = Pronto
urgency-later = Puede esperar
need-state-open = Abierta
need-state-met = Resuelta
need-state-unmet = No resuelta
need-state-withdrawn = Retirada
met-by-referral = Ayudó un proveedor
met-by-authorization = Pagó un fondo
met-by-otherwise = Resuelta de otra manera
settled-because-no-provider = Nadie lo ofrece aquí
settled-because-no-place = No hay lugar
settled-because-not-eligible = No cumple los requisitos
settled-because-no-money = No hay dinero para eso
settled-because-no-answer = Nadie respondió
settled-because-not-wanted = No quiere ayuda
settled-because-passed = Se resolvió sola
settled-because-mistake = Abierta por error
settled-because-other = Otra razón

referral-to = Derivar a { $provider }
referral-see-provider = Ver el proveedor
referral-released = Una autorización permite que { $provider } sepa quién es
referral-released-text = El proveedor conoce el nombre y la necesidad, y ningún número.
referral-released-contact = El proveedor conoce el nombre, la necesidad y la manera segura de llamar o escribir.
referral-not-released = No hay autorización para { $provider }
referral-not-released-text = Sin ella, se da la dirección a { $who } y no se dice ningún nombre. Una autorización de “servicio de un socio”, al proveedor con este nombre, que cubra nombre y servicios, permite preguntar al proveedor.
referral-record-release = Registrar una autorización
referral-how = Cómo
referral-mail-to = El correo va a { $email }. No nombra a nadie; el enlace muestra lo autorizado.
referral-no-email = El directorio no tiene correo de este proveedor.
referral-counts-as = Una vez atendida, cuenta como
referral-counts-hint = Un servicio de apoyo: no inicia ni mantiene abierta la participación.
referral-counts-not = Nada del programa
referral-message = Unas palabras para el proveedor
referral-message-hint = El proveedor las lee detrás del enlace. Omita lo que no se autorizó.
referral-send = Derivar
referral-write-answer = Anotar lo que dijeron
referral-correct = Corregir la respuesta
referral-says = Dijeron
referral-day = El día
referral-day-hint = El día de la ayuda, o el día en que no acudió.
referral-who-said = Quién lo dijo
referral-who-said-hint = El nombre de la persona en el teléfono.
referral-because = Por qué no
referral-said-by = lo dijo { $who }
referral-withdraw = Retirar la derivación
referral-withdraw-text = El enlace termina al momento. Nadie espera ya una respuesta.
referral-way-mail = Por correo con un enlace
referral-way-call = De palabra
referral-way-given = Se dio la dirección, sin decir el nombre
referral-state-sent = Sin respuesta todavía
referral-state-accepted = Aceptada
referral-state-served = Atendida
referral-state-declined = Rechazada
referral-state-no-show = No acudió
referral-state-withdrawn = Retirada
declined-because-full = No queda lugar
declined-because-not-eligible = No cumple los requisitos
declined-because-not-offered = No se ofrece
declined-because-not-reached = No se pudo contactar
declined-because-not-fitting = Demasiado lejos, o a deshoras
declined-because-other = Otra razón
referral-answer-accepted = Sí, vamos a ayudar
referral-answer-served = Ya ayudamos
referral-answer-declined = No podemos ayudar
referral-answer-no-show = No acudió
referral-asks-title = ¿Puede ayudar?
referral-accepted-title = Usted dijo que ayudará a { $who }
referral-asks-text = { $organization } pregunta a { $provider }. Lo que lee aquí se autorizó solo para usted: guárdelo para sí.
referral-who = Quién
referral-phone = Teléfono
referral-email = Correo
referral-hours = Cuándo llamar
referral-your-answer = Su respuesta
referral-note = Unas palabras para el programa
referral-answer-act = Enviar la respuesta
referral-until = El enlace funciona hasta { $until }.
referral-thanks-title = Gracias
referral-thanks-text = Su respuesta llegó. Puede cerrar esta página.
referral-over-text = Ya se respondió, se retiró, o su tiempo terminó. Llame al programa si tiene algo que decir.

providers-title = Proveedores
providers-text = Quién ayuda con qué, dónde y en qué idioma.
providers-for-need = Elija a quién preguntar. Lo autorizado decide qué se les dice.
providers-import = Importar un directorio
providers-add = Agregar un proveedor
providers-words = Palabras
providers-place = Ciudad o código postal
providers-language = Idioma
providers-any-language = Cualquier idioma
providers-search = Buscar
providers-service = Servicio
providers-where = Dónde
providers-speaks = Idiomas
providers-act = Siguiente
providers-look = Ver más
providers-none-found = No se encontró a nadie
providers-none-found-text = Menos palabras, otro tipo o sin lugar pueden encontrar a alguien.
providers-none = Todavía no hay proveedores
providers-none-text = Un directorio en archivos de Open Referral entra de una vez; también se puede agregar un proveedor a mano.
providers-none-yours = La gerencia trae un directorio.
provider-about = Acerca de
provider-services = Servicios
provider-add-service = Agregar un servicio
provider-edit = Cambiar
provider-edit-service = Cambiar
provider-edit-place = Cambiar
provider-add-place = Agregar un lugar
provider-retire = Retirar
provider-retire-all = Retirar este proveedor
provider-take-up = Ofrecer otra vez
provider-take-up-all = Ofrecer otra vez este proveedor
provider-retired-since = Retirado el { $day }
provider-eligibility = Para quién
provider-application = Cómo pedirlo
provider-fees = Tarifas
provider-wait = Espera
provider-email = Correo para derivaciones
provider-email-hint = Las derivaciones se envían aquí.
provider-url = Página
provider-no-service = Todavía ningún servicio
provider-no-service-text = Agregue con qué ayudan, para que se les encuentre.
provider-reach = Cómo contactarlos
provider-no-email = Sin correo: las derivaciones van por teléfono.
provider-places = Lugares
provider-no-place = Todavía ningún lugar
provider-edited = Cambiado a mano: un directorio lo deja como está.
provider-from-directory = De un directorio; la próxima importación lo mantiene al día.
provider-name = Nombre
provider-kinds = Ayuda con
provider-phones-hint = Uno por línea.
provider-languages-hint = Separados por comas.
provider-hours-hint = Como se dice: de 9 a 5, de lunes a viernes.
provider-form-provider-new = Agregar un proveedor
provider-form-provider-known = Cambiar el proveedor
provider-form-location-new = Agregar un lugar
provider-form-location-known = Cambiar el lugar
provider-form-service-new = Agregar un servicio
provider-form-service-known = Cambiar el servicio
spoken-english = Inglés
spoken-spanish = Español
spoken-haitian-creole = Criollo haitiano
spoken-french = Francés
spoken-portuguese = Portugués
spoken-arabic = Árabe
spoken-chinese = Chino
spoken-vietnamese = Vietnamita
spoken-russian = Ruso
spoken-hebrew = Hebreo o yidis
spoken-sign-language = Lengua de señas
spoken-interpreter = Por intérprete

directory-title = Directorios de proveedores
directory-text = Archivos de Open Referral (HSDS): organizations.csv y services.csv, y lo que más tenga el directorio. Primero se leen y se miran; nada entra antes de que usted lo diga.
directory-choose = Elegir los archivos
directory-files = Archivos del directorio
directory-files-hint = Todos los archivos CSV del directorio a la vez.
directory-name = Cómo se llama
directory-name-hint = Por ejemplo Miami 211.
directory-imports = Directorios importados
directory-providers = Proveedores
directory-unread = Sin leer
directory-none = Todavía ningún directorio
directory-none-text = Aquí queda lo importado, con lo que no se pudo leer, y se puede deshacer.
directory-can-come-in = { $count ->
    [one] Puede entrar un proveedor
   *[other] Pueden entrar { $count } proveedores
  }
directory-unread-count = { $count ->
    [one] Una fila o campo no se puede leer.
   *[other] { $count } filas o campos no se pueden leer.
  }
directory-report = Descargar lo que no se leyó
directory-start = { $count ->
    [one] Traer un proveedor
   *[other] Traer { $count } proveedores
  }
directory-done-text = { $count ->
    [one] Un proveedor fue traído o comparado.
   *[other] { $count } proveedores fueron traídos o comparados.
  }
directory-look = Ver los proveedores
directory-undo-follows = Los proveedores que trajo se van; de los que cambió vuelve a valer lo que se sabía antes. Queda en pie aquel a quien se derivó a alguien desde entonces, o que se cambió a mano.
directory-file = Archivo
directory-rows = Filas
directory-read = Leídas
directory-left = Sin leer
directory-what = Qué
directory-says = Qué dice
directory-counts = { $services ->
    [one] 1 servicio
   *[other] { $services } servicios
  }, { $places ->
    [one] 1 lugar
   *[other] { $places } lugares
  }
directory-outcome-new = Nuevo
directory-outcome-matched = Conocido
directory-outcome-refused = Sin leer
directory-outcome-skipped = No dice nada
directory-deed-brought-in = Traído
directory-deed-filled-in = Puesto al día
directory-deed-unchanged = Sin cambios
directory-deed-left-out = Dejado fuera

done-need-opened = La necesidad está abierta.
done-need-changed = La necesidad se corrigió.
done-need-settled = La necesidad está concluida.
done-need-reopened = La necesidad está abierta otra vez.
done-referral-sent = Derivada. Sin respuesta en cinco días se vuelve una tarea.
done-referral-answered = La respuesta quedó anotada.
done-referral-corrected = La respuesta se corrigió, con todo lo que sigue de ella.
done-referral-withdrawn = La derivación se retiró.
done-provider-added = El proveedor está en el directorio. Agregue con qué ayudan.
done-provider-changed = Cambiado.
done-provider-retired = Cambiado. A quien se retira ya no se ofrece.
done-provider-service-added = El servicio ya se puede encontrar.
done-provider-service-changed = El servicio se cambió.
done-provider-service-retired = Cambiado. Lo retirado ya no se ofrece.
done-directory-read = Leído. Nada ha entrado todavía.

what-need-opened = Abrió una necesidad
what-need-changed = Corrigió una necesidad
what-need-settled = Concluyó una necesidad
what-need-reopened = Abrió otra vez una necesidad
what-provider-added = Agregó un proveedor
what-provider-changed = Cambió un proveedor
what-provider-retired = Retiró un proveedor, o lo ofreció otra vez
what-provider-service-added = Agregó un servicio de un proveedor
what-provider-service-changed = Cambió un servicio de un proveedor
what-provider-service-retired = Retiró un servicio de un proveedor, o lo ofreció otra vez
what-provider-taken-back = Quitó lo que una importación trajo de un proveedor
what-referral-sent = Derivó a un proveedor
what-referral-answered = Un proveedor respondió
what-referral-corrected = Corrigió la respuesta de un proveedor
what-referral-withdrawn = Retiró una derivación
timeline-need-opened = Necesidad abierta: { $need }
timeline-need-changed = Necesidad corregida: { $need }
timeline-need-settled = { $need }: { $state }
timeline-need-reopened = Necesidad abierta otra vez: { $need }
timeline-referral-sent = Derivación a { $provider } por { $need }. { $way }
timeline-referral-answered = { $provider }, { $need }: { $state }
timeline-referral-corrected = Corregido: { $provider }, { $need }: { $state }
timeline-referral-withdrawn = Derivación a { $provider } retirada: { $need }

field-kinds = Tipos de ayuda
field-what = Qué exactamente
field-urgency = La urgencia
field-way = Cómo
field-message = Las palabras para el proveedor
field-said-by = Quién lo dijo
field-provider-service = El servicio
field-alternate-name = También llamado
field-url = Página
field-phones = Teléfonos
field-languages = Idiomas
field-address-1 = Calle y número
field-address-2 = Suite o piso
field-postal-code = Código postal
field-transportation = Cómo llegar
field-accessibility = Accesibilidad
field-eligibility = Para quién
field-application = Cómo pedirlo
field-fees = Tarifas
field-wait = Espera
field-sites = Lugares
field-files = Archivos

refusal-need-open = Ya hay una necesidad abierta de este tipo. Corrija esa.
refusal-need-settled = Esta necesidad ya está concluida. Ábrala otra vez primero.
refusal-need-not-settled = Esta necesidad está abierta.
refusal-after-settled = { $what } debe ser { $settled } o antes: ese día se concluyó. Usted escribió { $typed }.
refusal-does-not-explain = Esta razón no va con lo que resultó. Elija otra.
refusal-case-over = Este caso terminó. Ya no se deriva a nadie desde él.
refusal-provider-retired = { $name } está retirado. Elija otro proveedor.
refusal-referral-needs-release = Ninguna autorización permite que { $provider } sepa quién es. Registre una, o dé la dirección sin nombre.
refusal-provider-without-email = El directorio no tiene correo de { $provider }. Llámelos, o agregue el correo al directorio.
refusal-referral-under-way = Ya se preguntó a { $provider } por esta necesidad.
refusal-referral-answered = Esta derivación ya concluyó. Mírela como está ahora.
refusal-no-such-correction = Esta respuesta no se puede corregir así.
refusal-kept-as-edited = { $name } se cambió a mano y queda como está.
refusal-provider-built-on = { $name } se cambió, o se derivó a alguien allí, desde la importación.
refusal-directory-file-missing = { $file } no está entre los archivos. Sin él no hay directorio.
refusal-directory-column-missing = { $file } no tiene la columna { $column }. Su primera línea debe nombrarla.
refusal-directory-file-unreadable = { $file } no se puede leer.
refusal-directory-file-twice = { $file } y { $second } son la misma parte de un directorio. Omita una.
refusal-directory-file-unknown = No es una parte de un directorio que se lea.
refusal-directory-missing = No hay nada ahí, y hace falta.
refusal-directory-id-unknown = Nombra lo que no está en el directorio.
refusal-directory-id-twice = Una fila anterior tiene el mismo número.
refusal-directory-says-nothing = La fila no dice nada.
refusal-directory-second-address = El lugar ya tiene una dirección.
refusal-directory-cell-too-long = La celda es más larga que cualquier texto que se lee.
refusal-directory-row-too-wide = La fila tiene más celdas que columnas el archivo.
