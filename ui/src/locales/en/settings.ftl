settings = Settings
settings-sections = Sections of settings
settings-clinic = Clinic
settings-staff = People
settings-devices = Workstations
settings-sync = Sync
settings-appearance = Appearance
settings-keys = Keys

clinic-title = Clinic details
clinic-hint = They head reports and documents.
clinic-name = Name
clinic-legal-name = Legal name
clinic-tax-id = Tax id
clinic-address = Address
clinic-phone = Phone
clinic-email = E-mail
clinic-profile = Norm of the odontogram
clinic-profile-hint = Changes colours, symbols and letters; what was charted stays as it is.
clinic-saved = Clinic details saved

staff-title = People
staff-hint = Who can sign in and what they can do.
staff-new = Add a person
staff-name = Full name
staff-role = Role
staff-licence = Licence no.
staff-password = Password
staff-password-hint = It can be changed later.
staff-password-new = New password
staff-set-password = Change password
staff-password-saved = Password of { $name } changed
staff-saved = { $name }: saved
staff-added = { $name } can now sign in
staff-retire = Retire
staff-restore = Readmit
staff-retired = Retired
staff-retired-toast = { $name } can no longer sign in
staff-restored-toast = { $name } can sign in again
staff-you = you
staff-edit = Edit { $name }
staff-edit-title = Edit person
staff-only-admin = Only whoever administers the clinic can change this.

appearance-title = Appearance
appearance-hint = Remembered on this workstation.
appearance-density-desk = Compact rows, for reception and office.
appearance-density-chairside = Large text and buttons, for gloves and distance.

## Keys of the odontogram
chart-keys-title = Keys of the odontogram
chart-keys-hint = The letter of each finding at this workstation. Q always opens the whole list.
chart-keys-reset = Back to the usual keys
