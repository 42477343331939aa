"""What the app is started with; light to import, since the server does so before anything else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """What the app is started with; nothing else is read from the environment.

    ``imports`` is the store of imported files (:mod:`data.store`), whose catalogue goes before
    ``catalogue``.
    ``allow_publish``: whether a visitor may import files for everyone.
    """

    catalogue: Path
    sources: Path
    static: Path
    today: date
    language: str
    imports: Path | None = None
    allow_publish: bool = False
