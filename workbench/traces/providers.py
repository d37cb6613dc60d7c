"""A provider's own status as evidence beside the carrier's text, and which of the two counts.

Precedence, written down once:

1. A text that names its act wins over any status. Providers guess their status from the same text,
   lag behind it, and have one word (在途) where the rules need three.
2. Where the text says nothing that we can read, or no more than that the parcel is being moved or
   handled (``Basis.FALLBACK``), the status gives the kind; the event is marked ``Basis.PROVIDER``.
   A status that says no more than "in transit" changes no fallback.
3. A status that speaks of scans that are missing (超时未更新) or that no table knows gives nothing.

Both are kept whatever wins: the text in ``Scan.text``, the status in ``Scan.provider_status``;
:meth:`ProviderWords.agrees` tells where they contradict each other. A status of the whole parcel
(1688 ``LogisticsOrder.status``) never changes an event: it is no scan, and has no time.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import BadInput
from workbench.domain.parcels.tracking import Basis, EventKind, Reading
from workbench.traces.vocabulary import PROVIDERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_FILE = f"{PROVIDERS}.toml"


@dataclass(frozen=True, slots=True)
class Told:
    """The kinds that a status may mean, the likeliest first; empty where it speaks of no scan."""

    kinds: tuple[EventKind, ...]
    sub: str = ""


class ProviderWords:
    """The vocabularies of ``resources/carriers/providers.toml``."""

    def __init__(self, told: Mapping[tuple[str, str], Told]) -> None:
        self._told = told

    @classmethod
    def load(cls, folder: Path) -> ProviderWords:
        """Read the tables; a folder without them knows no vocabulary.

        Raises:
            BadInput: with file and reason.
        """
        path = folder / _FILE
        if not path.exists():
            return cls({})
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadInput(what=_FILE, reason=str(error)) from error
        return cls(dict(_lines(data)))

    def told(self, source: str, status: str) -> Told | None:
        """Return what a source means by a status; None where no table says."""
        return self._told.get((source, status.strip()))

    def weigh(self, reading: Reading, source: str, status: str) -> Reading:
        """Return the reading with the provider's word where the text decided nothing."""
        told = self.told(source, status) if status and reading.is_open else None
        if told is None or not told.kinds or told.kinds[0] is reading.kind:
            return reading
        sub = told.sub or "other" if told.kinds[0] is EventKind.EXCEPTION else ""
        return replace(reading, kind=told.kinds[0], sub=sub, basis=Basis.PROVIDER)

    def agrees(self, kind: EventKind, source: str, status: str) -> bool:
        """Tell whether a kind may be what the status means; an unknown status contradicts none."""
        told = self.told(source, status)
        return told is None or not told.kinds or kind in told.kinds


def _lines(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], Told]]:
    seen: set[tuple[str, str]] = set()
    for source, lines in data.items():
        for line in _checked(source, lines):
            told = Told(tuple(_kind(source, kind) for kind in line["kinds"]), line.get("sub", ""))
            for key in ((source, code) for code in line["codes"]):
                _enter(key, seen)
                yield key, told


def _enter(key: tuple[str, str], seen: set[tuple[str, str]]) -> None:
    if key in seen:
        raise BadInput(what=_FILE, reason=f"{' '.join(key)} stands twice")
    seen.add(key)


def _checked(source: str, lines: object) -> Sequence[Mapping[str, Any]]:
    is_table = isinstance(lines, list) and all(
        isinstance(line, dict) and {"codes", "kinds"} <= set(line) <= {"codes", "kinds", "sub"}
        for line in lines
    )
    if not is_table:
        raise BadInput(what=_FILE, reason=f"{source}: a line has codes, kinds and at most sub")
    return lines  # type: ignore[return-value]  # checked line by line


def _kind(source: str, kind: str) -> EventKind:
    try:
        return EventKind(kind)
    except ValueError as error:
        raise BadInput(what=_FILE, reason=f"{source}: {kind} is no kind of event") from error
