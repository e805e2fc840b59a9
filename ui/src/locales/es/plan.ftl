### Plan de tratamiento: pantalla, resumen y documento.

tab-plan = Plan

## Fases
phase-urgent = Urgente
phase-disease_control = Control de la enfermedad
phase-corrective = Rehabilitación
phase-maintenance = Mantenimiento

## Procedimientos
procedure-pain_relief = Alivio del dolor
procedure-drainage = Drenaje de absceso
procedure-temporary_filling = Obturación provisional
procedure-radiograph = Radiografía
procedure-study = Estudio y modelos
procedure-scaling = Tartrectomía
procedure-root_planing = Raspado y alisado radicular
procedure-hygiene_instruction = Instrucción de higiene
procedure-fluoride = Flúor tópico
procedure-sealant = Sellado de fisuras
procedure-filling = Obturación
procedure-root_canal = Endodoncia
procedure-retreatment = Reendodoncia
procedure-pulpotomy = Pulpotomía
procedure-apical_surgery = Cirugía periapical
procedure-extraction = Exodoncia
procedure-splinting = Ferulización
procedure-peri_implant_care = Tratamiento periimplantario
procedure-periodontal_surgery = Cirugía periodontal
procedure-inlay = Incrustación
procedure-veneer = Carilla
procedure-post = Perno
procedure-crown = Corona
procedure-implant = Implante
procedure-implant_crown = Corona sobre implante
procedure-bridge = Puente
procedure-partial_denture = Prótesis parcial removible
procedure-full_denture = Prótesis completa
procedure-bone_graft = Regeneración ósea
procedure-orthodontics = Ortodoncia
procedure-night_guard = Férula de descarga
procedure-whitening = Blanqueamiento
procedure-checkup = Revisión
procedure-hygiene_visit = Higiene de mantenimiento
procedure-periodontal_maintenance = Mantenimiento periodontal
procedure-other = Otro tratamiento
plan-unknown-procedure = Tratamiento de una versión más reciente ({ $code })
plan-mouth = Boca

## Estados, prioridad y pronóstico
plan-status-proposed = Propuesto
plan-status-accepted = Aceptado
plan-status-in_progress = En curso
plan-status-done = Hecho
plan-status-dropped = Descartado
plan-priority-high = Alta
plan-priority-normal = Normal
plan-priority-low = Puede esperar
plan-prognosis = Pronóstico
prognosis-good = Bueno
prognosis-questionable = Dudoso
prognosis-poor = Malo
prognosis-hopeless = Imposible
prognosis-none = Sin valorar

## Pantalla
plan-plans = Planes del paciente
plan-name = Plan { $name }
plan-active = Plan { $name } · se sigue
plan-accepted = Aceptado { $day } · anotado por { $by }
plan-replaced = Aceptado { $day }; después se aceptó otro
plan-proposed = Propuesto { $day } por { $by }
plan-retired = Retirado
plan-accept = Aceptar el plan
plan-unaccept = Quitar la aceptación
plan-retire = Retirar el plan
plan-restore = Volver a ofrecerlo
plan-alternative = Otra alternativa
plan-compare = Comparar
plan-compare-end = Dejar de comparar
plan-print = Imprimir
plan-new = Añadir tratamiento
plan-from-findings = Desde los hallazgos
plan-none-title = Todavía no hay plan
plan-none-text = Añada un tratamiento, o deje que los hallazgos propongan el plan. En el odontograma, la tecla del plan (A) lleva al plan lo que hay en las piezas elegidas.
plan-none-read = Cuando la clínica planifique un tratamiento, aparecerá aquí.
plan-phase-empty = Nada en esta fase.
plan-phase-up = Subir la fase { $phase }
plan-phase-down = Bajar la fase { $phase }
plan-dropped = Descartado
plan-open-count = { $n ->
    [0] nada pendiente
    [one] 1 pendiente
   *[other] { $n } pendientes
  }
