"""Run ``python -m data.sources``."""

from __future__ import annotations

import sys

from data.sources.command import main

if __name__ == "__main__":
    sys.exit(main())
