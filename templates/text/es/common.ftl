# Palabras de todas las páginas.
skip-to-content = Ir al contenido
brand-home = Tandem, página de inicio
your-account = su cuenta
find-label = Buscar a un participante por nombre, teléfono o número de caso
find-hint = Nombre, teléfono o número de caso
demo-banner = Son datos de demostración: todas las personas son inventadas y ningún correo sale de esta máquina.
demo-more = Sobre la demostración
print-prepared = Preparado el { $at }
language-name = Español

nav-title = Principal
nav-more = Más
nav-waiting = en espera
nav-today = Hoy
nav-caseload = Casos
nav-follow-up = Seguimiento
nav-intake = Admisión
nav-training = Formación
nav-supports = Apoyos
nav-employers = Empresas
nav-reports = Informes
nav-settings = Ajustes

form-error = Error:
form-optional = (opcional)
form-choose = Elija…
form-nothing = nada
form-wrong-title = { $count ->
    [one] Una respuesta necesita otra mirada
   *[other] { $count } respuestas necesitan otra mirada
}
form-nothing-lost = Lo que escribió sigue aquí.
form-save = Guardar
form-cancel = Cancelar

notice-who-saved = { $who } guardó esto a las { $at }: aquí están esa versión y la suya.
notice-choose = Elija donde son distintas. No se pierde nada y ninguna está elegida por usted.
conflict-theirs = { $who }, guardado a las { $at }
conflict-yours = La suya, aún sin guardar

table-pick-all = Elegir todo en esta página
table-pick = Elegir a { $who }
table-pages = Páginas de la lista
table-previous = Anterior
table-next = Siguiente
filter-showing = Se muestra
filter-remove = quitar este filtro
filter-clear = Quitar todos

stages-title = Etapas del caso
step-done = Listo
step-to-fix = Por corregir
step-look-again = Revisar
step-to-do = Por hacer
step-locked = Después

days-late = { $count ->
    [one] 1 día de retraso
   *[other] { $count } días de retraso
}
days-open = { $count ->
    [one] abierto desde hace 1 día
   *[other] abierto desde hace { $count } días
}
days-left = { $count ->
    [one] queda 1 día
   *[other] quedan { $count } días
}
days-ago = { $count ->
    [0] hoy
    [1] ayer
   *[other] hace { $count } días
}
due-today = Hoy
due-tomorrow = Mañana

keys-title = Teclas
keys-close = Cerrar
keys-find = Buscar a una persona
keys-move = Siguiente, anterior
keys-open = Abrir
keys-log = Anotar un contacto
keys-snooze = Pasar a otro día
keys-pick = Elegir
keys-filter = Filtrar
keys-views = Vista anterior, siguiente
keys-save = Guardar
keys-shut = Cerrar lo abierto
draft-kept = Borrador guardado, { $at }
found-nobody = Nadie coincide con «{ $q }»
found-nobody-text = Busque por una parte del nombre, por las últimas cifras del teléfono o por número de caso.
