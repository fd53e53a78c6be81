# Documentos: lo que hace falta, lo que llegó, pedirlo, enviarlo.
documents-stand = { $missing ->
    [0] Todos los papeles han llegado o se pidieron.
    [one] Falta 1 papel.
   *[other] Faltan { $missing } papeles.
} { $judge ->
    [0] Nada espera revisión.
    [one] 1 documento espera revisión.
   *[other] { $judge } documentos esperan revisión.
}
documents-needed = Lo que hace falta
documents-others = Otros documentos
documents-for = Para { $streams }
documents-for-all = Para todas las fuentes de fondos
documents-conditional = solo si corresponde
documents-none-needed = No hace falta ningún papel
documents-none-needed-text = La configuración del programa dice qué papeles necesita cada fuente de fondos.
documents-file = Imprimir el expediente completo
documents-upload = Agregar un documento
documents-upload-act = Agregarlo
documents-ask = Pedir papeles a { $who }
documents-ask-by-mail = { $who } recibe un correo con un enlace, en su idioma. No nombra ningún papel ni programa.
documents-ask-by-hand = El correo no es seguro para { $who }. Usted recibe un enlace para entregar, enviar por mensaje o leer.
documents-ask-again = El enlace que está abierto ahora deja de funcionar.
documents-ask-act = Crear el enlace
documents-ask-act-mail = Enviar el enlace
documents-asked = Pedido
documents-asked-by = { $who }, { $at }. El enlace funciona hasta { $until }.
documents-asked-mail = El enlace se envió a { $who } por correo.
documents-link = Enlace para { $who }
documents-text = Hola. Aquí puede enviar los papeles de los que hablamos: { $link }
documents-text-act = Enviar el enlace por mensaje
documents-withdraw = Retirar el enlace

document-title = Cómo llamarlo
document-title-hint = Por ejemplo, el mes de un talón de pago.
document-file-hint = PDF, o una foto: JPEG, PNG, HEIC, WebP. Hasta 15 MB. Se quita el lugar donde se tomó la foto.
document-accept-at-once = Lo he revisado y lo acepto como prueba
document-came = Agregado por { $who }
document-came-by-link = Enviado por enlace
document-nobody = Tandem
document-kilobytes = { $size } kB
document-decided-accepted = Aceptado por { $who }, { $at }
document-decided-refused = Rechazado por { $who }, { $at }
document-decided-struck = Tachado por { $who }, { $at }
document-accept = Aceptar
document-refuse = Rechazar
document-strike = Tachar
document-strike-means = Queda en la lista, tachado, con su nombre y el motivo. Ya nadie lo abre.
document-more = En palabras

paper-other = Otro documento
paper-signed-release = Autorización firmada para compartir información
paper-of-born = Prueba de fecha de nacimiento
paper-of-residence = Prueba de domicilio
paper-of-household-size = Prueba del tamaño del hogar
paper-of-yearly-income = Prueba de ingresos
paper-of-answer = Prueba: { $what }

paper-standing-accepted = Aceptado
paper-standing-received = Por revisar
paper-standing-asked = Pedido
paper-standing-refused = Rechazado
paper-standing-missing = Falta
document-state-received = Por revisar
document-state-accepted = Aceptado
document-state-refused = Rechazado
document-state-struck = Tachado
media-type-pdf = PDF
media-type-jpeg = Foto (JPEG)
media-type-png = Imagen (PNG)
media-type-heic = Foto (HEIC)
media-type-webp = Imagen (WebP)
came-by-staff = Agregado por el personal
came-by-link = Enviado por enlace
document-way-email = Por correo
document-way-handed-over = Entregado
refused-for-unreadable = No se puede leer
refused-for-incomplete = Faltan páginas o bordes
refused-for-wrong-paper = Es otro papel
refused-for-out-of-date = Está vencido
refused-for-somebody-else = Tiene el nombre de otra persona

