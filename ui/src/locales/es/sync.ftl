sync-off = Solo en este equipo
sync-idle-ago = Todo sincronizado · { $ago }
sync-idle-waiting = { $n ->
    [one] 1 cambio por enviar
   *[other] { $n } cambios por enviar
  }
sync-first = { $n ->
    [0] Aún no ha sincronizado
    [one] Aún no ha sincronizado · 1 cambio por enviar
   *[other] Aún no ha sincronizado · { $n } cambios por enviar
  }
sync-working = { $n ->
    [0] Sincronizando…
    [one] Enviando 1 cambio…
   *[other] Enviando { $n } cambios…
  }
sync-stop-offline = Sin red
sync-stop-silent = El servidor no contesta
sync-stop-unavailable = El servidor pide esperar
sync-stop-revoked = Equipo dado de baja
sync-stop-upgrade_required = Falta actualizar Esmalte
sync-stop-disk_full = Disco lleno
sync-stop-other = Sincronización detenida
sync-waits = { $n ->
    [0] nada por enviar
    [one] 1 cambio espera { $since }
   *[other] { $n } cambios esperan { $since }
  }
sync-clock = { $way ->
    [ahead] Reloj { $minutes } min adelantado
   *[behind] Reloj { $minutes } min atrasado
  }
sync-attention-warning = Conviene mirarlo
sync-attention-alarm = Hace falta actuar
sync-open = Ver la sincronización
sync-banner-hide = Ocultar hasta que cambie
sync-banner-warning = { $n ->
    [0] La sincronización necesita que alguien la mire
    [one] 1 cambio lleva más de un día sin salir de este equipo
   *[other] { $n } cambios llevan más de un día sin salir de este equipo
  }
sync-banner-alarm = { $n ->
    [0] La sincronización está detenida
    [one] 1 cambio sigue solo en este equipo
   *[other] { $n } cambios siguen solo en este equipo
  }
sync-clock-do = El reloj de este equipo no coincide con el del servidor. Las anotaciones se guardan igual, pero su hora puede confundir. Corrija la hora del equipo.

sync-title = Sincronización
sync-retry = Sincronizar ahora
sync-waiting-of = { $n ->
    [one] 1 cambio
   *[other] { $n } cambios
  }
sync-waiting-patients = { $n ->
    [one] de 1 paciente
   *[other] de { $n } pacientes
  }
sync-lane = Sentido
sync-lane-push = Enviar
sync-lane-pull = Recibir
sync-lane-last = Última vez
sync-lane-now = Ahora
sync-lane-well = Sin problemas
sync-lane-busy = En marcha
sync-lane-failed = { $n ->
    [one] { $why } · 1 intento
   *[other] { $why } · { $n } intentos
  }
sync-lane-next = Próximo intento
sync-lanes = Envío y recepción
sync-devices = Qué ha llegado de cada equipo
sync-devices-hint = Según lo que hay aquí y lo último que dijo el servidor.
sync-device-last = Último cambio
sync-device-state = Cómo está
sync-device-even = Al día
sync-device-behind = { $n ->
    [one] Falta 1 cambio por llegar
   *[other] Faltan { $n } cambios por llegar
  }
sync-device-ahead = { $n ->
    [one] 1 cambio no está aún en el servidor
   *[other] { $n } cambios no están aún en el servidor
  }
sync-device-waiting = { $n ->
    [one] 1 cambio espera a otros
   *[other] { $n } cambios esperan a otros
  }
sync-device-unknown = Equipo sin nombre
stick = En un lápiz de memoria
stick-hint = Cuando no hay línea, los cambios viajan en un archivo. Quien lo recibe comprueba cada firma.
stick-what = Qué llevar
stick-since_last = Lo nuevo
stick-everything = Todo
stick-unsent = Lo no enviado
stick-holds = { $n ->
    [0] No hay nada que llevar.
    [one] Llevará 1 cambio.
   *[other] Llevará { $n } cambios.
  }
stick-last = Último archivo: { $when }.
stick-plain = El archivo contiene datos de pacientes sin cifrar: llévelo en un lápiz cifrado y bórrelo al terminar.
stick-save = Guardar en un lápiz
stick-bring = Traer de un lápiz
stick-file = esmalte-{ $day }.clog
stick-saved = { $n ->
    [one] Guardado 1 cambio en { $path }
   *[other] Guardados { $n } cambios en { $path }
  }
stick-nothing = No había nada nuevo que guardar; no se ha creado ningún archivo.
stick-read = { $n ->
    [one] El archivo traía 1 cambio.
   *[other] El archivo traía { $n } cambios.
  }
stick-came-new = { $n ->
    [0] No había nada nuevo: todo estaba ya aquí.
    [one] Se ha añadido 1 cambio nuevo.
   *[other] Se han añadido { $n } cambios nuevos.
  }
