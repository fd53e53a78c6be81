# Lo que pertenece a una demostración.
demo-title = Sobre esta demostración
demo-text = Un programa como podría ser, para probarlo todo.
demo-invented = Lo que es inventado
demo-invented-text = El condado, la organización, su personal y todas las personas que atiende: nombres, teléfonos, direcciones, vidas. Ningún número se puede llamar y ninguna dirección existe. La tabla de ingresos es un ejemplo inventado.
demo-real = Lo que es real
demo-real-text = El programa que está viendo. Cada registro surgió con los mismos actos que usted puede hacer, día a día durante tres años, con sus tareas, sus salidas y su rastro. Cambie lo que quiera.
demo-mail = Correo
demo-mail-text = Ningún correo sale de esta máquina. Cada uno se guarda en una carpeta.
demo-mail-read = Leer el correo
demo-mail-subject = Asunto
demo-mail-to = Para
demo-mail-at = Cuándo
demo-mail-none = Aún no hay correo
demo-mail-none-text = Invite a alguien o pida una contraseña nueva: el correo llega aquí unos segundos después.
demo-mail-follow = Seguir el enlace
demo-own = Cuando quiera el suyo
demo-own-text = Inicie Tandem con su propia base de datos: pregunta por su organización y no hace ninguna demostración. Una demostración solo se sirve a esta máquina y no puede convertirse en un programa real.
