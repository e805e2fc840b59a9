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
    [0] El servidor no acepta a este equipo
    [one] 1 cambio que el servidor no acepta { $since }
   *[other] { $n } cambios que el servidor no acepta { $since }
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
sync-reason-off = Sin servidor
sync-reason-offline = No hay red
sync-reason-unreachable = El servidor no responde
sync-reason-timeout = El servidor tarda demasiado
sync-reason-server_error = El servidor ha tenido un fallo
sync-reason-server_refused = El servidor no lo acepta
sync-reason-revoked = Este equipo fue dado de baja
sync-reason-clock = El reloj de este equipo no está en hora
sync-reason-tls = El certificado del servidor no es válido
sync-reason-busy = El servidor está ocupado
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
device-seen = Visto
device-changes = Cambios
device-name = Equipo
