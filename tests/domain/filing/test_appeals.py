"""An appeal goes from draft to the money's return, at a person's word alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from workbench.domain.filing.appeals import Appeal, AppealStep, may_become, stepped

NOON = datetime(2024, 1, 24, 4, tzinfo=UTC)
DAY = timedelta(days=1)
DRAFT = Appeal(7)
SENT = replace(DRAFT, step=AppealStep.SENT, sent_at=NOON)


def test_from_draft_to_the_money() -> None:
    sent = stepped(DRAFT, AppealStep.SENT, NOON)
    revoked = stepped(sent, AppealStep.REVOKED, NOON + DAY)
    back = stepped(revoked, AppealStep.REFUNDED, NOON + 2 * DAY, 500)
    assert (back.sent_at, back.answered_at, back.returned_at) == (NOON, NOON + DAY, NOON + 2 * DAY)
    assert back.returned_amount == 500
    assert not back.step.is_open


def test_a_filing_can_undo_a_penalty_without_an_appeal() -> None:
    assert stepped(DRAFT, AppealStep.REVOKED, NOON).answered_at == NOON


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(AppealStep.DRAFT, AppealStep.REJECTED, id="unsent, refused"),
        pytest.param(AppealStep.DRAFT, AppealStep.REFUNDED, id="unsent, refunded"),
        pytest.param(AppealStep.REJECTED, AppealStep.REVOKED, id="refused, revoked"),
        pytest.param(AppealStep.REFUNDED, AppealStep.SENT, id="over, sent again"),
    ],
)
def test_what_does_not_lead_there(before: AppealStep, after: AppealStep) -> None:
    assert not may_become(replace(DRAFT, step=before), after)
    with pytest.raises(ValueError, match="does not lead"):
        stepped(replace(DRAFT, step=before), after, NOON)


def test_nothing_is_answered_before_it_is_sent() -> None:
    with pytest.raises(ValueError, match="before it is sent"):
        stepped(SENT, AppealStep.REVOKED, NOON - DAY)


def test_what_is_revoked_still_waits_for_its_money() -> None:
    assert stepped(SENT, AppealStep.REVOKED, NOON).step.is_open
