"""Starting, hearing and ending the process that reads a file."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from workbench.files.wire import BROKEN, LENGTH, Failed, Finished, Heard
from workbench.offspring import start_child

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Generator, Sequence
    from typing import IO

    from workbench.files.wire import ReadJob

logger = logging.getLogger(__name__)

_LARGEST_FRAME = 64 << 20
_decoder = msgspec.msgpack.Decoder[Heard](Heard)


def read_in_child(command: Sequence[str], job: ReadJob) -> Generator[Heard, None, None]:
    """Yield what a process of its own reads from a file; ``Finished`` or ``Failed`` comes last.

    A process that dies or exceeds its limits ends in ``Failed``. Closing the generator ends the
    process. The job, with its key, goes over the pipe: arguments are seen by every user.
    """
    with start_child(command) as child:
        try:
            yield from _messages(child, job)
        finally:
            child.kill()


def _messages(child: subprocess.Popen[bytes], job: ReadJob) -> Generator[Heard, None, None]:
    if child.stdin is None or child.stdout is None:
        raise ValueError("the process was started without pipes")
    with suppress(BrokenPipeError):  # it died at once: the silence that follows says so
        child.stdin.write(msgspec.msgpack.encode(job))
        child.stdin.close()
    while True:
        message = _message(child.stdout)
        if message is None:
            logger.info("a reading process ended with code %d", child.wait())
            message = Failed(BROKEN)
        yield message
        if isinstance(message, Finished | Failed):
            return


def _message(stream: IO[bytes]) -> Heard | None:
    """Return the next message, None where the stream ends or is none of ours."""
    length = stream.read(LENGTH.size)
    if len(length) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(length)
    frame = stream.read(size) if size <= _LARGEST_FRAME else b""
    if len(frame) < size:
        return None
    try:
        message: Heard = _decoder.decode(frame)
    except msgspec.DecodeError:
        return None
    return message