stick-came-refused = No se ha tomado nada de este archivo
stick-came-partly = Se ha tomado solo una parte de este archivo
stick-came = Archivo tomado
stick-from = { $name }: { $n }
stick-from-unknown = Un equipo desconocido: { $n }
stick-waiting = { $n ->
    [one] 1 cambio queda en espera de otro que aún no ha llegado.
   *[other] { $n } cambios quedan en espera de otros que aún no han llegado.
  }
stick-refused-other_clinic = { $n ->
    [one] 1 cambio es de otra clínica. Compruebe que es el archivo correcto.
   *[other] { $n } cambios son de otra clínica. Compruebe que es el archivo correcto.
  }
stick-refused-unknown_device = { $n ->
    [one] 1 cambio es de un equipo que aquí nadie conoce. Traiga antes un archivo con todo.
   *[other] { $n } cambios son de un equipo que aquí nadie conoce. Traiga antes un archivo con todo.
  }
stick-refused-signature = { $n ->
    [one] 1 cambio no lleva la firma del equipo que dice. No se ha tomado. Avise a quien administra la clínica.
   *[other] { $n } cambios no llevan la firma del equipo que dicen. No se han tomado. Avise a quien administra la clínica.
  }
stick-refused-gap = { $n ->
    [one] A 1 cambio le faltan otros anteriores. Traiga antes un archivo con todo.
   *[other] A { $n } cambios les faltan otros anteriores. Traiga antes un archivo con todo.
  }
stick-refused-fork = { $n ->
    [one] 1 cambio contradice a otro del mismo equipo. Se guardan los dos aparte. Avise a quien administra la clínica.
   *[other] { $n } cambios contradicen a otros del mismo equipo. Se guardan aparte. Avise a quien administra la clínica.
  }
stick-refused-unreadable = { $n ->
    [one] 1 cambio no se puede leer. Avise al soporte de Esmalte.
   *[other] { $n } cambios no se pueden leer. Avise al soporte de Esmalte.
  }
stick-broken-torn = El archivo está cortado. Lo que venía entero se ha tomado; cópielo de nuevo y vuelva a traerlo.
stick-broken-damaged = El archivo está estropeado a partir de un punto. Lo anterior se ha tomado; guárdelo de nuevo en el otro equipo.
stick-not-a-log = Ese archivo no es de Esmalte
stick-not-a-log-do = No se ha tomado nada. Elija un archivo terminado en .clog, guardado desde otro equipo de la clínica.
sums = Recuento
sums-hint = Cada cambio recibido está en algún sitio. El programa lo comprueba solo.
sums-holds = Cuadra
sums-fails = No cuadra: haga una copia de seguridad y avise al soporte de Esmalte
sums-received = Recibidos
sums-applied = Aplicados
sums-waiting = En espera
sums-parked = Para una versión más nueva
sums-quarantined = En cuarentena
receipts = Recibos del servidor
receipts-none = El servidor aún no ha firmado ningún recibo.
receipt = Tiene firmado hasta el cambio { $n } de { $name }

