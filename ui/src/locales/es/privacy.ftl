settings-privacy = Privacidad

clinic-region = Comunidad autónoma
clinic-retention = Años de conservación propios
clinic-retention-hint = Solo si conserva las historias más tiempo del que pide la ley.

region-ES = España (norma estatal)
region-ES-AN = Andalucía
region-ES-AR = Aragón
region-ES-AS = Asturias
region-ES-CB = Cantabria
region-ES-CE = Ceuta
region-ES-CL = Castilla y León
region-ES-CM = Castilla-La Mancha
region-ES-CN = Canarias
region-ES-CT = Cataluña
region-ES-EX = Extremadura
region-ES-GA = Galicia
region-ES-IB = Illes Balears
region-ES-MC = Región de Murcia
region-ES-MD = Comunidad de Madrid
region-ES-ML = Melilla
region-ES-NC = Navarra
region-ES-PV = País Vasco
region-ES-RI = La Rioja
region-ES-VC = Comunitat Valenciana

privacy-go = Bloquear o borrar
privacy-of = Bloquear o borrar la historia { $number }
privacy-hint = Cuando alguien pide que se supriman sus datos, la ley obliga casi siempre a bloquearlos, no a borrarlos.
privacy-blocked = Esta historia está bloqueada
privacy-blocked-text = No aparece en listas, búsquedas ni informes. Se conserva entera hasta que pueda borrarse.

hold-title = Hasta cuándo hay que conservarla
hold-until = Puede borrarse desde el
hold-last-entry = Última anotación clínica
hold-rule = Norma
hold-years = { $n ->
    [one] { $n } año
   *[other] { $n } años
}
hold-own = decisión de la clínica
hold-nothing = No tiene anotaciones clínicas: nada obliga a conservarla.
hold-of-age = Era menor: el plazo se cuenta desde que cumple 18 años, por prudencia.
hold-unread = No hemos comprobado si { $region } tiene un plazo propio más largo. Si lo tiene, indíquelo en Ajustes, Clínica.

block-title = Bloquear
block-hint = La respuesta habitual a una petición de supresión (LOPDGDD, art. 32).
block-text = La historia deja de verse en todos los equipos. No se pierde nada, y puede desbloquearse. Solo quien administra puede consultarla, indicando el motivo, y cada consulta queda anotada.
block = Bloquear
block-reason = Motivo
block-reason-hint = Por ejemplo: pide la supresión por escrito el 12 de marzo.
block-done = Historia { $number } bloqueada

erase-title = Borrar para siempre
erase-hint = Solo cuando ya no hay obligación de conservar, o por un motivo excepcional.
erase-what = Se borra: { $what }.
erase-where = Desaparece de todos los equipos y del servidor en cuanto sincronicen. No se puede deshacer.
erase-stays = Queda constancia de que se borró una historia, cuándo, por qué y quién lo hizo, sin ningún dato de la persona.
erase-go = Borrar…
erase = Borrar para siempre
erase-of = Borrar la historia { $number }
erase-ground = Motivo excepcional
erase-type = Escriba el número de historia: { $number }
erase-type-hint = Para estar seguros de que es la que quiere borrar.
erase-not-yet = No puede borrarse hasta el { $day }
erase-only-owner = Mientras tanto, bloquéela. Antes de esa fecha solo el titular de la clínica puede borrarla, con un motivo que queda anotado.
erase-early = La ley pide conservarla hasta el { $day }
erase-early-text = Borrarla antes es responsabilidad suya, como titular de la clínica. El motivo queda anotado y no se puede cambiar.

ground-retention_over = plazo cumplido
ground-mistake = Registrada por error: nunca fue paciente
ground-duplicate = Duplicada: la misma persona tiene otra historia
ground-order = Orden de un juzgado o de la autoridad de protección de datos


erased-page = Historia borrada
erased-title = La historia { $number } se ha borrado de este equipo
erased-text = Los demás equipos y el servidor la borran al sincronizar. Lo que un compañero anote sin saberlo se descarta y lo verá en Ajustes, Privacidad.
erased-what = Qué se ha borrado
erased-what-hint = También del índice de búsqueda y del registro de cambios.

backups-title = Copias que todavía la contienen
backups-hint = El programa no puede llegar a ellas. Bórrelas a mano, y repase las copias hechas en otros equipos.
backups-before = Si la borra, tendrá que eliminar estas copias a mano.
backups-left = Copias de este equipo que todavía la contienen:
backups-none = Este equipo no ha hecho ninguna copia que la contenga.
backup-there = sigue ahí
backup-away = no se ve desde este equipo
backup-forget = Ya está borrada
backup-forget-of = Ya está borrada: { $file }

blocked-title = Historias bloqueadas
blocked-hint = Sin nombre: para ver una, primero se indica el motivo.
blocked-none = No hay ninguna historia bloqueada.
blocked-look = Consultar
blocked-look-of = Consultar la historia { $number }
blocked-go = Ver historias bloqueadas
reason-look = Motivo de la consulta
reason-look-hint = Por ejemplo: requerimiento del juzgado n.º 3. Queda anotado con su nombre.
unblock = Desbloquear
unblock-of = Desbloquear la historia { $number }
reason-unblock = Motivo del desbloqueo
reason-unblock-hint = Por ejemplo: vuelve a consulta y lo pide.
accesses = { $n ->
    [one] Consultada { $n } vez
   *[other] Consultada { $n } veces
}

erasures-title = Historias borradas
erasures-hint = Lo que queda por hacer a mano, y lo que llegó tarde.
erasures-none = No se ha borrado ninguna historia.
scrub-due = Falta terminar de limpiar el archivo
scrub-due-text = Los datos ya no se ven, pero el archivo aún no se ha reescrito. Se hará al volver a abrir el programa.
withheld = { $n ->
    [one] Falta el contenido de { $n } cambio que nadie borró
   *[other] Falta el contenido de { $n } cambios que nadie borró
}
withheld-text = El servidor los entregó vacíos. Sincronice por archivo con otro equipo: si los tiene, se completan solos.
late = { $n ->
    [one] { $n } anotación llegó después y se descartó
   *[other] { $n } anotaciones llegaron después y se descartaron
}
late-text = Un equipo aún no sabía que la historia estaba borrada. Pregunte a quien trabajaba en él si corresponde a otra historia.
late-entry = { $device }, cambio { $seq }
