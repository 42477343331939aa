"""Serve a Streamlit script for the browser tests, as on a user's machine but with no settings."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOG_NAME = "streamlit.log"


class ServerError(Exception):
    """The app's server did not start; the message holds the end of its log."""


@contextmanager
def serve(script: Path, home: Path, folder: Path = ROOT, timeout_s: float = 60) -> Iterator[str]:
    """Run a Streamlit script on a free port and yield its address, as ``http://127.0.0.1:40123``.

    Parameters
    ----------
    script : Path
        The app; ``static/`` beside it is served.
    home : Path
        An empty folder that stands for the user's home, so that no settings of theirs count.
        The server's log goes there.
    folder : Path
        Where to run it; its ``.streamlit/config.toml`` counts.
    timeout_s : float
        How long the start may take.

    Raises
    ------
    ServerError
        If the server ends or stays silent; with the end of its log.
    """
    port = _free_port()
    log = home / LOG_NAME
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *_server_options(port)],
            cwd=folder,
            env={**os.environ, "HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_healthy(url, process, log, timeout_s)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=20)


def _server_options(port: int) -> list[str]:
    return [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_healthy(url: str, process: subprocess.Popen[bytes], log: Path, timeout_s: float) -> None:
    end = time.monotonic() + timeout_s
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise ServerError(f"No answer from {url} within {timeout_s:.0f} s. The server says:\n{tail}")
