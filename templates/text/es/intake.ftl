# Admisión: solicitudes y sus pasos, la determinación, la lista de espera y los cambios de etapa.
intake-open = { $count ->
    [0] No hay solicitudes abiertas.
    [one] Hay una solicitud abierta. Queda aquí hasta que se determina.
   *[other] Hay { $count } solicitudes abiertas. Cada una queda aquí hasta que se determina.
}
intake-open-list = Solicitudes abiertas
intake-applicant = Solicitante
intake-reached = Dónde está
intake-applied = Solicitó
intake-last-saved = Guardado
intake-begun-column = Empezada por
intake-none = No hay solicitudes abiertas
intake-none-text = Una solicitud aparece aquí cuando se empieza, y queda hasta que se determina la elegibilidad.
intake-begun-by = empezada { $ago } por { $who }
intake-begun = empezada { $ago }
intake-saved = Guardado { $at }
intake-record = Abrir el expediente
intake-steps = Pasos de la solicitud
intake-folded = Paso { $place } de { $of } · ver todos los pasos
intake-place = Paso { $place } de { $of }
intake-done = { $done } de { $of } hechos. Se guarda paso a paso; nadie tiene que terminar de una vez.
intake-to-fix = { $count } por corregir
intake-after-step = Después del paso { $number }
intake-save-on = Guardar y seguir
intake-save-later = Guardar y terminar después
intake-go-on = Seguir
intake-back = Volver al paso { $number }
intake-eligibility = Elegibilidad hasta ahora
intake-rules-of = Reglas, versión { $version }
intake-decided = La elegibilidad ya está determinada
intake-decided-text = Lo que cambie aquí se guarda, y la determinación queda como se hizo.
intake-reads-only = Su función lee este paso
intake-reads-only-text = Lo llena el consejero o el especialista de admisión.

intake-part-person = La persona
intake-part-eligibility = Elegibilidad
intake-part-agreement = Acuerdo
intake-step-contact = Nombre y contacto
intake-step-work = Trabajo y estudios
intake-step-barriers = Barreras
intake-step-residence = Domicilio y edad
intake-step-household = Hogar e ingresos
intake-step-priority = Prioridad de servicio
intake-step-documents = Documentos
intake-step-releases = Autorizaciones
intake-step-determination = Determinación
intake-text-contact = Cómo se llama, y cómo se le puede contactar sin ponerle en riesgo.
intake-text-work = Como está hoy. Los informes federales lo piden; el plan empieza por ahí.
intake-text-barriers = Qué le separa de un empleo. No contestar también es una respuesta.
intake-text-residence = Dónde vive, qué edad tiene y lo que el registro federal pregunta a todos.
intake-text-household = Los ingresos se comparan con una tabla publicada según el tamaño del hogar. Pregunte por los últimos seis meses.
intake-text-priority = La prioridad dice a quién se admite primero. No deja fuera a nadie.
intake-text-documents = Los papeles se agregan en el expediente; basta una foto del teléfono.
intake-text-releases = Qué se puede decir y a quién. Nada sale sin autorización.
intake-text-determination = Cada regla con lo que dice, por qué, y lo que falta.

contact-safe-hint = Pregunte qué medio es seguro: la pareja o el empleador podrían leerlo.
contact-hours-hint = Por ejemplo: después de las 3 de la tarde, no los domingos.
contact-language = Idioma en que lee
contact-ssn-hint = Nadie tiene que darlo. Se cifra y solo muestra los últimos cuatro dígitos.
contact-ssn-known = Registrado, termina en { $last_four }. Escriba un número solo para reemplazarlo.
contact-others = A quién más preguntar
contact-others-hint = La gente se muda y los teléfonos se cortan. La madre o un amigo suele saber más.

work-last-job-hint = Lo que hace ahora o hizo por último.
work-wage-hint = Por hora, antes de impuestos.
work-dislocated-hint = Si le despidieron o cerró el lugar.
work-grade-hint = De 0 a 12.

barriers-rest-hint = Ahorra un clic por cada barrera que no existe.
sealed-title = Preguntas selladas
sealed-text = Las respuestas se cifran aparte del expediente. No se vuelven a mostrar, ni aquí ni en listas, y solo las abre el consejero. Nadie tiene que contestar.
sealed-answered = Contestado { $day }. Conteste de nuevo solo para reemplazarlo.

residence-county-hint = Como lo nombran las reglas del programa, por ejemplo Larkin County.
residence-demographics = Lo que pregunta el registro federal
residence-demographics-hint = Pregunte a todos, y diga que nadie tiene que contestar. No cambia nada para la persona.
residence-race-hint = Puede ser más de una.

