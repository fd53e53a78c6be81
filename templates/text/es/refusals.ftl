# Por qué algo no se puede hacer como se pidió: qué está mal y cómo arreglarlo.
this-answer = Esta respuesta

refusal-missing = { $what }: todavía falta.
refusal-too-long = { $what } puede tener { $most } caracteres como máximo. Tiene { $length }.
refusal-control-characters = { $what } tiene caracteres que no se pueden mostrar. Escríbalo de nuevo en vez de pegarlo.
refusal-no-such-day = { $what } no es un día del calendario. Escríbalo así: 11/24/2026. Escribió { $typed }.
refusal-not-in-range = { $what } debe ser un número entero de { $least } a { $most }. Escribió { $typed }.
refusal-not-in-range-household-size = El tamaño del hogar debe ser { $least } o más. Escribió { $typed }.
refusal-not-an-amount = { $what } debe ser una cantidad en dólares, por ejemplo 20.75. Escribió { $typed }.
refusal-not-a-choice = { $what } no está entre las opciones. Elija una de la lista.
refusal-not-an-email = { $what } debe ser una dirección de correo, por ejemplo rosa@mail.example. Escribió { $typed }.
refusal-unknown-field = Este formulario no tiene esa respuesta. Abra la página de nuevo y escríbala otra vez.
refusal-choose-one = { $what }: dos personas cambiaron esto. Elija una de las dos versiones.
refusal-too-early = { $what } debe ser del { $earliest } en adelante. Escribió { $typed }.
refusal-too-late = { $what } debe ser a más tardar el { $latest }. Escribió { $typed }.
refusal-changed-in-between = Otra persona cambió esto mientras tanto. Mírelo como está ahora y decida de nuevo.
refusal-form-without-version = Este formulario no dice de qué versión salió. Abra la página de nuevo y envíelo desde ahí.
