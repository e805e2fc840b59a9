patients = Pacientes
patients-search = Buscar paciente
patients-search-placeholder = Nombre, teléfono, documento o n.º de historia
patients-count = { $n ->
    [0] Ningún paciente
    [one] 1 paciente
   *[other] { $shown } pacientes
  }
patients-archived = Archivados
patients-new = Nuevo paciente
patients-col-name = Nombre
patients-col-number = Historia
patients-col-age = Edad
patients-col-phone = Teléfono
patients-col-document = Documento
patients-col-visit = Última visita
patients-none-title = Nadie coincide con «{ $text }»
patients-none-text = Pruebe con menos letras, con el teléfono o con el documento. Si es la primera vez que viene, cree su ficha.
patients-none-create = Crear a «{ $text }»
patients-empty-title = Aquí estarán sus pacientes
patients-empty-text = Los encontrará con tres letras del nombre o tres cifras del teléfono. Empiece creando el primero.
patients-archived-none = No hay pacientes archivados. Archivar guarda la ficha entera y la quita de las listas.
patients-never = sin visitas

patient-new-title = Nuevo paciente
patient-edit-title = Datos de { $name }
patient-identity = Identidad
patient-contact = Contacto
given-name = Nombre
family-name = Primer apellido
family-name-2 = Segundo apellido
birth-date = Fecha de nacimiento
birth-date-hint = Día, mes y año: 03/04/1992
sex = Sexo
sex-female = Mujer
sex-male = Hombre
sex-other = Otro
sex-unknown = Sin indicar
document-kind = Documento
document-none = Ninguno
document-dni = DNI
document-nie = NIE
document-passport = Pasaporte
document-other = Otro
document-number = Número
document-fine = Letra correcta
phone = Teléfono
phone2 = Otro teléfono
email = Correo electrónico
address = Dirección
postcode = Código postal
city = Población
notes = Notas
notes-hint = Lo que conviene saber y no es clínico: horarios, avisos, quién acompaña.
patient-save = Guardar
patient-created = Ficha creada
patient-saved = Datos guardados
patient-changed-elsewhere = Estos datos cambiaron en otro equipo
patient-changed-elsewhere-text = Lo que escribió sigue aquí. Al guardar cambia solo lo que usted ha tocado; lo demás queda como lo dejó el otro equipo.

leave-title = ¿Salir sin guardar?
leave-text = Lo escrito en este formulario todavía no está guardado.
leave-stay = Seguir escribiendo
leave-discard = Salir sin guardar

patient-number = Hª { $number }
patient-archived = Archivado
patient-archive = Archivar
patient-archived-toast = { $name } está en el archivo
patient-restore = Restaurar
patient-restored-toast = { $name } vuelve a las listas
patient-archived-notice = Esta ficha está archivada
patient-archived-text = Conserva toda su historia, pero no aparece en las listas.
patient-missing = No se encuentra esta ficha

tabs = Pestañas del paciente
tabs-keys = Alt con el número de la ficha
tab-summary = Resumen
tab-odontogram = Odontograma
tab-documents = Documentos

summary-data = Datos
summary-contact = Contacto
summary-chart = Odontograma
summary-chart-picture = Odontograma de hoy
summary-chart-open = Abrir odontograma
summary-chart-empty = Todavía no hay nada anotado. Abra el odontograma y escriba, por ejemplo, 3 6 c o m Intro: caries oclusal y mesial en la pieza 36.
summary-present = Presentes
summary-pathology = Con patología
summary-planned = Planificado
summary-last = Última anotación
summary-latest = Últimos hallazgos
summary-since = Paciente desde
summary-no-notes = Sin notas.
summary-empty = —