household-size-question = ¿Cuántas personas viven en el hogar?
household-size-hint = Cuente al solicitante y a todos los parientes que comparten ingresos.
household-assistance = ¿Alguien del hogar recibe SNAP, TANF o SSI?
household-assistance-hint = Si es así, los ingresos cuentan como cumplidos al ver la carta.
household-reply-yes = Sí
household-reply-no = No
household-reply-not-said = No sabe
household-letter = Cuál carta
household-incomes = Ingresos
household-incomes-hint = Una línea por cada ingreso de alguien del hogar, antes de impuestos.
household-source = Ingreso { $number }
household-amount = Cantidad
household-period = Con qué frecuencia
household-yearly = Como está guardado, son { $amount } al año.
household-size-shown = El tamaño se muestra con
household-income-shown = Los ingresos se muestran con
residence-shown = El domicilio se muestra con
residence-born-shown = La fecha se muestra con

priority-none = No se pregunta nada más
priority-none-text = Los otros pasos contestan las reglas del programa.
priority-elsewhere = Contestado en otros pasos
priority-step = paso { $number }
priority-places = Lugar en el orden de prioridad
priority-group = Grupo { $number }
priority-last = Todos los demás
priority-may-move = Una respuesta pendiente aún podría adelantarle

evidence-by = Se muestra con
evidence-what = Cuál
evidence-later = Puede venir después

finding-limit = El límite es { $amount }.
finding-missing = Espera:
finding-go = Ir ahí
verdict-met = Cumple
verdict-unmet = No cumple
verdict-unknown = Aún no se sabe
verdict-not-asked = Aún no se preguntó
verdict-not-applicable = No se aplica
verdict-eligible = Elegible
verdict-not-eligible = No elegible
verdict-undecided = Aún no se sabe
fact-born = fecha de nacimiento
fact-residence = domicilio
fact-household-size = tamaño del hogar
fact-yearly-income = ingresos al año
lacks-statement-born = una declaración de la fecha de nacimiento
lacks-document-born = un documento que muestre la fecha de nacimiento
lacks-record-born = un registro de la fecha de nacimiento
lacks-statement-residence = una declaración del domicilio
lacks-document-residence = un documento que muestre el domicilio
lacks-record-residence = un registro del domicilio
lacks-statement-household-size = una declaración del tamaño del hogar
lacks-document-household-size = un documento que muestre el tamaño del hogar
lacks-record-household-size = un registro del tamaño del hogar
lacks-statement-yearly-income = una declaración de ingresos
lacks-document-yearly-income = un documento que muestre los ingresos
lacks-record-yearly-income = un registro de ingresos
lacks-statement-other = una declaración: { $what }
lacks-document-other = un documento: { $what }
lacks-record-other = un registro: { $what }
lacks-table = la tabla { $table } de este año (Ajustes)

question-authorized-to-work = Autorización para trabajar en los Estados Unidos
question-selective-service = Registro en el Servicio Selectivo
question-male-at-birth = Varón al nacer
question-veteran = Veterano o veterana
question-eligible-spouse = Cónyuge de veterano, con prioridad
question-public-assistance = Asistencia pública en el hogar
question-high-school-diploma = Diploma de preparatoria
question-equivalency = Equivalencia de preparatoria
question-laid-off = Perdió su empleo o está por perderlo
question-military-spouse = Cónyuge de militar
question-low-income = Bajos ingresos
question-basic-skills-deficient = Necesita reforzar lo básico
question-english-learner = Aprende inglés
question-displaced-homemaker = Ama de casa desplazada

intake-papers = { $count ->
    [0] No falta nada
    [one] Falta un papel
   *[other] Faltan { $count } papeles
}
intake-papers-open = Agregar o pedir papeles
intake-paper-conditional = solo si su regla se aplica
intake-no-papers = No se necesitan papeles
intake-no-papers-text = El programa no pide ninguno. Lo que llegue se guarda en el expediente.
intake-releases = Autorizaciones para compartir información
intake-releases-open = Registrar una autorización
intake-releases-text = Solo lo que hace falta ahora: una agencia, una escuela. Las de empleadores vienen cuando alguien está listo para trabajar.

determination-waits = Esto espera
determination-table = Falta una tabla
determination-table-text = El director del programa escribe la tabla de ingresos de este año en Ajustes.
determination-streams = Fondos
determination-program = El programa
determination-rules = Regla por regla
determination-will-eligible = El caso sigue como elegible. Lo que se encontró se guarda regla por regla y no cambia.
determination-will-not-eligible = El caso se cierra como no elegible, y se nombra cada regla que no se cumple. Puede solicitar de nuevo.
determine-eligible = Es elegible
determine-not-eligible = No es elegible
determination-asks = Su función no decide la elegibilidad. Pregunte al especialista de admisión o al director del programa.
determined-eligible = Elegible desde { $day }
determined-not-eligible = No elegible, { $day }
determined-undecided = Determinado { $day }
determined-by = Por { $who }.
determined-stays = Cambiar las reglas después no cambia esto.
determined-next = Qué sigue

