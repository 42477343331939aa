import pandas as pd
import pytest

from geo.build_gazetteer import (
    DERIVED_FOLDER,
    MEMBERS,
    TABLES_FOLDER,
    build,
    name_rows,
    write_names,
)
from geo.errors import DerivedFileError
from geo.gazetteer import Gazetteer, NameIndex
from geo.gazetteer_by_hand import add_by_hand
from geo.gazetteer_compile import (
    Draft,
    PlaceRow,
    add_cities,
    add_halves,
    add_municipalities,
    add_postal_places,
    municipality_names,
    skeleton_names,
    without_copied_populations,
)
from geo.gazetteer_sources import City, short_form
from geo.inflection import Inflection
from geo.packages import CACHE_FOLDER, PACKAGES_FILE, load_packages, member
from geo.postal_points import postcode_rows, with_known_points, without_outliers
from geo.vocabulary import Vocabulary
from tests.shared_geocoder import geocoder

SMILTENE = City(1, "Smiltene", 25.90, 57.42, "LV", 5000, ("Smilten", "Смилтене"))
SARNA = City(2, "Särna", 13.14, 61.69, "SE", 700, ())


def postal(*rows: tuple[str, str, str, str, float, float, bool]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["country_code", "code", "name", "admin1", "lon", "lat",
                                        "is_estimated"])
    return frame.assign(admin2="", admin3="")


def draft_of(*cities: City) -> Draft:
    draft = Draft()
    add_cities(draft, cities)
    return draft


def municipalities_of(draft: Draft, *rows: tuple[str, str, str, str, float, float, bool]) -> Draft:
    vocabulary = Vocabulary.load(TABLES_FOLDER / "words.toml",
                                 TABLES_FOLDER / "rarely_places.txt")
    add_municipalities(draft, municipality_names(postal(*rows)), vocabulary,
                       Inflection({"lv": (("es", "e"),)}))
    return draft


@pytest.mark.parametrize(("name", "short"), [
    ("Frankfurt (Oder)", "Frankfurt"), ("Neustadt an der Weinstraße", "Neustadt"),
    ("Oelsnitz/Erzgebirge", "Oelsnitz"), ("Umeå", ""), ("Nykøbing Falster", ""),
])
def test_short_forms(name, short):
    assert short_form(name) == short


def test_a_city_is_found_by_all_its_names_the_own_one_best():
    names = draft_of(SARNA, SMILTENE).names
    assert names["smiltene", 1] == (100, False)
    assert names["smilten", 1] == (96, False)
    assert names["смилтене", 1] == (96, False)
    assert names["saerna", 0] == (99, False)


def test_a_postal_place_near_its_namesake_is_no_new_place():
    draft = draft_of(SMILTENE)
    add_postal_places(draft, postal(("LV", "LV-4729", "Smiltene", "", 25.95, 57.40, False),
                                    ("LV", "LV-4730", "Palsmane", "", 26.17, 57.39, False)))
    assert [place.name for place in draft.places] == ["Smiltene", "Palsmane"]


def test_a_municipality_is_a_name_of_its_seat():
    draft = municipalities_of(draft_of(SMILTENE), (
        "LV", "LV-4729", "Palsmane", "Smiltenes nov.", 26.1, 57.4, False), (
        "LV", "LV-9999", "Roja", "Ziemeļu nov.", 22.8, 57.5, False))
    assert draft.names["smiltenes nov", 0] == (90, True)
    assert [(row.name, row.kind) for row in draft.places[1:]] == [("Ziemeļu nov.", "municipality")]


def test_the_seat_is_the_town_and_not_a_hamlet_called_by_its_genitive():
    hamlet = City(5, "Smiltenes", 25.8, 57.5, "LV", 0, ())
    draft = municipalities_of(draft_of(hamlet, SMILTENE), (
        "LV", "LV-4729", "Palsmane", "Smiltenes nov.", 26.1, 57.4, False))
    assert [place for key, place in draft.names if key == "smiltenes nov"] == [1]


