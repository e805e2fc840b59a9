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
side-right = Derecha
side-left = Izquierda
dentition-permanent = Permanente
dentition-primary = Temporal

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
rule-extraction = Exodoncia indicada
rule-implant = Implante
rule-bridge = Puente
rule-fracture = Fractura
rule-mobility = Movilidad
rule-him = HIM
rule-wear = Desgaste
rule-temporary = Restauración temporal
rule-root_remnant = Remanente radicular

## Estados
status-existing_good = existente
status-existing_defective = existente defectuoso
status-pathology = patología
status-temporary = temporal
status-planned = planificado
status-done_here = hecho aquí
status-referred = derivado

## Atributos
attribute-depth = Profundidad
attribute-material = Material
attribute-type = Tipo
attribute-extent = Extensión
attribute-cause = Causa
attribute-state = Estado
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
legend-added = Nuevo entre las dos fechas
legend-removed = Ya no está