duplicate-title = Quizá ya conocemos a esta persona
duplicate-like = Hay un expediente parecido:
duplicate-born = nació { $day }
duplicate-last = { $program }, solicitó { $day }: { $stage }
duplicate-same = Es la misma persona: agregar un caso
duplicate-same-merge = Es la misma persona: pedir que se unan
duplicate-other = Es otra persona
duplicate-other-new = Es otra persona: empezar la solicitud
duplicate-elsewhere = Hay una posible coincidencia
duplicate-elsewhere-text = Pregunte a su supervisor. Puede seguir; allí verán los dos.

new-text = Solo lo necesario para empezar. Lo demás se pregunta por pasos, guardado cada vez.
new-applied-hint = Hoy, salvo que el papel diga otra cosa.
new-came-through-hint = En sus palabras: quién le envió.
new-source = Llegó por
new-in-their-words = En sus palabras
new-act = Empezar la solicitud

assessments-title = Evaluaciones
assessments-add = Agregar una
assessments-none = Todavía ninguna. Una prueba aparece aquí con su puntaje, y muestra un avance cuando se repite.
assessments-act = Agregar la evaluación
assessments-strike = { $test }, { $subject } se anotó por error
assessments-reason = Por qué
assessments-strike-act = Anularla
assessment-struck-because = anulada: { $reason }

waitlist-title = Lista de espera
waitlist-text = En el orden en que se admite: por grupo de prioridad, luego por el día en que empezó a esperar.
waitlist-show = Mostrar
waitlist-place = Lugar
waitlist-group = Grupo
waitlist-since = Espera desde
waitlist-select = Darles un lugar
waitlist-nobody = Nadie espera
waitlist-nobody-text = Quien es elegible y aún no tiene lugar llega aquí desde el expediente, con “Mover el caso”.

decision-title = Mover el caso
decision-caseworker-hint = Primero quien tiene menos casos.
decision-later = Después
decision-withdrawal-hint = Solo si se retira.
decision-not-taken-hint = Solo si no se le admite.
decision-words-hint = Para el personal.
decision-for-staff = Nunca por correo, en todo caso en persona:
decision-may-not-tell = Se le dice en persona o por teléfono: el correo no es su medio seguro.
decision-act = Mover el caso
decision-none = Aquí no hay nada que decidir
decision-none-text = Donde está este caso se mueve solo: con el primer servicio, y después del último.
decision-why = El motivo:
decision-back = Volver al expediente
decision-screened = Evaluación: { $total } de { $most } puntos.
decision-not-screened = Sin evaluar todavía.
decision-rubric = Abrir los criterios

done-application-begun = La solicitud está empezada. Se guarda paso a paso.
done-step-saved = Guardado.
done-application-put-aside = Guardado. Siga cuando quiera.
done-found-eligible = Es elegible, con cada regla y su prueba.
done-found-ineligible = No es elegible; se nombra cada regla que no se cumple.
done-merge-asked = Anotado. El director une los dos expedientes.
done-is-somebody-else = Anotado: dos personas.
done-assessment-recorded = La evaluación está registrada.
done-assessment-struck = La evaluación está anulada.
done-case-moved = El caso se movió.
done-selected = Tienen un lugar.

# Lo que se le dice a quien no se admite, en palabras que se pueden compartir.
told-rule-unmet = Las reglas de los fondos no nos dejan admitir a todos, y una de ellas no se cumple.
told-papers-missing = No llegaron papeles que los fondos piden.
told-screening = Otras personas estaban más avanzadas en lo que pide esta capacitación.
told-no-places = Todos los lugares están ocupados.
told-not-drawn = Hubo más solicitudes que lugares, y el sorteo favoreció a otras personas.
told-better-served-elsewhere = Otro programa le servirá mejor; le diremos cuál.
told-not-reached = No pudimos comunicarnos con usted para hablarlo.
told-not-ready-yet = Es pronto todavía: le diremos qué hacer primero.
field-notice = Leímos juntos el aviso de privacidad y lo entendió
notice-language = Leído en
notice-read-on = Leído el { $day }
refusal-notice-unread = Todavía no se leyó con la persona el aviso de privacidad. Léanlo juntos en el paso 8 y márquelo ahí.
