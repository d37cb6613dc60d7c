"""Invented costs and cures of the picture's rows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tests.ui.season import DEPARTURE, NOW
from workbench.domain.clock import SHANGHAI
from workbench.domain.rules.effects import (
    NO_OUTLOOK,
    Amount,
    Applicability,
    Change,
    Cure,
    CureCost,
    CureState,
    Effect,
    Exposure,
    Horizon,
    Outlook,
    Why,
)
from workbench.domain.rules.remedies import Remedy
from workbench.domain.views import EffectKind

if TYPE_CHECKING:
    from workbench.domain.views import MonitorRow

CLAIM = "1688.claim.late_shipping_suspended"
AMOUNT = "1688.outside.amount_false_track"
AT_RISK = Exposure((Horizon(24, 4500, 3), Horizon(48, 6000, 4, points=2), Horizon(72, 6000, 7)))
OWN = Exposure((Horizon(24, 500), Horizon(48, 500), Horizon(72, 500, 1)))

_SILENT = tuple(
    Effect(kind, Applicability.UNKNOWN, DEPARTURE, Why.NOT_STATED, changed_by=Change.SOURCE)
    for kind in (EffectKind.COMPENSATION, EffectKind.POINTS, EffectKind.SCORE, EffectKind.TICKET)
)
EFFECTS = (
    Effect(
        EffectKind.PENALTY,
        Applicability.APPLIES,
        DEPARTURE,
        Why.STATED,
        DEPARTURE,
        Change.CURE,
        Amount(500, AMOUNT, datetime(2023, 6, 7, tzinfo=SHANGHAI), NOW),
    ),
    *_SILENT,
    Effect(
        EffectKind.COMPLAINT,
        Applicability.UNKNOWN,
        DEPARTURE,
        Why.END_NOT_ANNOUNCED,
        CLAIM,
        Change.CONFIRMATION,
    ),
    Effect(EffectKind.CLAIM, Applicability.EXEMPT, DEPARTURE, Why.EXEMPTED, CLAIM, Change.END),
)
CURES = (
    Cure(
        Remedy.REPLACE_NUMBER,
        CureState.COUNTS,
        None,
        CureCost.NEW_PARCEL,
        "1688.remedy.before_penalty_auto_exempt",
        before_penalty_unknown=True,
    ),
    Cure(
        Remedy.REFUND,
        CureState.COUNTS,
        None,
        CureCost.SALE,
        "1688.remedy.before_penalty_auto_exempt",
        before_penalty_unknown=True,
    ),
    Cure(Remedy.FILE, CureState.COUNTS, NOW, by="1688.filing.effect"),
    Cure(Remedy.CHASE, CureState.NO_PROMISE),
)


def outlook_for(row: MonitorRow) -> Outlook:
    """The first row has everything, the others nothing."""
    return Outlook(EFFECTS, CURES, (CLAIM,), OWN) if row.id == 1 else NO_OUTLOOK
