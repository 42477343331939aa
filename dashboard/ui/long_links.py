"""Links of up to 250 kB are read, however many pieces they come in.

The server (uvicorn 0.54 with h11 0.16) answers "400 Bad Request" where more than 16 kB of a request
are there and its end is not, so that it depends on the network whether a long link is read.
Streamlit (1.67) has no setting for it; httptools in place of h11 refuses 64 kB in any case.
"""

from __future__ import annotations

from uvicorn.protocols.http import h11_impl

LONGEST_REQUEST = 256 * 1024
"""Bytes of a request's address and headers."""
_DEFAULT = "DEFAULT_MAX_INCOMPLETE_EVENT_SIZE"


def let_in() -> None:
    """Raise the server's limit, for the connections to come."""
    vars(h11_impl)[_DEFAULT] = LONGEST_REQUEST
