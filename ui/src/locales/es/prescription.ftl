### Recetas: lo que se ve en pantalla y lo que se imprime.

tab-prescriptions = Recetas

## Posología
rx-form-capsule = Cápsulas
rx-form-tablet = Comprimidos
rx-form-sachet = Sobres
rx-form-suspension = Suspensión
rx-form-mouthwash = Colutorio
rx-form-gel = Gel
rx-form-toothpaste = Pasta dentífrica
rx-form-cream = Crema
rx-form-spray = Espray
rx-form-drops = Gotas
rx-form-injection = Inyectable
rx-form-other = Otra presentación
rx-route-oral = Vía oral
rx-route-buccal = En la boca, sin tragar
rx-route-sublingual = Vía sublingual
rx-route-topical = Uso tópico
rx-route-intramuscular = Vía intramuscular
rx-route-other = Otra vía
rx-frequency = { $hours ->
    [0] dosis única
    [1] cada hora
   *[other] cada { $hours } horas
  }
rx-duration = { $days ->
    [one] durante 1 día
   *[other] durante { $days } días
  }
rx-units = { $units ->
    [one] 1 unidad en total
   *[other] { $units } unidades en total
  }

## Dosis habitual, según la presentación
rx-dose-capsule = { $n ->
    [one] 1 cápsula
   *[other] { $n } cápsulas
  }
rx-dose-tablet = { $n ->
    [one] 1 comprimido
   *[other] { $n } comprimidos
  }
rx-dose-sachet = { $n ->
    [one] 1 sobre
   *[other] { $n } sobres
  }
rx-dose-suspension = { $n } ml
rx-dose-mouthwash = Enjuague de { $n } ml
rx-dose-gel = { $n ->
    [one] 1 aplicación
   *[other] { $n } aplicaciones
  }
rx-dose-toothpaste = { $n } cm de pasta
rx-dose-cream = { $n ->
    [one] 1 aplicación
   *[other] { $n } aplicaciones
  }
rx-dose-spray = { $n ->
    [one] 1 pulsación
   *[other] { $n } pulsaciones
  }
rx-dose-drops = { $n ->
    [one] 1 gota
   *[other] { $n } gotas
  }
rx-dose-injection = { $n ->
    [one] 1 ampolla
   *[other] { $n } ampollas
  }
rx-dose-other = { $n }

## Medicamentos
drug-amoxicillin = Amoxicilina
drug-amoxicillin_clavulanate = Amoxicilina + ácido clavulánico
drug-clindamycin = Clindamicina
drug-azithromycin = Azitromicina
drug-clarithromycin = Claritromicina
drug-metronidazole = Metronidazol
drug-doxycycline = Doxiciclina
drug-ibuprofen = Ibuprofeno
drug-paracetamol = Paracetamol
drug-dexketoprofen = Dexketoprofeno
drug-naproxen = Naproxeno
drug-diclofenac = Diclofenaco
drug-metamizole = Metamizol
drug-paracetamol_codeine = Paracetamol + codeína
drug-tramadol = Tramadol
drug-dexamethasone = Dexametasona
drug-chlorhexidine_rinse = Clorhexidina
drug-chlorhexidine_gel = Clorhexidina
drug-fluoride_5000 = Fluoruro sódico
drug-nystatin = Nistatina
drug-miconazole_gel = Miconazol
drug-fluconazole = Fluconazol
drug-aciclovir_cream = Aciclovir
drug-omeprazole = Omeprazol

