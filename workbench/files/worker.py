"""The process that reads a file: within limits, with nothing of the program's in reach.

What a hostile file can break is this process; it holds no database and no network.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from workbench.confined import confine
from workbench.domain.errors import marked
from workbench.files.reading import Knowledge, read_file
from workbench.files.wire import LENGTH, Failed, Looked, ReadJob

if TYPE_CHECKING:
    from workbench.files.wire import Message

TOO_MUCH_MEMORY = marked("errors", "reading it takes more memory than any export")

MOST_MEMORY = 512 << 20
# Ten times what a large file takes on a machine at rest, for a slow one and for the program that
# saves meanwhile; a small file that takes longer is a trap (faults G5).
LEAST_SECONDS = 20.0
SECONDS_PER_MEGABYTE = 10.0
MOST_SECONDS = 600.0


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Read the file that ``stdin`` describes and write what it holds to ``stdout``."""
    job = msgspec.msgpack.decode(stdin.read(), type=ReadJob)
    limit(_size(job))
    gc.disable()  # nothing here goes round in circles, and the process ends soon
    encode = msgspec.msgpack.Encoder().encode

    def tell(message: Message) -> None:
        frame = encode(message)
        stdout.write(LENGTH.pack(len(frame)) + frame)
        if isinstance(message, Looked):
            stdout.flush()

    try:
        read_file(job, Knowledge(Path(job.resources)), tell)
    except MemoryError:
        tell(Failed(TOO_MUCH_MEMORY))
    stdout.flush()
    return 0


def limit(size: int = 0) -> None:
    """Bound memory and time for a file of ``size`` bytes, even inside a library's loop."""
    confine(MOST_MEMORY, seconds_for(size))


def seconds_for(size: int) -> float:
    """Return how long reading a file of ``size`` bytes may take."""
    return min(LEAST_SECONDS + SECONDS_PER_MEGABYTE * size / 1_000_000, MOST_SECONDS)


def _size(job: ReadJob) -> int:
    """Return how much there is to read, 0 where that cannot be seen: the reader says why."""
    with suppress(OSError):
        return len(job.text) or Path(job.path).stat().st_size
    return 0


if __name__ == "__main__":
    sys.exit(serve(sys.stdin.buffer, sys.stdout.buffer))
