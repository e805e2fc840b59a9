welcome-title = Bienvenida a Esmalte
welcome-text = La clínica entera en este equipo, con o sin conexión. Sus datos se guardan aquí, cifrados.
welcome-create = Crear una clínica
welcome-create-text = Para empezar de cero en este equipo. Se tarda un minuto.
welcome-demo = Explorar la clínica de ejemplo
welcome-demo-text = Con pacientes inventados, para probarlo todo sin miedo.
welcome-join = Unirse a una clínica
welcome-join-text = Este equipo se suma a otros que ya trabajan, con una invitación.

create-title = Crear una clínica
create-clinic-name = Nombre de la clínica
create-owner-name = Su nombre y apellidos
create-owner-hint = Usted administrará la clínica; a los demás los añade después.
passphrase = Frase de paso
passphrase-hint = Varias palabras que recuerde. Con ella se cifra todo y también iniciará su sesión.
passphrase-repeat = Repita la frase de paso
passphrase-differs = Las dos frases no coinciden
create-clinic = Crear la clínica
create-working = Cifrando el almacén…

recovery-title = Guarde este código de recuperación
recovery-text = Si olvida la frase de paso, este código es la única forma de abrir los datos. Nadie más lo tiene, tampoco nosotros.
recovery-where = Imprímalo o cópielo a mano y guárdelo lejos de este equipo.
recovery-saved = He guardado el código en un lugar seguro
recovery-enter = Entrar en la clínica
recovery-code-label = Código de recuperación

join-title = Unirse a una clínica
join-text = En un equipo que ya trabaje con la clínica, abra Ajustes › Equipos e «Invitar otro equipo». Escriba aquí lo que aparezca.
join-server = Servidor
join-code = Código de invitación
join-passphrase = Frase de paso para este equipo
join-passphrase-hint = Cifra los datos en este equipo.
join-clinic = Unirse
join-working = Trayendo los datos de la clínica…

failed-title = No se ha podido abrir la clínica
failed-kept = Qué se ha conservado
failed-do = Qué hacer ahora

locked-title = La clínica está cerrada con llave
locked-text = Los datos de este equipo están cifrados. Ábralos para seguir.
unlock-with = Abrir con
unlock-passphrase = Frase de paso
unlock-recovery = Código de recuperación
unlock = Abrir

sign-in-title = ¿Quién trabaja ahora?
sign-in-none = No hay nadie dado de alta en este equipo.
sign-in-password = Contraseña de { $name }
sign-in = Entrar
sign-in-other = Otra persona
