### Textos de los informes en PDF.

report-page = Página { $n } de { $total }
report-phone = Tel. { $text }
report-tax-id = NIF { $text }
report-document-id = Documento { $id }
report-content-hash = Huella { $hash }

## Odontograma
report-odontogram-title = Odontograma
report-odontogram-date = Situación a { $date }
report-issued = Emitido el { $date }
report-patient = Paciente
report-number = N.º de historia
report-birth-date = Fecha de nacimiento
report-document = Documento
report-findings = Hallazgos
report-findings-count = { $n ->
    [one] 1 hallazgo en vigor
   *[other] { $n } hallazgos en vigor
  }
report-no-findings = Sin hallazgos en esta fecha. Dentición según la edad; nada anotado todavía.
report-tooth = Pieza
report-finding = Hallazgo
report-status = Estado
report-date = Fecha
report-author = Anotado por
report-specifications = Especificaciones
report-observations = Observaciones
report-none = Ninguna.
report-unspecified = sin especificar
report-note = Nota
report-right = Derecha
report-left = Izquierda
report-unknown-rule = Hallazgo de una versión más reciente ({ $rule })
report-unknown-author = —

## Leyenda: forma y color
key-pathology = patología
key-existing = existente
key-done = hecho aquí
key-planned = planificado
key-defective = existente defectuoso
key-temporary = temporal
key-referred = derivado
key-absent = ausente
key-extraction = exodoncia indicada

## Siglas
letters-MB = mancha blanca
letters-CE = caries de esmalte
letters-CD = caries de dentina
letters-CDP = caries con afectación pulpar
letters-AM = amalgama
letters-IV = ionómero de vidrio
letters-IM = incrustación metálica
letters-IE = incrustación estética
letters-R = resina (composite)
letters-S = sellado
letters-CLM = corona libre de metal
letters-CM = corona metálica
letters-CR = corona de resina
letters-CT = corona temporal
letters-CMC = corona metal-cerámica
letters-PP = pulpotomía
letters-PC = pulpectomía
letters-TC = tratamiento de conductos
letters-DEX = extraída
letters-DNE = no erupcionada
letters-AG = agenesia
letters-A = ausente
letters-DAO = ausente por otra causa
letters-EXO = exodoncia indicada
letters-IMP = implante
letters-PF = prótesis fija
letters-CA = carilla
letters-CV = corona veneer
letters-C = carilla
letters-CF = corona fenestrada
letters-RT = restauración temporal
letters-PM = perno muñón
letters-I-restoration = incrustación
letters-TC-caries = caries profunda: tratamiento de conductos
letters-PPR = prótesis parcial removible
letters-PT = prótesis completa
letters-ORT = aparato de ortodoncia
letters-M1 = movilidad grado 1
letters-M2 = movilidad grado 2
letters-M3 = movilidad grado 3
letters-RR = remanente radicular
letters-DES = superficie desgastada
letters-HIM = hipomineralización incisivo-molar
letters-O = opacidad del esmalte
letters-PE = pigmentación del esmalte
letters-Fluorosis = fluorosis dental
letters-FL = fluorosis dental
letters-HE = hipoplasia del esmalte
letters-FFP = fosas y fisuras profundas
letters-MAC = macrodoncia
letters-MIC = microdoncia
letters-I = impactación
letters-E = pieza ectópica
letters-S-supernumerary = supernumeraria
letters-D = distalizada
letters-V = vestibularizada
letters-P = palatinizada
letters-L = lingualizada
letters-M = mesializada

## Plan de tratamiento
report-plan-title = Plan de tratamiento { $name }
report-plan-treatment = Tratamiento
report-plan-clinician = Profesional
report-plan-done = Hecho el { $date }
report-plan-empty = Este plan todavía no tiene tratamientos.
report-plan-proposed = Propuesta de tratamiento, pendiente de aceptación.
report-plan-accepted = Plan aceptado el { $date }. Anotado por { $by }.
report-plan-changes = El plan puede cambiar si cambia el estado de la boca durante el tratamiento. Cualquier cambio se explicará antes de hacerlo.
report-plan-sign-patient = Paciente, o quien le represente
report-plan-sign-clinician = Profesional
report-sign-name = Nombre y firma
report-sign-date = Fecha

## Receta
report-rx-title = Receta médica privada
report-rx-sheet = Hoja de información para el paciente
report-rx-number = N.º { $number }
report-rx-annulled = ANULADA el { $date }
report-rx-prescriber = Prescriptor
report-rx-licence = N.º de colegiado { $licence }
report-rx-signature = Firma
report-rx-for = Para: { $what }

## Consentimiento
report-consent-given = Acepta
report-consent-declined = No acepta
report-consent-withdrawn = RETIRADO el { $date }
report-consent-relation = En calidad de { $relation }
report-consent-document = Documento { $document }
report-consent-informer = Informó { $name }
report-consent-drawn = Firma trazada en pantalla
report-consent-typed = Firma escribiendo su nombre, y declara haber leído y comprendido lo anterior
report-consent-unsigned = No quiso firmar; lo atestigua quien informó
report-consent-version = Versión { $version } del modelo
report-consent-digest = Huella del texto (SHA-256): { $digest }
report-consent-expires = Válido hasta el { $date }
