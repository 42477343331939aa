"""Which projects the map shows, as the text that a click sends."""

from __future__ import annotations

import base64

import numpy as np

from dashboard.arrays import BoolArray


def encode_bits(mask: BoolArray) -> str:
    """Encode a boolean array as base64 of a little-endian bitset.

    One bit a project and not one a partner: a quarter of the text at 50,000 projects. The browser
    knows whose partners they are, which have a point and which lie in the region.

    Examples
    --------
    >>> encode_bits(np.array([True, False, True]))
    'BQ=='
    """
    return base64.b64encode(np.packbits(mask, bitorder="little").tobytes()).decode("ascii")
