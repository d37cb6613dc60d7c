"""Points taken in the last 30 days leave less of the cap; what is unsure leaves it whole."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.effect_cases import when
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.rules.effects import TakenPoints
from workbench.domain.shops import Platform, Shop
from workbench.policy.taken_points import taken_points

if TYPE_CHECKING:
    from workbench.policy.ledger import Ledger

NOW = when("2026-11-20 08:00:00")
CAP = "tmall.outside.points_cap"
TMALL = Shop("tm1", Platform.TMALL, "测试天猫店")
SECOND = timedelta(seconds=1)


def record(**facts: Any) -> PlatformRecord:
    told = {
        "kind": RecordKind.PENALTY, "shop_id": "tm1", "platform": Platform.TMALL,
        "order_number": "T1", "what": "延迟发货", "at": NOW - timedelta(days=3), "points": 2,
    }  # fmt: skip
    return PlatformRecord(source=RecordSource.FILE, **{**told, **facts})


def told(ledger: Ledger, *records: PlatformRecord) -> tuple[int, int]:
    found = taken_points([TMALL], records, ledger, NOW)
    return (found[0].points, found[0].unsure) if found else (0, 0)


@pytest.mark.parametrize(
    ("facts", "points", "unsure"),
    [
        pytest.param({}, 2, 0, id="three days ago"),
        pytest.param({"at": NOW - timedelta(days=30)}, 2, 0, id="exactly 30 days counts, A22"),
        pytest.param({"at": NOW - timedelta(days=30) - SECOND}, 0, 0, id="a second older"),
        pytest.param({"at": NOW}, 2, 0, id="this very second"),
        pytest.param({"at": NOW + SECOND}, 0, 0, id="not yet"),
        pytest.param({"kind": RecordKind.DEDUCTION}, 2, 0, id="points of a deduction"),
        pytest.param({"kind": RecordKind.DEDUCTION, "points": None}, 0, 0, id="money alone"),
        pytest.param({"kind": RecordKind.WARNING}, 0, 0, id="a warning takes nothing"),
        pytest.param({"what": "虚假发货"}, 0, 0, id="another violation's points"),
        pytest.param({"points": None}, 0, 1, id="how many is not told"),
        pytest.param({"points": 0}, 0, 0, id="no points"),
        pytest.param({"what": ""}, 0, 1, id="for what is not told"),
        pytest.param({"at": None}, 0, 1, id="when is not told"),
        pytest.param({"shop_id": "", "platform": None}, 0, 1, id="whose is not told"),
        pytest.param({"shop_id": "", "platform": Platform.TAOBAO}, 0, 1, id="Taobao or Tmall"),
        pytest.param({"shop_id": "", "platform": Platform.DOUYIN}, 0, 0, id="another platform"),
        pytest.param({"shop_id": "tm2"}, 0, 0, id="another shop's"),
    ],
)
def test_which_records_leave_less(
    ledger: Ledger, facts: dict[str, Any], points: int, unsure: int
) -> None:
    assert told(ledger, record(**facts)) == (points, unsure)


def test_a_day_without_an_hour_may_or_may_not_count(ledger: Ledger) -> None:
    # 30 days before 8:00 lie inside the day: the deduction may have come before or after.
    first = when("2026-10-21 00:00:00")
    assert told(ledger, record(at=first, is_day=True)) == (0, 1)
    assert told(ledger, record(at=first - timedelta(days=1), is_day=True)) == (0, 0)


def test_what_was_given_back_is_not_counted(ledger: Ledger) -> None:
    back = record(kind=RecordKind.RETURNED, points=None, at=NOW)
    assert told(ledger, record(), back) == (0, 0)
    assert told(ledger, record(), record(order_number="T2"), back) == (2, 0)


def test_all_are_added(ledger: Ledger) -> None:
    found = taken_points([TMALL], [record(), record(order_number="T2", points=3)], ledger, NOW)
    assert found == (TakenPoints("tm1", CAP, 6, 5, 0, "测试天猫店"),)


def test_no_cap_was_in_force_before_its_rule(ledger: Ledger) -> None:
    before = when("2026-04-08 23:59:59")
    assert taken_points([TMALL], [record(at=before)], ledger, before) == ()


def test_other_platforms_have_no_cap_of_tmalls(ledger: Ledger) -> None:
    other = Shop("tm1", Platform.TAOBAO, "测试淘宝店")
    assert taken_points([other], [record()], ledger, NOW) == ()
