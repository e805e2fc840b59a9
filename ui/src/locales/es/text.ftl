### Textos que la clínica escribe ella misma, en versiones.

text-versions = Versiones anteriores
text-version = Versión { $version }
text-house = De la casa
text-restore = Recuperar esta versión
text-insert = Insertar:
text-language = Idioma
text-retired = Ya no se ofrece
text-retire = Dejar de ofrecerlo
text-offer = Volver a ofrecerlo
text-save-version = Guardar versión
