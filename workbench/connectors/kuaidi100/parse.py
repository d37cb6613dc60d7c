"""Kuaidi100's answers made into scans (platform-apis 4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.kuaidi100 import codes
from workbench.connectors.payload import Unreadable, children, text
from workbench.connectors.scans import ToldScan, trace_of
from workbench.domain.pages import ParcelScans

if TYPE_CHECKING:
    from workbench.connectors.payload import JsonObject


def return_code(payload: JsonObject) -> str:
    """Return the code of the answer: ``returnCode`` of a failure, ``status`` of a success."""
    return text(payload, "returnCode") or text(payload, "status")


def parcel_scans(payload: JsonObject, waybill: str) -> ParcelScans:
    """Return the scans of a successful answer, oldest first; ``ftime`` is the time to use."""
    if text(payload, "nu") not in {"", waybill}:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "nu")
    if payload.get("data") is None:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "data")
    told = [
        ToldScan(
            text(line, "context"),
            text(line, "ftime") or text(line, "time"),
            text(line, "status") or text(line, "statusCode"),
        )
        for line in children(payload, "data")
    ]
    scans = trace_of(told, codes.SOURCE, newest_first=True)
    return ParcelScans(codes.SOURCE, scans, text(payload, "state"))
