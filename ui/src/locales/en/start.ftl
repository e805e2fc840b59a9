welcome-title = Welcome to Esmalte
welcome-text = The whole clinic on this workstation, with or without a connection. Your data stays here, encrypted.
welcome-create = Create a clinic
welcome-create-text = To start afresh on this workstation. It takes a minute.
welcome-demo = Explore the demo clinic
welcome-demo-text = With invented patients, to try everything without fear.
welcome-join = Join a clinic
welcome-join-text = This workstation joins others already at work, with an invitation.

create-title = Create a clinic
create-clinic-name = Name of the clinic
create-owner-name = Your full name
create-owner-hint = You will administer the clinic; the others are added later.
passphrase = Passphrase
passphrase-hint = Several words you will remember. It encrypts everything, and you also sign in with it.
passphrase-repeat = Repeat the passphrase
passphrase-differs = The two passphrases differ
create-clinic = Create the clinic
create-working = Encrypting the store…

recovery-title = Keep this recovery code
recovery-text = If you forget the passphrase, this code is the only way to open the data. Nobody else has it, nor do we.
recovery-where = Print it or copy it by hand and keep it away from this workstation.
recovery-saved = I have kept the code in a safe place
recovery-enter = Enter the clinic
recovery-code-label = Recovery code

join-title = Join a clinic
join-text = On a workstation that already works with the clinic, open Settings › Workstations and “Invite another workstation”. Type here what it shows.
join-server = Server
join-code = Invitation code
join-passphrase = Passphrase for this workstation
join-passphrase-hint = Encrypts the data on this workstation.
join-clinic = Join
join-working = Fetching the clinic's data…

failed-title = The clinic could not be opened
failed-kept = What was kept
failed-do = What to do now

locked-title = The clinic is locked
locked-text = The data on this workstation is encrypted. Unlock it to go on.
unlock-with = Open with
unlock-passphrase = Passphrase
unlock-recovery = Recovery code
unlock = Open

sign-in-title = Who is working now?
sign-in-none = Nobody is registered on this workstation.
sign-in-password = Password of { $name }
sign-in = Enter
sign-in-other = Someone else
