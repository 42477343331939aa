"""Where the store keeps things, and which catalogue the app is to serve.

::

    data/imports/                       the store (``--into`` names another place)
      lock                              held by the import that is running
      current                           name of the catalogue to serve: one small file,
                                        replaced in one step
      catalogues/<name>/                tables, report and manifest, never changed once there
      deliveries/<source>/<digest>/     canonical facts of one file, never changed once there

A catalogue's manifest lists the deliveries in it. Replacing ``current`` therefore changes
catalogue and store together: whatever happens before that leaves the old ones, whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from data.errors import DataError

NAME = re.compile(r"[0-9a-z_][0-9a-z_.-]{0,63}")
"""What the code of a source may be: it becomes the name of a folder."""


class StoreError(DataError):
    """The store cannot be read or written, or is asked for what it does not have."""


@dataclass(frozen=True)
class Store:
    """Places in the store; nothing is read before it is asked for.

    Attributes
    ----------
    root : pathlib.Path
        The folder of the store; it need not exist.
    """

    root: Path

    @property
    def lock(self) -> Path:
        """File that the running import holds."""
        return self.root / "lock"

    @property
    def pointer(self) -> Path:
        """File with the name of the catalogue to serve."""
        return self.root / "current"

    @property
    def catalogues(self) -> Path:
        """Folder of the catalogues."""
        return self.root / "catalogues"

    @property
    def deliveries(self) -> Path:
        """Folder of the deliveries."""
        return self.root / "deliveries"

    def current(self) -> str:
        """Return the name of the catalogue to serve, empty where nothing is imported.

        Raises
        ------
        StoreError
            If the file does not hold a name.
        """
        try:
            name = self.pointer.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except UnicodeDecodeError:
            name = ""
        if not NAME.fullmatch(name):
            raise StoreError(f"{self.pointer} does not name a catalogue; remove it to serve the "
                             "shipped one, then import again.")
        return name


def served(shipped: Path, store: Path | None) -> Path:
    """Return the folder of the catalogue to serve.

    Parameters
    ----------
    shipped : pathlib.Path
        The derived folder that serves where nothing is imported; or a store itself.
    store : pathlib.Path or None
        The folder of the store.

    Raises
    ------
    StoreError
        If the store's pointer is damaged.
    """
    for root in (shipped, store):
        found = Store(root) if root is not None else None
        name = found.current() if found else ""
        if found and name:
            return found.catalogues / name
    return shipped


def check_code(code: str) -> str:
    """Return the code of a source if it can name a folder.

    Raises
    ------
    StoreError
        If it cannot.

    Examples
    --------
    >>> check_code("keep_2021")
    'keep_2021'
    """
    if not NAME.fullmatch(code):
        raise StoreError(f"The source code {code!r} cannot be used: small letters, digits, _, - "
                         "and . only, at most 64.")
    return code
