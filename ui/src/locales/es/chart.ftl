chart-label = Odontograma. Escriba dos cifras para elegir una pieza; pulse ? para ver todas las teclas.
chart-view = Vista
chart-view-initial = Inicial
chart-view-today = Hoy
chart-view-planned = Planificado
chart-view-compare = Comparar
chart-undo = Deshacer
chart-redo = Rehacer
chart-report = Informe
chart-inspector = Panel de la pieza
chart-as-table = Ver como tabla
chart-as-picture = Ver el dibujo
chart-time = Fecha del odontograma
chart-time-now = Hoy
chart-from = Desde
chart-to = Hasta
chart-compare-needs-two = Para comparar hacen falta dos fechas con anotaciones. Este odontograma todavía tiene { $n ->
    [0] ninguna
    [one] una
   *[other] { $n }
  }.

## Línea de entrada
entry-idle = Escriba una pieza
entry-idle-example = 36 · caries · O M
entry-teeth-chosen = { $n ->
    [one] 1 pieza
   *[other] { $n } piezas
  }
entry-key-tooth = pieza
entry-key-range = rango
entry-key-list = otra pieza
entry-key-arrows = recorrer
entry-key-finding = hallazgo
entry-key-repeat = repetir
entry-key-observed = observado
entry-key-planned = planificado
entry-key-done = hecho hoy
entry-key-back = atrás
entry-key-help = teclas
entry-key-other = buscar
entry-note = Nota
entry-note-placeholder = Nota del hallazgo; Intro para volver
entry-value-usual = (si no elige otro)
entry-choose-finding = Elija un hallazgo
entry-other = Otra…
entry-filter = Buscar hallazgo
entry-filter-none = Ningún hallazgo contiene «{ $text }».

## Lo que se dice (lector de pantalla y línea de entrada)
said-selected-many = { $n } piezas seleccionadas: { $teeth }
said-rule = { $rule }
said-surfaces = { $surfaces }
said-recorded = Anotado: { $what } en { $teeth }
said-undone = Deshecho
said-redone = Rehecho
said-withdrawn = Retirado: { $what }
said-nothing-to-undo = No hay nada que deshacer
said-nothing-to-redo = No hay nada que rehacer
refused-not-a-tooth = { $typed } no es una pieza dental
refused-no-teeth = Elija primero una pieza: escriba sus dos cifras
refused-no-such-key = La tecla «{ $key }» no sirve aquí
refused-surface-not-on-tooth = La pieza { $tooth } no tiene superficie { $surface }
refused-no-surfaces = { $rule } no lleva superficies
refused-surface-required = Falta la superficie de { $rule }: o m d v l i c
refused-out-of-range = Solo hay { $n } opciones
refused-tooth-absent = La pieza { $tooth } no está en boca: no puede llevar { $rule }
refused-needs-range = { $rule } ocupa varias piezas: escriba un rango, como 35-37
refused-needs-pair = { $rule } es entre dos piezas vecinas: escriba dos, como 11,21
refused-note-required = Escriba la nota y pulse Intro
refused-not-adjacent = Un rango va dentro de una misma arcada
refused-status-planned = { $rule } no se puede planificar
refused-status-done = { $rule } no se puede anotar como hecho
refused-nothing-to-repeat = Todavía no hay nada que repetir
refused-nothing-to-withdraw = En esta pieza no hay nada anotado en esta sesión que se pueda retirar
refused-not-today = Está viendo otra fecha: vuelva a «Hoy» para anotar
refused-not-allowed = Su perfil puede ver el odontograma, pero no anotar en él

## Panel
inspector-selected = Pieza seleccionada
inspector-selected-many = Piezas seleccionadas
inspector-none = Ninguna pieza seleccionada
inspector-none-help = Escriba dos cifras —por ejemplo 36— o haga clic en una pieza para ver sus hallazgos y su historia.
inspector-findings = Hallazgos
inspector-no-findings = Sin hallazgos en esta fecha.
inspector-history = Historia
inspector-today = Anotado hoy
inspector-today-none = Hoy no se ha anotado nada todavía.
inspector-from-plan = del plan
inspector-withdrawn = retirado
inspector-withdraw-label = Retirar { $what }

## Tabla
table-tooth = Pieza
table-finding = Hallazgo
table-detail = Detalle
table-status = Estado
table-date = Fecha
table-by = Por
table-empty = Sin hallazgos en esta fecha.


## Teclas
keys-chart-teeth = Elegir piezas
keys-chart-two-digits = una pieza
keys-chart-range = un rango
keys-chart-list = varias sueltas
keys-chart-all = todas las presentes
keys-chart-arrows = recorrer la arcada; cambiar de arcada
keys-chart-extend = ampliar la selección
keys-chart-ends = extremos de la arcada
keys-chart-findings = Hallazgos
keys-chart-other = buscar en la lista
keys-chart-details = Detalles
keys-chart-surfaces = superficies (p = palatina)
keys-chart-attribute = material, profundidad o causa
keys-chart-note = nota del hallazgo
keys-chart-finish = Terminar
keys-chart-observed = como observado
keys-chart-planned = como planificado
keys-chart-done = como hecho hoy
keys-chart-repeat = repetir lo último en estas piezas
keys-chart-undo = deshacer y rehacer
keys-chart-withdraw = retirar lo anotado en esta sesión
keys-chart-table = dibujo o tabla
keys-chart-back = un paso atrás
spoken-with = con { $teeth }
