# Empleadores: la lista, uno de ellos, su gente y sus locales, lo que se habló, cómo se le atendió.
employers-count = { $count ->
    [one] Un empleador con el que trabaja.
   *[other] { $count } empleadores con los que trabaja.
  }
employers-silent-count = { $count ->
    [0] Ninguno lleva { $days } días en silencio.
    [one] Uno lleva { $days } días en silencio.
   *[other] { $count } llevan { $days } días en silencio.
  }
employers-steps = Próximos pasos que vencen
employers-filter = Filtrar los empleadores
employers-find = Nombre
employers-level = Colaboración
employers-sector = Sector
employers-silence = Silencio
employers-any-level = Cualquiera
employers-any-sector = Cualquiera
employers-any-silence = Cualquiera
employers-silent-for = { $days } días o más
employers-last-word = En silencio
employers-next = Sigue
employers-days = { $days ->
    [0] Hoy
    [one] Un día
   *[other] { $days } días
  }
employers-word-ago = { $days ->
    [0] Con noticias de hoy
    [one] En silencio hace un día
   *[other] En silencio hace { $days } días
  }
employers-add = Agregar un empleador
employers-none = Todavía no hay empleadores
employers-none-text = Aquí aparecen los empleadores con los que habla, o donde alguien trabaja.
employers-none-found = Ningún empleador coincide
employer-edit = Cambiar
employer-edit-title = Cambiar { $name }
employer-name = Cómo la llama la gente
employer-legal-name-hint = Solo si es otro.
employer-fein-hint = Nueve dígitos. Se guarda sellado y se muestran los últimos cuatro.
employer-fein-known-hint = Hay uno anotado que termina en { $last }. Escriba otro solo para reemplazarlo.
employer-fein-masked = termina en { $last }
employer-naics-hint = Seis dígitos, como 332710.
employer-position-hint = Por ejemplo, gerente de planta.
employer-contact-from = Desde
employer-contact-until = Último día allí
employer-log = Lo que se habló
employer-how = Cómo
employer-outcome = Qué resultó
employer-with = Con quién
employer-nobody-named = Nadie en particular
employer-next-on = Para el
employer-said = Llamadas, visitas, reuniones
employer-nothing-said = Todavía no se ha hablado
employer-nothing-said-text = Lo que anote arriba aparece aquí, lo más nuevo primero.
employer-struck = Tachado: { $reason }
employer-no-order = Todavía no hay pedidos de personal.
employer-hired = Personas que trabajan o trabajaron aquí
employer-hidden = { $count ->
    [one] Una persona más trabaja o trabajó aquí.
   *[other] { $count } personas más trabajan o trabajaron aquí.
  }
employer-about = Datos
employer-people = Personas
employer-signs = Puede firmar
employer-gone = Se fue el { $day }
employer-add-contact = Agregar a alguien
employer-sites = Locales
employer-add-site = Agregar un local
employer-site-name = Cómo se llama
employer-services = Servicios prestados
employer-add-service = Anotar un servicio
employer-service-kind = Servicio
partnership-level-workplace = Solo lugar de trabajo
partnership-level-contacted = Contactado
partnership-level-engaged = En trato
partnership-level-partner = Socio
size-band-1-4 = 1 a 4 personas
size-band-5-9 = 5 a 9 personas
size-band-10-19 = 10 a 19 personas
size-band-20-49 = 20 a 49 personas
size-band-50-99 = 50 a 99 personas
size-band-100-249 = 100 a 249 personas
size-band-250-499 = 250 a 499 personas
size-band-500-999 = 500 a 999 personas
size-band-1000-and-more = 1,000 personas o más
naics-sector-11 = Agricultura y bosques
naics-sector-21 = Minería, petróleo y gas
naics-sector-22 = Servicios públicos
naics-sector-23 = Construcción
naics-sector-31-33 = Manufactura
naics-sector-42 = Comercio mayorista
naics-sector-44-45 = Comercio minorista
naics-sector-48-49 = Transporte y almacenes
naics-sector-51 = Información
naics-sector-52 = Finanzas y seguros
naics-sector-53 = Bienes raíces y alquiler
naics-sector-54 = Servicios profesionales y técnicos
naics-sector-55 = Dirección de empresas
naics-sector-56 = Servicios administrativos y de residuos
naics-sector-61 = Educación
naics-sector-62 = Salud y asistencia social
naics-sector-71 = Artes y recreación
naics-sector-72 = Hoteles y restaurantes
naics-sector-81 = Otros servicios
naics-sector-92 = Administración pública
known-yes = Sí
known-no = No
known-unknown = No se sabe
engagement-kind-call = Llamada
engagement-kind-visit = Visita
engagement-kind-meeting = Reunión
engagement-kind-email = Correo
engagement-outcome-spoke = Se habló
engagement-outcome-message-left = Se dejó mensaje
engagement-outcome-no-answer = Sin respuesta
engagement-outcome-not-now = Ahora no
employer-service-hr-advice = Asesoría e información de personal
employer-service-job-posting = Ayuda para publicar vacantes
employer-service-screening = Preselección y envío de personas
employer-service-customized-training = Capacitación a medida
employer-service-incumbent-training = Capacitación de su propia gente
employer-service-on-the-job-training = Capacitación en el puesto
employer-service-rapid-response = Respuesta rápida a despidos
employer-service-supplier-help = Ayuda para evitar despidos
employer-service-other = Otro servicio
field-legal-name = Nombre legal
field-fein = Número de identificación del empleador
field-naics = Código de industria (NAICS)
field-size = Cuántas personas trabajan allí
field-union-presence = Sindicato o comité
field-is-another = Es otro empleador con el mismo nombre
field-position = Puesto
field-signs = Puede comprometerse y firmar por el empleador
field-next-step = Próximo paso
field-contact = Contacto
field-employer = Empleador
refusal-employer-known = { $name } ya está. Ábralo, o diga abajo que es otro.
refusal-fein-known = { $name } tiene este número.
refusal-fein-taken = Otro empleador tiene este número.
refusal-not-a-fein = { $what } debe tener nueve dígitos que se hayan podido emitir.
refusal-not-a-naics = { $what } debe tener seis dígitos de una industria. Escribió { $typed }.
done-employer-added = El empleador está agregado.
done-employer-changed = Guardado.
done-employer-engaged = Anotado.
done-engagement-struck = Tachado. Sigue legible.
done-employer-served = El servicio está anotado.
done-employer-service-struck = Tachado. Sigue legible.
done-employer-site-added = El local está agregado.
done-employer-contact-added = La persona está agregada.
done-employer-contact-changed = Guardado.
what-employer-added = Se agregó un empleador
what-employer-changed = Se cambió un empleador
what-employer-site-added = Se agregó un local de un empleador
what-employer-contact-added = Se agregó un contacto de un empleador
what-employer-contact-changed = Se cambió un contacto de un empleador
what-employer-engaged = Se habló con un empleador
what-engagement-struck = Se tachó lo hablado con un empleador
what-employer-served = Se atendió a un empleador
what-employer-service-struck = Se tachó un servicio a un empleador
