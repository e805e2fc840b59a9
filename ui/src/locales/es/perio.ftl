### El periodontograma: exploración, índices, diagnóstico y riesgo. Los usan también los informes en PDF.

tab-perio = Periodontograma
perio-label = Periodontograma. Escriba profundidades; Tab cambia de fila, Escape sale
perio-none = Sin exploraciones periodontales
perio-none-hint = Aquí se anotan profundidad, margen, sangrado, placa, movilidad y furcas, y se comparan con las exploraciones anteriores.
perio-start = Empezar exploración
perio-exam = Exploración
perio-new = Nueva exploración
perio-copy = Copiar la exploración anterior para confirmarla
perio-discard = Descartar el borrador
perio-restore = Recuperar el borrador
perio-close = Cerrar
perio-compare = Comparar exploraciones
perio-print = Imprimir (Ctrl P)
keys-print = Poner en papel
perio-compare-end = Volver al periodontograma
perio-compare-which = Exploraciones que se comparan
perio-compare-most = Hasta { $n }; ▲▼ señala cambios de 2 mm o más
perio-change-worse = { $mm } mm más
perio-change-better = { $mm } mm menos
perio-inspector = Índices y diagnóstico
perio-keypad = Teclado en pantalla
perio-clear = Borrar
perio-leave-out = Excluir
perio-state-draft = borrador
perio-state-retired = descartada
perio-retired = Este borrador está descartado. Nada se ha borrado: puede recuperarlo.
perio-late = Después del cierre llegaron lecturas de otro puesto. Los índices son los del cierre; una enmienda los actualiza.
perio-disputed = { $n ->
    [one] En un lugar dos puestos anotaron valores distintos (≠). Vuelva a sondarlo: lo que escriba decide.
   *[other] En { $n } lugares dos puestos anotaron valores distintos (≠). Vuelva a sondarlos: lo que escriba decide.
  }
perio-amend = Enmendar exploración cerrada
perio-amend-begin = Empezar a enmendar
perio-amend-hint = La exploración está cerrada. Cada corrección queda anotada junto a lo que decía, con autor, hora y motivo.
perio-amend-reason = Motivo
perio-amend-end = Terminar
perio-amending = Enmendando: { $reason }
perio-closed-by = Cerrada por { $by } · { $when }
perio-amended-by = Enmendada por { $by } · { $when }: { $reason }
perio-unsaved = { $n ->
    [one] Una lectura sin guardar; se reintenta
   *[other] { $n } lecturas sin guardar; se reintenta
  }. { $why }

## Filas, caras y sitios
perio-row = Fila
perio-row-depth = Profundidad
perio-row-margin = Margen
perio-row-mobility = Movilidad
perio-row-furcation = Furca
perio-row-short-depth = Profund.
perio-row-short-margin = Margen
perio-row-short-bleeding = Sangrado
perio-row-short-plaque = Placa
perio-side-facial = V
perio-side-palatal = P
perio-side-lingual = L
perio-face-facial = vestibular
perio-face-palatal = palatino
perio-face-lingual = lingual
perio-site-distal = distal
perio-site-middle = medio
perio-site-mesial = mesial
perio-sign-bleeding = sangrado
perio-sign-suppuration = supuración
perio-sign-plaque = placa
perio-sign-calculus = cálculo
perio-sign-short-bleeding = Sangra
perio-sign-short-suppuration = Pus
perio-sign-short-plaque = Placa
perio-sign-short-calculus = Cálculo
perio-entrance-buccal = vestibular
perio-entrance-lingual = lingual
perio-entrance-mesial = mesial
perio-entrance-distal = distal

## Convenios y recorrido
perio-convention = Signo del margen
perio-convention-sepa = SEPA · recesión +
perio-convention-bern = Berna · recesión −
perio-convention-open_dental = Open Dental · hiperplasia +
perio-path = Recorrido
perio-path-by_arch = Por arcadas
perio-path-facial_first = Vestibular antes

## Lo que se dice
perio-said-empty = vacío
perio-said-depth = PS { $mm } mm
perio-said-margin = margen { $mm }
perio-said-loss = NIC { $mm } mm
perio-said-carried = copiado, sin confirmar
perio-said-disputed = dos lecturas distintas
perio-said-mobility = { $tooth }, movilidad { $grade }
perio-said-furcation = { $tooth }, furca { $entrance } { $grade }
perio-said-copied = { $n ->
    [one] Un sitio copiado. Confírmelo con Intro o escriba encima
   *[other] { $n } sitios copiados. Confírmelos con Intro o escriba encima
  }
perio-refused-not-allowed = Su perfil no permite anotar
perio-refused-closed = La exploración está cerrada: para corregirla, enmiéndela
perio-refused-tooth-absent = No hay diente en ese lugar: X lo incluye
perio-refused-no-such-key = La tecla { $typed } no hace nada aquí
perio-refused-grade = El grado va de 0 a 3
perio-refused-no-furcation = Ese diente no tiene furca
perio-refused-sign-needs-site = Los signos se anotan en un sitio: vuelva a profundidad o margen
perio-refused-face-full = Esta cara no tiene sitios vacíos

