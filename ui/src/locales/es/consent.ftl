### Consentimientos y sus modelos.

tab-consents = Consentimientos
settings-consents = Consentimientos

## Para qué
consent-purpose-treatment = Tratamiento
consent-purpose-extraction = Extracción y cirugía
consent-purpose-implant = Implantes
consent-purpose-endodontics = Endodoncia
consent-purpose-orthodontics = Ortodoncia
consent-purpose-anaesthesia = Anestesia local
consent-purpose-images = Imágenes
consent-purpose-data_sharing = Comunicar datos
consent-purpose-marketing = Noticias y ofertas

## En qué queda hoy
consent-standing-active = Vigente
consent-standing-declined = No acepta
consent-standing-withdrawn = Retirado
consent-standing-replaced = Sustituido por otro posterior
consent-standing-expired = Caducado
consent-standing-archived = Paciente archivado

## Lista
consent-none = Sin consentimientos
consent-none-text = Lo que este paciente lea, acepte o rechace quedará aquí palabra por palabra, con su firma.
consent-list = Consentimientos del paciente
consent-paper = Consentimiento elegido
consent-new = Nuevo consentimiento
consent-print = Ver e imprimir
consent-withdraw = Retirar
consent-reason = Motivo, como lo dice
consent-reason-hint = Puede retirarse sin dar explicaciones: anótelo así. Lo firmado queda legible.
consent-withdrawn-by = Retirado; lo anotó { $by }, { $moment }: { $reason }
consent-withdrawn-toast = Consentimiento retirado
consent-altered = El texto no es el que se firmó
consent-altered-text = La huella no coincide. Avise a quien administra la clínica y no lo use.
consent-decision = Decisión
consent-given = Acepta
consent-declined = No acepta
consent-signed-on = Firmado el
consent-signer = Quién firma
consent-informer = Informa
consent-expires = Vale hasta
consent-no-expiry = sin fecha
consent-signature = Firma
consent-text = Texto
consent-version = Versión { $version }
consent-digest = SHA-256 { $digest }
consent-method-drawn = Trazada en pantalla
consent-method-typed = Escribió su nombre, declarando haber leído y comprendido el texto
consent-method-unsigned = No quiso firmar; lo atestigua quien informó

## Elegir, completar, leer, firmar
consent-back = Volver a los consentimientos
consent-choose = ¿Qué se firma?
consent-choose-keys = elegir
consent-only-data = Desde recepción se recogen permisos sobre datos; los de tratamiento, quien lo explica.
consent-treatment = Tratamiento
consent-recipient = A quién se comunican
consent-tooth = Pieza o zona
consent-signer-patient = Paciente
consent-signer-guardian = Representante
consent-minor = Por debajo de { $age } años, o si no consta la edad, firma quien le representa.
consent-guardian-name = Nombre y apellidos
consent-guardian-relation = En calidad de (madre, padre, tutor…)
consent-guardian-document = DNI, NIE o pasaporte
consent-unknown = Campos que no existen: { $fields }
consent-sign-drawn = A mano
consent-sign-typed = Escrita
consent-sign-unsigned = Sin firma
consent-pad = Recuadro de firma, { $n ->
    [one] 1 trazo
   *[other] { $n } trazos
  }
consent-pad-hint = Con lápiz, dedo o ratón. ¿Solo teclado? Elija «Escrita».
consent-clear = Borrar
consent-typed-name = Nombre de quien firma
consent-typed-hint = Escriba { $name }: declara así haber leído y comprendido el texto.
consent-unsigned-hint = Rechaza y tampoco quiere firmarlo: lo atestigua quien ha informado.
consent-sign = Firmar
consent-sign-no = Firmar el rechazo
consent-signed-toast = Consentimiento guardado

## Modelos
consent-template-title = Modelos de consentimiento
consent-template-hint = Cada cambio es una versión nueva: lo ya firmado conserva sus palabras. Los de la casa son un comienzo; haga que los revise quien responda de ellos.
consent-template-new = Nuevo modelo
consent-template-edit = Editar { $name }
consent-template-name = Nombre
consent-template-purpose = Para qué
consent-template-months = Meses
consent-template-months-hint = 0: sin fecha
consent-template-field-patient = paciente
consent-template-field-document = documento
consent-template-field-birth_date = nacimiento
consent-template-field-signer = quien firma
consent-template-field-treatment = tratamiento
consent-template-field-tooth = pieza
consent-template-field-date = fecha
consent-template-field-clinic = clínica
consent-template-field-professional = profesional
consent-template-body = Texto
consent-template-preview = Como lo leerá el paciente
consent-template-saved = Guardado: { $name }
keys-consents = Consentimientos
