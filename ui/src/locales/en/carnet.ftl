### A child's card.

carnet-title = { $name }’s dental card
carnet-hello = Hello, { $name }! { $n ->
    [0] You are not one yet
    [one] You are 1 already
   *[other] You are { $n } already
  }. Look at your mouth:
carnet-hello-ageless = Hello, { $name }! Look at your mouth:
carnet-look-sound = { $n ->
    [one] 1 sound, strong tooth
   *[other] { $n } sound, strong teeth
  }
carnet-look-sealed = { $n ->
    [one] 1 tooth with a shield: a sealant
   *[other] { $n } teeth with a shield: a sealant
  }
carnet-look-mended = { $n ->
    [one] 1 tooth mended and ready to bite
   *[other] { $n } teeth mended and ready to bite
  }
carnet-look-care = { $n ->
    [one] 1 tooth to look after together
   *[other] { $n } teeth to look after together
  }
carnet-look-erupting = { $n ->
    [one] 1 tooth on its way
   *[other] { $n } teeth on their way
  }
carnet-look-gap = { $n ->
    [one] 1 gap: one has gone or one will come
   *[other] { $n } gaps: some have gone or will come
  }
carnet-well = What you have done really well
carnet-well-came = You came to show us your mouth.
carnet-well-sealed = { $n ->
    [one] You have 1 sealant that protects you.
   *[other] You have { $n } sealants that protect you.
  }
carnet-well-mended = { $n ->
    [one] One of your teeth is mended.
   *[other] { $n } of your teeth are mended.
  }
carnet-well-fluoride = We put fluoride on your teeth on { $date }.
carnet-well-all = All your teeth are happy.
carnet-well-together = { $n ->
    [one] We will all look after the tooth with the heart.
   *[other] We will all look after the teeth with the heart.
  }
carnet-tips = Brush like somebody who knows how
carnet-tip-twice = Twice a day, two minutes; once before you sleep.
carnet-tip-paste-rice = Fluoride paste: as much as a grain of rice.
carnet-tip-paste-pea = Fluoride paste: as much as a pea.
carnet-tip-paste-brush = Fluoride paste along the brush.
carnet-tip-help = Then let a grown-up go over them.
carnet-tip-between = Floss between the teeth that touch.
carnet-tip-spit = Spit it out, and do not rinse.
carnet-tip-water = Drink water; after the brush, nothing else.
carnet-week = Your week: colour one in each time you brush
carnet-day-mon = Monday
carnet-day-tue = Tuesday
carnet-day-wed = Wednesday
carnet-day-thu = Thursday
carnet-day-fri = Friday
carnet-day-sat = Saturday
carnet-day-sun = Sunday
carnet-next = See you on: ______________________________
carnet-next-on = See you from { $date }
carnet-next-phone = To book: { $phone }
