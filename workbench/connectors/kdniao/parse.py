"""Kdniao's answers made into scans (platform-apis 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.kdniao import codes
from workbench.connectors.payload import Unreadable, children, flag, text
from workbench.connectors.scans import ToldScan, trace_of
from workbench.domain.pages import ParcelScans

if TYPE_CHECKING:
    from workbench.connectors.payload import JsonObject

# The states of a parcel that has no scan yet (platform-apis 5).
_UNTRACED = frozenset({"", "0"})


def refusal(payload: JsonObject) -> str | None:
    """Return the text of a refusal, None where there is none: ``Success`` tells, not the status."""
    granted = flag(payload, "Success")
    if granted is None:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "Success")
    return None if granted else text(payload, "Reason")


def parcel_scans(payload: JsonObject, waybill: str) -> ParcelScans:
    """Return the scans, oldest first as they are listed; none is "no trace yet".

    A parcel that is on its way has scans: where the list was left out nothing was told.
    Names, telephones and addresses of outlets and couriers beside them are not read.
    """
    if text(payload, "LogisticCode") not in {"", waybill}:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "LogisticCode")
    if payload.get("Traces") is None and text(payload, "State") not in _UNTRACED:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "Traces")
    told = [
        ToldScan(text(line, "AcceptStation"), text(line, "AcceptTime"), text(line, "Action"))
        for line in children(payload, "Traces")
    ]
    state = text(payload, "StateEx") or text(payload, "State")
    return ParcelScans(codes.SOURCE, trace_of(told, codes.SOURCE), state)
