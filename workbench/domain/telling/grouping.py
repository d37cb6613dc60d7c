"""Which notices of a round a desktop notification points to, grouped so that one is enough.

The panel records every notice; a desktop notification says how many there are and until when.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.domain.telling.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Target:
    """The order or parcel that a click opens; ``waybill`` is "" for an order."""

    shop_id: str
    order_number: str
    waybill: str = ""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many warnings one rule raised."""

    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class Pointer:
    """What one desktop notification says of a round's warnings.

    ``counts`` names the most frequent rule first. ``earliest`` is the first deadline still ahead
    (UTC), None where none is known; ``overdue`` counts the deadlines that have passed. ``target``
    is None where the warnings are about several orders or parcels. ``is_first`` marks the summary
    of shops that had never been polled before.
    """

    counts: tuple[RuleCount, ...]
    earliest: datetime | None
    overdue: int
    target: Target | None
    is_first: bool

    @property
    def total(self) -> int:
        """Return how many warnings it stands for."""
        return sum(entry.count for entry in self.counts)


def point(raised: Sequence[Notice], now: datetime, *, new_shops: Collection[str] = ()) -> Pointer:
    """Group warnings, at least one, into what one notification says.

    ``now`` is the data time of the round, ``new_shops`` are the ids of shops polled for the first
    time.
    """
    # Ten thousand in one round pass here in the window's thread: each is looked at once, cheaply.
    told = Counter(notice.values.get("deadline", "") for notice in raised)
    deadlines = [(datetime.fromisoformat(text), n) for text, n in told.items() if text]
    targets = {(n.shop_id, n.order_number, n.waybill) for n in raised}
    return Pointer(
        counts=_counts(raised),
        earliest=min((due for due, _ in deadlines if due >= now), default=None),
        overdue=sum(count for due, count in deadlines if due < now),
        target=Target(*targets.pop()) if len(targets) == 1 else None,
        is_first=all(n.shop_id in new_shops for n in raised),
    )


def expired_sign_ins(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return the notices of shops that ask their seller to sign in again."""
    return tuple(n for n in latest(notices) if n.kind is NoticeKind.SIGN_IN_EXPIRED)


def latest(notices: Iterable[Notice]) -> list[Notice]:
    """Return one notice per key, the last one told, in the order of their first mention."""
    return list({notice.key: notice for notice in notices}.values())


def _counts(notices: Sequence[Notice]) -> tuple[RuleCount, ...]:
    counter = Counter(notice.rule for notice in notices)
    ranked = sorted(counter.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(RuleCount(rule, count) for rule, count in ranked)
