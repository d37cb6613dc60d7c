"""Starting, feeding and ending the processes that share a replay."""

from __future__ import annotations

import logging
from contextlib import ExitStack, suppress
from itertools import cycle
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.errors import ReplayBroken
from workbench.offspring import start_child
from workbench.promptness import Distance
from workbench.services.replay.part import Part

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType
    from typing import IO

    from workbench.services.replay.part import ReplayJob

logger = logging.getLogger(__name__)

COMPARER = "compare-orders"
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Part).decode


def shared(
    command: Sequence[str], job: ReplayJob, batches: Iterable[list[int]], processes: int
) -> Iterator[Part]:
    """Yield what becomes of each batch, in order; closing the generator ends the processes.

    A process gets its next batch only when it has answered: neither side ever waits for the other
    to make room in a pipe.

    Raises:
        ReplayBroken: a process ended early; nothing was changed.
    """
    waiting = iter(batches)
    with ExitStack() as running:
        children = [running.enter_context(_Comparer(command)) for _ in range(processes)]
        for child in children:
            child.send(job)
        busy = [child for child in children if child.take(next(waiting, None))]
        for child in cycle(children):
            if child not in busy:
                return
            part = child.answer()
            if not child.take(next(waiting, None)):
                busy.remove(child)
            yield part


class _Comparer:
    """One process at work; leaving its context ends it, done or not."""

    def __init__(self, command: Sequence[str]) -> None:
        self._child = start_child(command, distance=Distance.NEAR)
        self._stdin, self._stdout = _pipes(self._child)

    def take(self, batch: list[int] | None) -> bool:
        """Have a batch compared; False where there is none."""
        if batch is not None:
            self.send(batch)
        return batch is not None

    def answer(self) -> Part:
        """Return what became of the batch."""
        line = self._stdout.readline()
        try:
            return _decode(line)
        except msgspec.DecodeError as error:
            raise self._broken() from error

    def send(self, told: object) -> None:
        """Tell the process its job, or the next orders to compare."""
        try:
            self._stdin.write(_encode(told) + b"\n")
            self._stdin.flush()
        except OSError as error:
            raise self._broken() from error

    def _broken(self) -> ReplayBroken:
        self._child.kill()
        logger.info("a comparing process ended with code %d", self._child.wait())
        return ReplayBroken()

    def __enter__(self) -> _Comparer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.kill()
        self._child.wait()
        with suppress(BrokenPipeError):  # what a dead child never read
            self._stdin.close()
        self._stdout.close()


def _pipes(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if child.stdin is None or child.stdout is None:
        raise ValueError("the process was started without pipes")
    return child.stdin, child.stdout