plan-done-count = { $done } de { $total } hechos
plan-done-on = Hecho { $day } · { $by }
plan-charted = Ya consta hecho en el odontograma
plan-disputed = dos versiones
plan-disputed-title = Dos equipos dicen cosas distintas de un tratamiento
plan-disputed-text = Las dos versiones se conservan. Decida cuál vale en «Por decidir».
plan-two-accepted = También se aceptó el plan { $name }
plan-two-accepted-text = Se sigue el último que se aceptó. Nada del otro se ha perdido: si es el bueno, acéptelo de nuevo.
plan-teeth = Piezas
plan-teeth-hint = 36 · 24-26 · vacío: toda la boca
plan-surfaces = Superficies
plan-detail = Detalle
plan-detail-usual = El habitual
plan-phase = Fase
plan-priority = Prioridad
plan-progress = Estado
plan-clinician = Quién lo hará
plan-clinician-none = Sin asignar
plan-note = Nota
plan-procedure = Tratamiento
plan-procedure-filter = Escriba para buscar un tratamiento
plan-own-name = Cómo se llama
plan-drop = Descartar
plan-drop-reason = Por qué no se hará
plan-restore-item = Recuperar
plan-complete = Hecho hoy
plan-reopen = Deshacer el hecho
plan-item-none = Elija un tratamiento del plan para verlo aquí.
plan-findings = Responde a
plan-item-panel = Tratamiento elegido
plan-picture = Odontograma con lo planificado
plan-said-added = { $n ->
    [one] Al plan { $plan }: { $what }
   *[other] Al plan { $plan }: { $n } tratamientos
  }
plan-said-done = Hecho: { $what }
plan-said-done-charted = Hecho y anotado en el odontograma: { $what }
plan-said-reopened = Ya no consta como hecho: { $what }
plan-said-moved = { $what }: { $phase }
plan-said-dropped = Descartado: { $what }
plan-said-restored = Recuperado: { $what }
plan-said-priority = { $what }: prioridad { $priority }
plan-said-begun = En curso: { $what }
plan-said-accepted = Plan { $name } aceptado
plan-said-unaccepted = Plan { $name } ya no consta como aceptado
plan-said-nothing = Para lo que hay en esas piezas no hay nada que proponer
plan-said-already = Ya está en el plan
plan-said-saved = Guardado: { $what }

## Propuestas
plan-proposals = Propuestas desde los hallazgos
plan-proposals-text = Se propone lo habitual para cada hallazgo patológico o ya planificado. Cambie o quite lo que no proceda.
plan-proposals-none = No hay ningún hallazgo que pida tratamiento.
plan-proposals-add = { $n ->
    [0] Nada que añadir
    [one] Añadir 1 tratamiento
   *[other] Añadir { $n } tratamientos
  }
plan-proposals-planned = ya en el plan
plan-proposals-way = Tratamiento para { $what }
plan-then = luego

## Teclas
keys-plan = En el plan
keys-plan-move = elegir tratamiento
keys-plan-plans = cambiar de plan
keys-plan-edit = cambiarlo
keys-plan-done = hecho hoy, o deshacerlo
keys-plan-phase = pasar a otra fase
keys-plan-priority = prioridad
keys-plan-new = añadir tratamiento
keys-plan-findings = proponer desde los hallazgos
keys-plan-begin = en curso
keys-plan-drop = descartar
keys-plan-restore = recuperar
keys-plan-compare = comparar planes
keys-chart-plan = llevar al plan lo de estas piezas
keys-chart-plan-all = proponer un plan para toda la patología
entry-key-plan = al plan
rule-plan = Al plan de tratamiento

## Resumen
summary-plan-followed = Plan { $name } · { $done } de { $total } hechos
summary-plan-proposed = Plan { $name } · propuesto, sin aceptar
summary-plan-none = Sin plan de tratamiento.
summary-plan-open = Abrir plan

## Documento
preview-kind = Documento
preview-kind-odontogram = Odontograma
preview-kind-plan = Plan de tratamiento
preview-kind-carnet = Carnet infantil
preview-plan = Plan
preview-no-plan = Este paciente no tiene ningún plan de tratamiento.

## Motivos
invalid-item_done = Ese tratamiento ya consta como hecho
invalid-item_dropped = Ese tratamiento está descartado: recupérelo primero
invalid-done_before = Lo hizo otra persona o en otra sesión: ya no se puede deshacer desde aquí
invalid-already_planned = Ese tratamiento ya está pendiente en este plan
invalid-plan_retired = Ese plan está retirado: vuelva a ofrecerlo primero

## Conflictos
conflict-field-procedure = Tratamiento
conflict-field-teeth = Piezas
conflict-field-phase = Fase
conflict-field-progress = Estado
conflict-field-clinician = Profesional
conflict-field-dropped = Descartado
conflict-field-drop_reason = Por qué se descartó
conflict-field-phases = Orden de las fases
