# El formulario para un contacto, un servicio y la próxima tarea.
field-channel = Cómo
field-outcome = Qué pasó
field-service = También fue un servicio
field-note = Nota
field-next = Próxima tarea
field-next-on = El día
contact-no-service = No, solo contacto
contact-no-next = Ninguna
contact-save = Guardar los tres
contact-save-next = y abrir el siguiente
contact-log = Anotar
contact-close = Cerrar
contact-log-with = un contacto con { $who }
contact-call = Llamar a { $who }, { $phone }
contact-text = Enviar un mensaje a { $who }

channel-call = Llamada
channel-text = Mensaje
channel-email = Correo
channel-in-person = En persona
outcome-reached = Hablamos
outcome-message-left = Dejé un mensaje
outcome-no-answer = Sin respuesta
outcome-wrong-number = Número equivocado
outcome-refused = No quiso

refusal-missing-outcome = Diga qué pasó.
refusal-missing-channel = Diga cómo lo intentó.
refusal-missing-next-on = Elija el día de la próxima tarea.
