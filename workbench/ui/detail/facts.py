"""What the detail column picks out of a row's detail (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.parcels.clocks import Awaited
from workbench.domain.parcels.journey import normalise
from workbench.domain.parcels.tracking import Basis, EventKind, SiteKind
from workbench.domain.rules.decisions import SubjectKind
from workbench.ui.formats import NOTHING, one_line, plain
from workbench.ui.monitor.columns import OVERDUE
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.files import ShipmentFile
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.views import RowDetail
    from workbench.ui.formats import Formats
    from workbench.ui.tables.columns import Look

# The scan that has not come, by what stops the rule's clock.
_MISSING = {
    Awaited.PICKUP: marked("detail", "No trace"),
    Awaited.UPDATE: marked("detail", "No new scan"),
    Awaited.HUB_ENTRY: marked("detail", "Not at a sorting centre"),
    Awaited.HUB_DEPARTURE: marked("detail", "Not departed"),
    Awaited.NEXT_ENTRY: marked("detail", "No new scan"),
    Awaited.DELIVERY: marked("detail", "Not delivered"),
}


# Whose status it is.
_SOURCES = {
    "kuaidi100": marked("detail", "Kuaidi100"),
    "kdniao": marked("detail", "Kdniao"),
    "1688": marked("detail", "1688"),
    "top": marked("detail", "Taobao"),
    "douyin": marked("detail", "Douyin"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of the painted trace; ``is_missing`` is the scan that has not come.

    ``doubt`` says on whose word the title stands where the text alone does not settle it.
    """

    title: str
    when: str
    text: str
    is_missing: bool = False
    doubt: str = ""


def is_about_row(decision: Decision, detail: RowDetail) -> bool:
    """Tell whether a decision is about the very parcel or order of the row."""
    subject, row = decision.subject, detail.row
    is_same_parcel = row.kind is SubjectKind.ORDER or subject.waybill == row.waybill
    return subject.kind is row.kind and is_same_parcel


def top_decision(detail: RowDetail) -> Decision | None:
    """Return the decision on top of the row, None where the row has none."""
    mine = [decision for decision in detail.decisions if is_about_row(decision, detail)]
    named = [decision for decision in mine if decision.answer.rule == detail.row.rule]
    return next(iter(named), None)


def other_warnings(detail: RowDetail) -> list[Decision]:
    """Return the order's further warnings, most urgent first."""
    top = top_decision(detail)
    others = [d for d in detail.decisions if d.is_warning and d is not top]
    return sorted(others, key=lambda decision: decision.level.rank)


def shipment_of(detail: RowDetail) -> ShipmentFile | None:
    """Return the row's parcel, None for an order that was not shipped."""
    parcels = detail.file.shipments
    return next((p for p in parcels if p.shipment.waybill == detail.row.waybill), None)


def trace_steps(detail: RowDetail, look: Look) -> list[Step]:
    """Return the parcel's trace, oldest first, ending with the scan that is awaited."""
    return [*told_steps(detail, look.formats), *awaited_steps(detail, look)]


def told_steps(detail: RowDetail, formats: Formats) -> list[Step]:
    """Return the scans that were told, oldest first."""
    parcel = shipment_of(detail)
    # Two sources may tell the same scan; a person reads it once.
    events = normalise(parcel.events) if parcel is not None else ()
    hub = _first_hub(events)
    steps = []
    for event in events:
        step = _step(event, formats, is_first_hub=event is hub)
        steps.append(replace(step, doubt=_doubt(event, is_disputed=event.scan in detail.disputed)))
    return steps


def awaited_steps(detail: RowDetail, look: Look) -> list[Step]:
    """Return the scan that is awaited, which alone changes while time goes by; one at most."""
    missing = _missing_step(detail, look)
    return [] if missing is None else [missing]


def _first_hub(events: tuple[TrackingEvent, ...]) -> TrackingEvent | None:
    hubs = (
        event
        for event in events
        if event.kind is EventKind.ARRIVED and event.reading.site_kind is SiteKind.HUB
    )
    return next(hubs, None)


def _step(event: TrackingEvent, formats: Formats, *, is_first_hub: bool) -> Step:
    title = translate("detail", "Arrived at first hub") if is_first_hub else word(event.kind)
    when = formats.moment(event.happened_at)
    if when == NOTHING:
        when = one_line(event.scan.time_text) or NOTHING
    return Step(title, when, one_line(event.scan.text))


def _doubt(event: TrackingEvent, *, is_disputed: bool) -> str:
    """Return what a provider's status has to do with the event's kind; "" where the text tells."""
    scan = event.scan
    if event.reading.basis is Basis.PROVIDER:
        said = translate("detail", "By the status of {source} ({status}); the text does not say")
    elif is_disputed:
        said = translate("detail", "By its text; the status of {source} is {status}")
    else:
        return ""
    source = _SOURCES.get(scan.source)
    name = translate("detail", source) if source else one_line(scan.source)
    return said.replace("{source}", name).replace("{status}", one_line(scan.provider_status))


def _missing_step(detail: RowDetail, look: Look) -> Step | None:
    decision = top_decision(detail)
    awaited = look.rules.awaited(detail.row.rule)
    source = _MISSING.get(awaited) if awaited else None
    if source is None or decision is None or not decision.is_warning:
        return None
    begun = _stalled_since(detail)
    parts = []
    if begun is not None:
        stall = look.formats.span(look.now - begun)
        parts.append(translate("detail", "Standing for {span}").replace("{span}", stall))
    if detail.row.deadline is not None:
        until = look.formats.deadline(detail.row.deadline)
        parts.append(translate("detail", "deadline {time}").replace("{time}", until))
    return Step(
        translate("detail", source),
        translate("detail", "until now"),
        "  ".join(parts),
        is_missing=True,
    )


def _stalled_since(detail: RowDetail) -> datetime | None:
    parcel = shipment_of(detail)
    if detail.row.last_event_at is not None or parcel is None:
        return detail.row.last_event_at
    return parcel.shipment.uploaded_at


def is_overdue(decision: Decision | None) -> bool:
    """Tell whether the limit has been missed already."""
    return decision is not None and decision.answer.verdict in OVERDUE


def shortened(steps: list[Step], most: int = 5) -> list[Step]:
    """Return a long trace with its middle left out: the first scan and the latest ones."""
    if len(steps) <= most:
        return steps
    left_out = len(steps) - most + 1
    note = translate("detail", "{n} more scans").replace("{n}", str(left_out))
    return [steps[0], Step("", "", note), *steps[len(steps) - most + 2 :]]


def as_text(steps: list[Step]) -> str:
    """Return the trace for the clipboard."""
    return "\n".join(plain(f"{step.when}  {step.title}  {step.text}").strip() for step in steps)
