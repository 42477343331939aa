"""Names for the search: which come in, and that the committed ones are today's."""

import pandas as pd
import pytest

from data.build_search import (
    ROOT,
    check,
    country_names,
    endings,
    main,
    other_names,
    place_names,
    thematic_names,
)
from data.catalogue import load_catalogue
from data.errors import CatalogueError, TableError
from data.search_tables import ENDINGS, NAMES, load_search_tables
from data.tables import table_from_rows, write_parquet

PLACES = pd.DataFrame({"geonames_id": [7, 8]})
KEYS = pd.DataFrame(
    [("gdansk", 0, 100, False), ("danzig", 0, 96, False), ("gdn", 0, 96, False),
     ("данциг", 0, 96, False), ("gdansk stadt", 0, 96, False), ("danz", 0, 85, False),
     ("kreis danzig", 0, 96, True), ("sopot", 1, 100, False)],
    columns=["key", "place", "quality", "is_area"])
LANGUAGES = {"en", "lv", "lt", "et", "fi", "sv", "da", "nb", "de", "pl", "ru", "be"}


def test_only_sure_whole_and_telling_names_of_the_places_asked_for():
    names = place_names({7}, PLACES, KEYS, frozenset({"stadt"}))
    assert sorted(names) == [("place", "7", "dantsig"), ("place", "7", "danzig"),
                             ("place", "7", "gdansk")]


def test_countries_have_their_names_in_every_language():
    names = {name for _, _, name in country_names(["SE"])}
    assert {"Sweden", "Zviedrija", "Švedija", "Rootsi", "Ruotsi", "Sverige", "Schweden", "Szwecja",
            "Швеция", "Швецыя"} == names


def test_every_thematic_is_named_in_every_language():
    table = pd.read_csv(ROOT / "data/curated/thematics.csv")
    lists = load_catalogue(ROOT / "data/derived").projects["thematics"]
    used = {each for values in lists for each in values}
    assert set(map(tuple, table[["thematic", "language"]].to_numpy())) == {
        (thematic, language) for thematic in used for language in LANGUAGES}


def test_thematic_names_are_one_a_row(tmp_path):
    path = tmp_path / "thematics.csv"
    path.write_text("thematic,language,names,source\nTourism,lv,tūrisms; ceļošana,x\n")
    assert list(thematic_names(path)) == [
        ("thematic", "Tourism", "tūrisms"), ("thematic", "Tourism", "ceļošana")]
    path.write_text("thematic,names\nTourism,tūrisms\n")
    with pytest.raises(TableError, match="missing columns"):
        list(thematic_names(path))


def test_what_has_other_names_is_in_the_catalogue_and_is_named_once():
    catalogue = load_catalogue(ROOT / "data/derived")
    known = {"region": set(catalogue.regions["region_code"]),
             "programme": set(catalogue.programmes["family_code"])}
    table = list(other_names(ROOT / "data/curated/other_names.csv"))
    assert len(set(table)) == len(table) > 1800
    assert {kind for kind, _, _ in table} == {"region", "programme", "word"}
    assert not [(kind, code) for kind, code, _ in table if code not in known.get(kind, {code})]


def test_endings_are_of_languages_with_cases_and_no_english_plural(tmp_path):
    path = tmp_path / "inflection.csv"
    path.write_text("language,ending,base,case,source\nlv,as,a,gen.,x\nlv,as,a,again,x\n"
                    "lv,s,,gen.,x\nde,er,,adjective,x\nfi,n,,gen.,x\n")
    assert list(endings(path)) == [{"language": "fi", "ending": "n", "base": ""},
                                   {"language": "lv", "ending": "as", "base": "a"}]


def test_endings_are_read_back_as_rules(tmp_path):
    rows = [{"language": "fi", "ending": "n", "base": ""}]
    write_parquet(table_from_rows(rows, ENDINGS), ENDINGS, tmp_path / "endings.parquet")
    inflection = load_search_tables(tmp_path).inflection()
    assert inflection.word_bases("turun", ["fi"]) == ["turu"]


def test_without_files_there_are_no_names_and_no_vectors(tmp_path):
    tables = load_search_tables(tmp_path)
    assert tables.names_of("place") == {}
    assert tables.vectors_of(["P1"]).sum() == 0


def test_names_are_read_back_by_kind_and_code(tmp_path):
    rows = [{"kind": "place", "code": "7", "name": name} for name in ("danzig", "gdansk")]
    write_parquet(table_from_rows(rows, NAMES), NAMES, tmp_path / "names.parquet")
    assert load_search_tables(tmp_path).names_of("place") == {"7": ("danzig", "gdansk")}


def test_damaged_vectors_are_an_error_that_names_the_command(tmp_path):
    (tmp_path / "meaning.parquet").write_bytes(b"no parquet")
    with pytest.raises(CatalogueError, match=r"data\.build_meaning"):
        load_search_tables(tmp_path)


def test_nearly_every_place_of_the_catalogue_has_its_names():
    catalogue = load_catalogue(ROOT / "data/derived")
    places = {str(place) for place in catalogue.partners["geonames_id"].dropna()}
    assert len(places - set(catalogue.search.names_of("place"))) < 0.03 * len(places)


@pytest.mark.slow
def test_a_check_compares_with_fresh_names(tmp_path):
    (tmp_path / "data").mkdir()
    for name in ("data/derived", "data/curated", "data/SOURCES.toml", "geo"):
        (tmp_path / name).symlink_to(ROOT / name)
    assert check(tmp_path) == ["endings.parquet: new", "names.parquet: new"]
    assert main([], tmp_path) == 0
    assert check(tmp_path) == []


def test_the_command_says_what_differs(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("data.build_search.check", lambda root: ["names.parquet: changed"])
    assert main(["--check"], ROOT) == 1
    assert "run: python -m data.build_search" in capsys.readouterr().err