devices = Equipos y sincronización
devices-hint = Los cambios se guardan siempre aquí. Con un servidor viajan además a los otros equipos de la clínica.
sync-server = Servidor
sync-waiting-count = Por enviar
sync-waiting-since = Esperan desde
sync-last = Última sincronización
sync-reason-offline = No hay conexión a la red. Todo queda guardado en este equipo y saldrá solo cuando vuelva. Si otros equipos sí la tienen, compruebe el cable o la wifi de este.
sync-reason-silent = Hay red, pero el servidor no contesta. Todo queda guardado en este equipo y saldrá solo cuando responda. Si sigue así mañana, avise a quien administra el servidor.
sync-reason-unavailable = El servidor ha pedido esperar un momento. Todo queda guardado en este equipo y se intenta de nuevo solo. Si sigue así mañana, avise a quien administra el servidor.
sync-reason-server_key_changed = El servidor se identifica con una clave distinta de la que este equipo conoce, y por prudencia no se le envía nada. Todo queda guardado en este equipo. Avise a quien administra el servidor antes de seguir.
sync-reason-receipt = El servidor ha dado un recibo que no cuadra con lo enviado, así que no se da por entregado. Todo queda guardado en este equipo. Avise a quien administra el servidor.
sync-reason-behind_itself = El servidor conoce anotaciones de este equipo que aquí faltan: parece que se recuperó una copia anterior. Lo que hay aquí se conserva y lo que falta está en el servidor. Avise a quien administra la clínica.
sync-reason-log_incomplete = A este equipo le falta un tramo de lo anotado en otro y no puede enviarlo completo. Todo queda guardado en este equipo. Avise a quien administra el servidor.
sync-reason-positions = El servidor ha enviado los cambios desordenados y no se han tomado. Todo queda guardado en este equipo. Avise a quien administra el servidor.
sync-reason-torn = Unos cambios llegaron incompletos o estropeados por el camino y se descartaron. Todo queda guardado en este equipo. Si sigue así mañana, avise a quien administra el servidor.
sync-reason-not_a_relay = En esa dirección responde algo que no es un servidor de Esmalte; a veces es la página de acceso de la wifi. Todo queda guardado en este equipo. Compruebe la conexión y, si sigue, avise a quien administra el servidor.
sync-reason-malformed = El servidor y este equipo no se entienden. Todo queda guardado en este equipo. Actualice Esmalte y, si sigue, avise a quien administra el servidor.
sync-reason-confused = La sincronización se ha detenido por un fallo de Esmalte. Todo queda guardado en este equipo. Cierre el programa, ábralo otra vez y, si sigue, avise al soporte de Esmalte.
sync-reason-fork = Hay dos historias distintas de un mismo equipo, como cuando se trabaja desde una copia. Las dos se conservan. No siga anotando desde la copia y avise a quien administra la clínica.
sync-reason-revoked = Este equipo fue dado de baja y ya no puede sincronizar. Todo queda guardado en este equipo. Si no debía ser así, avise a quien administra la clínica.
sync-reason-upgrade_required = El servidor pide una versión más nueva de Esmalte. Todo queda guardado en este equipo. Actualice Esmalte en este equipo o pídalo a quien lo mantiene.
sync-reason-session = El servidor cierra la sesión de este equipo una y otra vez. Todo queda guardado en este equipo. Avise a quien administra el servidor.
sync-reason-code = El servidor no ha aceptado el código: puede haber caducado o estar usado. Todo queda guardado en este equipo. Pida otro a quien se lo dio.
sync-reason-unknown_device = El servidor no conoce a este equipo. Todo queda guardado en este equipo. Avise a quien administra la clínica para que lo invite de nuevo.
sync-reason-clinic_already_here = El servidor ya tiene esta clínica y no la da de alta otra vez. Todo queda guardado en este equipo. Avise a quien administra el servidor.
sync-reason-empty = El servidor dice que no le llegó ningún cambio. Todo queda guardado en este equipo. Si se repite, avise a quien administra el servidor.
sync-reason-store = Este equipo no ha podido leer o guardar sus propios datos al sincronizar. No se ha borrado nada de lo que había aquí. Avise cuanto antes a quien mantiene sus equipos.
sync-reason-disk_full = El disco de este equipo está lleno y no cabe lo que llega de los demás. Lo guardado aquí sigue íntegro. Libere espacio o avise a quien mantiene sus equipos.
sync-reason-no_peer = Esta clínica no tiene servidor. Todo queda guardado en este equipo. Si debería tenerlo, avise a quien administra la clínica.
sync-reason-address = La dirección del servidor no es segura: debe empezar por https://. Todo queda guardado en este equipo. Avise a quien administra la clínica para corregirla.
sync-reason-machine = Este equipo no ha podido poner en marcha la sincronización. Todo queda guardado en este equipo. Reinícielo y, si sigue, avise a quien mantiene sus equipos.
sync-reason-not_canonical = El servidor no ha aceptado un cambio porque no está escrito como espera. Todo queda guardado en este equipo. Avise al soporte de Esmalte.
sync-reason-version = El servidor no entiende los cambios de esta versión de Esmalte. Todo queda guardado en este equipo. Avise a quien administra el servidor para que lo actualice.
sync-reason-too_large = Un cambio es demasiado grande para el servidor. Todo queda guardado en este equipo. Avise al soporte de Esmalte.
sync-reason-inflated = Lo enviado de una vez es demasiado para el servidor. Todo queda guardado en este equipo, que lo intenta ahora con menos. Si mañana sigue igual, avise a quien administra el servidor.
sync-reason-too_slow = La conexión es tan lenta que el servidor ha dejado de esperar. Todo queda guardado en este equipo, que lo intenta ahora con menos. Si sigue, avise a quien mantiene su conexión.
sync-reason-clinic_suspended = Quien gestiona el servidor ha suspendido esta clínica. Todo queda guardado en este equipo y se enviará cuando se reanude el servicio. Póngase en contacto con quien gestiona el servidor.
sync-reason-signature = El servidor no ha podido comprobar la firma de un cambio y no lo ha aceptado. Todo queda guardado en este equipo. Avise a quien administra el servidor.
sync-reason-section = Un cambio llegó al servidor con una parte que no corresponde y no se ha aceptado. Todo queda guardado en este equipo. Avise al soporte de Esmalte.
sync-reason-other_clinic = El servidor dice que estos cambios son de otra clínica y no los ha aceptado. Todo queda guardado en este equipo. Avise a quien administra el servidor.
sync-reason-chain = Un cambio no encaja con el anterior y el servidor no lo ha aceptado. Todo queda guardado en este equipo. Avise al soporte de Esmalte.
sync-reason-gap = Al servidor le falta un cambio anterior a los que se le envían. Todo queda guardado en este equipo. Si sigue así mañana, avise a quien administra el servidor.
sync-never = Todavía nunca
sync-nothing-waits = Nada
connect-title = Conectar con un servidor
connect-text = Esta clínica vive solo en este equipo. Conéctela para trabajar desde varios y tener una copia fuera.
connect-server = Dirección del servidor
connect-code = Código de alta
connect-code-hint = Lo da quien administra el servidor.
connect = Conectar
connect-done = Clínica conectada
