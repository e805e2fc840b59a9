### Documentos clínicos en PDF: periodontograma, comparación, historia, higiene, riesgo y HIM.

report-said-by = { $by }, { $date }

## Periodontograma
report-perio-title = Periodontograma
report-perio-examined = Exploración del { $date } · { $by }
report-perio-draft = Borrador: la exploración no está cerrada y sus índices pueden cambiar.
report-perio-draft-of = La exploración del { $date } es un borrador sin cerrar.
report-perio-retired = Borrador descartado.
report-perio-disputed = { $n ->
    [one] En un lugar dos puestos anotaron valores distintos (≠).
   *[other] En { $n } lugares dos puestos anotaron valores distintos (≠).
  }
report-perio-unjudged = Sin juicio clínico todavía.
report-perio-row-loss = NIC
report-perio-key-depth = fondo de bolsa
report-perio-key-margin = margen gingival
report-perio-key-before = exploración anterior
report-perio-key-junction = límite amelocementario; líneas cada 2 mm
report-perio-key-furcation-1 = furca I
report-perio-key-furcation-2 = II
report-perio-key-furcation-3 = III
report-perio-key-deep = 6 mm o más; en negrita, desde 4 mm
report-perio-key-mobility = I, II, III junto al número: movilidad (Miller)
report-perio-key-sign = Margen: { $convention }
paper-exam-one = Exploración anterior
paper-exam-other = Exploración posterior
paper-needs-two-exams = Hacen falta dos exploraciones para compararlas.

## Comparación
report-perio-comparison-title = Comparación de periodontogramas
report-perio-row-change = Cambio
report-perio-row-after = PS ahora
report-perio-row-before = PS antes
report-perio-row-bleeding-after = Sangra
report-perio-row-bleeding-before = Sangraba
report-perio-change = Qué ha cambiado
report-perio-change-none = Ningún sitio se sondó en las dos exploraciones.
report-perio-better = Mejoran 2 mm o más: { $share }.
report-perio-worse = Empeoran 2 mm o más: { $share }.
report-perio-closed = Bolsas de 4 mm o más que ya no lo son: { $share }. Nuevas: { $opened }.
report-perio-open = Sitios por tratar (más de 4 mm con sangrado, o 6 mm): { $before } antes, { $after } ahora.
report-perio-worse-sites = Dónde empeora: { $sites }.
report-perio-gone = Ya no están: { $teeth }.
report-perio-new = Antes no se exploraron: { $teeth }.
report-perio-teeth = Dientes
report-perio-change-source = Entre los sitios sondados las dos veces. Cambio: desde 2 mm, lo que excede el error de la sonda (Haffajee 1983). Objetivo del tratamiento: guía S3 de la EFP (Sanz 2020). Porcentajes: puntos.

## Historia clínica
report-taken-back = ANULADO por { $by } el { $date }: { $reason }
report-history-title = Historia clínica
report-history-health = Antecedentes, hoy
report-history-healthy = Preguntado, sin antecedentes.
report-history-never-asked = Todavía no se ha preguntado por los antecedentes.
report-history-reviewed = Historia médica revisada con el paciente
report-history-inr = INR { $value }
report-history-visit = Visita
report-history-draft = Borrador sin firmar
report-history-addendum = Adenda de { $by }, { $date }
report-history-consent = Consentimiento
report-history-done = Tratamiento realizado
report-history-retired = Retirada: se empezó por error.
report-history-archived = Ficha archivada.
report-history-from = desde el { $date }
report-history-to = hasta el { $date }
report-history-author = solo lo de { $by }
report-history-part = No es la historia completa: { $what }.
report-history-empty = Esta historia está vacía: no se ha anotado nada todavía.
report-history-none = Nada de lo anotado cumple lo que se ha pedido.
report-history-order = Por fecha clínica y, dentro del día, por el orden en que se anotó. Lo anulado, retirado o descartado se conserva y va señalado.
record-paper-history = Historia clínica
record-paper-history-from = Desde
record-paper-history-to = Hasta
record-paper-history-author = Autor
record-paper-history-everybody = Todos
record-paper-forbidden = La historia clínica la imprime el personal clínico
record-paper-forbidden-text = Su perfil no tiene permiso para leerla.

## Higiene
report-hygiene-figures = Índices del día
report-hygiene-duration = Duración
palette-print = Imprimir: { $what }
record-paper-no-session = Todavía no hay sesiones de higiene.
record-paper-hygiene = Imprimir sesión

## Riesgo
report-risk-title = Riesgo y próxima revisión
report-risk-perio = Riesgo { $risk }, según la exploración del { $date }.
report-risk-question = Pregunta
report-risk-group = Cuenta como
report-risk-answer = Respuesta
record-paper-print = Imprimir

## HIM
report-mih-teeth = Piezas con defecto
report-mih-computed = Calculado
report-mih-codes = Códigos de Ghanim 2015: lo más grave de cada pieza; extensión I a III y sensibilidad 0 a 3.
