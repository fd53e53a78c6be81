# Importación de la lista de participantes de un programa.

# Por qué no se puede leer un archivo
refusal-file-empty = El archivo está vacío. Exporte la lista otra vez y elija ese archivo.
refusal-file-too-large = El archivo tiene { $megabytes } megabytes; se pueden leer { $most } como máximo. Quite las imágenes y otras hojas, o divídalo.
refusal-file-too-long = El archivo tiene más de { $most } líneas. Divídalo en varios archivos.
refusal-file-workbook = Esto es un libro de cálculo. En la hoja de cálculo elija «Guardar como» y «CSV UTF-8», e importe ese archivo.
refusal-file-binary = Este archivo no contiene texto. Elija la lista guardada como CSV.
refusal-file-cut-off = El archivo termina en medio de un valor que empieza en la línea { $line }: se cortó, o falta una comilla ahí. Expórtelo otra vez, o cierre la comilla.
refusal-columns-not-found = No se encontró una línea con los títulos de las columnas. Una lista necesita un nombre, y una fecha de nacimiento o un número de seguro social. Se vio: { $seen }. Ponga títulos a las columnas en las primeras líneas, o diga qué es cada columna.
refusal-mapping-unreadable = «{ $typed }» no dice qué es una columna. Escriba por ejemplo «Cumpleaños=born», o «4=-» para dejar fuera la cuarta columna.
refusal-mapping-twice = Dos columnas no pueden tener este mismo significado. Elija la mejor y deje fuera la otra.
refusal-mapping-no-such-column = El archivo no tiene una columna «{ $typed }». Escriba su título como está en el archivo, o su número.

# Por qué se rechaza una línea: un valor
refusal-bad-date = { $column }: «{ $typed }» no es un día del calendario. Escriba mes, día y año, como 8/3/2025.
refusal-no-name = { $column }: una persona necesita un nombre. Escriba el nombre y el apellido.
refusal-half-a-name = { $column }: falta la mitad del nombre. Escriba el nombre y el apellido.
refusal-no-birth-date = Falta la fecha de nacimiento y no hay un número de seguro social completo. Escriba uno de los dos, para distinguir a dos personas del mismo nombre.
refusal-cell-too-long = { $column }: el texto que empieza «{ $typed }» es demasiado largo. Acórtelo.
refusal-ssn-unclear = { $column }: no es ni un número de seguro social completo ni sus últimas cuatro cifras. Escriba nueve cifras, cuatro cifras, o nada.
refusal-ssn-impossible = { $column }: no se emite ningún número de seguro social así. Revíselo en la tarjeta, o déjelo vacío.
refusal-phone-unclear = { $column }: «{ $typed }» no es un número de teléfono completo. Escríbalo con el código de área, como 210-555-0100.
refusal-email-unclear = { $column }: «{ $typed }» no es una dirección de correo. Escríbala como nombre@example.org, o déjela vacía.
refusal-not-yes-or-no = { $column }: «{ $typed }» no es ni sí ni no. Escriba sí, no o nada.
refusal-household-unclear = { $column }: «{ $typed }» no es un número de personas. Escriba un solo número de 1 a 30.
refusal-amount-unclear = { $column }: «{ $typed }» no es una cantidad clara. Escriba un solo número y de qué período es, como $1,600 al mes o $21.50 por hora.
refusal-income-absurd = { $column }: «{ $typed }» es más de un millón de dólares al año. ¿Sobran dos ceros?
refusal-wage-absurd = { $column }: «{ $typed }» es menos de $2.13 o más de $500 por hora. Revise la cantidad y escriba de qué período es: hora, semana, año.
refusal-hours-unclear = { $column }: «{ $typed }» no es un número de horas por semana. Escriba un solo número, como 40.
refusal-unknown-status = { $column }: «{ $typed }» no se entiende. Escriba applied, eligible, waitlisted, ineligible, withdrew, enrolled, dropped, completed, placed o exited.

