"""Grounds are offered as far as the packs hold them for the date."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from workbench.domain.filing.filings import FilingCase
from workbench.domain.shops import Platform
from workbench.policy.filing_cases import fitting_case, offered

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

JANUARY = datetime(2024, 1, 24, 2, tzinfo=UTC)
F = FilingCase
ON_1688 = (
    F.TRACE_MISMATCH, F.BUYER_UNRESPONSIVE, F.FORCE_MAJEURE, F.FREIGHT_BUYER_DELAY, F.LOST,
    F.DAMAGED, F.REJECTED_BY_BUYER, F.CARRIER_ASKED_FOR, F.OUT_OF_STOCK, F.OTHER,
)  # fmt: skip
EVENTS = (F.EPIDEMIC, F.NATURAL_DISASTER, F.LARGE_MEETING, F.SPORTS_EVENT)


@pytest.mark.parametrize(
    ("platform", "at", "cases"),
    [
        pytest.param(Platform.ALIBABA, JANUARY, ON_1688, id="1688"),
        pytest.param(Platform.TAOBAO, JANUARY, (*EVENTS, F.OTHER), id="taobao"),
        pytest.param(
            Platform.TAOBAO, datetime(2022, 12, 20, 15, 59, 59, tzinfo=UTC), (),
            id="taobao, a second before the pledge",
        ),
        pytest.param(Platform.TMALL, JANUARY, (), id="tmall, before its rule is known"),
        pytest.param(
            Platform.TMALL, datetime(2026, 5, 1, tzinfo=UTC), EVENTS, id="tmall, article 15"
        ),
        pytest.param(Platform.DOUYIN, JANUARY, (F.CANNOT_SHIP,), id="douyin, old orders alone"),
        pytest.param(
            Platform.DOUYIN, datetime(2026, 9, 1, tzinfo=UTC), (F.CANNOT_SHIP, *EVENTS[1:]),
            id="douyin, evidence standard of August 2026",
        ),
        pytest.param(Platform.UNKNOWN, JANUARY, (), id="a platform that nobody told"),
    ],
)  # fmt: skip
def test_what_is_offered(
    platform: Platform, at: datetime, cases: tuple[FilingCase, ...], book: PolicyBook
) -> None:
    assert tuple(each.case for each in offered(platform, at, book)) == cases


def test_the_grounds_own_rule_comes_first(book: PolicyBook) -> None:
    (first, *_) = offered(Platform.ALIBABA, JANUARY, book)
    assert [rule.id for rule in first.rules] == [
        "1688.filing.case1_trace_mismatch",
        "1688.filing.effect",
        "1688.filing.entry",
    ]


@pytest.mark.parametrize(
    ("platform", "rule", "case"),
    [
        pytest.param(
            Platform.ALIBABA, "1688.false_track.gap_72h", F.TRACE_MISMATCH, id="a stalled trace"
        ),
        pytest.param(
            Platform.ALIBABA, "1688.ship.deadline_and_special_goods", F.OUT_OF_STOCK, id="late"
        ),
        pytest.param(
            Platform.TAOBAO, "1688.ship.deadline_and_special_goods", None,
            id="nobody pledges a disaster by suggestion",
        ),
        pytest.param(Platform.ALIBABA, "no.such_rule", None, id="a rule that is gone"),
    ],
)  # fmt: skip
def test_which_ground_fits_a_warning(
    platform: Platform, rule: str, case: FilingCase | None, book: PolicyBook
) -> None:
    assert fitting_case(platform, rule, book) is case
