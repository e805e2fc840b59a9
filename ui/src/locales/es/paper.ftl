### El registro de documentos: qué salió de la clínica, para quién, y si un PDF es de aquí.

paper-make = Nuevo documento
paper-given = Entregados ({ $n })
paper-kind-all = Todos los documentos
paper-kind-odontogram = Odontograma
paper-kind-perio = Periodontograma
paper-kind-perio_comparison = Comparación periodontal
paper-kind-history = Historia clínica
paper-kind-plan = Plan de tratamiento
paper-kind-consent = Consentimiento
paper-kind-prescription = Receta
paper-kind-certificate = Justificante de asistencia
paper-kind-referral = Derivación
paper-kind-recall_letter = Carta de revisión
paper-kind-mih_follow_up = Seguimiento de HIM
paper-kind-carnet = Carné del niño
paper-kind-hygiene = Sesión de higiene
paper-kind-risk = Riesgo
paper-standing = Vigencia
paper-standing-all = Todos
paper-standing-valid = Vigentes
paper-standing-annulled = Anulados
paper-count = { $n ->
    [one] { $n } documento
   *[other] { $n } documentos
  }
paper-when = Fecha
paper-what = Documento
paper-whose = Paciente
paper-by = Emitido por
paper-to = Entregado a
paper-pages = Páginas
paper-left = Salida
paper-way-saved = Guardado como archivo por { $by }
paper-way-printed = Impreso por { $by }
paper-way-opened = Abierto en otro programa por { $by }
paper-way-batch = En un lote, por { $by }
paper-hands = { $hands }: { $name }
paper-id = Identificador, impreso en cada página
paper-digest = Huella del archivo (SHA-256)
paper-copies = { $n ->
    [one] Salió otra vez
   *[other] Salió otras { $n } veces
  }
paper-annulled = Anulado
paper-annulled-by = Anulado por { $by }, { $moment }: { $reason }
paper-annulled-toast = Documento anulado
paper-annul = Anular
paper-annul-reason = Motivo de la anulación
paper-annul-hint = El documento no se borra: queda anulado con este motivo, y así se dirá a quien lo compruebe.
paper-again = Hacer de nuevo
paper-hidden = Documento de un paciente bloqueado
paper-hidden-patient = un paciente bloqueado
paper-none = Todavía no se ha entregado nada
paper-none-text = Cada documento que se guarde, imprima o abra quedará aquí, con quién, cuándo y para quién.
paper-none-found = Ningún documento con este filtro
paper-from = Desde
paper-to-day = Hasta
paper-id-letters = Letras del identificador

## Comprobar un PDF
paper-check-title = Comprobar un PDF
paper-check-hint = Dice si salió de esta clínica y si sigue igual. El archivo no se modifica ni se guarda.
paper-check-pick = Elegir un PDF…
paper-check-drop = o suéltelo en cualquier lugar de la ventana
paper-verdict-unchanged = Emitido por esta clínica y sin cambios
paper-verdict-unchanged-do = Es, byte a byte, el archivo que se entregó.
paper-verdict-annulled = Emitido por esta clínica y anulado después
paper-verdict-annulled-do = El archivo está intacto, pero ya no vale.
paper-verdict-changed = El archivo no es el que se entregó
paper-verdict-changed-do = Lleva el identificador de un documento nuestro, pero alguien o algún programa lo cambió.
paper-verdict-unknown = No consta en este equipo
paper-verdict-unknown-do = El identificador es de esta clínica. Sincronice y vuelva a comprobarlo; de un paciente suprimido ya no consta nada.
paper-verdict-foreign = No lo emitió esta clínica
paper-verdict-foreign-do = No lleva ningún identificador nuestro.
paper-verdict-not_pdf = Esto no es un PDF
paper-verdict-not_pdf-do = Elija el archivo PDF que le entregaron.
paper-verdict-too_large = El archivo es demasiado grande
paper-verdict-too_large-do = Ningún documento nuestro llega a este tamaño.
paper-cut = El archivo está cortado: falta el final.
paper-said = { $title } de { $whose }, emitido por { $by } el { $when }.
paper-said-annulled = Anulado: { $reason }.
paper-more = { $n ->
    [one] y un documento más
   *[other] y { $n } documentos más
  }

## Registro de la clínica y lotes
settings-papers = Documentos
paper-register-title = Registro de documentos
paper-register-hint = Todo lo que salió de la clínica, de cualquier paciente.
paper-register-open = Abrir el registro
batch-title = Muchos documentos a la vez
batch-hint = El mismo documento para todos los pacientes que se encuentren. Puede seguir trabajando mientras se hacen.
batch-whose = Pacientes encontrados por
batch-everybody = Todos
batch-into = Dónde
batch-folder = Un archivo por paciente
batch-file = Un solo archivo
batch-make = Hacer
batch-cancel = Detener
batch-progress = { $done } de { $total }
batch-done = { $n ->
    [one] Se hizo un documento
   *[other] Se hicieron { $n } documentos
  }
batch-cancelled = { $n ->
    [0] Detenido: no ha quedado ningún archivo
    [one] Detenido: quedó un documento entero
   *[other] Detenido: quedaron { $n } documentos enteros
  }
batch-place = { $pages ->
    [one] 1 página en { $place }
   *[other] { $pages } páginas en { $place }
  }
batch-skipped = { $n ->
    [one] Un paciente sin documento
   *[other] { $n } pacientes sin documento
  }
batch-skip-nothing = no tiene
batch-skip-blocked = está bloqueado
batch-skip-not_made = no se pudo componer
