sign-in-title = Entrar
sign-in-welcome = Bienvenido de nuevo
sign-in-for = Para el personal, las empresas y las juntas de { $organization }.
sign-in-email = Correo del trabajo
sign-in-pasting = Puede pegarla desde un administrador de contraseñas.
sign-in-act = Entrar
sign-in-forgotten = ¿La olvidó? Pida un enlace para elegir otra
sign-in-back = Volver a la entrada
sign-in-participants = ¿Participa en un programa? No necesita cuenta: use el enlace de nuestro mensaje.
sign-in-or-call = O llame al { $phone }.
sign-in-signed-out = Ha salido de su cuenta.
sign-in-password-chosen = Su nueva contraseña está guardada. Entre con ella.

forgot-title = Pedir un enlace nuevo
forgot-text = Le enviamos un enlace para elegir otra contraseña. Sirve una vez, durante una hora.
forgot-act = Enviarme el enlace
forgot-sent = Mire su correo
forgot-sent-text = Si la dirección tiene una cuenta, el enlace va en camino. Sirve una vez, durante una hora. ¿No llega en diez minutos? Mire en la carpeta de correo no deseado o pregunte a su administrador.

password-title = Elija una contraseña nueva
password-welcome = Le damos la bienvenida, { $name }
password-invited = { $organization } abrió una cuenta para { $email }. Elija una contraseña y ya está dentro.
password-for = Para { $email }. Se cierra su sesión en los demás equipos.
password-new = Contraseña nueva
password-hint = { $least } caracteres o más. Cuatro o cinco palabras que no van juntas son fáciles de recordar.
password-act = Guardar la contraseña
password-link-over = Este enlace ya no funciona
password-link-over-text = Un enlace sirve una vez y por un tiempo limitado. Pida otro, o pregunte a quien le invitó.
password-new-link = Pedir un enlace nuevo
field-password-again = La misma otra vez

refusal-sign-in-wrong = Ese correo y esa contraseña no van juntos.
refusal-too-often = Demasiados intentos. Pruebe de nuevo en { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}, o pida un enlace para elegir otra contraseña.
refusal-password-too-short = { $what } debe tener { $least } caracteres o más.
refusal-password-too-long = { $what } puede tener { $most } caracteres como máximo.
refusal-password-known = { $what } está en una lista de contraseñas que los atacantes prueban primero. Elija otra.
refusal-password-expected = { $what } contiene su nombre o el de la organización, que es lo primero que se prueba. Elija otra.
refusal-passwords-differ = Las dos contraseñas son distintas. Escriba la misma dos veces.
