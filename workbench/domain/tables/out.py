"""The columns of tables that only files hold: reviews."""

from __future__ import annotations

from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ValueKind
from workbench.domain.tables.fields import Field

_LEVEL = Field(key="level", heading=marked("columns", "Urgency"))
_WARNING = Field(key="warning", heading=marked("columns", "Warning"))
_DEADLINE = Field(
    key="deadline", heading=marked("columns", "Deadline"), kind=ValueKind.INSTANT
)  # fmt: skip
_SHOP = Field(key="shop", heading=marked("columns", "Shop"))
_NUMBER = Field(key="order_number", heading=marked("columns", "Order number"))
_WAYBILL = Field(key="waybill", heading=marked("columns", "Waybill"))

REVIEW_FIELDS = (
    _LEVEL,
    _WARNING,
    Field(key="verdict", heading=marked("columns", "Verdict")),
    _DEADLINE,
    Field(key="platform", heading=marked("columns", "Platform")),
    _SHOP,
    _NUMBER,
    Field(key="carrier", heading=marked("columns", "Carrier")),
    _WAYBILL,
    Field(
        key="last_scan_at",
        heading=marked("columns", "Time of last scan"),
        kind=ValueKind.INSTANT,
    ),
    Field(key="reason", heading=marked("columns", "What happened")),
    Field(key="rule", heading=marked("columns", "Rule id")),
)

OTHERS_FIELD = Field(key="others", heading=marked("columns", "Other columns of the file"))
