# La propia cuenta.
account-title = Su cuenta
account-sign-out = Cerrar sesión
account-you = Usted
account-language = Idioma de sus páginas y correos
account-keys = Las teclas sueltas son atajos
account-password = Contraseña
account-present = Su contraseña actual
account-change-password = Cambiar la contraseña
account-where = Dónde tiene sesión abierta
account-since = Desde { $at }
account-seen = Última actividad { $at }
account-here = Aquí
account-everywhere = Cerrar sesión en todas partes

field-present-password = Su contraseña actual
done-account-saved = Guardado.
done-password-changed = Su contraseña nueva está lista. Se cerró su sesión en los demás lugares.
refusal-password-present-wrong = { $what } es otra. Escríbala de nuevo o pida un enlace en la página de inicio de sesión.
