app-name = Esmalte
undo = Deshacer
redo = Rehacer
close = Cerrar
cancel = Cancelar
save = Guardar
edit = Editar
back = Volver
retry = Reintentar
copy = Copiar
copied = Copiado
print = Imprimir
toasts = Avisos
skip-to-content = Ir al contenido

## Navegación
nav = Secciones
nav-today = Hoy
nav-patients = Pacientes
nav-settings = Ajustes
nav-search = Buscar
nav-collapse = Estrechar la barra
nav-expand = Ensanchar la barra

## Línea de estado
status-line = Estado
density = Densidad
density-desk = Escritorio
density-chairside = Sillón
density-switch = Cambiar densidad: ahora { $density }
language = Idioma
language-es = Español
language-en = English
language-switch = { $code }: cambiar idioma, ahora { $language }
theme = Tema
theme-system = Como el sistema
theme-light = Claro
theme-dark = Oscuro
theme-switch = Cambiar tema: ahora { $theme }
demo-clinic = Clínica de ejemplo

## Sesión
session = Sesión
session-of = { $initials }: sesión de { $name }
sign-out = Cerrar sesión
role-admin = Administración
role-dentist = Odontología
role-hygienist = Higiene
role-reception = Recepción

## Fechas
date-today = hoy
date-yesterday = ayer
date-today-at = hoy { $time }
date-yesterday-at = ayer { $time }
ago-now = ahora mismo
ago-minutes = hace { $n } min
ago-hours = hace { $n } h
ago-days = hace { $n ->
    [one] 1 día
   *[other] { $n } días
  }
since-time = desde las { $time }
since-yesterday = desde ayer
since-weekday = desde el { $day }
since-date = desde el { $day }
age-years = { $n ->
    [one] 1 año
   *[other] { $n } años
  }
age-months = { $n ->
    [one] 1 mes
   *[other] { $n } meses
  }

## Buscador de órdenes
palette = Buscar y hacer
palette-placeholder = Paciente, teléfono, documento… o una orden
palette-patients = Pacientes
palette-actions = Órdenes
palette-none = Nada coincide con «{ $text }».
palette-new-patient = Nuevo paciente
palette-go-today = Ir a Hoy
palette-go-patients = Ir a Pacientes
palette-go-settings = Ir a Ajustes
palette-theme = Cambiar a tema { $theme }
palette-density = Cambiar a densidad { $density }
palette-keys = Ver todas las teclas

## Teclas
keys-title = Teclas
keys-everywhere = En todas partes
keys-palette = buscar pacientes y órdenes
keys-help = esta ayuda
keys-tabs = pestañas del paciente
keys-rail = Hoy, Pacientes, Ajustes, Por decidir
keys-lists = En las listas
keys-list-move = moverse
keys-list-open = abrir
keys-list-new = nuevo paciente
keys-save = guardar el formulario

## Hoy
today-greeting = { $part ->
    [morning] Buenos días, { $name }
    [afternoon] Buenas tardes, { $name }
   *[evening] Buenas noches, { $name }
  }
today-search-button = Buscar por nombre, teléfono o documento
today-recent = Abiertos hace poco
today-recent-none = Los pacientes que abra en esta sesión aparecerán aquí, para volver a ellos con un clic.
today-sync = Este equipo
today-first-title = Empiece por su primer paciente
today-first-text = La clínica ya está lista en este equipo, con o sin conexión. Cree el primer paciente y abra su odontograma.

## Rótulos de las teclas
keycap-home = Inicio
keycap-end = Fin
keycap-delete = Supr
keycap-space = Espacio
keycap-ctrl = Ctrl
keycap-enter = Intro
keycap-shift = Mayús
