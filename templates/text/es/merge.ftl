# Dos registros de una persona.
merge-title = ¿Son la misma persona?
merge-merged-title = Son la misma persona
merge-waiting = Registros por unir
merge-waiting-text = { $count ->
    [0] Nadie espera.
    [one] Alguien dijo que 1 par es la misma persona.
   *[other] Alguien dijo que { $count } pares son cada uno la misma persona.
}
merge-pairs = Pares
merge-look = Ver ambos
merge-none = No hay registros por unir
merge-none-text = Un par llega aquí cuando alguien en admisión dice que ambos son la misma persona.
merge-clash-text = Primero cierre o retire uno de los dos casos y luego una.
merge-merged-by = Unidos por { $who }, { $at }
merge-stays = Este registro queda
merge-goes-by = Prefiere
merge-last-four = El número termina en
merge-reads = Lee
merge-safe = Canal seguro
merge-written = Anotado
merge-holds = Contiene
merge-counts = { $notes } notas, { $services } servicios, { $documents } documentos, { $releases } autorizaciones
merge-no-case = Sin caso
merge-happens = Qué pasa
merge-happens-rows = Los casos, notas, servicios, documentos, tareas y la línea de tiempo del otro pasan al registro que queda. Se guardan ambos números.
merge-happens-facts = Valen el nombre y contacto del registro que queda; se encuentra por ambos nombres. De dos canales seguros vale el más cuidadoso.
merge-happens-releases = { $standing ->
    [0] No hay autorizaciones vigentes.
   *[other] Autorizaciones vigentes: { $standing }. Solo queda lo que ambos habían autorizado: { $left }. Pida una firma nueva para lo demás.
}
merge-happens-undo = Se puede deshacer hasta que se registre algo después.
merge-keep = { $who }, anotado { $at }
merge-reason = Cómo sabe que son la misma persona
merge-reason-hint = Por ejemplo, un documento que muestran ambos registros.
merge-act = Unir los dos registros
merge-undo = Deshacer la unión
merge-undo-means = Lo que se movió vuelve exactamente, y las autorizaciones quedan como antes.
field-survivor = Qué registro queda
refusal-merge-with-itself = Elija cuál de los dos registros queda.
refusal-merged-already = Uno de los dos ya se unió. Busque el registro que queda.
refusal-merge-two-open-cases = Los casos { $one } y { $two } son del mismo programa y ambos están abiertos: una persona tiene uno como máximo.
refusal-merge-built-upon = Se registró algo el { $day } después de la unión, así que no se puede deshacer.
done-people-merged = Los dos registros son uno.
done-merge-undone = La unión está deshecha. Ambos registros están como antes.
timeline-people-merged = Unido con el registro de { $other }
timeline-merge-undone = Se deshizo la unión con el registro de { $other }
