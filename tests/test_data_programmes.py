"""The programme registry: no name twice, families over periods, unknown names explained."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.programmes import ProgrammeError, load_programmes, resolve

PATH = Path(__file__).parent.parent / "data" / "curated" / "programmes.csv"
REGISTRY = load_programmes(PATH)


def codes(**wanted: object) -> list[str]:
    """Codes of the programmes with the given values."""
    rows = REGISTRY
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    return rows["programme_code"].tolist()


def test_the_registry_has_every_programme_once() -> None:
    assert len(REGISTRY) == 112
    assert REGISTRY["programme_code"].is_unique
    assert REGISTRY.groupby("programming_period").size().to_dict() == {
        "2000-2006": 14, "2007-2013": 20, "2014-2020": 67, "2021-2027": 11,
    }


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("LVLT", ["LVLT-2007", "LVLT-2014"]),
        ("LVLTBY", ["LVLTBY-2000", "LVLTBY-2007"]),
        ("NPA", ["NPA-2000", "NPA-2007", "NPA-2014", "NPA-2021"]),
        ("BSR", ["BSR-2000", "BSR-2007", "BSR-2014", "BSR-2021"]),
        ("OKS", ["OKS-2000", "OKS-2007", "OKS-2014", "OKS-2021"]),
        ("BA", ["BA-2000", "BA-2007", "BA-2014"]),
        ("NORD", ["NORD-2000", "NORD-2007", "NORD-2014"]),
        ("AURORA", ["AURORA-2021"]),
    ],
)
def test_a_family_goes_over_its_periods(family: str, expected: list[str]) -> None:
    assert codes(family_code=family) == expected


@pytest.mark.parametrize(
    ("alias", "period", "code"),
    [
        ("2014 - 2020 INTERREG V-A Latvia - Lithuania", "2014-2020", "LVLT-2014"),
        ("2007 - 2013 Estonia-Latvia-Russia ENPI CBC", "2007-2013", "EELVRU-2007"),
        ("AURORA", "2021-2027", "AURORA-2021"),
        ("  sverige-norge ", "2021-2027", "SENO-2021"),
        ("Baltic Sea Region", "2021-2027", "BSR-2021"),
        ("Interreg Baltic Sea Region 2014-2020", "2014-2020", "BSR-2014"),
    ],
)
def test_a_name_as_a_source_writes_it_finds_its_programme(
    alias: str, period: str, code: str
) -> None:
    assert resolve(alias, period, REGISTRY) == code


def test_an_unknown_name_is_an_error_that_names_it_and_the_nearest() -> None:
    with pytest.raises(ProgrammeError, match=r"'Arora' of 2021-2027 .* 'aurora' \(AURORA-2021\)"):
        resolve("Arora", "2021-2027", REGISTRY)
    with pytest.raises(ProgrammeError, match="not in the registry"):
        resolve("AURORA", "2014-2020", REGISTRY)


@pytest.mark.parametrize(
    ("code", "inside"),
    [
        ("SB-2014", True), ("CB-2021", True), ("NPA-2000", True), ("PBU-2007", True),
        ("DEDK-2014", True), ("LTPL-2014", True), ("NCM-2021", True), ("BSRIE-2014", True),
        ("ALPINE-2014", False), ("PLSK-2014", False), ("IE-2021", False), ("NSR-2014", False),
        ("URBACT-2014", False), ("ESPON-2014", False), ("PLSN-2014", False),
    ],
)
def test_programmes_of_the_region_are_marked(code: str, inside: bool) -> None:
    assert (code in codes(is_region_programme=True)) is inside


def test_cci_codes_are_only_the_published_ones() -> None:
    known = REGISTRY.dropna(subset="cci").set_index("programme_code")["cci"]
    assert len(known) == 18
    assert known.is_unique
    assert known["LVLT-2014"] == "2014TC16RFCB027"


def test_strands_and_members() -> None:
    assert {"LVLTBY-2007", "PBU-2007", "BGTR-2014"} <= set(codes(strand="external"))
    assert codes(strand="nordic") == ["BSRIE-2014", "NCM-2021"]
    members = REGISTRY.set_index("programme_code")["country_codes"]
    assert members["LVLT-2014"] == ("LT", "LV")
    assert members.map(len).min() == 2


def write(folder: Path, edit: dict[str, tuple[str, str]]) -> Path:
    """The registry with some cells of some programmes changed."""
    table = pd.read_csv(PATH, dtype=str, keep_default_na=False).set_index(
        "programme_code", drop=False)
    for code, (column, value) in edit.items():
        table.loc[code, column] = value
    path = folder / "programmes.csv"
    table.to_csv(path, index=False)
    return path


@pytest.mark.parametrize(
    ("code", "column", "value", "message"),
    [
        ("LVLT-2014", "aliases", "2014 - 2020 URBACT III", "both LVLT-2014 and URBACT-2014"),
        ("LVLT-2014", "family_name", "Lettland-Litauen", "two names"),
        ("LVLT-2014", "programming_period", "2014-20", "unknown periods"),
        ("LVLT-2014", "strand", "crossborder", "unknown strands"),
        ("LVLT-2014", "family_code", "LTLV", "not family and first year"),
    ],
)
def test_a_wrong_registry_is_refused(
    tmp_path: Path, code: str, column: str, value: str, message: str
) -> None:
    with pytest.raises(ProgrammeError, match=message):
        load_programmes(write(tmp_path, {code: (column, value)}))
