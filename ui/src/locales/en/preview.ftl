preview-view = What it shows
preview-language = Language
preview-colour = Ink
preview-colour-on = Colour
preview-colour-off = Black and white
preview-save = Save PDF
preview-open = Open
preview-print = Print
preview-pages = Pages of the report
preview-page = Page { $n } of { $total }
preview-size = { $kb } kB
preview-saved = Saved in { $path }
preview-working = Composing the report…

## To whom it is given
given-to = Given to
given-to-none = Not said
given-to-patient = Patient
given-to-guardian = Parent or guardian
given-to-other = Somebody else
given-to-name = Name