## Avisos
rx-hazard-allergy_ingredient = Alergia a { $against }: { $drug } es lo mismo o lo contiene
rx-hazard-allergy_class = Alergia a { $against }: { $drug } es del mismo grupo
rx-hazard-allergy_cross = Alergia a { $against }: posible reacción cruzada con { $drug }
rx-hazard-bleeding = { $drug } con { $against }: mayor riesgo de hemorragia
rx-hazard-raised_inr = { $drug } puede subir el INR con { $against }: control a los 3–5 días
rx-hazard-stomach_bleeding = { $drug } con { $against }: mayor riesgo de hemorragia digestiva
rx-hazard-toxicity = { $drug } con { $against }: uno eleva los niveles del otro
rx-hazard-weakens_and_harms = { $drug } resta efecto a { $against } y puede dañar el riñón
rx-hazard-pregnancy = Embarazo: { $drug } puede dañar al feto en estas semanas
rx-hazard-breastfeeding = Lactancia: { $drug } pasa a la leche
rx-hazard-kidney = { $against }: { $drug } puede empeorar el riñón o necesita otra dosis
rx-hazard-liver = { $against }: { $drug } puede dañar el hígado o necesita otra dosis
rx-hazard-heart = { $against }: { $drug } puede empeorarla
rx-hazard-asthma = { $against }: { $drug } puede provocar broncoespasmo
rx-hazard-seizures = { $drug } con { $against }: riesgo de convulsiones o síndrome serotoninérgico
rx-hazard-glucose = { $against }: { $drug } sube la glucemia
rx-hazard-alcohol = { $against }: { $drug } no debe tomarse con alcohol
rx-hazard-age = { $drug } no está indicado a esta edad
rx-hazard-duplicate_ingredient = { $drug } ya está entre lo que toma ({ $against })
rx-hazard-duplicate_class = { $drug } es del mismo grupo que { $against }, que ya toma
rx-hazard-adult_dose = La dosis propuesta de { $drug } es de adulto: ajústela al peso
rx-hazard-unchecked = No conocemos { $drug }: no se han comprobado alergias ni interacciones
rx-hazard-unread_allergy = Alergia a { $against }: escrita a mano, compruébela usted
rx-hazard-history_unasked = Nadie ha preguntado todavía por alergias, enfermedades y medicación

## Pantalla
rx-new = Nueva receta
rx-none = Sin recetas
rx-none-text = Lo que se recete a este paciente quedará aquí, con los avisos que hubo y por qué se recetó.
rx-list = Recetas del paciente
rx-number = Receta { $number }
rx-running = en curso
rx-annulled = Anulada
rx-annulled-by = Anulada por { $by }, { $moment }: { $reason }
rx-by = { $prescriber }, n.º de colegiado { $licence }
rx-repeat = Repetir
rx-print = Ver e imprimir
rx-annul = Anular
rx-annul-reason = Motivo de la anulación
rx-annul-hint = La receta no se borra: queda anulada con este motivo.
rx-annulled-toast = Receta anulada
rx-drug = Medicamento
rx-drug-placeholder = amox, ibu… o lo que haga falta
rx-drug-free = Escribir «{ $name }» tal cual
rx-brand = Marca (si importa)
rx-strength = Concentración
rx-form = Presentación
rx-route = Vía
rx-dose = Dosis
rx-every-hours = Cada (horas)
rx-every-hours-hint = 0: dosis única
rx-days = Días
rx-total = Unidades
rx-instructions = Instrucciones para el paciente
rx-indication = Indicación
rx-add = Añadir medicamento
rx-remove = Quitar { $name }
rx-line = Medicamento { $n }
rx-hazards = Avisos
rx-hazards-none = Sin avisos para lo escrito.
rx-hazards-grave = Grave
rx-hazards-light = A tener en cuenta
rx-why = Por qué lo receta igualmente
rx-why-hint = Queda en la receta, firmado.
rx-why-said = Se recetó igualmente: { $why }
rx-sign = Firmar receta
rx-signed-toast = Receta firmada
rx-back = Volver a las recetas
rx-only-dentists = Recetan los odontólogos.
rx-forbidden = Recetas solo para personal clínico
rx-forbidden-text = Lo que toma un paciente lo ven quienes lo tratan.
rx-keys-field = siguiente campo
keys-prescriptions = Recetas
