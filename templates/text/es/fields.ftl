# Cómo se llaman los campos, en etiquetas y en frases sobre ellos.
field-name = Nombre
field-first-name = Nombre
field-last-name = Apellidos
field-email = Correo electrónico
field-phone = Teléfono
field-password = Contraseña
field-born = Fecha de nacimiento
field-household-size = Tamaño del hogar
