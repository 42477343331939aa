"""Work in a process apart, so that who downloads everything holds up nobody who clicks.

Python runs one thread at a time: a workbook of everything is 1.4 s of work, during which every
other session would wait two to three times as long for a click (docs/BENCHMARKS.md). One worker
does such work, one piece after the other, at a lower priority. It ends when it had nothing to do
for some minutes, or when the atlas ends, and is started again when needed.

``multiprocessing`` is not used: Streamlit puts the page's script in the place of ``__main__``,
and a spawned process would run it.
"""

from __future__ import annotations

import gc
import os
import pickle
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import IO, Any, TypeVar

from data.errors import DataError

ROOT = Path(__file__).resolve().parent.parent
IDLE_S = 300.0
"""Seconds without work after which the worker ends; its memory is then free again."""

NICENESS = 3
_LENGTH = struct.Struct("<Q")
_Result = TypeVar("_Result")


class ApartError(DataError):
    """The work in the other process failed, or that process ended before it was done."""


class Worker:
    """A process that does one piece of work after the other.

    Parameters
    ----------
    idle_s : float
        Seconds without work after which it ends.
    """

    def __init__(self, idle_s: float = IDLE_S) -> None:
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process, if it does not run: what it imports is then there in time."""
        with self._lock:
            self._running()

    def do(self, function: Callable[..., _Result], *arguments: object) -> _Result:
        """Return what a function of a module gives for its arguments; waits for earlier work.

        Raises
        ------
        ApartError
            If the function fails, or the process ends twice before it is done.
        """
        request = pickle.dumps((function, arguments), pickle.HIGHEST_PROTOCOL)
        with self._lock:
            # It may have ended, idle, just now: a second one does it.
            answer = self._asked(request) or self._asked(request)
        if answer is None:
            raise ApartError(f"The process that makes downloads ended twice during {function}.")
        is_done, result = pickle.loads(answer)
        if not is_done:
            raise ApartError(f"{getattr(function, '__name__', function)} failed: {result}")
        made: _Result = result
        return made

    def stop(self) -> None:
        """End the process."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.communicate()
                self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "data.apart", str(self._idle_s)], cwd=ROOT,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process

    def _asked(self, request: bytes) -> bytes | None:
        """Return the answer to a request, None if the process ended."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            _write(process.stdin, request)
            return _read(process.stdout)
        except (BrokenPipeError, EOFError):
            process.kill()
            process.communicate()
            return None


@cache
def worker() -> Worker:
    """Return the worker that all sessions share."""
    return Worker()


def _write(stream: IO[bytes], content: bytes) -> None:
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes:
    """Return the next message.

    Raises
    ------
    EOFError
        If there is none.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content


def _answer(request: bytes) -> bytes:
    """Do a piece of work; an error of it is an answer, too, and told by its text."""
    function, arguments = pickle.loads(request)
    try:
        answer: tuple[bool, Any] = True, function(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever it is, who asked is told
        answer = False, f"{type(error).__name__}: {error}"
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def main(idle_s: float) -> None:
    """Answer requests on standard input until there are none any more."""
    asked, said = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    gc.disable()  # a workbook makes 300,000 small objects and no cycles: a sixth of its time
    while True:
        timer = threading.Timer(idle_s, os._exit, (0,))
        timer.daemon = True
        timer.start()
        try:
            request = _read(asked)
        except EOFError:
            return
        timer.cancel()
        _write(said, _answer(request))
        gc.collect()


if __name__ == "__main__":
    import data.bundle
    import data.workbook  # noqa: F401 - loaded before the first request

    main(float(sys.argv[1]))