def test_a_seat_too_small_for_the_list_of_geonames_counts_as_500():
    draft = municipalities_of(draft_of(City(7, "Malta", 27.16, 56.36, "LV", 0, ())), (
        "LV", "LV-4630", "Feimaņi", "Malta nov.", 27.0, 56.3, False))
    assert [row.population for row in draft.places] == [500]


def test_of_two_towns_of_one_population_the_one_without_a_code_is_a_hamlet():
    draft = draft_of(City(8, "Hinnerup", 9.06, 56.73, "DK", 8164, ()),
                     City(9, "Hinnerup", 10.06, 56.27, "DK", 8164, ()))
    without_copied_populations(draft, postal(("DK", "8382", "Hinnerup", "", 10.05, 56.27, False)))
    assert [row.population for row in draft.places] == [0, 8164]


def test_where_neither_has_a_code_both_keep_their_population():
    draft = draft_of(*[City(number, "Aa", 9.0 + number, 56.7, "DK", 700, ()) for number in (1, 2)])
    without_copied_populations(draft, postal())
    assert [row.population for row in draft.places] == [700, 700]


def test_half_of_a_double_name_finds_it_if_no_place_is_called_so():
    draft = draft_of(City(10, "Admannshagen-Bargeshagen", 12.0, 54.1, "DE", 2900, ()),
                     City(11, "Halle-Neustadt", 11.9, 51.5, "DE", 45_000, ()),
                     City(12, "Neustadt", 10.8, 54.1, "DE", 15_000, ()))
    add_halves(draft)
    assert draft.names["bargeshagen", 0] == (85, False)
    assert ("neustadt", 1) not in draft.names


def by_hand(names: str, kind: str, seat: str = "", lon: str = "", lat: str = "") -> dict[str, str]:
    return {"country": "SE", "names": names, "kind": kind, "seat": seat, "lon": lon, "lat": lat}


def test_a_row_by_hand_names_a_seat_by_any_of_its_names():
    draft = draft_of(City(2, "Särna", 13.14, 61.69, "SE", 700, ("Serna",)))
    add_by_hand(draft, [by_hand("Fulufjället", "area", seat="Serna")])
    assert draft.names["fulufjallet", 0] == (100, True)


def test_a_row_by_hand_moves_a_place_that_the_table_has_elsewhere():
    draft = draft_of(City(13, "Abisko", 20.23, 67.86, "SE", 0, ()))
    add_by_hand(draft, [by_hand("Abisko", "moved", lon="18.83", lat="68.35")])
    assert [(row.lon, row.lat) for row in draft.places] == [(18.83, 68.35)]


def test_what_cannot_be_moved_is_told():
    with pytest.raises(DerivedFileError, match="'Nowhere' is no place of SE"):
        add_by_hand(Draft(), [by_hand("Nowhere", "moved", lon="1", lat="1")])


def test_codes_far_from_their_prefix_are_dropped():
    rows = postal(*[("DK", f"09{n:02}", "København", "", 12.5, 55.7, False) for n in range(5)],
                  ("DK", "0900", "København C", "", 9.9, 57.0, False))
    assert set(without_outliers(rows)["lon"]) == {12.5}


def test_an_estimated_point_moves_to_its_town_a_surveyed_one_stays():
    rows = postal(("SE", "790 90", "Särna", "", 15.56, 60.72, True),
                  ("SE", "790 91", "Särna", "", 15.56, 60.72, False))
    assert with_known_points(rows, draft_of(SARNA))["lon"].tolist() == [13.14, 15.56]


def test_a_town_of_two_spellings_is_one_town():
    honefoss = City(3, "Hønefoss", 10.26, 60.17, "NO", 13678, ("Honefoss", "Hönefoss"))
    rows = postal(("NO", "3504", "Hønefoss", "", 10.09, 60.56, True))
    assert with_known_points(rows, draft_of(honefoss))["lon"].tolist() == [10.26]


