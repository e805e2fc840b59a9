preview-view = Qué muestra
preview-language = Idioma
preview-colour = Tinta
preview-colour-on = Color
preview-colour-off = Blanco y negro
preview-save = Guardar PDF
preview-open = Abrir
preview-print = Imprimir
preview-pages = Páginas del informe
preview-page = Página { $n } de { $total }
preview-size = { $kb } kB
preview-saved = Guardado en { $path }
preview-working = Componiendo el informe…

## A quién se entrega
given-to = Se entrega a
given-to-none = Sin indicar
given-to-patient = Paciente
given-to-guardian = Madre, padre o tutor
given-to-other = Otra persona
given-to-name = Nombre
