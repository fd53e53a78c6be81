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
