"""A part of a replay: some orders held against two books, in this process or in one of its own.

Over a pipe goes one JSON document per line: the job, then the ids of some orders; back comes what
became of them. The key stands in no list of arguments, which every user of a machine can read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.rules.replay import ChangeKind, OrderChange
from workbench.policy.differences import Comparison, order_change
from workbench.policy.judge import judge_order
from workbench.policy.packs import PackFile, assemble, parse_pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.policy.judge import LeadTimes
    from workbench.store.orders.files import FileStore

# A person looks through hundreds at most; every change is counted.
MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Part:
    """What became of some orders: how many there were, every change counted, the first shown."""

    orders: int = 0
    counts: dict[ChangeKind, int] = field(default_factory=dict)
    changes: tuple[OrderChange, ...] = ()


class PackText(msgspec.Struct, frozen=True):
    """A pack as it stands in its file."""

    name: str
    data: bytes


class ReplayJob(msgspec.Struct, frozen=True, kw_only=True):
    """Two books and the instant at which orders are held against them; ``key`` is hex."""

    cache: str
    key: str
    old: tuple[PackText, ...]
    new: tuple[PackText, ...]
    as_of: datetime

    def comparison(self) -> Comparison:
        """Read both books."""
        old, new = (assemble([_file(text) for text in texts]) for texts in (self.old, self.new))
        return Comparison.of(old, new)


def texts_of(files: Iterable[PackFile]) -> tuple[PackText, ...]:
    """Return packs as they go over the pipe."""
    return tuple(PackText(file.name, file.data) for file in files)


def _file(text: PackText) -> PackFile:
    return PackFile(text.name, text.data, parse_pack(text.data, text.name))


class Comparer:
    """Holds orders against both books; of each kind the first changes are kept, all are counted."""

    def __init__(
        self, files: FileStore, compared: Comparison, as_of: datetime, leads: LeadTimes
    ) -> None:
        self._files = files
        self._compared = compared
        self._as_of = as_of
        self._leads = leads
        self._room = dict.fromkeys(ChangeKind, MOST_SHOWN)

    def part(self, order_ids: Sequence[int]) -> Part:
        """Return what would be different about some orders."""
        found = self._files.order_files(order_ids, self._as_of)
        counts = dict.fromkeys(ChangeKind, 0)
        changes = []
        for _, file in found:
            old = judge_order(file, self._as_of, self._compared.old, self._leads)
            new = judge_order(file, self._as_of, self._compared.new, self._leads)
            change = order_change(file, old, new)
            if change is not None:
                counts[change.kind] += 1
                if self._room[change.kind]:
                    self._room[change.kind] -= 1
                    changes.append(change)
        return Part(len(found), counts, tuple(changes))
