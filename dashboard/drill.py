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


def shown_level(level: str, chosen: Set[str], regions: Set[str]) -> str:
    """Return the level to shade: the next below the deepest region chosen that divides it.

    Parameters
    ----------
    level : str
        A level, or :data:`DRILL`.
    chosen : set of str
        Regions in the filters.
    regions : set of str
        All regions there are: the whole of Latvia is its only NUTS 1 and NUTS 2 region.

    Examples
    --------
    >>> shown_level("drill", {"LV"}, {"LV", "LV0", "LV00", "LV003", "LV005"})
    'nuts3'
    >>> shown_level("drill", set(), set()), shown_level("nuts2", {"LV"}, set())
    ('nuts0', 'nuts2')
    """
    if level != DRILL:
        return level
    deepest = max(map(depth, chosen), default=-1)
    dividing = {region for region in chosen if depth(region) == deepest}
    while dividing and all(len(_inside(region, regions)) == 1 for region in dividing):
        dividing = {each for region in dividing for each in _inside(region, regions)}
    return f"nuts{min(DEEPEST, max(map(depth, dividing), default=-1) + 1)}"


def _inside(region: str, regions: Set[str]) -> list[str]:
    """Return the regions of the next level in a region."""
    return [each for each in regions if parent(each) == region]


def into(chosen: Set[str], region: str, regions: Set[str]) -> frozenset[str]:
    """Return the regions chosen after a click on one: it takes the place of those around it.

    A click on a region that is chosen goes back out to the one around it.

    Examples
    --------
    >>> sorted(into({"LV", "SE"}, "LV003", {"LV", "LV0", "LV00", "LV003", "SE"}))
    ['LV003', 'SE']
    """
    if region in chosen:
        return out(frozenset({region}), regions) | (chosen - {region})
    around, each = set(), parent(region)
    while each:
        around.add(each)
        each = parent(each)
    return frozenset(chosen - around) | {region}


def out(chosen: Set[str], regions: Set[str]) -> frozenset[str]:
    """Return the regions one step further out: the deepest give way to those around them.

    A region that is the only one of the region around it, as LV00 in LV0, is no step.

    Examples
    --------
    >>> every = {"LV", "LV0", "LV00", "LV003", "LV005", "SE"}
    >>> sorted(out({"LV003", "SE"}, every)), sorted(out({"LV"}, every))
    (['LV', 'SE'], [])
    """
    deepest = max(map(depth, chosen), default=0)
    moved = {_around(region, regions) if depth(region) == deepest else region for region in chosen}
    return frozenset(moved - {""})


def _around(region: str, regions: Set[str]) -> str:
    """Return the nearest region around a region that is divided, or the country; else nothing.

    Of regions that are the same ground, as LV00, LV0 and LV, it is the outermost.
    """
    found = parent(region)
    while parent(found) and len(_inside(found, regions)) == 1:
        found = parent(found)
    while parent(found) and len(_inside(parent(found), regions)) == 1:
        found = parent(found)
    return found
