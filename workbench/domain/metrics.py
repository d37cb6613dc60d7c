"""Figures of a shop beside its orders: the 48 h label, points, score and freight; plain values.

Verdicts are the words of the decision cases (``policy/cases/words.py``), "" where none was asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime  # noqa: TC003 - msgspec reads the annotations of what is kept
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from workbench.domain.shops import Platform


class LabelState(StrEnum):
    """How the 48 h label of an item stands on a day; SAFE even if all that wait come late."""

    LOST = "lost"
    AT_RISK = "at_risk"
    SAFE = "safe"
    FILED = "filed"
    NO_ORDERS = "no_orders"


@dataclass(frozen=True, slots=True)
class LabelDay:
    """The label on the day ``computed_on``, by the orders paid on ``paid_on`` (Shanghai).

    ``waiting`` orders may still be picked up in time, of ``untold`` ones nobody told a trace.
    ``spare`` is how many more may be late before the label is lost, None where it is lost or not
    given. ``next_limit`` is the first instant (UTC) by which one that waits must be picked up.
    ``share`` is the percentage in time among those decided, two places.
    """

    computed_on: date
    paid_on: date
    state: LabelState
    orders: int = 0
    in_time: int = 0
    waiting: int = 0
    untold: int = 0
    spare: int | None = None
    next_limit: datetime | None = None
    share: Decimal | None = None

    @property
    def late(self) -> int:
        """Return how many were not picked up in time."""
        return self.orders - self.in_time - self.waiting - self.untold


@dataclass(frozen=True, slots=True)
class LabelItem:
    """An item (its title) with its label today and on the days to come, today first."""

    shop_id: str
    shop_name: str
    title: str
    days: tuple[LabelDay, ...]

    @property
    def next_limit(self) -> datetime | None:
        """Return the first instant by which one of its orders must be picked up."""
        limits = [day.next_limit for day in self.days if day.next_limit is not None]
        return min(limits, default=None)

    @property
    def spare(self) -> int | None:
        """Return how many more may be late on the day that can bear the fewest."""
        found = [d.spare for d in self.days if d.spare is not None and d.waiting + d.untold]
        return min(found, default=None)


@dataclass(frozen=True, slots=True)
class PointsDay:
    """How many points counted at the end of a day (Shanghai), looking back over the span."""

    day: date
    points: int


@dataclass(frozen=True, slots=True)
class PointsEntry:
    """Points that a platform took; ``counts`` while they lie within the span."""

    at: datetime | None
    what: str
    points: int
    counts: bool


@dataclass(frozen=True, slots=True)
class PointsAccount:
    """A shop's points under one cap, or all of them where no source names a cap.

    ``cap`` and ``rule`` are None and "" without one; ``unsure`` records may count and do not say
    so. ``at_risk`` points may come from invoices that are late now, ``room`` is what the cap still
    lets through. ``verdict`` says that Douyin's points know no exemption.
    """

    shop_id: str
    shop_name: str
    platform: Platform
    span_days: int
    taken: int
    daily: tuple[PointsDay, ...]
    entries: tuple[PointsEntry, ...]
    rule: str = ""
    cap: int | None = None
    unsure: int = 0
    at_risk: int = 0
    verdict: str = ""

    @property
    def room(self) -> int | None:
        """Return how many points the cap still lets through, None without a cap."""
        return None if self.cap is None else max(self.cap - self.taken, 0)


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One indicator of a Douyin shop's score: own value and the industry's mean as entered.

    ``verdict`` is ``use_industry_mean`` (protected), ``own_score``, or "" while a value lacks.
    """

    indicator: str
    is_higher_better: bool
    own: str = ""
    mean: str = ""
    verdict: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ShopScore:
    """A Douyin shop's indicators on a day."""

    shop_id: str
    shop_name: str
    lines: tuple[ScoreLine, ...]


@dataclass(frozen=True, slots=True)
class SurchargeAsked:
    """An order of official logistics as typed in: weight in kg, money in yuan."""

    tier: str
    weight_kg: Decimal
    ordered_at: datetime
    base_price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SurchargeWorked:
    """What an order costs more, worked step by step; money in yuan, ``total`` with the base price.

    ``first_kg`` and ``further_kg`` are whole kilograms (A4), their prices per order and per kg.
    ``other`` is the amount by the other reading, None where both agree.
    """

    verdict: str
    amount: Decimal | None
    rule: str
    total: Decimal | None = None
    first_kg: int = 0
    first_price: Decimal | None = None
    further_kg: int = 0
    further_price: Decimal | None = None
    other: Decimal | None = None
    is_in_force: bool = False


@dataclass(frozen=True, slots=True)
class FreightLine:
    """One line of a freight template as typed in: prices in yuan as text, "" where not known."""

    name: str = ""
    freight: str = ""
    red_line: str = ""
    blue_line: str = ""
    guide_price: str = ""


@dataclass(frozen=True, slots=True)
class FreightForm:
    """A freight template with the platform's figures as the seller read them there.

    ``template`` is 按重量 …, or the guidance template; ``set_at`` when it was set (UTC).
    """

    template: str = ""
    set_at: datetime | None = None
    uses_note: bool = False
    category: str = ""
    lines: tuple[FreightLine, ...] = ()


@dataclass(frozen=True, slots=True)
class FreightLineCheck:
    """One line's verdicts; None where a figure lacks."""

    is_over_red: bool | None = None
    is_below_blue: bool | None = None
    is_within_guide: bool | None = None


@dataclass(frozen=True, slots=True)
class FreightCheck:
    """What the platform does about a template, as far as the figures tell.

    ``red`` is ``downrank`` or ``no_downrank``, ``tag`` ``tagged``, ``tag_pending`` or
    ``not_tagged``, ``note`` ``delist`` or ``no_delist``; "" where a figure lacks. ``tag_at`` is the
    day on which the tag shows.
    """

    lines: tuple[FreightLineCheck, ...] = ()
    red: str = ""
    tag: str = ""
    note: str = ""
    tag_at: date | None = None
