decide-title = Por decidir
decide-sections = Qué hay por decidir
decide-values = Datos distintos
decide-patients = Fichas repetidas
nav-decide = Decidir
nav-decide-count = { $n ->
    [0] Decidir: nada
    [one] Decidir: 1 dato
   *[other] Decidir: { $n } datos
  }
palette-go-decide = Ir a Por decidir
palette-go-duplicates = Ver fichas repetidas
keys-decide = En Por decidir

conflict-list = Datos por decidir
conflict-or =  o 
conflict-grave = Importa para la seguridad del paciente
conflict-empty = vacío
conflict-nobody = sin sesión
conflict-here = { $device } (este equipo)
conflict-who-unknown = No se sabe quién lo escribió
conflict-shown-now = Se muestra ahora
conflict-another = Otro valor
conflict-why = { $n ->
    [one] Este dato se cambió dos veces sin ver el otro cambio. No se ha perdido nada: elija lo correcto; lo demás queda en la historia del dato.
   *[other] { $n } equipos cambiaron este dato sin saber uno del otro. No se ha perdido nada: elija lo correcto; lo demás queda en la historia del dato.
  }
conflict-why-entry = La misma anotación llegó con dos contenidos distintos, lo que no debería ocurrir. Los dos se conservan y no se elige entre ellos: si el que se muestra no es correcto, retírelo en la ficha y anótelo de nuevo. Cuando lo haya mirado, diga que lo ha visto y no se preguntará más, aquí ni en otro equipo.
conflict-may-not = Esto lo decide quien puede cambiarlo. Con su función puede verlo, no decidirlo.
conflict-decide = Dejar este valor
conflict-acknowledge = Ya lo he visto
conflict-acknowledged = Visto: { $field } · { $about }
conflict-hidden = { $n ->
    [one] 1 dato clínico con varios valores espera a un profesional de la clínica.
   *[other] { $n } datos clínicos con varios valores esperan a un profesional de la clínica.
  }
conflict-keys-acknowledge = ya lo he visto
conflict-decided = Decidido: { $field } · { $about }
conflict-stale = Ya se había decidido en otro equipo. No se ha cambiado nada.
conflict-open-patient = Abrir ficha
conflict-more = { $n ->
    [one] y 1 más después
   *[other] y { $n } más después
  }
conflict-history = Todo lo que ha dicho este dato
conflict-history-toggle = Historia del dato
conflict-past-shown = se muestra ahora
conflict-past-beside = por decidir
conflict-past-replaced = cambiado por { $who }, { $when }
conflict-past-decided = decidido por { $who }, { $when }
conflict-keys-pick = elegir
conflict-keys-decide = decidir
conflict-keys-history = historia
conflict-keys-back = volver
conflict-none-title = Nada por decidir
conflict-none-text = Cuando dos equipos sin conexión cambien el mismo dato, los dos valores se guardan y aparecerán aquí, con quién, dónde y cuándo los escribió, para que una persona elija.
conflict-banner = { $n ->
    [one] Hay un dato importante con varios valores: { $fields }.
   *[other] Hay datos importantes con varios valores: { $fields }.
  }
conflict-banner-text = Compruébelo con el paciente.
conflict-banner-decide = Decidir
conflict-retired-true = Archivado
conflict-retired-false = En uso

conflict-two = { $kind }: dos contenidos

conflict-field-number = Número de historia
conflict-field-given_name = Nombre
conflict-field-family_name = Primer apellido
conflict-field-family_name_2 = Segundo apellido
conflict-field-birth_date = Fecha de nacimiento
conflict-field-sex = Sexo
conflict-field-document_kind = Tipo de documento
conflict-field-document_number = Número de documento
conflict-field-phone = Teléfono
conflict-field-phone_2 = Otro teléfono
conflict-field-email = Correo electrónico
conflict-field-address = Dirección
conflict-field-postcode = Código postal
conflict-field-city = Población
conflict-field-notes = Notas
conflict-field-retired = Archivado o en uso
conflict-field-name = Nombre
conflict-field-role = Función
conflict-field-licence = Número de colegiado
conflict-field-legal_name = Razón social
conflict-field-tax_id = NIF
conflict-field-profile = Norma del odontograma
conflict-field-examined_on = Fecha del examen
conflict-field-by = Quién
conflict-field-status = Estado
conflict-field-note = Nota
conflict-field-public_key = Clave del equipo
conflict-field-rule = Hallazgo
conflict-field-targets = Piezas
conflict-field-surfaces = Superficies
conflict-field-observed_on = Observado el
conflict-says-true = sí
conflict-says-false = no
conflict-field-plaque_examined = Placa explorada
conflict-field-retired_at = Retirado el
conflict-field-tooth = Pieza
conflict-field-site = Punto
conflict-field-visited_on = Día de la visita
conflict-field-reason = Motivo
conflict-field-exploration = Exploración
conflict-field-diagnosis = Diagnóstico
conflict-field-treatment = Tratamiento
conflict-field-anaesthesia = Anestesia
conflict-field-instructions = Instrucciones
conflict-field-plan = Próximo paso
conflict-field-remarks = Otras notas
conflict-field-visit = Visita

linked-other = La misma persona tiene otra ficha: { $name }, Hª { $number }.
linked-by = Enlazada por { $by }, { $day }.
linked-open = Abrir
linked-part = Separar
linked-parted = Separada de la ficha de { $name }
duplicate-hint = Estas fichas pueden ser de la misma persona. Enlazarlas no mueve ni borra nada: cada una conserva lo suyo y desde una se llega a la otra. Puede deshacerse cuando quiera.
duplicate-pair = { $first } y { $second }
duplicate-open = Abrir la ficha de { $name }
duplicate-reason-document = Mismo documento
duplicate-reason-birth_and_name = Nacidos el mismo día, nombre casi igual
duplicate-reason-phone_and_name = Mismo teléfono, nombre casi igual
duplicate-link = Es la misma persona
duplicate-dismiss = Son personas distintas
duplicate-linked = Fichas enlazadas
duplicate-dismissed = Quedan como personas distintas
duplicate-none-title = Ninguna ficha repetida a la vista
duplicate-none-text = Si la misma persona se da de alta en dos equipos, sus fichas aparecerán aquí por el documento, la fecha de nacimiento o el teléfono, para enlazarlas sin tocar ninguna.
