"""The geocoder of the committed gazetteer, loaded once for all tests that need it."""

from functools import cache

from geo.geocode import Geocoder


@cache
def geocoder() -> Geocoder:
    return Geocoder.load()
