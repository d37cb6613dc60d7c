"""How a process that writes a file tells whoever asked how far it is."""

from __future__ import annotations

import time
from typing import BinaryIO

import msgspec

from workbench.services.exports.job import Answer

# A person who cancels is heard at the next beat.
BEAT = 0.1  # seconds


class Teller:
    """Writes answers for the parent, progress at most once per beat."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._told_at = 0.0
        self._last = Answer()

    def tell(self, answer: Answer) -> None:
        """Say something at once; BrokenPipeError means that nobody listens any more."""
        self._stream.write(msgspec.json.encode(answer) + b"\n")
        self._stream.flush()

    def beat(self, done: int | None = None, total: int = 0) -> None:
        """Say how far it is if it is time; without a number, that it still lives."""
        if done is not None:
            self._last = Answer(done, total)
        now = time.monotonic()
        if now - self._told_at >= BEAT:
            self._told_at = now
            self.tell(self._last)
