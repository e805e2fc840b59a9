settings-privacy = Privacy

clinic-region = Region
clinic-retention = Years of your own
clinic-retention-hint = Only if you keep records longer than the law asks.

region-ES = Spain (state law)
region-ES-AN = Andalusia
region-ES-AR = Aragon
region-ES-AS = Asturias
region-ES-CB = Cantabria
region-ES-CE = Ceuta
region-ES-CL = Castile and León
region-ES-CM = Castile-La Mancha
region-ES-CN = Canary Islands
region-ES-CT = Catalonia
region-ES-EX = Extremadura
region-ES-GA = Galicia
region-ES-IB = Balearic Islands
region-ES-MC = Region of Murcia
region-ES-MD = Community of Madrid
region-ES-ML = Melilla
region-ES-NC = Navarre
region-ES-PV = Basque Country
region-ES-RI = La Rioja
region-ES-VC = Valencian Community

privacy-go = Block or erase
privacy-of = Block or erase record { $number }
privacy-hint = When somebody asks for their data to be erased, the law nearly always wants them blocked, not erased.
privacy-blocked = This record is blocked
privacy-blocked-text = It stands in no list, search or report. It is kept whole until it may be erased.

hold-title = How long it must be kept
hold-until = May be erased from
hold-last-entry = Last clinical entry
hold-rule = Rule
hold-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
hold-own = the clinic's own choice
hold-nothing = It has no clinical entries: nothing has to be kept.
hold-of-age = A child's record: time runs from the age of 18, to be careful.
hold-unread = We have not checked whether { $region } asks for longer. If it does, say so in Settings, Clinic.

block-title = Block
block-hint = The usual answer to a request for erasure (LOPDGDD, art. 32).
block-text = The record is no longer seen on any workstation. Nothing is lost, and it can be unblocked. Only an administrator can look into it, giving a reason, and each look is written down.
block = Block
block-reason = Reason
block-reason-hint = For example: asked for erasure in writing on 12 March.
block-done = Record { $number } is blocked

erase-title = Erase for good
erase-hint = Only when nothing has to be kept any more, or for an exceptional reason.
erase-what = What goes: { $what }.
erase-where = It disappears from every workstation and from the server as soon as they sync. This cannot be undone.
erase-stays = What stays is that a record was erased, when, why and by whom, with nothing about the person.
erase-go = Erase…
erase = Erase for good
erase-of = Erase record { $number }
erase-ground = Exceptional reason
erase-type = Type the record number: { $number }
erase-type-hint = To be sure it is the one you mean to erase.
erase-not-yet = It cannot be erased before { $day }
erase-only-owner = Block it meanwhile. Before that day only the owner of the clinic can erase it, for a reason that is written down.
erase-early = The law asks to keep it until { $day }
erase-early-text = Erasing it earlier is your responsibility as the owner of the clinic. The reason is written down and cannot be changed.

ground-retention_over = time is over
ground-mistake = Registered by mistake: never a patient
ground-duplicate = Duplicate: the same person has another record
ground-order = Order of a court or of the data protection authority


erased-page = Record erased
erased-title = Record { $number } is erased from this workstation
erased-text = The other workstations and the server erase it when they sync. What a colleague enters without knowing is discarded, and you will see it in Settings, Privacy.
erased-what = What was erased
erased-what-hint = From the search index and the change log too.

backups-title = Copies that still hold it
backups-hint = The program cannot reach them. Delete them by hand, and go through the copies made on other workstations.
backups-before = If you erase it, you will have to delete these copies by hand.
backups-left = Copies of this workstation that still hold it:
backups-none = This workstation made no copy that holds it.
backup-there = still there
backup-away = not seen from this workstation
backup-forget = It is deleted
backup-forget-of = It is deleted: { $file }

blocked-title = Blocked records
blocked-hint = Without names: to see one, first say why.
blocked-none = No record is blocked.
blocked-look = Look in
blocked-look-of = Look into record { $number }
blocked-go = See blocked records
reason-look = Reason for looking in
reason-look-hint = For example: order of court no. 3. It is written down with your name.
unblock = Unblock
unblock-of = Unblock record { $number }
reason-unblock = Reason for unblocking
reason-unblock-hint = For example: comes back and asks for it.
accesses = { $n ->
    [one] Looked into { $n } time
   *[other] Looked into { $n } times
}

erasures-title = Erased records
erasures-hint = What is left to do by hand, and what came too late.
erasures-none = No record was erased.
scrub-due = The file is not cleaned up yet
scrub-due-text = The data are not seen any more, but the file has not been rewritten. That is done when the program is opened again.
withheld = { $n ->
    [one] The content of { $n } change that nobody erased is missing
   *[other] The content of { $n } changes that nobody erased is missing
}
withheld-text = The server handed them over empty. Sync by file with another workstation: if it has them, they complete themselves.
late = { $n ->
    [one] { $n } entry came later and was discarded
   *[other] { $n } entries came later and were discarded
}
late-text = A workstation did not know of the erasure yet. Ask who was working there whether it belongs in another record.
late-entry = { $device }, change { $seq }
