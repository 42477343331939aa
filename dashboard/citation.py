r"""How a project's page is cited: as plain text and as BibTeX.

Texts come from the data, so whatever TeX would take for its own is escaped: a title with
``\input{x}``, ``$`` or ``%`` stays a title. Letters with accents stay as they are (UTF-8, biber).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_TEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", '"': r"\textquotedbl{}", "`": r"\textasciigrave{}",
}
_SPECIAL = re.compile("|".join(map(re.escape, _TEX)))
_URL_SPECIAL = re.compile(r"[{}\\#^~<>\"`|\s]")


@dataclass(frozen=True)
class Cited:
    """What a citation of a project says.

    Attributes
    ----------
    project_id, title : str
        The project.
    programme : str
        Name of its programme.
    publisher : str
        Publisher of the facts; empty if not known.
    url : str
        Permanent link to the page.
    revision : str
        Version of the catalogue.
    day : datetime.date
        When the page was read.
    """

    project_id: str
    title: str
    programme: str
    publisher: str
    url: str
    revision: str
    day: date


def plain_citation(cited: Cited) -> str:
    """Return a citation as one line of text.

    Examples
    --------
    >>> plain_citation(Cited("P1", "Coast", "Seas", "keep.eu", "/project?id=P1", "r1",
    ...                      date(2026, 1, 2))).split(": ")[0]
    'Coast. Seas. In'
    """
    facts = f" Facts: {_one_line(cited.publisher)}." if cited.publisher else ""
    return (f"{_sentence(cited.title)} {_sentence(cited.programme)} "
            f"In: Baltic Cooperation Atlas, catalogue {cited.revision}.{facts} "
            f"{cited.url} (accessed {cited.day.isoformat()}).")


def bibtex(cited: Cited) -> str:
    """Return a citation as a BibTeX entry of the kind ``misc``, which every style knows."""
    note = f"Programme: {tex(cited.programme)}"
    note += f"; facts: {tex(cited.publisher)}" if cited.publisher else ""
    fields = {
        "title": f"{{{tex(cited.title)}}}",
        "howpublished": "Baltic Cooperation Atlas, catalogue " + tex(cited.revision),
        "year": str(cited.day.year),
        "url": tex_url(cited.url),
        "urldate": cited.day.isoformat(),
        "note": note,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{atlas-{re.sub('[^A-Za-z0-9-]', '-', cited.project_id)},\n{lines}\n}}\n"


def tex(text: str) -> str:
    r"""Return a text on one line that TeX prints letter by letter.

    Examples
    --------
    >>> tex("50% of {x} & $y_1$\n\\input")
    '50\\% of \\{x\\} \\& \\$y\\_1\\$ \\textbackslash{}input'
    """
    return _SPECIAL.sub(lambda sign: _TEX[sign.group()], _one_line(text))


def tex_url(url: str) -> str:
    r"""Return an address that stands in braces: what would end them, or TeX's line, is quoted.

    The field is verbatim (biblatex, ``\\url``), so its other signs stay as they are.

    Examples
    --------
    >>> tex_url("/project?id=P 1&c={LV}%20")
    '/project?id=P%201&c=%7BLV%7D%20'
    """
    return _URL_SPECIAL.sub(lambda sign: f"%{ord(sign.group()):02X}", url)


def _sentence(text: str) -> str:
    line = _one_line(text)
    return line if line.endswith((".", "!", "?")) else f"{line}."


def _one_line(text: str) -> str:
    return " ".join(text.split())
