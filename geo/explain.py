"""Explain one answer: ``python -m geo.explain "text" --country XX``.

The text is an organisation's name; town, postal code, region and street may be given too.
Prints, for a person, the answer, how sure it is, which words it rests on, how they matched, and
which other places lost, and why.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.errors import GeoError
from geo.geocode import DERIVED_FOLDER, Geocoder
from geo.match import LOCATED_FROM, SURE_FROM, Match, Query
from geo.names import clean
from geo.register import Register

LABEL_WIDTH = 14


def explanation(query: Query, match: Match) -> str:
    """Return the explanation of a match as lines of text.

    Examples
    --------
    >>> print(explanation(Query(country="LV"), Match(location_precision="country",
    ...     country_code="LV", reason="No place is named in what is known.")))
    Asked         country LV
    Answer        not located; only the country is known: LV
    Reason        No place is named in what is known.
    """
    return "\n".join(f"{label:{LABEL_WIDTH}}{text}" for label, text in _lines(query, match))


def _lines(query: Query, match: Match) -> Iterator[tuple[str, str]]:
    asked = {name: clean(getattr(query, name)) for name in Query.__dataclass_fields__}
    yield "Asked", ", ".join(f"{name} {text}" for name, text in asked.items() if text) or "nothing"
    yield "Answer", _answer(match)
    if match.is_located:
        yield "Score", f"{match.location_score:.2f}, {_certainty(match.location_score)}"
    yield "Reason", match.reason
    if match.matched_by:
        yield "Matched", f"{match.matched_text!r} by {match.matched_by}"
    for finding in match.findings:
        yield "Found out", finding
    for rival in match.rivals:
        codes = ", ".join(filter(None, (rival.country_code, rival.region_code)))
        where = f"{rival.place_name} ({codes})"
        yield "Lost", f"{where}, rank {rival.score:.2f}: {rival.reason}"
    for step in dict.fromkeys(match.trail):
        if step != match.reason:
            yield "Read", step


def _answer(match: Match) -> str:
    if not match.is_located:
        known = f"; only the country is known: {match.country_code}" if match.country_code else ""
        return f"not located{known}"
    place = f"{match.place_name} ({match.country_code}), {match.location_precision}"
    codes = [f"NUTS 3 {match.nuts3_code}" if match.nuts3_code else "",
             f"region {match.region_code}" if match.region_code else "",
             f"GeoNames {match.geonames_id}" if match.geonames_id else ""]
    point = f"lon {match.lon:.5f}, lat {match.lat:.5f}"
    return ", ".join([place, point, *filter(None, codes)])


def _certainty(score: float) -> str:
    if score >= SURE_FROM:
        return "sure: at least this share of such answers is right"
    return f"uncertain: between {LOCATED_FROM:.1f} and {SURE_FROM:.1f}, shown as such"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    built = argparse.ArgumentParser(
        prog="python -m geo.explain", description="Explain where an organisation is located.")
    built.add_argument("organisation", nargs="?", default="", help="name of the organisation")
    for name in ("town", "postal-code", "region", "street", "country"):
        built.add_argument(f"--{name}", default="")
    built.add_argument("--register", default="none", metavar="none|FILE",
                       help="a register of organisations that python -m data.build wrote")
    built.add_argument("--derived", type=Path, default=DERIVED_FOLDER,
                       help="folder of the derived geography")
    return built


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return the exit code: 0, or 2 for files that cannot be used."""
    options = parser().parse_args(arguments)
    query = Query(options.organisation, options.street, options.postal_code, options.town,
                  options.region, options.country)
    try:
        register = Register.none() if options.register == "none" else Register.load(
            Path(options.register))
        geocoder = Geocoder.load(options.derived).with_register(register)
    except GeoError as error:
        print(f"geo.explain: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    print(explanation(query, geocoder.locate(query)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
