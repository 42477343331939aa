"""Find the Chromium that the browser tests drive, and install one where that is possible.

``python -m tests.browser.chromium --install`` prints the path of a browser, or says what to do and
ends with code 2.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# DejaVu has the letters of every language in the data; without a font the page is empty boxes.
DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core")
ADVICE = (
    "No Chromium found. Install Chromium or Google Chrome, or name one: "
    "CHROMIUM=/path/to/chromium make test"
)


class BrowserMissingError(Exception):
    """There is no browser to test with; the message says what to do."""


def find(environment: Mapping[str, str]) -> str | None:
    """Return the path of a browser: ``CHROMIUM`` first, then the usual names, else None.

    Raises
    ------
    BrowserMissingError
        If ``CHROMIUM`` names something that cannot be run.
    """
    named = environment.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            raise BrowserMissingError(f"CHROMIUM={named} is not a program. {ADVICE}")
        return path
    search = environment.get("PATH")
    return next(
        (path for name in (*NAMES, str(MAC)) if (path := shutil.which(name, path=search))), None
    )


def install() -> None:
    """Install Debian's Chromium, as root on a machine with apt-get.

    Raises
    ------
    BrowserMissingError
        Elsewhere, or if the installation fails.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise BrowserMissingError(ADVICE)
    print("Installing Debian's Chromium ...", file=sys.stderr)
    for command in (["update"], ["install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES]):
        done = subprocess.run(
            ["apt-get", "-qq", *command],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            tail = (done.stderr or done.stdout).strip()[-500:]
            raise BrowserMissingError(f"apt-get {command[0]} failed: {tail}\n{ADVICE}")


def require(environment: Mapping[str, str], may_install: bool = False) -> str:
    """Return a browser's path, installing one first if allowed and needed."""
    path = find(environment)
    if path is None and may_install:
        install()
        path = find(environment)
    if path is None:
        raise BrowserMissingError(ADVICE)
    return path


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="tests.browser.chromium", description=__doc__)
    parser.add_argument("--install", action="store_true", help="install it if it is missing")
    options = parser.parse_args(arguments)
    try:
        print(require(os.environ, options.install))
    except BrowserMissingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
