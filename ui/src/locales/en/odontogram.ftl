### Clinical terms: used by the screen and by the PDF reports.

## Teeth
# $class is one of the tooth-class-… texts; $arch upper|lower; $side right|left.
tooth-name = { $arch ->
    [upper] upper
   *[lower] lower
  } { $side ->
    [right] right
   *[left] left
  } { $class }
tooth-class-incisor-1 = central incisor
tooth-class-incisor-2 = lateral incisor
tooth-class-canine-3 = canine
tooth-class-premolar-4 = first premolar
tooth-class-premolar-5 = second premolar
tooth-class-molar-6 = first molar
tooth-class-molar-7 = second molar
tooth-class-molar-8 = third molar
tooth-class-primary-incisor-1 = primary central incisor
tooth-class-primary-incisor-2 = primary lateral incisor
tooth-class-primary-canine-3 = primary canine
tooth-class-primary-molar-4 = primary first molar
tooth-class-primary-molar-5 = primary second molar
tooth-sound = no findings
tooth-not-there = no tooth
tooth-number = Tooth { $tooth }
arch-upper = Upper arch
arch-lower = Lower arch

## Surfaces
surface-M = mesial
surface-D = distal
surface-V = vestibular
surface-L = lingual
surface-P = palatal
surface-O = occlusal
surface-I = incisal
surface-C = cervical

## Findings
rule-caries = Caries
rule-restoration = Restoration
rule-sealant = Sealant
rule-crown = Crown
rule-root_canal = Root canal treatment
rule-absent = Absent tooth
rule-extraction = { $status ->
    [done_here] Extraction
   *[other] Extraction needed
  }
rule-implant = Implant
rule-bridge = Bridge
rule-fracture = Fracture
rule-mobility = Mobility
rule-him = MIH
rule-wear = Wear
rule-temporary = Temporary restoration
rule-root_remnant = Root remnant
rule-post = Post and core
rule-partial_denture = Removable partial denture
rule-full_denture = Complete denture
rule-edentulous = Edentulous jaw
rule-fixed_appliance = Fixed orthodontic appliance
rule-removable_appliance = Removable orthodontic appliance
rule-apical_lesion = Periapical lesion
rule-enamel_defect = Developmental enamel defect
rule-deep_fissures = Deep pits and fissures
rule-diastema = Diastema
rule-fusion = Fusion
rule-gemination = Gemination
rule-transposition = Transposition
rule-supernumerary = Supernumerary tooth
rule-macrodontia = Macrodontia
rule-microdontia = Microdontia
rule-peg = Peg tooth
rule-rotation = Rotation
rule-impaction = Impaction
rule-ectopic = Ectopic tooth
rule-erupting = Erupting
rule-extruded = Extruded tooth
rule-intruded = Intruded tooth
rule-malposition = Abnormal position
rule-note = Note

## Statuses
status-existing_good = existing
status-existing_defective = existing, defective
status-pathology = pathology
status-temporary = temporary
status-planned = planned
status-done_here = done here
status-referred = referred

## Attributes
detail-depth-white_spot = white spot
detail-depth-enamel = enamel
detail-depth-dentine = dentine
detail-depth-pulp = pulp
detail-material-composite = composite
detail-material-amalgam = amalgam
detail-material-glass_ionomer = glass ionomer
detail-material-inlay_metal = metal inlay
detail-material-inlay_aesthetic = aesthetic inlay
detail-material-veneer = veneer
detail-material-metal_ceramic = metal-ceramic
detail-material-ceramic = ceramic
detail-material-metal = metal
detail-material-resin = resin
detail-type-metal_ceramic = metal-ceramic
detail-type-ceramic = ceramic
detail-type-metal = metal
detail-type-resin = resin
detail-type-temporary = temporary
detail-extent-root_canal = root canals
detail-extent-pulpotomy = pulpotomy
detail-extent-pulpectomy = pulpectomy
detail-cause-unknown = cause unknown
detail-cause-caries = from caries
detail-cause-periodontal = periodontal
detail-cause-trauma = from trauma
detail-cause-orthodontic = for orthodontics
detail-cause-agenesis = agenesis
detail-cause-unerupted = unerupted
detail-cause-other = other cause
detail-state-restored = restored
detail-state-healing = healing
detail-state-failing = failing
detail-type-fenestrated = fenestrated
detail-type-veneer = veneer
detail-course-ended = removed or resolved
detail-post-fibre = fibre
detail-post-metal = prefabricated metal
detail-post-cast = cast
detail-part-crown = of the crown
detail-part-root = of the root
detail-part-crown_root = of crown and root
detail-grade-1 = grade 1
detail-grade-2 = grade 2
detail-grade-3 = grade 3
detail-grade-0 = no longer mobile
detail-wear-attrition = attrition
detail-wear-abrasion = abrasion
detail-wear-erosion = erosion
detail-wear-abfraction = abfraction
detail-severity-mild = mild
detail-severity-severe = severe
detail-defect-opacity = opacity
detail-defect-pigmentation = pigmentation
detail-defect-fluorosis = fluorosis
detail-defect-hypoplasia = hypoplasia
detail-sense-mesial = toward mesial
detail-sense-distal = toward distal
detail-toward-mesial = drifted mesially
detail-toward-distal = drifted distally
detail-toward-vestibular = toward the cheek
detail-toward-lingual = toward tongue or palate

## Part in a bridge
role-subject = tooth
role-abutment = abutment
role-pontic = pontic

## Legend
legend = Legend
legend-pathology = Pathology
legend-planned = Planned
legend-existing = Existing
legend-done = Done here
legend-temporary = Temporary
specification-temporary_material = Material of the temporary crown (required)
specification-metal_colour = Colour of the metal
specification-fluorosis_class = Classification of the fluorosis
legend-PE-red = Poor state, temporary or diseased
legend-PE-blue = Good state or harmless trait
legend-AR-red = Existing work
legend-AR-blue = Work needed
legend-EC-red = Present disease or to be done
legend-EC-blue = Treatment done
legend-added = New between the two dates
legend-removed = No longer there

## Profiles of the odontogram
profile-ES = Spain: common use
profile-PE = Peru: NTS 188-MINSA/DGIESP-2022
profile-AR = Argentina: red existing, blue needed
profile-EC = Ecuador: form HCU-033
profile-short-ES = Spain
profile-short-PE = Peru · NTS 188
profile-short-AR = Argentina
profile-short-EC = Ecuador · HCU-033
