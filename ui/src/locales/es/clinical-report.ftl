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
