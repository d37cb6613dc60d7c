"""Parcels that another carrier carries on: which number counts then.

The rule is 1688.transship.same_province_newest_number (policy-facts, seed 003): a transfer inside
the province of the sending outlet moves the judging to the new number, after several to the newest
one that the traces show. The old number's stall no longer counts; the new number's clocks start at
its own pickup scan. Outside that province the original number stays decisive (A7). Where a trace
does not tell the province, the new number, or whether it was another carrier at all, the number
stays and the answer is marked open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.parcels.nodes import is_made_by_carrier, judgeable
from workbench.domain.parcels.tracking import EventKind, Forwarding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.parcels.tracking import TrackingEvent


@dataclass(frozen=True, slots=True)
class NumberTrace:
    """A number of an order and its normalised events, as far as they were seen."""

    shipment: Shipment
    events: tuple[TrackingEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Transfer:
    """A hand-over that a trace shows; ``to`` is the new number, "" where nothing tells it.

    ``counts`` tells that the rule follows it; None where the trace leaves that open.
    """

    number: str
    to: str
    at: datetime
    counts: bool | None


@dataclass(frozen=True, slots=True)
class Decisive:
    """The number to judge instead of another, and the transfers that lead there.

    ``is_open``: a further transfer may count, but the traces do not tell whether.
    """

    number: str
    transfers: tuple[Transfer, ...] = ()
    is_open: bool = False


def decisive_number(number: str, traces: Sequence[NumberTrace]) -> Decisive:
    """Return which number counts for ``number``, given all numbers of its order.

    It is ``number`` itself without a transfer that counts. The decisive number may be one that the
    order does not carry yet; then there is no trace of it to judge.
    """
    known = {trace.shipment.waybill: trace for trace in traces}
    followed: list[Transfer] = []
    province = _sender_province(known.get(number))
    while number in known:
        transfer = _last_transfer(known[number], province, known)
        if transfer is None:
            break
        if transfer.counts is None or transfer.to in {"", *(x.number for x in followed), number}:
            return Decisive(number, tuple(followed), is_open=True)
        followed.append(transfer)
        number = transfer.to
    return Decisive(number, tuple(followed))


def _sender_province(trace: NumberTrace | None) -> str:
    """Return the province of the sending outlet: of the pickup, as uploaded, of the first site.

    The hand-over itself tells nothing: it may be far away.
    """
    if trace is None:
        return ""
    seen = [event for _, event in judgeable(trace.events) if event.kind is not EventKind.FORWARDED]
    pickups = _provinces(event for event in seen if event.kind is EventKind.PICKED_UP)
    origin = trace.shipment.origin
    uploaded = (origin.province or "") if origin else ""
    return next(pickups, "") or uploaded or next(_provinces(seen), "")


def _provinces(events: Iterable[TrackingEvent]) -> Iterator[str]:
    places = (event.reading.place for event in events)
    return (place.province for place in places if place and place.province)


def _last_transfer(
    trace: NumberTrace, sender: str, known: Mapping[str, NumberTrace]
) -> Transfer | None:
    """Return a number's last transfer that may count, made where the last site until then lies."""
    found: Transfer | None = None
    province = sender
    for at, event in judgeable(trace.events):
        place = event.reading.place
        province = place.province if place and place.province else province
        if event.kind is EventKind.FORWARDED:
            told = event.reading.forwarded_to or Forwarding()
            to = told.number or _number_since(trace, at, known)
            other = _is_other_carrier(trace, told, known.get(to))
            counts = _both(other, province == sender if sender else None)
            if counts is not False:
                found = Transfer(trace.shipment.waybill, to, at, counts)
    return found


def _number_since(trace: NumberTrace, at: datetime, known: Mapping[str, NumberTrace]) -> str:
    """Return the one other number whose trace begins at the transfer or later, "" if not one."""
    own = trace.shipment.waybill
    begun = [number for number, other in known.items() if number != own and _begins(other, at)]
    return begun[0] if len(begun) == 1 else ""


def _begins(trace: NumberTrace, at: datetime) -> bool:
    made = (happened for happened, event in judgeable(trace.events) if is_made_by_carrier(event))
    first = next(made, None)
    return first is not None and first >= at


def _is_other_carrier(trace: NumberTrace, told: Forwarding, new: NumberTrace | None) -> bool | None:
    carrier = told.carrier or (new.shipment.carrier if new else "")
    return carrier != trace.shipment.carrier if carrier else None


def _both(one: bool | None, other: bool | None) -> bool | None:
    """Return whether both hold; False beats unknown."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True
