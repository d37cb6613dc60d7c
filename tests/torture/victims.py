"""A process that works until it is killed, and what it acknowledged until then."""

from __future__ import annotations

import os
import select
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    Acknowledge = Callable[[str], None]

# A line of a pipe is written whole or not at all (pipe(7), PIPE_BUF).
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Blow:
    """When to kill: so many seconds after so many acknowledgements."""

    acknowledged: int
    seconds: float


@dataclass(frozen=True, slots=True)
class End:
    """How a victim ended: what it had acknowledged, and whether it was killed at all."""

    acknowledged: tuple[str, ...]
    was_killed: bool
    failed: bool


def spread_blow(chance: random.Random, seconds: float) -> Blow:
    """Any moment of a run that takes so long."""
    return Blow(0, chance.uniform(0, seconds))


def near_blow(chance: random.Random, most: int) -> Blow:
    """A moment shortly after one of the first acknowledgements."""
    return Blow(chance.randrange(most), chance.uniform(0, 0.003))


def struck(work: Callable[[Acknowledge], None], blow: Blow | None) -> End:
    """Do ``work`` in a forked process and kill it with -9; without a blow it is let to its end.

    The caller has no cache open and no threads: both do not survive a fork.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    heard = b"" if blow is None else _hear(reading, blow)
    if blow is not None:
        os.kill(child, signal.SIGKILL)
    while chunk := os.read(reading, _CHUNK):
        heard += chunk
    os.close(reading)
    _, status = os.waitpid(child, 0)
    lines = tuple(heard.decode().splitlines())
    was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return End(lines, was_killed, failed=not was_killed and status != 0)


def _work(work: Callable[[Acknowledge], None], writing: int) -> None:
    """Work in the child, which never returns into the program it was forked from."""
    code = 1
    try:
        work(lambda line: _say(writing, line))
        code = 0
    finally:
        os._exit(code)


def _say(writing: int, line: str) -> None:
    os.write(writing, line.encode() + b"\n")


def _hear(reading: int, blow: Blow) -> bytes:
    """Read until it is time to strike or the victim has ended."""
    heard, until = b"", None
    while True:
        if until is None and heard.count(b"\n") >= blow.acknowledged:
            until = time.monotonic() + blow.seconds
        left = None if until is None else max(0.0, until - time.monotonic())
        ready, _, _ = select.select([reading], [], [], left)
        if not ready:
            return heard
        chunk = os.read(reading, _CHUNK)
        if not chunk:
            return heard
        heard += chunk
