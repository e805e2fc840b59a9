### Carnet del niño o de la niña.

carnet-title = Carnet dental de { $name }
carnet-hello = ¡Hola, { $name }! { $n ->
    [0] Todavía no tienes un año
    [one] Ya tienes 1 año
   *[other] Ya tienes { $n } años
  }. Mira qué boca tienes:
carnet-hello-ageless = ¡Hola, { $name }! Mira qué boca tienes:
carnet-look-sound = { $n ->
    [one] 1 diente sano y fuerte
   *[other] { $n } dientes sanos y fuertes
  }
carnet-look-sealed = { $n ->
    [one] 1 diente con escudo: lleva un sellador
   *[other] { $n } dientes con escudo: llevan un sellador
  }
carnet-look-mended = { $n ->
    [one] 1 diente arreglado y listo para morder
   *[other] { $n } dientes arreglados y listos para morder
  }
carnet-look-care = { $n ->
    [one] 1 diente que vamos a mimar
   *[other] { $n } dientes que vamos a mimar
  }
carnet-look-erupting = { $n ->
    [one] 1 diente que está saliendo
   *[other] { $n } dientes que están saliendo
  }
carnet-look-gap = { $n ->
    [one] 1 hueco: uno se fue o uno vendrá
   *[other] { $n } huecos: unos se fueron o vendrán
  }
carnet-well = Lo que has hecho muy bien
carnet-well-came = Has venido a enseñarnos la boca.
carnet-well-sealed = { $n ->
    [one] Tienes 1 sellador que te protege.
   *[other] Tienes { $n } selladores que te protegen.
  }
carnet-well-mended = { $n ->
    [one] Un diente tuyo ya está arreglado.
   *[other] Ya están arreglados { $n } de tus dientes.
  }
carnet-well-fluoride = Te pusimos flúor el { $date }.
carnet-well-all = Todos tus dientes están contentos.
carnet-well-together = { $n ->
    [one] Entre todos cuidaremos el diente del corazón.
   *[other] Entre todos cuidaremos los dientes del corazón.
  }
carnet-tips = Para cepillarte como quien sabe
carnet-tip-twice = Dos veces al día, dos minutos; una, antes de dormir.
carnet-tip-paste-rice = Pasta con flúor: lo que ocupa un grano de arroz.
carnet-tip-paste-pea = Pasta con flúor: lo que ocupa un guisante.
carnet-tip-paste-brush = Pasta con flúor a lo largo del cepillo.
carnet-tip-help = Después, que repase una persona mayor.
carnet-tip-between = Pasa el hilo entre los dientes que se tocan.
carnet-tip-spit = Escupe, y no te enjuagues con agua.
carnet-tip-water = Para beber, agua; después del cepillo, nada más.
carnet-week = Tu semana: colorea cada vez que te cepilles
carnet-day-mon = lunes
carnet-day-tue = martes
carnet-day-wed = miércoles
carnet-day-thu = jueves
carnet-day-fri = viernes
carnet-day-sat = sábado
carnet-day-sun = domingo
carnet-next = Nos vemos el: ______________________________
carnet-next-on = Nos vemos a partir del { $date }
carnet-next-phone = Para pedir cita: { $phone }
