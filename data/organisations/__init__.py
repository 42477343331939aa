"""Which partners are one organisation: names read, compared, joined, explained and measured.

=============  ==================================================================
words          what words mean, in the languages of the catalogue
readings       what a name says: kind of body, subjects, places, and what is left
names          a name read
match          two names compared: one body or not, and why
cluster        pairs to organisations, without chains
units          the distinct names of a catalogue
link           candidates, scores, curated pairs, groups
tables         the tables of organisations and their names
judged         precision and recall on pairs judged by hand
=============  ==================================================================
"""
