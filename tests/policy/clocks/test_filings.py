"""Which filings move a ship-by clock: by each platform's own rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.clocks.asking import NUMBER, SHOP, at, outcome
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind

if TYPE_CHECKING:
    from tests.policy.clocks.asking import Live

RULES = {
    "tmall": "tmall.outside.ship_time",
    "taobao": "taobao.outside.ship_time",
    "douyin": "douyin.outside.ship_time",
    "alibaba": "1688.ship.deadline_and_special_goods",
}
PAID, DUE, MOVED = "2026-09-01 10:00:00", "2026-09-03 10:00:00", "2026-09-08 23:59:59"
NOW = "2026-09-05 00:00:00"


def filing(live: Live, **facts: Any) -> Filing:
    told: dict[str, Any] = {
        "scope": FilingScope(ScopeKind.ORDER, orders=(NUMBER,)),
        "state": FilingState.ACCEPTED,
        "approved_at": at("2026-09-02 10:00:00"),
        "extends_to": at(MOVED),
    } | facts
    return Filing(SHOP, live.platform, FilingCase.NATURAL_DISASTER, **told)


def told(live: Live, platform: str, **facts: Any) -> str:
    file = live.waiting(filing(live, **facts), paid_at=PAID, ship_by=DUE)
    return outcome(live.judge(file, NOW)[RULES[platform]])


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        pytest.param("tmall", "pending 09-08 23:59:59", id="O-TM-16: reset by its result"),
        pytest.param("taobao", "pending 09-08 23:59:59", id="seed 002: the filed time is shown"),
        pytest.param("douyin", "violation 09-03 10:00:00", id="Douyin's text does not move it"),
        pytest.param("alibaba", "violation 09-03 10:00:00", id="nor does 1688's"),
    ],
)
def test_an_approved_filing_moves_the_clock_where_the_rule_says_so(
    request: pytest.FixtureRequest, platform: str, expected: str
) -> None:
    assert told(request.getfixturevalue(platform), platform) == expected


@pytest.mark.parametrize(
    ("platform", "approved", "expected"),
    [
        pytest.param("taobao", DUE, "pending 09-08 23:59:59", id="A17: approved at the limit"),
        pytest.param(
            "taobao", "2026-09-03 10:00:01", "violation 09-03 10:00:00", id="Taobao: 1 s too late"
        ),
        pytest.param(
            "tmall", "2026-09-03 10:00:01", "pending 09-08 23:59:59", id="Tmall names no such limit"
        ),
        pytest.param("tmall", "2026-09-05 00:00:01", "violation 09-03 10:00:00", id="not yet"),
    ],
)
def test_when_it_was_approved(
    request: pytest.FixtureRequest, platform: str, approved: str, expected: str
) -> None:
    live = request.getfixturevalue(platform)
    assert told(live, platform, approved_at=at(approved)) == expected


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"state": FilingState.SENT}, id="not decided"),
        pytest.param({"state": FilingState.REJECTED}, id="refused"),
        pytest.param({"state": FilingState.UNKNOWN}, id="nobody knows"),
        pytest.param({"scope": FilingScope(ScopeKind.ORDER, orders=("other",))}, id="of another"),
        pytest.param({"extends_to": at("2026-09-02 00:00:00")}, id="grants no later time"),
    ],
)
def test_no_other_filing_moves_it(tmall: Live, facts: dict[str, Any]) -> None:
    assert told(tmall, "tmall", **facts) == "violation 09-03 10:00:00"


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"extends_to": None}, id="until when is not told"),
        pytest.param(
            {"scope": FilingScope(ScopeKind.ITEM, items=("测试",))}, id="no lines to compare with"
        ),
    ],
)
def test_what_only_may_move_it_is_told_and_lowers_nothing(
    tmall: Live, facts: dict[str, Any]
) -> None:
    file = tmall.waiting(filing(tmall, **facts), paid_at=PAID, ship_by=DUE)
    decision = tmall.judge(file, NOW)[RULES["tmall"]]
    assert outcome(decision) == "violation 09-03 10:00:00"
    assert "filing" in decision.answer.unknowns
    assert decision.level == "critical"


def test_the_moved_limit_is_said_to_be_filed(tmall: Live) -> None:
    file = tmall.waiting(filing(tmall), paid_at=PAID, ship_by=DUE)
    decision = tmall.judge(file, NOW)[RULES["tmall"]]
    assert decision.answer.facts["situation"] == "pending_filed"
