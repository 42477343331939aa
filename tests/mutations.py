"""Mutations of files: bytes changed at random, and the parts of a workbook's zip changed inside."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

from data.sources.delivery import Delivery, SourceError
from data.sources.files import SourceFile
from data.sources.limits import Limits
from data.sources.mapping import TableMapping
from data.sources.read import read_delivery
from tests.source_files import context, reconciles

LIMITS = Limits(file_bytes=2_000_000, packed_bytes=2_000_000, unpacked_bytes=5_000_000,
                json_bytes=2_000_000, rows=5_000, columns=200, sheet_cells=200_000)
NASTY = (b"\0", b'"', b";", b",", b"\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"&#0;", b"&amp;", b"=1+1",
         b"1e999", b"-1", b"nan", b"9" * 400, b"99999-99-99", b"0000-00-00", b"{", b"]", b"<",
         b"\xed\xa0\x80", b"2020-02-30", b"EL", b"null", b"\\ud800", b"\x1b[31m", b"A" * 3000)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Bytes with one to eight changes: replaced, cut, doubled, inserted, or turned nasty."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.choice((1, 2, 8, 64)))
        kind = chance.randrange(6)
        if kind == 0 and at < len(changed):
            changed[at] = chance.randrange(256)
        elif kind == 1:
            del changed[at:end]
        elif kind == 2:
            changed[at:at] = changed[at:end] * chance.choice((1, 3, 40))
        elif kind == 3 and chance.random() < 0.1:
            del changed[at:]
        else:
            changed[at:end if kind == 5 else at] = chance.choice(NASTY)
    return bytes(changed)


def mutated_file(file: SourceFile, chance: random.Random) -> SourceFile:
    """A file with changes; of a workbook mostly inside its parts, so that the zip stays whole."""
    if not file.content.startswith(b"PK") or chance.random() < 0.2:
        return SourceFile(file.name, mutated(file.content, chance))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file.content)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        chosen = chance.sample(names, chance.randint(1, 2))
        for name in names:
            part = old.read(name)
            new.writestr(name, mutated(part, chance) if name in chosen else part)
    return SourceFile(file.name, stream.getvalue())


def outcomes(
    files: tuple[SourceFile, ...], seed: int, mapping: TableMapping | None = None
) -> Iterator[Delivery | SourceError]:
    """What importing mutated files gives, without end: a delivery that reconciles, or an error."""
    chance = random.Random(seed)
    while True:
        bad = [mutated_file(file, chance) if chance.random() < 0.8 else file for file in files]
        try:
            delivery = read_delivery(bad, context(), mapping=mapping, limits=LIMITS)
        except SourceError as error:
            yield error
        else:
            assert reconciles(delivery), delivery.rows_in
            ids = set(delivery.tables["projects"]["project_id"])
            assert set(delivery.tables["partners"]["project_id"]) <= ids
            yield delivery
