"""Import a delivery, remove a source, or make the catalogue anew: each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.assemble import Progress, no_progress
from data.catalogue import read_sources
from data.inputs import Facts, read_facts
from data.locate import Geography
from data.model import Catalogue
from data.sources.delivery import Delivery
from data.store.changes import changes_between
from data.store.combine import Combined, changes_table, combine, joins_of, read_verdicts
from data.store.delivered import Stored, new_stored
from data.store.feeds import write_feeds
from data.store.layout import StoreError, check_code
from data.store.lock import locked
from data.store.outcome import Outcome, outcome_of
from data.store.state import (
    Places,
    State,
    load_served,
    publish,
    read_state,
    serve_shipped,
    tidy,
)

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Means:
    """What an import works with.

    Attributes
    ----------
    geography : callable
        Returns geocoder, regions and crosswalk; called once, and only if something is built.
    say : callable
        Told in a sentence what a person waits for.
    progress : callable
        See :func:`data.assemble.assemble`.
    wait_s : float
        Longest time to wait for another import; below zero for as long as it takes.
    """

    geography: Callable[[], Geography]
    say: Callable[[str], object] = print
    progress: Progress = no_progress
    wait_s: float = -1


def import_delivery(
    places: Places, delivery: Delivery, imported_at: str, means: Means, *, dry_run: bool = False
) -> Outcome:
    """Import a delivery, or find out what that would do.

    Parameters
    ----------
    places : Places
        Where to read and write.
    delivery : Delivery
        A file, as its importer read it.
    imported_at : str
        Now, ISO 8601 in UTC, to the second.
    means : Means
        Geography, and whom to tell.
    dry_run : bool
        Whether nothing is to be written.

    Raises
    ------
    DataError, OSError
        If it cannot be imported; the catalogue that was served is served on, whole.
    """
    _check_source(places, delivery)
    with locked(places.store, means.say, means.wait_s):
        state = read_state(places.store)
        new = new_stored(delivery, imported_at, state.next_number)
        same = next((each for each in state.deliveries if each.digest == new.digest), None)
        facts = read_facts(places.root / "data")
        if same is not None:
            return _unchanged(places, state, same, facts, means)
        others = tuple(each for each in state.deliveries if not _replaces(new, each))
        before = load_served(places)
        combined = _combined(places, facts, [*others, new], means)
        new, combined = _with_changes(new, others, before, combined)
        outcome = outcome_of(new, combined.joins[new.name], _tables(before),
                             combined.assembled.tables, "dry run" if dry_run else "imported",
                             _notes(new))
        if not dry_run:
            _publish(places, state, combined, [*others, new])
        return outcome


def remove_source(places: Places, code: str, imported_at: str, means: Means) -> int:
    """Take all deliveries of a source out again; return how many they were.

    The catalogue is then, byte for byte, what it would be had they never been imported.

    Raises
    ------
    StoreError
        If nothing of that source was imported.
    """
    with locked(places.store, means.say, means.wait_s):
        state = read_state(places.store)
        gone = state.of_source(code)
        if not gone:
            known = sorted({each.delivery.source.code for each in state.deliveries})
            raise StoreError(f"{code!r} is not an imported source; there are: "
                             f"{', '.join(known) or 'none'}.")
        _rebuild(places, state, [each for each in state.deliveries if each not in gone], means)
        return len(gone)


def rebuild(places: Places, means: Means) -> int:
    """Make the catalogue anew from the shipped facts and the store; return the deliveries."""
    with locked(places.store, means.say, means.wait_s):
        state = read_state(places.store)
        _rebuild(places, state, list(state.deliveries), means)
        return len(state.deliveries)


def _rebuild(places: Places, state: State, left: Sequence[Stored], means: Means) -> None:
    if left:
        facts = read_facts(places.root / "data")
        _publish(places, state, _combined(places, facts, left, means), left)
        return
    serve_shipped(places)
    _finish(places, state, "")


def _check_source(places: Places, delivery: Delivery) -> None:
    code = check_code(delivery.source.code)
    if code in read_sources(places.root / "data" / "SOURCES.toml"):
        raise StoreError(f"{code!r} is the code of a source that is shipped; give the import "
                         "another.")


def _replaces(new: Stored, old: Stored) -> bool:
    """Whether a delivery is the same file of the same source, read another way."""
    return (new.delivery.source.code, new.delivery.sha256) == (
        old.delivery.source.code, old.delivery.sha256)


def _combined(
    places: Places, facts: Facts, deliveries: Sequence[Stored], means: Means
) -> Combined:
    verdicts = read_verdicts(places.root / "data" / "curated")
    return combine(facts, deliveries, verdicts, means.geography(), means.progress)


def _with_changes(
    new: Stored, others: Sequence[Stored], before: Catalogue, combined: Combined
) -> tuple[Stored, Combined]:
    """Return the delivery and the catalogue with the list of what the import changed."""
    tables = combined.assembled.tables
    found = changes_between(_tables(before), tables, new.delivery.source.code, new.imported_at)
    stored = replace(new, changes=found)
    listed = changes_table([*others, stored])
    shown = listed["project_id"].isin(list(tables["projects"]["project_id"]))
    changes = listed[shown].reset_index(drop=True)
    assembled = replace(combined.assembled, tables={**tables, "changes": changes})
    return stored, replace(combined, assembled=assembled)


def _tables(catalogue: Catalogue) -> Tables:
    return {"projects": catalogue.projects, "partners": catalogue.partners}


def _publish(
    places: Places, state: State, combined: Combined, deliveries: Sequence[Stored]
) -> None:
    # What a killed import left must not be taken for a part of this one.
    tidy(places, state.name, "")
    _finish(places, state, publish(places, combined, deliveries))


def _finish(places: Places, state: State, name: str) -> None:
    """Do what follows the swap: the feeds, and what nobody needs any more is removed."""
    write_feeds(places.static / "feeds", load_served(places))
    tidy(places, name, state.name)


def _unchanged(
    places: Places, state: State, same: Stored, facts: Facts, means: Means
) -> Outcome:
    """Return the outcome of a file that is in the store already; finish what a crash left."""
    _finish(places, state, state.name)
    tables = _tables(load_served(places))
    verdicts = read_verdicts(places.root / "data" / "curated")
    joins = joins_of(facts, state.deliveries, verdicts)[same.name]
    empty = replace(same, changes=same.changes.iloc[:0])
    return outcome_of(empty, joins, tables, tables, "unchanged")


def _notes(new: Stored) -> tuple[str, ...]:
    dated = new.delivery.tables["projects"]["source_date"].notna().any()
    return () if dated else (
        f"The file does not say of when it is; its values count as of {new.as_of}, the day of "
        "the import. --source-date tells another day.",)
