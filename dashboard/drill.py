"""Going into the shaded regions by clicks: a country, its NUTS 1 regions, and so on to NUTS 3.

The level follows from the regions chosen, so the link, the back button, a chip and the box of
regions all take one there and back: there is no state of its own.
"""

from __future__ import annotations

from collections.abc import Set

DRILL = "drill"
"""The level that follows the regions chosen."""
DEEPEST = 3


def depth(region: str) -> int:
    """Return the NUTS level of a region; the regions of Russia and Belarus count as NUTS 1.

    Examples
    --------
    >>> depth("LV"), depth("LV003"), depth("RU-SPE")
    (0, 3, 1)
    """
    return 1 if "-" in region else len(region) - len("LV")


def parent(region: str) -> str:
    """Return the region around a region, empty for a country.

    Examples
    --------
    >>> parent("LV003"), parent("RU-SPE"), parent("LV")
    ('LV00', 'RU', '')
    """
    return region.partition("-")[0] if "-" in region else region[:-1] if depth(region) else ""


def shown_level(level: str, chosen: Set[str]) -> str:
    """Return the level to shade: one below the deepest region chosen.

    Parameters
    ----------
    level : str
        A level, or :data:`DRILL`.
    chosen : set of str
        Regions in the filters.

    Examples
    --------
    >>> shown_level("drill", set()), shown_level("drill", {"LV", "SE1"})
    ('nuts0', 'nuts2')
    >>> shown_level("nuts3", {"LV"})
    'nuts3'
    """
    if level != DRILL:
        return level
    return f"nuts{min(DEEPEST, max((depth(region) + 1 for region in chosen), default=0))}"


def into(chosen: Set[str], region: str) -> frozenset[str]:
    """Return the regions chosen after a click on one: it takes the place of those around it.

    A click on a region that is chosen goes back out to the one around it.

    Examples
    --------
    >>> sorted(into({"LV", "SE"}, "LV0"))
    ['LV0', 'SE']
    >>> sorted(into({"LV003"}, "LV003"))
    ['LV00']
    """
    if region in chosen:
        return out(frozenset({region})) | (chosen - {region})
    around, each = set(), parent(region)
    while each:
        around.add(each)
        each = parent(each)
    return frozenset(chosen - around) | {region}


def out(chosen: Set[str]) -> frozenset[str]:
    """Return the regions one level further out: the deepest give way to those around them.

    Examples
    --------
    >>> sorted(out({"LV003", "LV00", "SE"})), sorted(out({"LV"}))
    (['LV00', 'SE'], [])
    """
    deepest = max(map(depth, chosen), default=0)
    moved = {parent(region) if depth(region) == deepest else region for region in chosen}
    return frozenset(moved - {""})
