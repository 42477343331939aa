"""The store of imported deliveries, and the catalogue that they make with the shipped facts.

The catalogue is always a pure function of the shipped facts and the deliveries in the store:
importing a file twice changes nothing, and removing a source restores what was before.
"""
