### Texts that the clinic writes itself, in versions.

text-versions = Earlier versions
text-version = Version { $version }
text-house = House’s own
text-restore = Take up this version
text-insert = Insert:
text-language = Language
text-retired = No longer offered
text-retire = Stop offering it
text-offer = Offer it again
text-save-version = Save version
