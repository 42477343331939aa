"""A copy of the app in a temporary folder, with the committed catalogue or a grown one.

The copy keeps the figures apart from work on the code, and leaves the committed files alone.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pandas as pd

from data.assemble import Assembled
from data.build import Layout, write_catalogue
from data.catalogue import load_catalogue
from data.columns import SCHEMAS
from data.model import Catalogue

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("app.py", "dashboard", "data", "geo", "static", ".streamlit")
LEFT = ("__pycache__", "raw")
SEED = 20
Size = int | tuple[int, int]
SHIFT_DEGREES = 0.15
"""How far a copied partner is moved at most, so that each has a point of its own."""


def copy_app(target: Path) -> Path:
    """Copy what the app runs on, the committed catalogue included; return the target."""
    target.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns(*LEFT))
        else:
            shutil.copy(source, target / name)
    return target


def copy_app_grown(target: Path, size: Size) -> Path:
    """Copy the app and give it a synthetic catalogue.

    Its size is that of partners on the map, or of projects with their partners.
    """
    copy_app(target)
    shipped = load_catalogue(ROOT / "data" / "derived")
    catalogue = grown(shipped, size) if isinstance(size, int) else grown_to(shipped, *size)
    tables = {name: getattr(catalogue, name) for name in SCHEMAS}
    layout = Layout(ROOT, target / "data" / "derived", target / "static" / "map")
    write_catalogue(Assembled(tables, dict(catalogue.report)), layout)
    return target


def grown(catalogue: Catalogue, points: int, seed: int = SEED) -> Catalogue:
    """Return copies of random projects with their partners, a little moved.

    Parameters
    ----------
    catalogue : Catalogue
        What to copy from: its programmes, countries, names and sizes of projects stay.
    points : int
        Partners that the map shall show without any filter, exactly.
    seed : int
        Of the random choice.
    """
    rng = np.random.default_rng(seed)
    return _copies(catalogue, _partner_rows(catalogue, points, rng), rng)


def grown_to(
    catalogue: Catalogue, projects: int, partners: int, seed: int = SEED
) -> Catalogue:
    """Return copies of so many random projects with about so many partners, a little moved.

    Of projects with several partners as many are taken as it needs: the shipped ones have two on
    average. The number of partners is met within a few in a hundred.
    """
    rng = np.random.default_rng(seed)
    owned = _owned(catalogue)
    several = owned.groupby("project").size()
    means = several[several == 1].mean(), several[several > 1].mean()
    share = (partners / projects - means[0]) / (means[1] - means[0])
    is_several = rng.random(projects) < share
    chosen = np.where(is_several, rng.choice(several[several > 1].index, projects),
                      rng.choice(several[several == 1].index, projects))
    rows = pd.DataFrame({"project": chosen, "copy": range(projects)}).merge(owned, on="project")
    return _copies(catalogue, rows.sort_values(["copy", "row"], ignore_index=True), rng)


def _copies(catalogue: Catalogue, rows: pd.DataFrame, rng: np.random.Generator) -> Catalogue:
    """Return the catalogue of the rows (``copy``, ``project``, ``row``), a little moved."""
    partners = catalogue.partners.iloc[rows["row"]].reset_index(drop=True)
    for name in ("lon", "lat"):
        moved = partners[name] + rng.uniform(-SHIFT_DEGREES, SHIFT_DEGREES, len(partners))
        partners[name] = moved.round(5)
    partners["project_id"] = _ids("s", rows["copy"])
    partners["partner_id"] = _ids("t", pd.Series(range(len(partners))))
    copies = rows.drop_duplicates("copy")
    projects = catalogue.projects.iloc[copies["project"]].reset_index(drop=True)
    projects["project_id"] = _ids("s", copies["copy"])
    none = {name: getattr(catalogue, name).iloc[:0] for name in ("titles", "activities", "outputs")}
    return Catalogue(projects=projects, partners=partners, programmes=catalogue.programmes,
                     regions=catalogue.regions, report=catalogue.report, **none)


def _partner_rows(catalogue: Catalogue, points: int, rng: np.random.Generator) -> pd.DataFrame:
    """Return the partners to copy: ``copy`` (of a project), ``project`` and ``row``."""
    owned, total = _owned(catalogue), len(catalogue.projects)
    # Enough copies on average, half as many again, and some for chance in small numbers.
    count = 100 + round(1.5 * points * total / owned["shown"].sum())
    chosen = pd.DataFrame({"project": rng.integers(0, total, count), "copy": range(count)})
    rows = chosen.merge(owned, on="project").sort_values(["copy", "row"], ignore_index=True)
    return rows[rows["shown"].cumsum().shift(fill_value=0) < points]


def _owned(catalogue: Catalogue) -> pd.DataFrame:
    """Return all partners: ``project`` and ``row`` as numbers, whether they are ``shown``."""
    partners = catalogue.partners
    shown = partners["lon"].notna() & partners["in_region"].fillna(False).astype(bool)
    numbers = pd.Series(range(len(catalogue.projects)), index=catalogue.projects["project_id"])
    return pd.DataFrame({"project": partners["project_id"].map(numbers), "shown": shown,
                         "row": range(len(partners))})


def _ids(letter: str, numbers: pd.Series) -> pd.Series:
    return (letter + numbers.astype(str).str.zfill(7)).reset_index(drop=True)
