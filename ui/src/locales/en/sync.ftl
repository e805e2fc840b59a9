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
    [0] Sync has stopped
    [one] Sync has stopped · 1 change waits { $since }
   *[other] Sync has stopped · { $n } changes wait { $since }
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
sync-reason-server_key_changed = The server identifies itself with another key than the one this workstation knows, so nothing is sent to it. Everything is kept on this workstation. Tell whoever administers the server before going on.
sync-reason-receipt = The server gave a receipt that does not match what was sent, so it does not count as delivered. Everything is kept on this workstation. Tell whoever administers the server.
sync-reason-behind_itself = The server knows entries of this workstation that are missing here: an older copy seems to have been restored. What is here is kept, and what is missing is on the server. Tell whoever administers the clinic.
sync-reason-log_incomplete = This workstation lacks a part of what another recorded and cannot send it whole. Everything is kept on this workstation. Tell whoever administers the server.
sync-reason-positions = The server sent the changes out of order and they were not taken. Everything is kept on this workstation. Tell whoever administers the server.
sync-reason-torn = Some changes arrived incomplete or damaged on the way and were discarded. Everything is kept on this workstation. If it is the same tomorrow, tell whoever administers the server.
sync-reason-not_a_relay = What answers at that address is not an Esmalte server; sometimes it is the sign-in page of the Wi-Fi. Everything is kept on this workstation. Check the connection and, if it goes on, tell whoever administers the server.
sync-reason-malformed = The server and this workstation do not understand each other. Everything is kept on this workstation. Update Esmalte and, if it goes on, tell whoever administers the server.
sync-reason-confused = The sync stopped because of a fault in Esmalte. Everything is kept on this workstation. Close the program, open it again and, if it goes on, tell Esmalte's support.
sync-reason-fork = There are two different histories of one workstation, as when somebody works from a copy. Both are kept. Do not go on recording from the copy, and tell whoever administers the clinic.
sync-reason-revoked = This workstation was revoked and can no longer sync. Everything is kept on this workstation. If that was not meant, tell whoever administers the clinic.
sync-reason-upgrade_required = The server asks for a newer version of Esmalte. Everything is kept on this workstation. Update Esmalte on this workstation or ask whoever looks after it.
sync-reason-session = The server ends the session of this workstation again and again. Everything is kept on this workstation. Tell whoever administers the server.
sync-reason-code = The server did not accept the code: it may have expired or been used. Everything is kept on this workstation. Ask for another from whoever gave it to you.
sync-reason-unknown_device = The server does not know this workstation. Everything is kept on this workstation. Ask whoever administers the clinic to invite it again.
sync-reason-clinic_already_here = The server already has this clinic and does not admit it again. Everything is kept on this workstation. Tell whoever administers the server.
sync-reason-empty = The server says that no change reached it. Everything is kept on this workstation. If it happens again, tell whoever administers the server.
sync-reason-store = This workstation could not read or save its own data while syncing. Nothing that was here was deleted. Tell whoever looks after your computers as soon as you can.
sync-reason-disk_full = The disk of this workstation is full and there is no room for what comes from the others. What was saved here is whole. Free some space or tell whoever looks after your computers.
sync-reason-no_peer = This clinic has no server. Everything is kept on this workstation. If it should have one, tell whoever administers the clinic.
sync-reason-address = The address of the server is not safe: it must begin with https://. Everything is kept on this workstation. Ask whoever administers the clinic to correct it.
sync-reason-machine = This workstation could not start the sync. Everything is kept on this workstation. Restart it and, if it goes on, tell whoever looks after your computers.
sync-reason-not_canonical = The server did not accept a change because it is not written as it expects. Everything is kept on this workstation. Tell Esmalte's support.
sync-reason-version = The server does not understand the changes of this version of Esmalte. Everything is kept on this workstation. Ask whoever administers the server to update it.
sync-reason-too_large = A change is too large for the server. Everything is kept on this workstation. Tell Esmalte's support.
sync-reason-signature = The server could not check the signature of a change and did not accept it. Everything is kept on this workstation. Tell whoever administers the server.
sync-reason-section = A change reached the server with a part that does not belong to it and was not accepted. Everything is kept on this workstation. Tell Esmalte's support.
sync-reason-other_clinic = The server says that these changes belong to another clinic and did not accept them. Everything is kept on this workstation. Tell whoever administers the server.
sync-reason-chain = A change does not fit the one before it and the server did not accept it. Everything is kept on this workstation. Tell Esmalte's support.
sync-reason-gap = The server lacks a change before those that are sent to it. Everything is kept on this workstation. If it is the same tomorrow, tell whoever administers the server.
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
device-changes = Changes
device-name = Workstation
