"""What a season's buyers and platforms asked of its seller by its start: tickets and points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbench.domain.metrics import FreightForm
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.tickets import InvoiceFacts, Ticket, TicketKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.shops import Platform
    from workbench.sandbox.script import Season


@dataclass(frozen=True, slots=True)
class TicketPlan:
    """A ticket as the data file has it: of the ``place``-th order of a story, in hours.

    ``hours`` and ``replied_hours`` lie before the season's start, ``applied_days`` in days.
    """

    shop: str
    kind: TicketKind
    story: str
    hours: float
    place: int = 0
    number: str = ""
    replied_hours: float | None = None
    reply: str = ""
    applied_days: float | None = None
    invoiced_hours: float | None = None


@dataclass(frozen=True, slots=True)
class PointsPlan:
    """Points that a platform took from a shop, some days before the season's start."""

    shop: str
    what: str
    days: float
    points: int
    number: str


@dataclass(frozen=True, slots=True)
class ScorePlan:
    """A shop's own value and the industry's mean of one indicator, as its seller entered them."""

    shop: str
    indicator: str
    own: str
    mean: str


@dataclass(frozen=True, slots=True)
class ScriptedScore:
    """What the seller of the shop with this name entered of one indicator."""

    shop_name: str
    indicator: str
    own: str
    mean: str


@dataclass(frozen=True, slots=True)
class ScriptedTicket:
    """A ticket of the shop with this name; its shop id stays empty."""

    shop_name: str
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class ScriptedPoints:
    """A record of points taken from the shop with this name; its shop id stays empty."""

    shop_name: str
    record: PlatformRecord


def read_ticket(data: dict[str, Any]) -> TicketPlan:
    """Return a plan from its table in the data file.

    Raises:
        TypeError, ValueError, KeyError: the table does not say what a ticket needs.
    """
    return TicketPlan(**(data | {"kind": TicketKind(data["kind"])}))


def tickets_of(season: Season) -> Iterator[ScriptedTicket]:
    """Yield a season's tickets; a seller's program has shop ids of its own."""
    shops = {shop.id: shop for shop in season.shops}
    for plan in season.tickets:
        orders = [
            order
            for order in season.orders_of(plan.shop)
            if order.story == plan.story and order.created_at <= season.start
        ]
        shop = shops[plan.shop]
        number = str(orders[plan.place].number)
        yield ScriptedTicket(shop.name, _ticket(plan, number, shop.platform, season.start))


def _ticket(plan: TicketPlan, order: str, platform: Platform, start: datetime) -> Ticket:
    applied = None if plan.applied_days is None else start - timedelta(days=plan.applied_days)
    return Ticket(
        "",
        platform,
        plan.kind,
        order,
        start - timedelta(hours=plan.hours),
        RecordSource.FILE,
        plan.number,
        _before(start, plan.replied_hours),
        plan.reply,
        InvoiceFacts(applied, _before(start, plan.invoiced_hours)),
    )


def points_of(season: Season) -> Iterator[ScriptedPoints]:
    """Yield what platforms took in points by the season's start."""
    shops = {shop.id: shop for shop in season.shops}
    for plan in season.points:
        record = PlatformRecord(
            RecordKind.PENALTY,
            RecordSource.FILE,
            platform=shops[plan.shop].platform,
            foreign_id=plan.number,
            what=plan.what,
            at=season.start - timedelta(days=plan.days),
            points=plan.points,
        )
        yield ScriptedPoints(shops[plan.shop].name, record)


def scores_of(season: Season) -> Iterator[ScriptedScore]:
    """Yield what the season's seller entered of Douyin's score."""
    names = {shop.id: shop.name for shop in season.shops}
    for plan in season.scores:
        yield ScriptedScore(names[plan.shop], plan.indicator, plan.own, plan.mean)


def template_of(season: Season) -> FreightForm:
    """Return the freight template that the season's seller entered, set the day before."""
    set_at = season.start - timedelta(hours=20) if season.freight else None
    template = "按重量计费" if season.freight else ""
    return FreightForm(template, set_at, lines=season.freight)


def _before(start: datetime, hours: float | None) -> datetime | None:
    return None if hours is None else start - timedelta(hours=hours)
