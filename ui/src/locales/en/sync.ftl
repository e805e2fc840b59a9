sync-off = Only on this workstation
sync-idle-ago = Everything synced · { $ago }
sync-idle-waiting = { $n ->
    [one] 1 change to send
   *[other] { $n } changes to send
  }
sync-first = { $n ->
    [0] Not synced yet
    [one] Not synced yet · 1 change to send
   *[other] Not synced yet · { $n } changes to send
  }
sync-working = { $n ->
    [0] Syncing…
    [one] Sending 1 change…
   *[other] Sending { $n } changes…
  }
sync-stop-offline = No network
sync-stop-silent = The server does not answer
sync-stop-unavailable = The server asks to wait
sync-stop-revoked = Workstation removed
sync-stop-upgrade_required = Esmalte must be updated
sync-stop-disk_full = Disk full
sync-stop-other = Sync has stopped
sync-waits = { $n ->
    [0] nothing to send
    [one] 1 change waits { $since }
   *[other] { $n } changes wait { $since }
  }
sync-clock = { $way ->
    [ahead] Clock { $minutes } min ahead
   *[behind] Clock { $minutes } min behind
  }
sync-attention-warning = Worth a look
sync-attention-alarm = Action needed
sync-open = Look at the sync
sync-banner-hide = Hide until it changes
sync-banner-warning = { $n ->
    [0] The sync needs somebody to look at it
    [one] 1 change has not left this workstation for more than a day
   *[other] { $n } changes have not left this workstation for more than a day
  }
sync-banner-alarm = { $n ->
    [0] Sync has stopped
    [one] 1 change is still only on this workstation
   *[other] { $n } changes are still only on this workstation
  }
sync-clock-do = The clock of this workstation differs from the server's. Entries are kept all the same, but their time may mislead. Set the workstation's clock right.

sync-title = Sync
sync-retry = Sync now
sync-waiting-of = { $n ->
    [one] 1 change
   *[other] { $n } changes
  }
sync-waiting-patients = { $n ->
    [one] of 1 patient
   *[other] of { $n } patients
  }
sync-lane = Direction
sync-lane-push = Sending
sync-lane-pull = Receiving
sync-lane-last = Last time
sync-lane-now = Now
sync-lane-well = No trouble
sync-lane-busy = Under way
sync-lane-failed = { $n ->
    [one] { $why } · 1 try
   *[other] { $why } · { $n } tries
  }
sync-lane-next = Next try
sync-lanes = Sending and receiving
sync-devices = What has come from each workstation
sync-devices-hint = By what is here and what the server last said.
sync-device-last = Last change
sync-device-state = How it stands
sync-device-even = Up to date
sync-device-behind = { $n ->
    [one] 1 change has yet to come
   *[other] { $n } changes have yet to come
  }
sync-device-ahead = { $n ->
    [one] 1 change is not on the server yet
   *[other] { $n } changes are not on the server yet
  }
sync-device-waiting = { $n ->
    [one] 1 change waits for others
   *[other] { $n } changes wait for others
  }
sync-device-unknown = Workstation without a name
stick = On a memory stick
stick-hint = Where there is no line, changes travel in a file. Whoever takes it in checks each signature.
stick-what = What to carry
stick-since_last = What is new
stick-everything = Everything
stick-unsent = What is not sent
stick-holds = { $n ->
    [0] There is nothing to carry.
    [one] It will hold 1 change.
   *[other] It will hold { $n } changes.
  }
stick-last = Last file: { $when }.
stick-plain = The file holds patients' data unencrypted: carry it on an encrypted stick and delete it afterwards.
stick-save = Save to a stick
stick-bring = Bring from a stick
stick-file = esmalte-{ $day }.clog
stick-saved = { $n ->
    [one] 1 change saved to { $path }
   *[other] { $n } changes saved to { $path }
  }
stick-nothing = There was nothing new to save; no file was made.
stick-read = { $n ->
    [one] The file held 1 change.
   *[other] The file held { $n } changes.
  }
stick-came-new = { $n ->
    [0] Nothing was new: all of it was here already.
    [one] 1 new change was added.
   *[other] { $n } new changes were added.
  }
stick-came-refused = Nothing was taken from this file
stick-came-partly = Only a part of this file was taken
stick-came = File taken in
stick-from = { $name }: { $n }
stick-from-unknown = An unknown workstation: { $n }
stick-waiting = { $n ->
    [one] 1 change waits for another that has not come yet.
   *[other] { $n } changes wait for others that have not come yet.
  }