field-paper = Qué papel
field-papers = Qué papeles
field-file = Archivo
field-title = Cómo llamarlo
field-reason = Motivo
field-refused-for = Qué tiene de malo

refusal-document-empty = El archivo está vacío. Elija otro.
refusal-document-too-large = El archivo pesa más de { $most } MB. Escanéelo en gris o envíe menos páginas a la vez.
refusal-document-kind = El archivo no es un PDF ni una foto. Envíe un PDF, JPEG, PNG, HEIC o WebP.
refusal-document-damaged = El archivo está dañado o cortado. Guárdelo de nuevo o tome la foto otra vez.
refusal-document-too-many-pixels = La imagen es demasiado grande para abrirla sin riesgo ({ $width } × { $height }). Tómela con un teléfono o escanéela con menos detalle.
refusal-same-document = Este mismo archivo ya está para este papel.
refusal-document-proves-release = Una autorización vigente se firmó en este papel. Retire primero la autorización.
refusal-enough-files = Ya llegaron { $most } archivos por este enlace. Pida un enlace nuevo para enviar más.

done-document-kept = El documento se agregó.
done-document-asked = El enlace está listo.
done-document-request-withdrawn = El enlace ya no funciona.
done-document-acceptance = El documento está aceptado como prueba.
done-document-refusal = El documento está rechazado.
done-document-strike = El documento está tachado.
done-document-sent = Gracias. Llegó.

timeline-document-asked = Papeles pedidos: { $papers }
timeline-document-request-withdrawn = Enlace para papeles retirado
timeline-document-received = Llegó un documento: { $paper }
timeline-document-accepted = Documento aceptado: { $paper }
timeline-document-refused = Documento rechazado: { $paper }
timeline-document-struck = Documento tachado: { $paper }

send-title = Envíe sus papeles
send-how = Tome una foto de cada papel con buena luz, con los cuatro bordes a la vista, o elija un PDF.
send-come = Ya llegó todo
send-come-text = Gracias. Alguien lo revisa ahora. Todavía puede enviar otra página.
send-accepted = Sirve cualquiera de estos: { $papers }
send-file = Foto o PDF
send-file-hint = Hasta 15 MB. Se quita el lugar donde se tomó la foto.
send-act = Enviarlo
send-another = Enviar otra página
send-files = { $count ->
    [one] Llegó 1 archivo.
   *[other] Llegaron { $count } archivos.
}
send-until = Este enlace es solo para usted. Funciona hasta { $until } y no muestra nada de lo que envió.
send-state-to-send = Por enviar
send-state-received = Llegó
send-state-accepted = Está bien
send-state-refused = Envíelo otra vez
send-refused-unreadable = No pudimos leerlo. Tome la foto otra vez con mejor luz.
send-refused-incomplete = Faltaban páginas o bordes. Envíelo completo.
send-refused-wrong-paper = Era otro papel, no el que necesitamos.
send-refused-out-of-date = Estaba vencido. Envíe uno más reciente.
send-refused-somebody-else = Tenía otro nombre. Envíe el que tiene su nombre.
link-over-title = Este enlace ya no funciona
link-over-text = Se acabó su tiempo, o se hizo uno más nuevo. Pida un enlace nuevo a su programa.

file-title = El expediente de { $who }
file-back = Volver a los documentos
file-who = Quién
file-number = Caso
file-program = Programa
file-address = Domicilio
file-caseworker = Asesor
file-stage = Etapa
file-applied = Solicitud
file-entered = Ingreso al programa
file-exited = Salida
file-determined = Determinación de elegibilidad
file-papers = Pruebas
file-state = Estado
file-came = Llegó
file-decided = Decidido por
file-hash = SHA-256 comienza
file-services = Servicios
file-service = Servicio
file-from = Desde
file-until = Hasta
file-goes-on = continúa
file-given-by = Dado por
file-no-service = Todavía no se dio ningún servicio.
file-moves = Etapas
