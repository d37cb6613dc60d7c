"""What the questions on the platforms' parcel clocks need of a rule (``policy/clocks``).

Hours by class of the way (``clocks/route.py``) stand beside the lists that make the classes, so
that no platform's list is ever another's.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.parcels.clocks import Awaited, CountsFrom
from workbench.policy.question import (
    GAP_SITUATIONS,
    ClockShape,
    Question,
    situations,
    timed,
    worsened,
)
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

_REGIONS = frozenset({Unknown.RECEIVER_REGION, Unknown.SENDER_REGION})
_TIMES = frozenset({Unknown.EVENT_TIMES, Unknown.SOME_EVENT_TIMES})
_MAY_SAY = frozenset({Unknown.LAST_KNOWN, Unknown.REMOTE_LIST, Unknown.END_NOT_ANNOUNCED})

_BY_CLASS = MappingProxyType(
    {
        "same_region_hours": int,
        "other_region_hours": int,
        "remote_hours": int,
        "remote_provinces": tuple,
        "same_region_groups": tuple,
    }
)


def _shape(counts_from: CountsFrom, *until: Awaited, stretch: bool = False) -> ClockShape:
    follows = counts_from is CountsFrom.BECAME_LATE
    return ClockShape(frozenset({counts_from}), frozenset(until), stretch, follows)


CLOCK_QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "clock.ship_by": Question(
            parameters={},
            situations=situations(
                pending="deadline",
                pending_unscanned="deadline",
                pending_filed="deadline",
                violation="deadline",
                violation_unscanned="deadline",
                violation_late="deadline picked_up_at",
                clean="",
                unknown="",
            ),
            unknowns=frozenset(
                {Unknown.ORDER_STATUS, Unknown.PAID_AT, Unknown.TRACE, Unknown.UNREAD_EVENT}
            )
            | {Unknown.SOME_EVENT_TIMES, Unknown.FILING},
            optional={
                "hours": int,
                "days": int,
                "assumed_hours": int,
                "not_before": str,
                "quick_hours": int,
                "quick_words": tuple,
                "same_day_words": tuple,
                "next_day_words": tuple,
                "same_day_until_hour": int,
            },
            optional_unknowns=_MAY_SAY | {Unknown.SPOT_GOODS, Unknown.PROMISE},
            clock=_shape(CountsFrom.PAYMENT, Awaited.SHIPMENT, Awaited.PICKUP),
        ),
        "clock.out_of_stock": Question(
            parameters={"hours": int},
            situations=worsened("picked_up_at"),
            unknowns=frozenset({Unknown.TRACE, Unknown.UNREAD_EVENT, Unknown.SOME_EVENT_TIMES})
            | {Unknown.ORDER_STATUS},
            optional_unknowns=_MAY_SAY,
            clock=_shape(CountsFrom.BECAME_LATE, Awaited.SHIPMENT, Awaited.PICKUP),
        ),
        "clock.scan_by": Question(
            parameters={},
            situations=timed(
                "uploaded_at", "picked_up_at", clean="uploaded_at deadline picked_up_at"
            ),
            unknowns=_TIMES | {Unknown.UNREAD_EVENT, Unknown.TRACE, Unknown.UPLOADED_AT},
            optional={"hours": int, "days": int},
            optional_unknowns=_MAY_SAY,
            clock=_shape(CountsFrom.UPLOAD, Awaited.PICKUP),
        ),
        "clock.first_update": Question(
            parameters={"hours": int},
            situations=timed(
                "picked_up_at", "updated_at", not_started="", clean="", exempt_region="region"
            ),
            unknowns=_TIMES,
            optional={"excluded_provinces": tuple},
            optional_unknowns=_MAY_SAY,
            clock=_shape(CountsFrom.PICKUP, Awaited.UPDATE),
        ),
        "clock.hub_by": Question(
            parameters={"hours": int},
            situations=timed(
                "picked_up_at", "hub_at", not_started="", clean="picked_up_at deadline hub_at"
            ),
            ambiguities=frozenset({"O2"}),
            unknowns=_TIMES | {Unknown.UNREAD_EVENT},
            optional_unknowns=_MAY_SAY,
            clock=_shape(CountsFrom.PICKUP, Awaited.HUB_ENTRY),
        ),
        "clock.next_scan": Question(
            parameters=_BY_CLASS,
            situations=GAP_SITUATIONS,
            unknowns=_REGIONS | _TIMES,
            optional={"excluded_provinces": tuple},
            optional_unknowns=_MAY_SAY,
            clock=_shape(CountsFrom.PREVIOUS_ENTRY, Awaited.NEXT_ENTRY, stretch=True),
        ),
        "clock.deliver_by": Question(
            parameters={"days": int},
            situations=worsened("delivered_at"),
            unknowns=frozenset({Unknown.SOME_EVENT_TIMES}),
            optional_unknowns=_MAY_SAY,
            clock=_shape(CountsFrom.BECAME_LATE, Awaited.DELIVERY),
        ),
        "ship.moved": Question(
            parameters=MappingProxyType(
                {
                    "province": str,
                    "city": str,
                    "district": str,
                    "due_from": str,
                    "due_until": str,
                    "ship_until": str,
                }
            ),
            situations={},
        ),
        "clock.ticket_entry": Question(
            parameters={"hours": int},
            situations=situations(
                not_started="",
                pending="last_event_at deadline",
                violation="last_event_at deadline",
                clean="ended_at",
                unknown="",
            ),
            ambiguities=frozenset({"A24"}),
            unknowns=_TIMES | {Unknown.REMOTE_LIST, Unknown.END_NOT_ANNOUNCED},
            optional_unknowns=_MAY_SAY,
            clock=_shape(CountsFrom.PREVIOUS_ENTRY, Awaited.NEXT_ENTRY, stretch=True),
        ),
    }
)
