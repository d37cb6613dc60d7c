"""Appeals (申诉): what is said to a platform after its judgement, up to the money's return.

A person appeals on the platform's own page; the workbench prepares, counts the days, and follows.
A penalty may be revoked without an appeal too: an accepted filing does that (1688.filing.effect).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class AppealStep(StrEnum):
    """How far an appeal got; ``UNKNOWN`` is one that was sent and whose outcome nobody knows."""

    DRAFT = "draft"
    SENT = "sent"
    UNKNOWN = "unknown"
    REVOKED = "revoked"
    REJECTED = "rejected"
    REFUNDED = "refunded"

    @property
    def is_open(self) -> bool:
        """Tell whether a person still waits for something: an answer, or the money."""
        return self not in {AppealStep.REJECTED, AppealStep.REFUNDED}


# From which step a person's word leads to which.
_LEADS_TO: Mapping[AppealStep, frozenset[AppealStep]] = MappingProxyType(
    {
        AppealStep.DRAFT: frozenset({AppealStep.SENT, AppealStep.REVOKED}),
        AppealStep.SENT: frozenset({AppealStep.REVOKED, AppealStep.REJECTED, AppealStep.UNKNOWN}),
        AppealStep.UNKNOWN: frozenset({AppealStep.REVOKED, AppealStep.REJECTED}),
        AppealStep.REVOKED: frozenset({AppealStep.REFUNDED}),
        AppealStep.REJECTED: frozenset(),
        AppealStep.REFUNDED: frozenset(),
    }
)


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal against one penalty; instants UTC, None where not told, money in 分.

    ``record_id`` is our id of the platform's record. ``filing_number`` is the number that the
    appeal names, ``filing_id`` our filing that has it, "" for one made elsewhere. ``statement`` is
    masked. ``returned_at`` is when the money came back, ``returned_amount`` how much.
    """

    record_id: int
    step: AppealStep = AppealStep.DRAFT
    filing_id: str = ""
    filing_number: str = ""
    statement: str = ""
    sent_at: datetime | None = None
    answered_at: datetime | None = None
    returned_at: datetime | None = None
    returned_amount: int | None = None


def may_become(appeal: Appeal, step: AppealStep) -> bool:
    """Tell whether an appeal's step can lead to another."""
    return step in _LEADS_TO[appeal.step]


def stepped(appeal: Appeal, step: AppealStep, at: datetime, amount: int | None = None) -> Appeal:
    """Return the appeal with what a person says became of it at ``at`` (UTC).

    ``amount`` counts for money that came back alone.

    Raises:
        ValueError: its step does not lead there, or it was answered before it was sent.
    """
    if not may_become(appeal, step):
        raise ValueError(f"{appeal.step} does not lead to {step}")
    earlier = appeal.answered_at if step is AppealStep.REFUNDED else appeal.sent_at
    if earlier is not None and at < earlier:
        raise ValueError("nothing is answered before it is sent")
    match step:
        case AppealStep.SENT:
            return replace(appeal, step=step, sent_at=at)
        case AppealStep.REFUNDED:
            return replace(appeal, step=step, returned_at=at, returned_amount=amount)
        case _:
            return replace(appeal, step=step, answered_at=at)