stick-refused-other_clinic = { $n ->
    [one] 1 change is of another clinic. Check that it is the right file.
   *[other] { $n } changes are of another clinic. Check that it is the right file.
  }
stick-refused-unknown_device = { $n ->
    [one] 1 change is of a workstation that nobody here knows. Bring a file with everything first.
   *[other] { $n } changes are of a workstation that nobody here knows. Bring a file with everything first.
  }
stick-refused-signature = { $n ->
    [one] 1 change does not carry the signature of the workstation it names. It was not taken. Tell whoever administers the clinic.
   *[other] { $n } changes do not carry the signature of the workstation they name. They were not taken. Tell whoever administers the clinic.
  }
stick-refused-gap = { $n ->
    [one] 1 change lacks others before it. Bring a file with everything first.
   *[other] { $n } changes lack others before them. Bring a file with everything first.
  }
stick-refused-fork = { $n ->
    [one] 1 change contradicts another of the same workstation. Both are kept aside. Tell whoever administers the clinic.
   *[other] { $n } changes contradict others of the same workstation. They are kept aside. Tell whoever administers the clinic.
  }
stick-refused-unreadable = { $n ->
    [one] 1 change cannot be read. Tell Esmalte's support.
   *[other] { $n } changes cannot be read. Tell Esmalte's support.
  }
stick-broken-torn = The file was cut off. What came whole was taken; copy it again and bring it once more.
stick-broken-damaged = The file is damaged from some point on. What came before was taken; save it again on the other workstation.
stick-not-a-log = That file is not one of Esmalte's
stick-not-a-log-do = Nothing was taken. Choose a file that ends in .clog, saved from another workstation of the clinic.
sums = Count of changes
sums-hint = Every change received is somewhere. The program checks it by itself.
sums-holds = It adds up
sums-fails = It does not add up: make a backup and tell Esmalte's support
sums-received = Received
sums-applied = Applied
sums-waiting = Waiting
sums-parked = For a newer version
sums-quarantined = In quarantine
receipts = The server's receipts
receipts-none = The server has not signed a receipt yet.
receipt = It has signed up to change { $n } of { $name }

devices = Workstations and sync
devices-hint = Changes are always kept here. With a server they also travel to the clinic's other workstations.
sync-server = Server
sync-waiting-count = To send
sync-waiting-since = Waiting since
sync-last = Last sync
sync-reason-offline = There is no network. Everything is kept on this workstation and will go by itself when it is back. If other workstations have it, check this one's cable or wifi.
sync-reason-silent = There is a network, but the server does not answer. Everything is kept on this workstation and will go by itself when it does. If it is the same tomorrow, tell whoever administers the server.
sync-reason-unavailable = The server has asked to wait a moment. Everything is kept on this workstation and is tried again by itself. If it is the same tomorrow, tell whoever administers the server.
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
sync-reason-inflated = What was sent at once is too much for the server. Everything is kept on this workstation, which now tries with less. If it is the same tomorrow, tell whoever administers the server.
sync-reason-too_slow = The line is so slow that the server gave up waiting. Everything is kept on this workstation, which now tries with less. If it goes on, tell whoever looks after your connection.
sync-reason-clinic_suspended = Whoever runs the server has suspended this clinic. Everything is kept on this workstation and goes out once the clinic is served again. Get in touch with whoever runs the server.
sync-reason-signature = The server could not check the signature of a change and did not accept it. Everything is kept on this workstation. Tell whoever administers the server.
sync-reason-section = A change reached the server with a part that does not belong to it and was not accepted. Everything is kept on this workstation. Tell Esmalte's support.
sync-reason-other_clinic = The server says that these changes belong to another clinic and did not accept them. Everything is kept on this workstation. Tell whoever administers the server.
sync-reason-chain = A change does not fit the one before it and the server did not accept it. Everything is kept on this workstation. Tell Esmalte's support.
sync-reason-gap = The server lacks a change before those that are sent to it. Everything is kept on this workstation. If it is the same tomorrow, tell whoever administers the server.
sync-never = Never yet
sync-nothing-waits = Nothing
connect-title = Connect to a server
connect-text = This clinic lives only on this workstation. Connect it to work from several and to have a copy elsewhere.
connect-server = Address of the server
connect-code = Admission code
connect-code-hint = Given by whoever administers the server.
connect = Connect
connect-done = Clinic connected
