"""What the monitor shows of an order: one row per parcel, and one while it awaits shipment."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingState
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.journey import is_finished, last_event, normalise
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.parcels.troubles import trouble_of
from workbench.domain.rules.decisions import Level, SubjectKind, Verdict
from workbench.store.decisions.leading import BREACHES, urgency
from workbench.store.engine.instants import FAR, to_ms, to_ms_or_none

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.files import OrderFile, ShipmentFile
    from workbench.domain.rules.decisions import Decision

CLOSED, QUIET, TO_DO, WAITING = range(4)

HANDLING_RANKS = {state: rank for rank, state in enumerate(HandlingState)}
HANDLING_STATES = tuple(HandlingState)
LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row as its table holds it, but for its id and handling; the field names are columns."""

    order_id: int
    shop_id: str
    order_number: str
    waybill: str
    carrier: str
    rule: str
    verdict: str
    level: int
    due: int
    breached: int
    open: int
    last_event_at: int | None
    last_event_text: str
    site: str
    polled_at: int | None
    paid_at: int | None
    warnings: int
    province: str
    trouble: str
    trouble_since: int


ROW_COLUMNS = tuple(field.name for field in fields(StoredRow))


def row_values(row: StoredRow) -> tuple[object, ...]:
    """Return a row as ``ROW_COLUMNS``."""
    return tuple(getattr(row, name) for name in ROW_COLUMNS)


def bucket(*, is_open: bool, level: int, handling: HandlingState) -> int:
    """Return which chips count a row: closed, quiet, to do, or waiting after a person's act."""
    if not is_open:
        return CLOSED
    if level == Level.NONE.rank:
        return QUIET
    return WAITING if handling.is_done else TO_DO


def order_needs_row(file: OrderFile, decisions: Sequence[Decision]) -> bool:
    """Tell whether the order itself, beside its parcels, is shown."""
    return file.order.status is OrderStatus.AWAITING_SHIPMENT or any(
        decision.is_warning for decision in about_order(decisions)
    )


def about_order(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions about the order itself."""
    return [x for x in decisions if x.subject.kind is SubjectKind.ORDER]


def about_parcel(decisions: Sequence[Decision], waybill: str) -> list[Decision]:
    """Return the decisions about one parcel."""
    return [
        x
        for x in decisions
        if x.subject.kind is SubjectKind.SHIPMENT and x.subject.waybill == waybill
    ]


def shown_parcels(file: OrderFile) -> list[ShipmentFile]:
    """Return the parcels that still stand on the order."""
    return [x for x in file.shipments if x.shipment.state is ShipmentState.ACTIVE]


def stored_order_row(order_id: int, file: OrderFile, decisions: Sequence[Decision]) -> StoredRow:
    """Return the row of the order itself."""
    return _row(order_id, file, decisions, None)


def stored_parcel_row(
    order_id: int, file: OrderFile, parcel: ShipmentFile, decisions: Sequence[Decision]
) -> StoredRow:
    """Return the row of one parcel; one that was delivered is closed."""
    return _row(order_id, file, decisions, parcel)


def _row(
    order_id: int, file: OrderFile, decisions: Sequence[Decision], parcel: ShipmentFile | None
) -> StoredRow:
    order = file.order
    lead = min(decisions, key=urgency, default=None)
    warnings = sum(decision.is_warning for decision in decisions)
    warned = lead if lead is not None and lead.is_warning else None
    events = normalise(parcel.events) if parcel else ()
    finished = parcel is not None and is_finished(parcel.shipment, events)
    last = last_event(events)
    place = last.reading.place if last else None
    region = order.receiver.region if order.receiver else None
    troubled = trouble_of(parcel.shipment, events) if parcel else None
    return StoredRow(
        order_id=order_id,
        shop_id=order.shop_id,
        order_number=order.number,
        waybill=parcel.shipment.waybill if parcel else "",
        carrier=parcel.shipment.carrier if parcel else "",
        rule=warned.answer.rule if warned else "",
        verdict=(lead.answer.verdict if lead else Verdict.UNKNOWN).value,
        level=warned.level.rank if warned else Level.NONE.rank,
        due=to_ms(warned.warn_by) if warned and warned.warn_by else FAR,
        breached=int(warned is not None and warned.answer.verdict in BREACHES),
        open=int(order.status.is_open and not finished),
        last_event_at=to_ms_or_none(last.happened_at) if last else None,
        last_event_text=last.scan.text if last else "",
        site=place.site if place else "",
        polled_at=to_ms_or_none(parcel.trace_polled_at) if parcel else None,
        paid_at=to_ms_or_none(order.paid_at),
        warnings=warnings,
        province=region.province if region else "",
        trouble=troubled.trouble.value if troubled else "",
        trouble_since=to_ms(troubled.since) if troubled and troubled.since else 0,
    )
