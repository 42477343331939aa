"""A geocoder whose queries are answered in several processes or on a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from geo.gazetteer import Place, Places
from geo.match import Match, Query
from geo.streaming import QUERY_COLUMNS, Engine, batched
from geo.workers import Settings, alone, processes

CHUNK = 8_000
"""Queries a call that keep several processes busy."""

BATCH_ROWS = 250
"""Smaller than for files: a catalogue has few thousand rows, and all are to work at once."""


@dataclass(frozen=True)
class SpreadGeocoder:
    """Answers like :class:`geo.geocode.Geocoder`, by an engine."""

    engine: Engine
    derived: Path

    def place_with(self, geonames_id: int) -> Place | None:
        """Return the place of the gazetteer that has a GeoNames id, if any."""
        return self._places.with_id(geonames_id)

    @cached_property
    def _places(self) -> Places:
        return Places.load(self.derived / "gazetteer" / "places.parquet")

    def locate_many(self, queries: Sequence[Query]) -> list[Match]:
        """Return a match for each query, in order."""
        rows = (("", *(getattr(query, name) for name in QUERY_COLUMNS)) for query in queries)
        return [match for answers in self.engine(batched(rows, BATCH_ROWS))
                for match in answers.matches]


@contextmanager
def spread(
    settings: Settings, workers: int = 1, scheduler: str | None = None
) -> Iterator[SpreadGeocoder]:
    """Give a geocoder that works in so many processes, or on the cluster of a scheduler.

    Parameters
    ----------
    settings : Settings
        Which geocoder answers.
    workers : int
        Processes; 1 is this one.
    scheduler : str, optional
        Address of a Dask scheduler, as ``tcp://host:8786``; needs requirements-cluster.txt.

    Raises
    ------
    GeoError
        If the cluster cannot be reached, or a process dies.
    """
    with engine_of(replace(settings, keeps_matches=True), workers, scheduler) as engine:
        yield SpreadGeocoder(engine, settings.derived)


def engine_of(
    settings: Settings, workers: int, scheduler: str | None
) -> AbstractContextManager[Engine]:
    """Return the engine of a command line's ``--workers`` and ``--scheduler``."""
    if scheduler is not None:
        from geo.cluster import cluster  # Optional: needs requirements-cluster.txt.

        return cluster(settings, scheduler)
    return processes(settings, workers) if workers > 1 else alone(settings)
