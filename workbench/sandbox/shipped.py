"""What an order is once its seller has put a number on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.sandbox.script import StatusChange

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.sandbox.script import ScriptedOrder, ScriptedParcel

_REST = frozenset({"success", "cancel"})


def shipped(order: ScriptedOrder, parcel: ScriptedParcel, at: datetime) -> ScriptedOrder:
    """Return the order with a parcel more; what the season would have sent later is not sent."""
    parcels = (*(p for p in order.parcels if p.uploaded_at <= at), parcel)
    sent = {place for p in parcels for place in p.lines or range(len(order.lines))}
    is_whole = len(sent) == len(order.lines)
    return _at_status(replace(order, parcels=parcels), parcel.uploaded_at, at, is_sent=is_whole)


def finished(order: ScriptedOrder, at: datetime) -> ScriptedOrder:
    """Return the order as shipped without any number."""
    parcels = tuple(p for p in order.parcels if p.uploaded_at <= at)
    return _at_status(replace(order, parcels=parcels), at, at, is_sent=True)


def _at_status(
    order: ScriptedOrder, since: datetime, at: datetime, *, is_sent: bool
) -> ScriptedOrder:
    changes = [each for each in order.changes if each.at <= at or each.status in _REST]
    if is_sent:
        changes.append(StatusChange(since, "waitbuyerreceive"))
    return replace(order, changes=tuple(sorted(changes, key=lambda change: change.at)))
