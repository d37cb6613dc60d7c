"""What each question needs of a rule: values, readings, and a sentence for every situation.

The names in a situation's set are those that its sentence may use between braces; the modules of
the questions put them into ``Answer.facts``. A pack that lacks one of these parts is refused.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.policy.clock_questions import CLOCK_QUESTIONS
from workbench.policy.question import GAP_SITUATIONS, SITUATION, Question, situations, timed
from workbench.policy.rules import INFORMATION
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["QUESTIONS", "SITUATION", "Question"]

_REGIONS = frozenset({Unknown.RECEIVER_REGION, Unknown.SENDER_REGION})
_TRACE = _REGIONS | {Unknown.EVENT_TIMES, Unknown.SOME_EVENT_TIMES}


# Rules that the decision cases read values from: name of the question -> parameters, ambiguities.
_VALUES: Mapping[str, tuple[Mapping[str, type], str]] = {
    INFORMATION: ({}, ""),
    "claim.suspended": ({}, "A1"),
    "complaint.no_liability": ({"topics": tuple}, "A1"),
    "complaint.malice": ({"findings": tuple, "doubtful": tuple}, "A1 A2"),
    "surcharge.price": (
        {
            "product": str,
            "carrier": str,
            "tiers": tuple,
            "free_tiers": tuple,
            "first_kg": int,
            "first_fen": int,
            "further_kg_fen": int,
        },
        "A4",
    ),
    "penalty.stacking": ({"together": tuple, "apart": tuple}, ""),
    "remedy.before_penalty": ({"acts": tuple}, "A8"),
    "filing.force_majeure": ({"events": tuple}, "A8 A10"),
    "filing.buyer_unresponsive": ({}, "A9"),
    "filing.freight": ({"transports": tuple}, ""),
    "filing.pledge": ({"scenes": tuple}, ""),
    "filing.pre_window": ({}, "A15"),
    "no_logistics.use": ({"handovers": tuple}, ""),
    "freight.note": ({"categories": tuple}, ""),
    "freight.guide": ({"templates": tuple}, ""),
    "freight.tag": ({"days": int}, "A11"),
    "app.accounts": ({"accounts": tuple}, ""),
    "autocomp.suspended": ({"violations": tuple, "merchants": tuple}, ""),
    "autocomp.enforced": ({"violations": tuple}, ""),
    "score.mean": (
        {"higher_is_better": tuple, "lower_is_better": tuple, "merchants": tuple},
        "",
    ),
    "appeal.filing_number": ({"channels": tuple}, "A16"),
    "urge.options": ({"options": tuple}, ""),
    "urge.proxy": ({"sellers": tuple}, ""),
    "urge.no_task": ({}, "A17"),
    "reply.hours": ({"hours": int}, "A25"),
    "span.hours": ({"hours": int}, ""),
    "span.days": ({"days": int}, ""),
    "incentive.share": ({"days": int, "hours": int, "percent": int}, "A18"),
    "exposure.hours": ({"hours": int}, "A24"),
    "exposure.usual": ({"hours": int, "remote_hours": int}, "A24"),
    "invoice.before": ({"response_hours": int}, "A23"),
    "points.each": ({"points": int}, "A20 A21"),
    "points.cap": ({"points": int, "days": int}, "A22"),
}


def _value_questions() -> dict[str, Question]:
    return {
        name: Question(MappingProxyType(dict(kinds)), {}, frozenset(ambiguities.split()))
        for name, (kinds, ambiguities) in _VALUES.items()
    }


# Amounts and clocks of facts from outside the seeds; a version names those that its text gives.
# Money in 分; a percentage is of what was paid for the order, between ``min_fen`` and ``max_fen``.
_AMOUNTS = {
    "per": str,
    "each_fen": int,
    "cap_fen": int,
    "percent": int,
    "min_fen": int,
    "max_fen": int,
    "whole_below": bool,
    "round_to_fen": int,
    "free_up_to_fen": int,
}
# What several violations cost together at most: of one order, or of a day's orders of two parties.
_CAPS = {
    "violations": tuple,
    "per": str,
    "percent": int,
    "min_fen": int,
    "max_fen": int,
    "cap_fen": int,
}
_CLOCKS = {
    "hours": int,
    "days": int,
    "promise_hours": int,
    "first_hours": int,
    "same_region_hours": int,
    "other_region_hours": int,
    "remote_hours": int,
    "remote_provinces": tuple,
}

QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        **_value_questions(),
        **CLOCK_QUESTIONS,
        "app.path": Question({}, {}, needs_menu=("path",)),
        "amount.dated": Question({}, {}, optional=_AMOUNTS),
        "amount.cap": Question({}, {}, optional=_CAPS),
        "points.dated": Question({"points": int}, {}),
        "parcel.clock": Question({}, {}, optional=_CLOCKS),
        "false_track.departure": Question(
            parameters={"hours": int},
            situations=timed(
                "picked_up_at",
                "left_at",
                not_started="",
                pending_at_hub="picked_up_at deadline hub arrived_at",
                violation_at_hub="picked_up_at deadline hub arrived_at",
                clean="picked_up_at deadline left_at",
                exempt_region="region",
            ),
            ambiguities=frozenset({"A5", "A6"}),
            unknowns=_TRACE | {Unknown.UNREAD_EVENT},
        ),
        "false_track.gap": Question(
            parameters={"hours": int},
            situations=GAP_SITUATIONS,
            unknowns=_TRACE,
        ),
        "false_ship.no_trace": Question(
            parameters={"hours": int},
            situations=timed(
                "uploaded_at",
                "first_record_at",
                pending_ordered="uploaded_at deadline",
                clean="uploaded_at deadline first_record_at",
            ),
            ambiguities=frozenset({"A12", "A13"}),
            unknowns=frozenset(
                {
                    Unknown.EVENT_TIMES,
                    Unknown.UNREAD_EVENT,
                    Unknown.TRACE,
                    Unknown.UPLOADED_AT,
                }
            ),
        ),
        "false_ship.number_reuse": Question(
            parameters={"days": int},
            situations=situations(
                clean="",
                violation="other_order other_uploaded_at",
                unknown="other_order",
            ),
            ambiguities=frozenset({"A14"}),
            unknowns=frozenset(
                {
                    Unknown.UPLOADED_AT,
                    Unknown.OTHER_UPLOADED_AT,
                    Unknown.RECEIVER_NAME,
                    Unknown.RECEIVER_ADDRESS,
                }
            ),
        ),
        "transship.number": Question(
            parameters={},
            situations=situations(clean="number", unknown_elsewhere="number", unknown=""),
            ambiguities=frozenset({"A7"}),
            unknowns=frozenset({Unknown.TRANSFER}),
        ),
        "region.remote": Question(
            parameters={"provinces": tuple, "abroad": bool},
            situations=situations(remote="region", not_remote=""),
        ),
        "ship.by": Question(
            parameters={},
            situations=situations(
                not_started="", pending="deadline", violation="deadline", clean="", unknown=""
            ),
            unknowns=frozenset({Unknown.ORDER_STATUS}),
        ),
    }
)
