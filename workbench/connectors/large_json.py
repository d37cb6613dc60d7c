"""Large answers: taken apart by a process of its own, read piece by piece here."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from workbench import paths
from workbench.connectors import reasons
from workbench.connectors.json_parts import MOST_SECONDS, SPLITTER, Parts
from workbench.connectors.patience import A_MOMENT, LOOK_SECONDS, communicate, exchange
from workbench.connectors.payload import JsonObject, Unreadable, piece
from workbench.offspring import start_child

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Mapping

    from workbench.connectors.json_parts import Part

logger = logging.getLogger(__name__)

# Smaller ones are parsed at once: 2 MB take a few hundredths of a second (faults 0.8).
LARGE = 2 << 20


def _own_command() -> tuple[str, ...]:
    return (*paths.program(), SPLITTER)


@dataclass(frozen=True, slots=True)
class Splitter:
    """How the process is started, and after how many seconds it is given up."""

    command: tuple[str, ...] = field(default_factory=_own_command)
    seconds: float = MOST_SECONDS + 5.0

    def decode(self, body: bytes, heartbeat: Callable[[float], None]) -> JsonObject:
        """Return the JSON object in a large ``body``; ``heartbeat`` may raise to break off.

        Raises:
            Unreadable: it is not JSON as :func:`payload.decode` wants it, or too much to read.
        """
        found = self._parts(body, heartbeat)
        if found.reason:
            raise Unreadable(found.reason)
        read: dict[str, object] = {}
        for part in found.parts:
            read[part.key] = _value(part, body, heartbeat)
        return read

    def _parts(self, body: bytes, heartbeat: Callable[[float], None]) -> Parts:
        with start_child(self.command, environment=_bare_environment()) as child:
            try:
                told = self._told(child, body, heartbeat)
            finally:
                child.kill()
        try:
            return msgspec.json.decode(told, type=Parts)
        except msgspec.DecodeError as error:
            logger.info("a large answer was not taken apart: code %s", child.returncode)
            raise Unreadable(reasons.TOO_LARGE) from error

    def _told(
        self, child: subprocess.Popen[bytes], body: bytes, heartbeat: Callable[[float], None]
    ) -> bytes:
        """Return what the process told, nothing where it took too long."""
        looks = max(1, round(self.seconds / LOOK_SECONDS))
        if sys.platform == "win32":
            return communicate(child, body, heartbeat, looks)
        else:  # noqa: RET505  # so that the checker passes over the other system's branch
            return exchange(child, body, heartbeat, looks)


def _value(part: Part, body: bytes, heartbeat: Callable[[float], None]) -> object:
    if not part.is_list:
        return piece(b"".join(body[begin:end] for begin, end in part.spans))
    found: list[object] = []
    for begin, end in part.spans:
        heartbeat(A_MOMENT)
        read = piece(b"[" + body[begin:end] + b"]")
        found.extend(read if isinstance(read, list) else ())
    return found


def _bare_environment() -> Mapping[str, str]:
    """Return the environment without ours, which names the passphrase's file."""
    return {name: value for name, value in os.environ.items() if not name.startswith("WORKBENCH_")}