# Por qué se rechaza una línea: lo que no concuerda
refusal-born-in-future = La fecha de nacimiento, { $born }, está en el futuro. Revise el año.
refusal-born-after-applied = La fecha de nacimiento, { $born }, no es anterior a la solicitud, { $applied }. Revise las dos.
refusal-applied-in-future = La solicitud, { $applied }, está en el futuro. Revise la fecha.
refusal-start-before-applied = El inicio del programa, { $start }, es anterior a la solicitud, { $applied }. Revise los dos.
refusal-end-before-start = El fin del programa, { $end }, es anterior a su inicio, { $start }. Revise los dos.
refusal-placed-before-applied = La colocación, { $placed }, es anterior a la solicitud, { $applied }. Revise las dos.
refusal-placed-before-start = La colocación, { $placed }, es anterior al inicio del programa, { $start }. Revise los dos.
refusal-placed-in-future = La colocación, { $placed }, está en el futuro. Revise la fecha, o déjela vacía hasta que empiece el trabajo.
refusal-line-cut-off = El archivo termina en medio de esta línea. Expórtelo otra vez.
refusal-too-many-cells = Esta línea tiene { $cells } valores para { $columns } columnas. Ponga entre comillas el valor que contiene el separador.

# Por qué una línea no trae a nadie
refusal-same-as-line = La misma persona que la línea { $line }.
refusal-probably-same-as-line = Probablemente la misma persona que la línea { $line }. Mire las dos; si son dos personas, corrija lo que las hace parecidas.
refusal-same-as-refused-line = La misma persona que la línea { $line }, que está rechazada. Corrija esa línea, o quítela del archivo y entrará esta.
refusal-already-known = Esta persona ya está en Tandem.
refusal-probably-known = Probablemente alguien que ya está en Tandem. Mire a los dos y decida.
refusal-skipped-title = Un título encima de la tabla.
refusal-skipped-heads = Los títulos de las columnas.
refusal-skipped-blank = Una línea vacía.
refusal-skipped-total = Una línea de totales.
refusal-skipped-remark = Una nota debajo de la tabla.

# Qué significa una columna
import-column-name = Nombre completo
import-column-first = Nombre
import-column-middle = Segundo nombre
import-column-last = Apellido
import-column-suffix = Sufijo
import-column-born = Fecha de nacimiento
import-column-ssn = Número de seguro social
import-column-phone = Teléfono
import-column-email = Correo electrónico
import-column-gender = Género
import-column-veteran = Veterano
import-column-household = Personas en el hogar
import-column-income = Ingreso del hogar
import-column-barriers = Barreras
import-column-applied = Fecha de solicitud
import-column-status = Etapa
import-column-program = Programa
import-column-start = Inicio del programa
import-column-end = Fin del programa
import-column-employer = Empleador
import-column-job_title = Puesto
import-column-wage = Salario
import-column-hours = Horas por semana
import-column-placed = Fecha de colocación
import-column-notes = Notas

# Qué pasa con una línea
import-outcome-new = Nueva
import-outcome-matched = Ya conocida
import-outcome-duplicate = Repetida
import-outcome-refused = Rechazada
import-outcome-skipped = Pasada por alto

# Dónde estaba la persona cuando se llevaba la lista
roster-stage-applied = Solicitó
roster-stage-eligible = Elegible
roster-stage-waitlisted = En lista de espera
roster-stage-ineligible = No elegible
roster-stage-withdrew = Se retiró antes de empezar
roster-stage-enrolled = En el programa
roster-stage-dropped = Dejó el programa
roster-stage-completed = Terminó el programa
roster-stage-placed = Colocada
roster-stage-exited = Salió

roster-gender-female = Mujer
roster-gender-male = Hombre
roster-gender-nonbinary = No binario
roster-gender-another = Con otra palabra
roster-gender-undisclosed = Prefiere no decirlo

encoding-utf-8 = Unicode (UTF-8)
encoding-utf-16le = Unicode (UTF-16)
encoding-utf-16be = Unicode (UTF-16, big-endian)
encoding-windows-1252 = Windows (1252)

