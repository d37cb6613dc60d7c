"""The last resort: what nobody caught, and what killed the process, is noted for the next start.

A note names the program's versions, the kinds of the errors and the places in the code, and nothing
else: words of an error may quote an order, paths the person's name. Both are left out by naming
what may stay (faults A11).
"""

from __future__ import annotations

import faulthandler
import os
import re
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from workbench import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

    from workbench.domain.clock import Clock

NOTE_FILE = "crash.txt"
# Python writes here while the process dies; what it wrote is put into the note at the next start.
FATAL_FILE = "crash.fatal"
LARGEST = 64_000  # characters; a slot that fails at every paint must not fill the disk

# CPython's and Windows' own words: a kind of fault, a function's name, a code.
_FATAL = re.compile(
    r"^(?:Fatal Python error|Windows fatal exception):"
    r" (?:code 0x[0-9a-f]{1,8}|[A-Za-z_ ,:.()-]{1,120})$"
)
_THREAD = re.compile(r"^(?:Current thread|Thread) 0x[0-9a-f]+")
_FRAME = re.compile(r'^  File "(.+)", line (\d+) in ([\w.<>]+)$')


class CrashNotes:
    """The note of one profile; lines end up in it whatever fails, if the disk takes them."""

    def __init__(self, folder: Path, wall: Clock) -> None:
        self._note = folder / NOTE_FILE
        self._fatal = folder / FATAL_FILE
        self._wall = wall
        self._stream: TextIO | None = None

    def begin(self) -> None:
        """Take in what an earlier run left, and listen for this process's own death."""
        with suppress(OSError):
            self._take_in()
            self._stream = _private(self._fatal, os.O_TRUNC)
            faulthandler.enable(self._stream)

    def end(self) -> None:
        """Stop listening: the program ends as it should."""
        if self._stream is None:
            return
        faulthandler.disable()
        self._stream.close()
        self._stream = None
        with suppress(OSError):
            self._fatal.unlink(missing_ok=True)

    def note(self, error: BaseException) -> None:
        """Note an error that nobody caught, by its kind and its places in the code."""
        self._append(_told(error))

    def last(self) -> str:
        """Return what was noted and not yet forgotten; "" where nothing was."""
        with suppress(OSError):
            return self._note.read_text("utf-8", "replace")
        return ""

    def forget(self) -> None:
        """Remove the note: the person has seen it."""
        with suppress(OSError):
            self._note.unlink(missing_ok=True)

    def _take_in(self) -> None:
        if self._fatal.exists():
            lines = self._fatal.read_text("utf-8", "replace").splitlines()
            self._append(_redacted(lines))

    def _append(self, lines: Iterator[str]) -> None:
        text = "".join(f"{line}\n" for line in lines)
        if not text or len(self.last()) + len(text) > LARGEST:
            return
        head = f"workbench {__version__}, Python {sys.version.split()[0]}, {sys.platform}, "
        with suppress(OSError), _private(self._note, os.O_APPEND) as stream:
            stream.write(f"{head}{self._wall.now():%Y-%m-%dT%H:%M:%SZ}\n{text}\n")


def _private(path: Path, flag: int) -> TextIO:
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | flag, 0o600)
    return os.fdopen(descriptor, "w", encoding="utf-8")


def _told(error: BaseException) -> Iterator[str]:
    """Yield an error and what caused it, the cause first, as tracebacks do."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _told(cause)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}"


def _redacted(lines: list[str]) -> Iterator[str]:
    """Yield of Python's last words what is known to carry nothing personal."""
    for line in lines:
        if frame := _FRAME.match(line):
            yield f"  {_place(frame[1])}:{frame[2]} {frame[3]}"
        elif _FATAL.match(line) or _THREAD.match(line):
            yield line.partition(" [")[0]


def _place(filename: str) -> str:
    """Return a file by its package; folders of the person are left out."""
    parts = re.split(r"[\\/]", filename)
    for root in ("site-packages", "workbench"):
        if root in parts[:-1]:
            found = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[found + (root == "site-packages") :])
    return parts[-1]
