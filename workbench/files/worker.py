"""The process that reads a file: within limits, with nothing of the program's in reach.

What a hostile file can break is this process; it holds no database and no network.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from workbench.confined import confine
from workbench.domain.errors import marked
from workbench.files.reading import Knowledge, read_file
from workbench.files.wire import LENGTH, Failed, ReadJob

if TYPE_CHECKING:
    from workbench.files.wire import Message

TOO_MUCH_MEMORY = marked("errors", "reading it takes more memory than any export")

MOST_MEMORY = 512 << 20
# Five times what 100,000 orders take in a workbook on a slow machine; then the process ends.
MOST_SECONDS = 120


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Read the file that ``stdin`` describes and write what it holds to ``stdout``."""
    limit()
    gc.disable()  # nothing here goes round in circles, and the process ends soon
    job = msgspec.msgpack.decode(stdin.read(), type=ReadJob)
    encode = msgspec.msgpack.Encoder().encode

    def tell(message: Message) -> None:
        frame = encode(message)
        stdout.write(LENGTH.pack(len(frame)) + frame)

    try:
        read_file(job, Knowledge(Path(job.resources)), tell)
    except MemoryError:
        tell(Failed(TOO_MUCH_MEMORY))
    stdout.flush()
    return 0


def limit() -> None:
    """Bound memory and time, even inside a library's loop."""
    confine(MOST_MEMORY, MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(serve(sys.stdin.buffer, sys.stdout.buffer))
