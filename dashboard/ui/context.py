"""What every panel is given: the shared arrays, the wording and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.index import Index
from dashboard.labels import Labels
from dashboard.maps import MapFiles
from dashboard.wording import Wording


@dataclass(frozen=True)
class Context:
    """Shared by all panels of one run of a page; nothing in it changes.

    ``head_start_s`` is how long the browser has the map alone before the other panels follow.
    """

    index: Index
    map_files: MapFiles
    words: Wording
    labels: Labels
    today: date
    head_start_s: float = 0.0
