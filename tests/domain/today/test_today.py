"""Deadlines gathered by stretch and hour, with what they put at risk; values counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from workbench.domain.rules.decisions import Level
from workbench.domain.rules.effects import Stake
from workbench.domain.today.today import (
    DueRow,
    HourCount,
    Moment,
    OutletCount,
    Risk,
    ShopLoad,
    Stretch,
    due_list,
)

# 15:30 in Shanghai on a Wednesday; the next working morning is 09:00 on Thursday.
NOW = datetime(2024, 1, 24, 7, 30, tzinfo=UTC)
AT = Moment(NOW, datetime(2024, 1, 25, 1, 0, tzinfo=UTC))
DEPARTURE, GAP = "1688.false_track.no_departure_48h", "1688.false_track.gap_72h"


def later(hours: float) -> datetime:
    return NOW + timedelta(hours=hours)


def row(row_id: int, due: float | None, **facts: Any) -> DueRow:
    """A row of order number ``row_id`` that is due so many hours after NOW."""
    known: dict[str, Any] = {
        "order_id": row_id,
        "shop_id": "s1",
        "rule": DEPARTURE,
        "level": Level.WARNING,
        "due": None if due is None else later(due),
        "order_number": f"A{row_id}",
        "waybill": f"YT{row_id}",
    }
    return DueRow(row_id, **(known | facts))


@pytest.mark.parametrize(
    ("due", "stretch"),
    [
        pytest.param(-0.1, Stretch.OVERDUE, id="past"),
        pytest.param(0, Stretch.BEFORE_CLOSING, id="this-instant-is-in-time"),
        pytest.param(17.4, Stretch.BEFORE_CLOSING, id="before-the-morning"),
        pytest.param(17.5, Stretch.WITHIN_24H, id="at-the-morning"),
        pytest.param(24, Stretch.WITHIN_72H, id="a-day"),
        pytest.param(72, Stretch.LATER, id="three-days"),
        pytest.param(None, Stretch.UNDATED, id="unknown"),
    ],
)
def test_a_row_is_gone_through_in_its_stretch(due: float | None, stretch: Stretch) -> None:
    assert AT.stretch(row(1, due)) is stretch


def test_a_limit_missed_is_overdue_without_an_instant() -> None:
    assert AT.stretch(row(1, None, is_breached=True)) is Stretch.OVERDUE


def test_rows_of_one_hour_shop_and_rule_are_one_group() -> None:
    groups = due_list([row(1, 1.2), row(2, 1.1), row(3, 1.6), row(4, 1.1, rule=GAP)], {}, AT).groups
    told = [(g.rule, g.count, g.due, g.since, g.order_number) for g in groups]
    four = datetime(2024, 1, 24, 8, tzinfo=UTC)
    assert told == [
        (DEPARTURE, 2, later(1.1), four, ""),
        (GAP, 1, later(1.1), four, "A4"),
        (DEPARTURE, 1, later(1.6), four + timedelta(hours=1), "A3"),
    ]


def test_what_is_overdue_is_one_group_however_long_ago() -> None:
    found = due_list([row(1, -5), row(2, -50, level=Level.CRITICAL)], {}, AT)
    (group,) = found.groups
    assert (group.count, group.due, group.level) == (2, later(-50), Level.CRITICAL)
    assert found.by_stretch[Stretch.OVERDUE] == 2


def test_groups_come_in_the_order_of_time() -> None:
    rows = [row(1, None), row(2, 80), row(3, 30), row(4, 20), row(5, 2), row(6, -1)]
    assert [group.stretch for group in due_list(rows, {}, AT).groups] == list(Stretch)


def test_a_stake_belongs_to_the_row_that_falls_due_nearest() -> None:
    rows = [row(1, 2, order_id=7), row(2, 30, order_id=7)]
    stakes = {7: [Stake(later(2), fen=500), Stake(later(30), fen=300, points=2)]}
    first, second = due_list(rows, stakes, AT).groups
    assert (first.risk, second.risk) == (Risk(fen=500), Risk(fen=300, points=2))


def test_what_is_at_risk_already_belongs_to_the_most_urgent_row() -> None:
    rows = [row(1, 2, order_id=7), row(2, -3, order_id=7)]
    first, second = due_list(rows, {7: [Stake(None, fen=500)]}, AT).groups
    assert (first.stretch, first.risk, second.risk) == (Stretch.OVERDUE, Risk(500), Risk())


def test_a_cap_that_orders_share_cuts_their_sum_once() -> None:
    rows = [row(1, 2), row(2, 2), row(3, 30)]
    shared: dict[str, Any] = {"points_purse": "s1 cap", "points_cap_rule": "cap", "points_cap": 5}
    stakes = {n: [Stake(later(due), points=4, **shared)] for n, due in ((1, 2), (2, 2), (3, 30))}
    found = due_list(rows, stakes, AT)
    assert [group.risk.points for group in found.groups] == [5, 4]
    assert (found.total.points, found.before_closing.points) == (5, 5)


def test_unknown_amounts_are_counted_and_never_taken_for_nothing() -> None:
    stakes = {1: [Stake(later(2), unknown=1, unknown_points=2)]}
    assert due_list([row(1, 2)], stakes, AT).total == Risk(0, 1, 0, 2)


def test_stakes_of_orders_that_do_not_wait_are_left_out() -> None:
    assert due_list([row(1, 2)], {9: [Stake(None, fen=100)]}, AT).total.is_nothing


def test_shops_tell_what_they_have_to_do_before_closing() -> None:
    rows = [row(1, -1), row(2, 3), row(3, 3, shop_id="s2"), row(4, 40, shop_id="s2")]
    found = due_list(rows, {1: [Stake(None, fen=500)]}, AT)
    assert found.shops == (ShopLoad("s1", 2, 1, Risk(500)), ShopLoad("s2", 1, 0))


def test_hours_ahead_begin_with_the_one_under_way() -> None:
    hours = due_list([row(1, 0.1), row(2, 0.6), row(3, 0.7), row(4, -1)], {}, AT).hours
    seven = datetime(2024, 1, 24, 7, tzinfo=UTC)
    assert hours[:3] == (
        HourCount(seven, 1),
        HourCount(seven + timedelta(hours=1), 2),
        HourCount(seven + timedelta(hours=2), 0),
    )
    assert len(hours) == 72


def test_outlets_come_worst_first() -> None:
    yiwu, jinhua = {"carrier": "yuantong", "site": "义乌"}, {"carrier": "yuantong", "site": "金华"}
    rows = [row(1, 9, **jinhua), row(2, 8, **yiwu), row(3, 5, **yiwu), row(4, 1)]
    assert due_list(rows, {}, AT).outlets == (
        OutletCount("yuantong", "义乌", 2, later(5)),
        OutletCount("yuantong", "金华", 1, later(9)),
    )