def test_a_code_apart_from_all_others_of_its_town_moves_there():
    kajaani = City(4, "Kajaani", 27.73, 64.23, "FI", 36458, ())
    rows = postal(*[("FI", f"87{n}00", "Kajaani", "", 27.7, 64.22, False) for n in range(1, 6)],
                  ("FI", "87101", "Kajaani", "", 28.15, 64.36, False),
                  ("FI", "91101", "Kajaani", "", 28.15, 64.36, False))
    assert with_known_points(rows, draft_of(kajaani))["lon"].tolist() == [
        *[27.7] * 5, 27.73, 28.15]


def test_a_russian_city_s_codes_that_lie_anywhere_move_to_it_a_village_s_stay():
    city = City(14, "Arkhangelsk", 40.55, 64.55, "RU", 301_000, ("Архангельск",))
    far = [("RU", f"16300{n}", "Архангельск", "", 59.7, 54.9, False) for n in range(5)]
    village = ("RU", "655000", "Архангельск", "", 91.0, 53.0, False)
    rows = with_known_points(postal(*far, village), draft_of(city))
    assert rows["lon"].tolist() == [*[40.55] * 5, 91.0]


def test_a_code_lies_in_the_middle_of_its_points():
    rows = postcode_rows(postal(("LV", "LV-1", "A", "", 24.0, 57.0, False),
                                ("LV", "LV-1", "B", "", 24.2, 57.0, False)))
    assert rows["lon"].tolist() == [24.1]
    assert rows["spread_km"].tolist() == [pytest.approx(6.1, abs=0.1)]


def test_a_name_index_is_read_as_it_was_written(tmp_path):
    names = {("riga", 0): (100, False), ("riga", 3): (96, True), ("abo", 2): (90, False)}
    write_names(name_rows(names), tmp_path / "names.parquet")
    index = NameIndex.load(tmp_path / "names.parquet")
    assert index.find("riga") == [(0, 1.0, False), (3, 0.96, True)]
    assert index.find("abo") == [(2, 0.9, False)]
    assert index.find("oslo") == []


def test_skeletons_only_where_they_differ_and_in_the_region():
    draft = Draft([PlaceRow("Västerås", 16.5, 59.6, "SE"), PlaceRow("Wien", 16.4, 48.2, "AT")])
    draft.add_name(0, "Västerås", 100)
    draft.add_name(1, "Wien", 100)
    assert skeleton_names(draft) == {("vasteras", 0): (99, False)}


def test_a_missing_gazetteer_says_what_to_run(tmp_path):
    with pytest.raises(DerivedFileError, match=r"python -m geo\.build_gazetteer"):
        Gazetteer.load(tmp_path)


def test_the_committed_gazetteer_is_complete_and_small():
    found = geocoder().by_town.gazetteer
    assert len(found.places) > 220_000
    assert {found.places.country_codes[hit[0]] for hit in found.find("riga")} >= {"LV"}
    folder = DERIVED_FOLDER / "gazetteer"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 20_000_000


@pytest.mark.slow
def test_building_again_gives_the_committed_bytes(tmp_path):
    packages = load_packages(PACKAGES_FILE)
    if not all((CACHE_FOLDER / packages[name].file).is_file() for name in MEMBERS):
        pytest.skip("the source packages are not in the cache: run python -m geo.build_gazetteer")
    sources = {name: member(packages[name], path, CACHE_FOLDER) for name, path in MEMBERS.items()}
    for part in ("nuts", "natural_earth", "regions.parquet"):
        (tmp_path / part).symlink_to(DERIVED_FOLDER / part)
    build(sources, tmp_path, TABLES_FOLDER)
    for path in sorted((tmp_path / "gazetteer").iterdir()):
        assert path.read_bytes() == (DERIVED_FOLDER / "gazetteer" / path.name).read_bytes()


def test_every_alias_of_a_region_has_a_known_code():
    lines = (TABLES_FOLDER / "regions.csv").read_text(encoding="utf-8").splitlines()[1:]
    known = {region.region_code for region in geocoder().clue_reader.regions.rows}
    assert {line.split(",")[1] for line in lines} <= known
