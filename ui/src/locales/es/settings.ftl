settings = Ajustes
settings-sections = Secciones de ajustes
settings-clinic = Clínica
settings-staff = Personas
settings-devices = Equipos
settings-sync = Sincronización
settings-appearance = Aspecto
settings-keys = Teclas

clinic-title = Datos de la clínica
clinic-hint = Encabezan los informes y documentos.
clinic-name = Nombre
clinic-legal-name = Razón social
clinic-tax-id = NIF
clinic-address = Dirección
clinic-phone = Teléfono
clinic-email = Correo electrónico
clinic-profile = Norma del odontograma
clinic-profile-hint = Cambia colores, símbolos y siglas; lo anotado no cambia.
clinic-saved = Datos de la clínica guardados

staff-title = Personas
staff-hint = Quién puede entrar y qué puede hacer.
staff-new = Añadir persona
staff-name = Nombre y apellidos
staff-role = Función
staff-licence = N.º de colegiado
staff-password = Contraseña
staff-password-hint = Podrá cambiarla después.
staff-password-new = Contraseña nueva
staff-set-password = Cambiar contraseña
staff-password-saved = Contraseña de { $name } cambiada
staff-saved = { $name }: guardado
staff-added = { $name } ya puede entrar
staff-retire = Dar de baja
staff-restore = Readmitir
staff-retired = De baja
staff-retired-toast = { $name } ya no puede entrar
staff-restored-toast = { $name } puede entrar de nuevo
staff-you = usted
staff-edit = Editar a { $name }
staff-edit-title = Editar persona
staff-only-admin = Solo quien administra la clínica puede cambiar esto.

appearance-title = Aspecto
appearance-hint = Se recuerda en este equipo.
appearance-density-desk = Filas compactas, para recepción y despacho.
appearance-density-chairside = Texto y botones grandes, para guantes y distancia.

## Teclas del odontograma
chart-keys-title = Teclas del odontograma
chart-keys-hint = La letra de cada hallazgo en este equipo. Q abre siempre la lista entera.
chart-keys-reset = Volver a las teclas de fábrica