## Teclas
perio-key-digits = mm
perio-key-ten = 10 o más
perio-key-signs = sangrado, supuración, placa, cálculo
perio-key-row = fila
perio-key-help = teclas
keycap-tab = Tab
keycap-backspace = Retroceso
keys-perio = Periodontograma
keys-perio-depth = Escribe y avanza
keys-perio-ten = Diez o más: 12
keys-perio-signs = Sangrado, supuración, placa, cálculo
keys-perio-row = Profundidad, margen, movilidad, furca
keys-perio-minus = Signo del margen
keys-perio-move = Mover sin escribir
keys-perio-clear = Borra y retrocede
keys-perio-fill = 3-2-3 en lo vacío de la cara
keys-perio-triplets = De tres en tres
keys-perio-copy = Copia la exploración anterior
keys-perio-confirm = Confirma lo copiado
keys-perio-leave-out = Excluye o incluye el diente
keys-perio-leave = Sale del periodontograma

## Índices
perio-pane-indices = Índices
perio-pane-diagnosis = Diagnóstico
perio-pane-risk = Riesgo
perio-count = { $teeth ->
    [one] 1 diente
   *[other] { $teeth } dientes
  }{ $implants ->
    [0] {""}
    [one] { " y 1 implante" }
   *[other] { " y " }{ $implants } implantes
  }
perio-completeness = { $n } de { $of } sitios sondados
perio-not-examined = no explorado
perio-index-bleeding = Sangrado al sondaje
perio-index-suppuration = Supuración
perio-index-plaque = Placa (O’Leary)
perio-index-depth4 = PS ≥ 4 mm
perio-index-depth6 = PS ≥ 6 mm
perio-index-mean-depth = PS media
perio-index-mean-loss = NIC medio · sitios
perio-index-cdc = CDC/AAP 2012
perio-cdc-none = sin periodontitis
perio-cdc-mild = leve
perio-cdc-moderate = moderada
perio-cdc-severe = grave
perio-variants = Sangrado: 6 sitios, entre los explorados. Placa: 4 caras por diente. CDC/AAP: clase epidemiológica, no diagnóstico.
perio-plaque-examined = Placa explorada

## Diagnóstico
perio-computed = Clasificación 2017, calculada
perio-judged = Juicio clínico
perio-judge = Juicio final
perio-judge-diagnosis = Diagnóstico
perio-judge-stage = Estadio
perio-judge-grade = Grado
perio-judge-extent = Extensión
perio-judge-note = Por qué difiere
perio-save-answers = Guardar respuestas
perio-save-judgement = Guardar juicio
perio-answers = Lo que la sonda no dice
perio-answers-carried = Respuestas de la exploración anterior, sin confirmar.
perio-missing = No hay datos suficientes: falta
perio-missing-some = Falta, y puede cambiarlo
perio-unknown = sin dato
perio-yes = sí
perio-no = no
perio-stage = estadio { $stage }
perio-grade = grado { $grade }
perio-extent-localized = localizada
perio-extent-generalized = generalizada
perio-extent-molar_incisor = molar-incisivo
perio-diagnosis-insufficient = Sin datos suficientes
perio-diagnosis-health = Salud, periodonto íntegro
perio-diagnosis-gingivitis_localized = Gingivitis localizada
perio-diagnosis-gingivitis_generalized = Gingivitis generalizada
perio-diagnosis-health_reduced = Salud, periodonto reducido
perio-diagnosis-gingivitis_reduced = Gingivitis, periodonto reducido
perio-diagnosis-stable = Periodontitis estable
perio-diagnosis-stable_inflamed = Periodontitis estable con inflamación
perio-diagnosis-periodontitis = Periodontitis
perio-answer-bone_loss_percent = Pérdida ósea, %
perio-answer-bone_third = Pérdida ósea, tercio
perio-answer-progression_tenths_mm = Progresión 5 años, mm
perio-answer-teeth_lost = Perdidos por periodontitis
perio-answer-vertical_defect_mm = Defecto vertical, mm
perio-answer-cigarettes_per_day = Cigarrillos al día
perio-answer-hba1c_tenths = HbA1c, %
perio-answer-ridge_defect = Defecto de cresta
perio-answer-phenotype = Destrucción y biofilm
perio-answer-diabetes = Diabetes
perio-answer-systemic_condition = Factor sistémico
perio-answer-treated = Ya tratado
perio-answer-explained_otherwise = Pérdida por otra causa
perio-answer-masticatory_dysfunction = Disfunción masticatoria
perio-answer-occlusal_trauma = Trauma oclusal
perio-answer-bite_collapse = Colapso de mordida
perio-answer-complex_rehabilitation = Rehabilitación compleja
perio-bone-third-coronal = coronal
perio-bone-third-middle = medio
perio-bone-third-apical = apical
perio-ridge-defect-none = no
perio-ridge-defect-moderate = moderado
perio-ridge-defect-severe = grave
perio-phenotype-resistant = menor de lo esperado
perio-phenotype-commensurate = acorde
perio-phenotype-exceeding = mayor de lo esperado

