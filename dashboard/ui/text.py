"""Text from the data in a page: Markdown must show it letter by letter, never interpret it."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=\"'@/])")


def plain(text: object) -> str:
    r"""Escape a text so that Markdown shows it as it is, on one line.

    Every punctuation sign that Markdown or Streamlit's additions (maths, icons, colours, links)
    know gets a backslash.

    Examples
    --------
    >>> plain("<b>*5* $x$")
    '\\<b\\>\\*5\\* \\$x\\$'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))
