"""Run ``python -m data.sources``."""

from __future__ import annotations

import sys

from data.sources.command import main
from data.store.command import all_commands

if __name__ == "__main__":
    sys.exit(main(commands=all_commands()))
