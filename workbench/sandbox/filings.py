"""What a season's seller has filed by its start: plans of the data file turned into filings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbench.domain.filing.evidence import EvidenceKind
from workbench.domain.filing.filings import (
    NOTHING_SAID,
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    FilingState,
    ScopeKind,
)
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.sandbox.script import Season


_FAR_WEST = ("新疆", "西藏", "青海", "内蒙古", "宁夏", "甘肃")


@dataclass(frozen=True, slots=True)
class FilingPlan:
    """A filing as the data file has it: for the first ``orders`` of a story, hours before start."""

    shop: str
    story: str
    orders: int
    case: FilingCase
    state: FilingState
    number: str = ""
    sent_hours: float | None = None
    accepted_hours: float | None = None
    details: FilingDetails = NOTHING_SAID
    evidence: tuple[tuple[EvidenceKind, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ScriptedFiling:
    """A filing of the shop with this name, and its texts of evidence with what they show."""

    shop_name: str
    filing: Filing
    evidence: tuple[tuple[EvidenceKind, str], ...]


def read_plan(data: dict[str, Any]) -> FilingPlan:
    """Return a plan from its table in the data file.

    Raises:
        TypeError, ValueError, KeyError: the table does not say what a filing needs.
    """
    said = {key: data[key] for key in ("statement", "event") if key in data}
    plain = {
        key: data[key]
        for key in ("shop", "story", "orders", "number", "sent_hours", "accepted_hours")
        if key in data
    }
    return FilingPlan(
        case=FilingCase(data["case"]),
        state=FilingState(data["state"]),
        details=FilingDetails(**said),
        evidence=tuple(
            (EvidenceKind(each["kind"]), each["text"]) for each in data.get("evidence", ())
        ),
        **plain,
    )


def filings_of(season: Season) -> Iterator[ScriptedFiling]:
    """Yield a season's filings; their shop ids stay empty, a seller's program has its own."""
    names = {shop.id: shop.name for shop in season.shops}
    for plan in season.filings:
        yield ScriptedFiling(names[plan.shop], _filing(plan, season), plan.evidence)


def _filing(plan: FilingPlan, season: Season) -> Filing:
    told = [
        order
        for order in season.orders_of(plan.shop)
        if order.story == plan.story and order.created_at <= season.start
    ]
    # Nothing is assessed on the way to remote regions: nobody files for those first.
    told.sort(key=lambda order: order.receiver.region.province.startswith(_FAR_WEST))
    numbers = [str(order.number) for order in told]
    return Filing(
        shop_id="",
        platform=Platform.ALIBABA,
        case=plan.case,
        scope=FilingScope(ScopeKind.ORDER, orders=tuple(numbers[: plan.orders])),
        state=plan.state,
        number=plan.number,
        submitted_at=_before(season.start, plan.sent_hours),
        approved_at=_before(season.start, plan.accepted_hours),
        details=plan.details,
    )


def _before(start: datetime, hours: float | None) -> datetime | None:
    return None if hours is None else start - timedelta(hours=hours)
