"""On Taobao nothing carries an appeal but a number approved before the judgement; said early."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.shops import Platform
from workbench.policy.appeal_prospect import Obstacle, prospect

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

JUDGED = datetime(2024, 1, 24, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)
PENALTY = PlatformRecord(
    RecordKind.PENALTY, RecordSource.ENTERED, "s", Platform.TAOBAO, "1001", at=JUDGED
)
FILING = Filing(
    "s",
    Platform.TAOBAO,
    FilingCase.NATURAL_DISASTER,
    FilingScope(ScopeKind.WHOLE_SHOP),
    FilingState.ACCEPTED,
    "BB1",
    submitted_at=JUDGED - 9 * HOUR,
    approved_at=JUDGED - HOUR,
    id="1",
)


@pytest.mark.parametrize(
    ("filings", "obstacle"),
    [
        pytest.param((FILING,), Obstacle.NONE, id="approved before"),
        pytest.param((), Obstacle.NO_FILING, id="no filing"),
        pytest.param((replace(FILING, number=""),), Obstacle.NO_NUMBER, id="no number"),
        pytest.param((replace(FILING, approved_at=None),), Obstacle.NOT_APPROVED, id="not yet"),
        pytest.param(
            (replace(FILING, approved_at=JUDGED + HOUR),), Obstacle.APPROVED_LATE, id="late"
        ),
        pytest.param(
            (replace(FILING, approved_at=JUDGED),), Obstacle.APPROVED_LATE, id="that very second"
        ),
    ],
)
def test_taobao_counts_the_number(
    book: PolicyBook, filings: tuple[Filing, ...], obstacle: Obstacle
) -> None:
    found = prospect(PENALTY, filings, JUDGED + HOUR, book)
    assert (found.demands_number, found.obstacle) == (True, obstacle)
    assert found.rule == "taobao.appeal.filing_no_before_judgement"
    assert found.is_hopeless is (obstacle is not Obstacle.NONE)


def test_a_filing_that_carries_it_wins_over_others(book: PolicyBook) -> None:
    late = replace(FILING, id="2", approved_at=JUDGED + HOUR)
    assert prospect(PENALTY, (FILING, late), JUDGED, book).filing == FILING


def test_before_the_rule_no_number_was_demanded(book: PolicyBook) -> None:
    at = datetime(2022, 12, 1, tzinfo=UTC)
    assert not prospect(replace(PENALTY, at=at), (), at, book).demands_number


@pytest.mark.parametrize(
    ("platform", "rule"),
    [
        pytest.param(Platform.ALIBABA, "1688.filing.effect", id="1688"),
        pytest.param(Platform.DOUYIN, "douyin.appeal.judged", id="douyin"),
    ],
)
def test_others_demand_none(book: PolicyBook, platform: Platform, rule: str) -> None:
    found = prospect(replace(PENALTY, platform=platform), (), JUDGED, book)
    assert (found.demands_number, found.rule) == (False, rule)