# Hasta dónde dos registros son una persona, y por qué
likeness-different = Personas distintas
likeness-hint = Comparten algo
likeness-probably = Probablemente la misma persona
likeness-same = La misma persona
likeness-ground-same-number = el mismo número de seguro social
likeness-ground-same-last-four = las mismas últimas cuatro cifras
likeness-ground-same-birth-date = la misma fecha de nacimiento
likeness-ground-near-birth-date = casi la misma fecha de nacimiento
likeness-ground-same-name = el mismo nombre
likeness-ground-similar-name = un nombre parecido
likeness-ground-same-first-name = el mismo nombre de pila
likeness-ground-same-phone = el mismo teléfono
likeness-ground-same-email = el mismo correo
likeness-ground-other-number = pero otro número de seguro social
likeness-ground-other-suffix = pero otro sufijo

# Por qué se rechaza un programa, una línea o toda una importación
refusal-kept-as-known = { $what }: el archivo dice { $typed }. Tandem conserva lo que tiene; cámbielo en el expediente si el archivo tiene razón.
refusal-program-gone = El programa { $program } existía cuando se revisó el archivo y ya no existe. Importe el archivo otra vez.
refusal-no-training-kind = El programa no tiene ningún tipo de servicio de formación ni de orientación. Agregue uno al programa y vuelva a importar la línea.
refusal-person-gone = Esta persona estaba en Tandem cuando se revisó el archivo y ya no está. Importe el archivo otra vez.
refusal-import-undoing = Este archivo se está deshaciendo en este momento. Impórtelo otra vez en un momento.
refusal-import-begun = Esta importación ya comenzó. Se podrá deshacer cuando termine.
refusal-import-over = Esta importación ya terminó. Para traer el archivo otra vez, elíjalo de nuevo.
refusal-import-not-done = Todavía hay líneas de este archivo en espera. Deje que la importación continúe.
refusal-import-not-running = Esta importación ya no está en marcha.
refusal-import-not-over = Solo se puede deshacer una importación terminada.
refusal-import-built-on = Línea { $line }: alguien ha trabajado desde entonces con esta persona o este caso.

import-state-previewed = Por revisar
import-state-running = En marcha
import-state-done = Terminada
import-state-undoing = Deshaciéndose
import-state-undone = Deshecha

import-deed-brought-in = Incorporada
import-deed-case-added = Caso agregado
import-deed-filled-in = Completada
import-deed-unchanged = Sin cambios
import-deed-left-out = Omitida

timeline-case-adopted = Tomado de { $source }: { $program }

