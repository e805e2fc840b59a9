### Términos clínicos: los usan la pantalla y los informes en PDF.

## Piezas
# $class es uno de los textos tooth-class-…; $arch upper|lower; $side right|left.
tooth-name = { $class } { $arch ->
    [upper] superior
   *[lower] inferior
  } { $side ->
    [right] derecho
   *[left] izquierdo
  }
tooth-class-incisor-1 = incisivo central
tooth-class-incisor-2 = incisivo lateral
tooth-class-canine-3 = canino
tooth-class-premolar-4 = primer premolar
tooth-class-premolar-5 = segundo premolar
tooth-class-molar-6 = primer molar
tooth-class-molar-7 = segundo molar
tooth-class-molar-8 = tercer molar
tooth-class-primary-incisor-1 = incisivo central temporal
tooth-class-primary-incisor-2 = incisivo lateral temporal
tooth-class-primary-canine-3 = canino temporal
tooth-class-primary-molar-4 = primer molar temporal
tooth-class-primary-molar-5 = segundo molar temporal
tooth-sound = sin hallazgos
tooth-not-there = sin pieza
tooth-number = Pieza { $tooth }
arch-upper = Arcada superior
arch-lower = Arcada inferior

## Superficies
surface-M = mesial
surface-D = distal
surface-V = vestibular
surface-L = lingual
surface-P = palatina
surface-O = oclusal
surface-I = incisal
surface-C = cervical

## Hallazgos
rule-caries = Caries
rule-restoration = Restauración
rule-sealant = Sellado
rule-crown = Corona
rule-root_canal = Endodoncia
rule-absent = Pieza ausente
rule-extraction = { $status ->
    [done_here] Exodoncia
   *[other] Exodoncia indicada
  }
rule-implant = Implante
rule-bridge = Puente
rule-fracture = Fractura
rule-mobility = Movilidad
rule-him = HIM
rule-wear = Desgaste
rule-temporary = Restauración temporal
rule-root_remnant = Remanente radicular
rule-post = Perno muñón
rule-partial_denture = Prótesis parcial removible
rule-full_denture = Prótesis completa
rule-edentulous = Edéntulo total
rule-fixed_appliance = Aparato ortodóncico fijo
rule-removable_appliance = Aparato ortodóncico removible
rule-apical_lesion = Lesión periapical
rule-enamel_defect = Defecto de desarrollo del esmalte
rule-deep_fissures = Fosas y fisuras profundas
rule-diastema = Diastema
rule-fusion = Fusión
rule-gemination = Geminación
rule-transposition = Transposición
rule-supernumerary = Supernumeraria
rule-macrodontia = Macrodoncia
rule-microdontia = Microdoncia
rule-peg = Diente en clavija
rule-rotation = Giroversión
rule-impaction = Impactación
rule-ectopic = Pieza ectópica
rule-erupting = En erupción
rule-extruded = Pieza extruida
rule-intruded = Pieza intruida
rule-malposition = Posición anormal
rule-note = Nota

## Estados
status-existing_good = existente
status-existing_defective = existente defectuoso
status-pathology = patología
status-temporary = temporal
status-planned = planificado
status-done_here = hecho aquí
status-referred = derivado

## Atributos
detail-depth-white_spot = mancha blanca
detail-depth-enamel = esmalte
detail-depth-dentine = dentina
detail-depth-pulp = pulpa
detail-material-composite = composite
detail-material-amalgam = amalgama
detail-material-glass_ionomer = ionómero de vidrio
detail-material-inlay_metal = incrustación metálica
detail-material-inlay_aesthetic = incrustación estética
detail-material-veneer = carilla
detail-material-metal_ceramic = metal-cerámica
detail-material-ceramic = cerámica
detail-material-metal = metal
detail-material-resin = resina
detail-type-metal_ceramic = metal-cerámica
detail-type-ceramic = cerámica
detail-type-metal = metal
detail-type-resin = resina
detail-type-temporary = provisional
detail-extent-root_canal = conductos
detail-extent-pulpotomy = pulpotomía
detail-extent-pulpectomy = pulpectomía
detail-cause-unknown = causa desconocida
detail-cause-caries = por caries
detail-cause-periodontal = periodontal
detail-cause-trauma = por traumatismo
detail-cause-orthodontic = por ortodoncia
detail-cause-agenesis = agenesia
detail-cause-unerupted = no erupcionada
detail-cause-other = otra causa
detail-state-restored = rehabilitado
detail-state-healing = en cicatrización
detail-state-failing = con fracaso
detail-type-fenestrated = fenestrada
detail-type-veneer = veneer
detail-course-ended = retirado o resuelto
detail-post-fibre = fibra
detail-post-metal = metálico prefabricado
detail-post-cast = colado
detail-part-crown = coronaria
detail-part-root = radicular
detail-part-crown_root = corono-radicular
detail-grade-1 = grado 1
detail-grade-2 = grado 2
detail-grade-3 = grado 3
detail-grade-0 = ya no se mueve
detail-wear-attrition = atrición
detail-wear-abrasion = abrasión
detail-wear-erosion = erosión
detail-wear-abfraction = abfracción
detail-severity-mild = leve
detail-severity-severe = grave
detail-defect-opacity = opacidad
detail-defect-pigmentation = pigmentación
detail-defect-fluorosis = fluorosis
detail-defect-hypoplasia = hipoplasia
detail-sense-mesial = hacia mesial
detail-sense-distal = hacia distal
detail-toward-mesial = mesializada
detail-toward-distal = distalizada
detail-toward-vestibular = vestibularizada
detail-toward-lingual = hacia lingual o palatino

## Papel en un puente
role-subject = pieza
role-abutment = pilar
role-pontic = póntico

## Leyenda
legend = Leyenda
legend-pathology = Patología
legend-planned = Planificado
legend-existing = Existente
legend-done = Hecho aquí
legend-temporary = Temporal
specification-temporary_material = Material de la corona temporal (obligatorio)
specification-metal_colour = Color del metal
specification-fluorosis_class = Clasificación de la fluorosis
legend-PE-red = Mal estado, temporal o patológico
legend-PE-blue = Buen estado o rasgo no patológico
legend-AR-red = Prestaciones existentes
legend-AR-blue = Prestaciones requeridas
legend-EC-red = Patología actual o por hacer
legend-EC-blue = Tratamiento realizado
legend-added = Nuevo entre las dos fechas
legend-removed = Ya no está

## Perfiles del odontograma
profile-ES = España: uso común
profile-PE = Perú: NTS 188-MINSA/DGIESP-2022
profile-AR = Argentina: rojo existente, azul requerido
profile-EC = Ecuador: formulario HCU-033
profile-short-ES = España
profile-short-PE = Perú · NTS 188
profile-short-AR = Argentina
profile-short-EC = Ecuador · HCU-033
