sync-off = Only on this workstation
sync-idle = Everything synced
sync-idle-ago = Everything synced · { $ago }
sync-idle-waiting = { $n ->
    [one] 1 change to send
   *[other] { $n } changes to send
  }
sync-working = { $n ->
    [0] Syncing…
    [one] Sending 1 change…
   *[other] Sending { $n } changes…
  }
sync-waiting = { $n ->
    [0] Offline · nothing to send
    [one] 1 change waits for a connection { $since }
   *[other] { $n } changes wait for a connection { $since }
  }
sync-refused = { $n ->
    [0] The server does not accept this workstation
    [one] 1 change the server does not accept { $since }
   *[other] { $n } changes the server does not accept { $since }
  }
sync-attention-warning = Worth a look
sync-attention-alarm = Action needed

devices = Workstations and sync
devices-hint = Changes are always kept here. With a server they also travel to the clinic's other workstations.
sync-state = State
sync-server = Server
sync-waiting-count = To send
sync-waiting-since = Waiting since
sync-last = Last sync
sync-next = Next try
sync-reason = Reason
sync-reason-off = No server
sync-reason-offline = There is no network
sync-reason-unreachable = The server does not answer
sync-reason-timeout = The server takes too long
sync-reason-server_error = The server had a failure
sync-reason-server_refused = The server does not accept it
sync-reason-revoked = This workstation was revoked
sync-reason-clock = The clock of this workstation is wrong
sync-reason-tls = The server's certificate is not valid
sync-reason-busy = The server is busy
sync-never = Never yet
sync-now = Sync now
sync-nothing-waits = Nothing
connect-title = Connect to a server
connect-text = This clinic lives only on this workstation. Connect it to work from several and to have a copy elsewhere.
connect-server = Address of the server
connect-code = Admission code
connect-code-hint = Given by whoever administers the server.
connect = Connect
connect-done = Clinic connected
invite-title = Invite another workstation
invite-text = Gives a one-time code. Type it on the other workstation when Esmalte opens for the first time.
invite-name = Name of the new workstation
invite-name-example = Surgery 2
invite = Create invitation
invite-code = Invitation code
invite-qr = QR code of the invitation
device-list = The clinic's workstations
device-self = this workstation
device-enrolled = Enrolled
device-seen = Seen
device-changes = Changes
device-name = Workstation
