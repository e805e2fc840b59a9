sync-off = Solo en este equipo
sync-idle = Todo sincronizado
sync-idle-ago = Todo sincronizado · { $ago }
sync-idle-waiting = { $n ->
    [one] 1 cambio por enviar
   *[other] { $n } cambios por enviar
  }
sync-working = { $n ->
    [0] Sincronizando…
    [one] Enviando 1 cambio…
   *[other] Enviando { $n } cambios…
  }
sync-waiting = { $n ->
    [0] Sin conexión · nada por enviar
    [one] 1 cambio espera conexión { $since }
   *[other] { $n } cambios esperan conexión { $since }
  }
sync-refused = { $n ->
    [0] Sincronización detenida
    [one] Sincronización detenida · 1 cambio espera { $since }
   *[other] Sincronización detenida · { $n } cambios esperan { $since }
  }
sync-attention-warning = Conviene mirarlo
sync-attention-alarm = Hace falta actuar

devices = Equipos y sincronización
devices-hint = Los cambios se guardan siempre aquí. Con un servidor viajan además a los otros equipos de la clínica.
sync-state = Estado
sync-server = Servidor
sync-waiting-count = Por enviar
sync-waiting-since = Esperan desde
sync-last = Última sincronización
sync-next = Próximo intento
sync-reason = Motivo
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
sync-reason-signature = El servidor no ha podido comprobar la firma de un cambio y no lo ha aceptado. Todo queda guardado en este equipo. Avise a quien administra el servidor.
sync-reason-section = Un cambio llegó al servidor con una parte que no corresponde y no se ha aceptado. Todo queda guardado en este equipo. Avise al soporte de Esmalte.
sync-reason-other_clinic = El servidor dice que estos cambios son de otra clínica y no los ha aceptado. Todo queda guardado en este equipo. Avise a quien administra el servidor.
sync-reason-chain = Un cambio no encaja con el anterior y el servidor no lo ha aceptado. Todo queda guardado en este equipo. Avise al soporte de Esmalte.
sync-reason-gap = Al servidor le falta un cambio anterior a los que se le envían. Todo queda guardado en este equipo. Si sigue así mañana, avise a quien administra el servidor.
sync-never = Todavía nunca
sync-now = Sincronizar ahora
sync-nothing-waits = Nada
connect-title = Conectar con un servidor
connect-text = Esta clínica vive solo en este equipo. Conéctela para trabajar desde varios y tener una copia fuera.
connect-server = Dirección del servidor
connect-code = Código de alta
connect-code-hint = Lo da quien administra el servidor.
connect = Conectar
connect-done = Clínica conectada
invite-title = Invitar otro equipo
invite-text = Da un código de un solo uso. Escríbalo en el otro equipo al abrir Esmalte por primera vez.
invite-name = Nombre del equipo nuevo
invite-name-example = Gabinete 2
invite = Crear invitación
invite-code = Código de invitación
invite-qr = Código QR de la invitación
device-list = Equipos de la clínica
device-self = este equipo
device-enrolled = Alta
device-changes = Cambios
device-name = Equipo
