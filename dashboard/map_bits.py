"""Which partners the map shows, as the text that a click sends."""

from __future__ import annotations

import base64
import zlib

import numpy as np

from dashboard.arrays import BoolArray

LONG_BYTES = 4_000
"""From 32,000 partners on deflating halves the text and costs 2 ms; the browser undoes it."""
DEFLATE_LEVEL = 6


def encode_bits(mask: BoolArray) -> tuple[str, bool]:
    """Encode a boolean array as base64 of a little-endian bitset; a long one is deflated (zlib).

    Returns
    -------
    tuple of (str, bool)
        The text, and whether it is deflated.

    Examples
    --------
    >>> encode_bits(np.array([True, False, True]))
    ('BQ==', False)
    """
    raw = np.packbits(mask, bitorder="little").tobytes()
    is_long = len(raw) > LONG_BYTES
    packed = zlib.compress(raw, DEFLATE_LEVEL) if is_long else raw
    return base64.b64encode(packed).decode("ascii"), is_long
