"""Foreign text at its worst, wherever a desk hands text to the window (faults I1 to I7).

:class:`PoisonedDesk` wraps a desk: every text inside every answer, but for our own ids, becomes
``HOSTILE``, so a view that is added later is tried without a word here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.ui.contracts import Desk

MARK = "canary-of-markup"
LENGTH = 100_000
# Ids of ours and words of closed lists: no platform or file writes these.
_KEEP = frozenset(
    {
        "id",
        "rule",
        "shop_id",
        "kind",
        "origin",
        "key",
        "values",
        "decided_by",
        "carrier",
        "platform",
        "state",
        "status",
    }
)


def hostile(image: Path | str) -> str:
    """Return markup that asks for ``image``, marks that turn text around, and no end of it."""
    marks = "\u202e\u2066\u0000\u0007\u200b\ud800" + "Z" + "\u0301" * 40
    markup = f'<img src="{image}"><b>{MARK}</b> & %1 {{0}} {{shop}} &amp; '
    return f"{markup}{marks}\n" + "长" * LENGTH


class Poison:
    """Turns answers into what somebody wrote who means no good."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, value: Any) -> Any:
        """Return the answer with all its texts replaced."""
        if isinstance(value, Enum | WorkbenchError):
            return value
        if isinstance(value, str):
            return self._text if value else value
        if is_dataclass(value) and not isinstance(value, type):
            return self._value(value)
        if isinstance(value, list | tuple | frozenset):
            return type(value)(self(each) for each in value)
        if isinstance(value, Mapping):
            return {key: self(each) for key, each in value.items()}
        return value

    def _value(self, value: Any) -> Any:
        changes = {
            field.name: self(getattr(value, field.name))
            for field in fields(value)
            if field.init and field.name not in _KEEP
        }
        return replace(value, **changes)


class PoisonedReader:
    """A reader whose every answer is poisoned."""

    def __init__(self, reader: Any, poison: Poison) -> None:
        self._reader = reader
        self._poison = poison

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._reader, name)
        if not callable(found):
            return found
        return lambda *args, **named: self._poison(found(*args, **named))


class PoisonedDesk:
    """A desk all of whose readers are poisoned."""

    def __init__(self, desk: Desk, text: str) -> None:
        self._desk = desk
        self._poison = Poison(text)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._desk, name)
        return found if name in {"close", "give_up_when"} else PoisonedReader(found, self._poison)
