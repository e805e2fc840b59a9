### Cartas y certificados, y sus modelos.

settings-letters = Cartas
letters = Cartas y certificados
letter-kind-certificate = Justificante
letter-kind-referral = Derivación
letter-kind-recall = Carta de revisión
letter-kind-prescription_foot = Pie de receta
letter-signed = Firma y sello
letter-family-of = Familia de { $name }

## Lo que se toma del historial
letter-group-allergy = Alergias
letter-group-condition = Antecedentes
letter-group-medication = Medicación
letter-group-finding = Hallazgos
letter-group-perio = Periodonto
letter-detail-finding = { $teeth }: { $what } ({ $status })
letter-detail-perio = Exploración del { $date }: sangrado { $bleeding } %, profundidad de 4 mm o más en { $deep } % de los sitios, máxima { $most } mm.
letter-detail-perio-judged = Exploración del { $date }: { $what }.

## Lista
letter-none = Sin cartas ni justificantes
letter-none-text = Lo que se entregue sobre este paciente quedará aquí palabra por palabra, para volver a imprimirlo igual.
letter-list = Cartas y certificados del paciente
letter-paper = Carta elegida
letter-new = Nueva carta
letter-print = Ver e imprimir
letter-back = Volver a las cartas
letter-by = Firma { $signer }
letter-to = Para { $addressee }
letter-version = Versión { $version } del modelo
letter-text = Texto
letter-closed = Solo puede leerla personal clínico.

## Elegir, escribir, emitir
letter-choose = ¿Qué se escribe?
letter-choose-keys = elegir
letter-signer = Quién firma
letter-include = Qué se incluye del historial
letter-include-hint = Solo lo marcado sale en la carta.
letter-include-none = En el historial no hay nada que incluir.
letter-missing = Falta por completar: { $fields }
letter-unknown = Campos que no existen: { $fields }
letter-issue = Emitir
letter-issued = Emitida y guardada palabra por palabra
letter-preview = Como saldrá en papel

## Campos
letter-field-patient = paciente
letter-field-document = documento
letter-field-birth_date = nacimiento
letter-field-age = edad
letter-field-date = fecha
letter-field-clinic = clínica
letter-field-address = dirección
letter-field-phone = teléfono
letter-field-doctor = profesional
letter-field-licence = colegiado
letter-field-visit_date = día de la visita
letter-field-visit_from = desde las
letter-field-visit_to = hasta las
letter-field-companion = acompañante
letter-field-companion_document = documento del acompañante
letter-field-relation = en calidad de
letter-field-recipient = destinatario
letter-field-recipient_place = servicio y dirección
letter-field-reason = motivo
letter-field-tooth = pieza
letter-field-details = historial elegido
letter-field-recall_date = fecha de revisión
letter-field-note = observación
letter-day-hint = día/mes/año
letter-hour-hint = hora:minutos
letter-optional = Puede quedar en blanco

## Modelos
letter-template-title = Modelos de cartas
letter-template-hint = Cada cambio es una versión nueva: lo ya emitido conserva sus palabras. Una línea que empieza por # es un título; por -, un punto de una lista.
letter-template-new = Nuevo modelo
letter-template-edit = Editar { $name }
letter-template-name = Nombre, y título de la carta
letter-template-kind = Qué es
letter-template-body = Texto
letter-template-saved = Guardado: { $name }
keys-letters = Cartas y certificados