# Las páginas
import-text = La lista propia de un programa, guardada como CSV. Primero verá qué pasaría con cada línea; nada se incorpora hasta que usted lo diga.
import-choose = Elija un archivo
import-file = Archivo
import-file-hint = La hoja de cálculo guardada como CSV, hasta 20 megabytes. Puede conservar títulos, líneas en blanco y totales.
import-site = Sede de estas personas
import-program = Programa de las líneas que no nombran ninguno
import-program-hint = Las líneas que nombran un programa van a ese programa.
import-program-by-file = Como diga el archivo
import-look = Revisarlo
import-nothing-yet = Todavía no se incorpora nada.
import-files = Archivos
import-state = Estado
import-people = Personas
import-to-look-at = Por revisar
import-none = Todavía no se ha leído ningún archivo
import-none-text = Elija la lista que usted lleva. No importan los títulos ni el orden de las columnas.
import-can-come-in = { $count ->
    [one] 1 de { $of } personas puede incorporarse
   *[other] { $count } de { $of } personas pueden incorporarse
}
import-read-from = Leído de { $name }; todavía no se incorpora nada.
import-impossible = { $count ->
    [one] 1 línea es imposible y dice por qué; las demás no la esperan.
   *[other] { $count } líneas son imposibles y dicen por qué; las demás no las esperan.
}
import-download-refused = Descargar las { $count } rechazadas
import-download = Descargar el informe
import-start = { $count ->
    [one] Incorporar a 1 persona
   *[other] Incorporar a { $count } personas
}
import-drop = No incorporar este archivo
import-before = Este archivo se incorporó { $at }
import-before-text = Las personas que llegaron con él se reconocen y quedan como están.
import-before-link = Ver esa importación
import-tally = Líneas según lo que pasa con ellas
import-about-new = Personas por incorporar
import-about-matched = Ya están en Tandem
import-about-duplicate = Quizás la misma persona: mire ambas
import-about-refused = Cada una con su motivo
import-about-skipped = Títulos, líneas en blanco, totales
import-file-says = Qué más contiene el archivo
import-new-programs = { $count ->
    [one] 1 programa es nuevo y se abrirá
   *[other] { $count } programas son nuevos y se abrirán
}
import-kept = Se guarda con la línea de cada persona, hasta que Tandem tenga un lugar
import-employers = { $count ->
    [one] Nombra 1 empleador.
   *[other] Nombra { $count } empleadores.
}
import-columns = En qué se convierte cada columna
import-columns-count = { $count ->
    [one] 1 columna, { $recognized } reconocida
   *[other] { $count } columnas, { $recognized } reconocidas
}
import-column = Columna del archivo
import-example = Por ejemplo
import-becomes = Se convierte en
import-column-becomes = { $column } se convierte en
import-column-aside = Guardado aparte
import-read-anew = Leer el archivo de nuevo
import-lines = Línea por línea
import-person = Persona
import-understood = Entendido como
import-happens = Qué pasa
import-nobody = Ninguna persona
import-line = línea { $line }
import-no-lines = Ninguna línea es de este tipo
import-says-born = nacimiento { $day }
import-says-applied = solicitud { $day }
import-says-program = { $text }
import-says-start = inicio { $day }
import-says-end = fin { $day }
import-says-employer = { $text }
import-says-placed = colocación { $day }
import-running = Está en marcha
import-progress = { $done } de { $of } líneas incorporadas
import-running-text = Puede cerrar esta página; continúa. Una persona se incorpora entera o no se incorpora.
import-go-on = Continuar, si se detuvo
import-undoing = Se está deshaciendo
import-undoing-text = Esto toma un momento. Si mientras tanto alguien trabajó con una de estas personas, todo queda como está.
import-done = Terminó
import-done-text = { $count ->
    [one] Se incorporó 1 línea.
   *[other] Se incorporaron { $count } líneas.
}
import-done-refused = { $count ->
    [one] 1 línea espera con su motivo: corrija el archivo e incorpórelo otra vez; quienes ya están quedan como están.
   *[other] { $count } líneas esperan con su motivo: corrija el archivo e incorpórelo otra vez; quienes ya están quedan como están.
}
import-undo = Deshacer toda la importación
import-undo-while = Es posible hasta que alguien trabaje con una de estas personas.
import-undo-question = ¿Deshacer la importación de { $name }?
import-undo-follows = Esto pasará:
import-undo-people = { $count ->
    [one] Se va 1 persona, con el caso, los servicios y las notas del archivo.
   *[other] Se van { $count } personas, con los casos, los servicios y las notas del archivo.
}
import-undo-cases = { $count ->
    [one] Se va 1 caso de una persona que ya estaba.
   *[other] Se van { $count } casos de personas que ya estaban.
}
import-undo-filled-in = { $count ->
    [one] 1 persona vuelve a tener lo que se sabía antes.
   *[other] { $count } personas vuelven a tener lo que se sabía antes.
}
import-undo-programs = Se van estos programas, si nadie más los usa: { $names }.
import-undo-stays = Queda constancia de quién importó y deshizo qué. El archivo se puede incorporar otra vez.
import-undo-keep = Conservar todo
import-report-line = Línea
import-report-outcome = Qué pasó
import-report-why = Por qué

done-import-read = Se leyó el archivo. Mire qué pasaría.
done-import-started = La incorporación comenzó.
done-import-dropped = El archivo se olvidó. No se incorporó nada.
done-import-undo-asked = Se deshará en un momento.
refusal-program-not-yours = { $program } es un programa que usted no dirige. Su gerente puede incorporar esta línea.

field-first = Nombre
field-last = Apellidos