## Motivos
perio-reason-case_interdental = NIC interdental en { $teeth } dientes, dos de ellos no contiguos.
perio-reason-case_buccal = NIC ≥ 3 mm con bolsa > 3 mm en vestibular o lingual de { $teeth }.
perio-reason-case_bone = Pérdida ósea en la radiografía.
perio-reason-no_case = Sin pérdida de inserción interdental en dos dientes no contiguos.
perio-reason-explained_otherwise = La pérdida tiene otra causa, según el clínico.
perio-reason-loss = NIC interdental de { $mm } mm en { $tooth }: estadio { $stage }.
perio-reason-bone = Pérdida ósea: estadio { $stage }.
perio-reason-bone_says_more = La pérdida ósea apunta al estadio { $stage }: revíselo.
perio-reason-teeth_lost = { $n ->
    [one] Un diente perdido
   *[other] { $n } dientes perdidos
  } por periodontitis: estadio { $stage }.
perio-reason-depth = PS máxima de { $mm } mm: estadio { $stage }.
perio-reason-vertical_defect = Defecto vertical de { $mm } mm: estadio III.
perio-reason-furcation = Furca de grado { $grade } en { $tooth }: estadio III.
perio-reason-ridge_moderate = Defecto de cresta moderado: estadio III.
perio-reason-mastication = Disfunción masticatoria: estadio IV.
perio-reason-occlusal_trauma = Trauma oclusal secundario: estadio IV.
perio-reason-ridge_severe = Defecto de cresta grave: estadio IV.
perio-reason-bite_collapse = Colapso de mordida, migración o abanico: estadio IV.
perio-reason-few_teeth = Quedan { $teeth } dientes y hace falta rehabilitación compleja: estadio IV.
perio-reason-complexity_not_counted = La necesidad de rehabilitación no cuenta por debajo del estadio III.
perio-reason-held_stage = Antes se juzgó estadio { $stage }; el tratamiento no lo baja.
perio-reason-extent = { $n } de { $of } dientes con NIC interdental ≥ { $mm } mm.
perio-reason-molar_incisor = Solo primeros molares e incisivos.
perio-reason-progression = Pérdida de { $tenthsMm } mm en 5 años.
perio-reason-lost = Dos dientes o más han perdido { $lostMm } mm de inserción en { $months } meses ({ $teeth } comparados).
perio-reason-bone_for_age = Pérdida ósea entre edad: { $hundredths }.
perio-reason-phenotype = { $exceeding ->
    [true] La destrucción supera lo que explica el biofilm.
   *[other] Mucho biofilm y poca destrucción.
  }
perio-reason-grade_assumed = Grado B mientras no haya pruebas de otro.
perio-reason-smoking = Fuma { $n } al día.
perio-reason-diabetes = Diabetes{ $hba1cTenths ->
    [0] {"."}
   *[other] {", HbA1c "}{ $hba1cTenths } %.
  }
perio-reason-bleeding = Sangra el { $permille } % de los sitios.
perio-reason-pockets = PS máxima de { $mm } mm.
perio-missing-depths = profundidades de sondaje
perio-missing-margins = margen gingival, o pérdida ósea
perio-missing-bleeding = sangrado al sondaje
perio-missing-bone_loss = pérdida ósea en radiografía
perio-missing-age = fecha de nacimiento
perio-missing-cause_of_loss = por qué faltan { $n } dientes
perio-missing-occlusal_trauma = si la movilidad de { $tooth } es trauma oclusal
perio-missing-complex_rehabilitation = si los { $teeth } dientes piden rehabilitación compleja
perio-missing-smoking = si fuma
perio-missing-diabetes = si tiene diabetes
perio-missing-hba1c = HbA1c
perio-missing-systemic_condition = si hay factor sistémico o genético

## Riesgo
perio-risk-low = Riesgo bajo
perio-risk-moderate = Riesgo moderado
perio-risk-high = Riesgo alto
perio-risk-open = Riesgo sin determinar
perio-risk-picture = Hexágono de riesgo; la tabla siguiente dice lo mismo
perio-risk-factor = Parámetro
perio-risk-value = Valor
perio-risk-level = Riesgo
perio-risk-source = Lang y Tonetti 2003. Bolsas: sitios ≥ 5 mm. Dientes perdidos de 28, por cualquier causa.
perio-level-low = bajo
perio-level-moderate = moderado
perio-level-high = alto
perio-factor-bleeding = Sangrado
perio-factor-pockets = Bolsas ≥ 5 mm
perio-factor-teeth_lost = Dientes perdidos
perio-factor-bone_for_age = Hueso / edad
perio-factor-systemic = Sistémico, genético
perio-factor-smoking = Cigarrillos al día
perio-factor-short-bleeding = Sangrado
perio-factor-short-pockets = Bolsas
perio-factor-short-teeth_lost = Perdidos
perio-factor-short-bone_for_age = Hueso/edad
perio-factor-short-systemic = Sistémico
perio-factor-short-smoking = Tabaco
