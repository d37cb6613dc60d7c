"""A round's notices become one pointer, whatever their number."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from workbench.domain.rules.decisions import Level
from workbench.domain.telling.grouping import Pointer, RuleCount, Target, expired_sign_ins, point
from workbench.domain.telling.notices import Notice, NoticeKind

NOW = datetime(2024, 1, 24, 2, 0, tzinfo=UTC)
GAP = "1688.false_track.gap_72h"
NO_TRACE = "1688.false_ship.no_trace_24h"


def warning(number: int = 1, **changes: object) -> Notice:
    notice = Notice(
        kind=NoticeKind.WARNING_APPEARED,
        key=f"{GAP}/shop-1/{number}/W{number}",
        level=Level.WARNING,
        at=NOW,
        shop_id="shop-1",
        order_number=str(number),
        waybill=f"W{number}",
        rule=GAP,
        values={"deadline": "2024-01-24T05:20:00+00:00"},
    )
    return replace(notice, **changes)  # type: ignore[arg-type]


def pointed(*notices: Notice) -> Pointer:
    return point(notices, NOW)


def test_a_single_warning_points_to_its_parcel() -> None:
    assert pointed(warning(7)) == Pointer(
        counts=(RuleCount(GAP, 1),),
        earliest=datetime(2024, 1, 24, 5, 20, tzinfo=UTC),
        overdue=0,
        target=Target("shop-1", "7", "W7"),
        is_first=False,
    )


def test_warnings_are_counted_by_rule_most_frequent_first() -> None:
    pointer = pointed(warning(1, rule=NO_TRACE), warning(2), warning(3))
    assert pointer.counts == (RuleCount(GAP, 2), RuleCount(NO_TRACE, 1))
    assert pointer.total == 3


def test_several_parcels_have_no_single_target() -> None:
    assert pointed(warning(1), warning(2)).target is None


def test_two_rules_on_one_parcel_still_point_to_it() -> None:
    other = warning(1, key="other", rule=NO_TRACE)
    assert pointed(warning(1), other).target == Target("shop-1", "1", "W1")


def test_a_worsened_warning_is_pointed_to() -> None:
    assert pointed(warning(kind=NoticeKind.WARNING_WORSENED, level=Level.CRITICAL)).total == 1


def test_the_earliest_deadline_is_one_still_ahead() -> None:
    past = warning(1, values={"deadline": "2024-01-23T20:00:00+00:00"})
    late = warning(2, values={"deadline": "2024-01-24T09:00:00+00:00"})
    pointer = pointed(past, late, warning(3))
    assert pointer.earliest == datetime(2024, 1, 24, 5, 20, tzinfo=UTC)
    assert pointer.overdue == 1


@pytest.mark.parametrize("values", [{}, {"deadline": ""}], ids=["absent", "empty"])
def test_an_unknown_deadline_is_neither_ahead_nor_over(values: dict[str, str]) -> None:
    pointer = pointed(warning(values=values))
    assert (pointer.earliest, pointer.overdue) == (None, 0)


def test_a_shop_polled_for_the_first_time_gets_a_summary() -> None:
    first = point([warning(1), warning(2)], NOW, new_shops={"shop-1"})
    assert first.is_first


def test_a_known_shop_beside_a_new_one_makes_it_news() -> None:
    both = point([warning(1), warning(2, shop_id="shop-2")], NOW, new_shops={"shop-1"})
    assert not both.is_first


def test_expired_sign_ins_are_told_apart() -> None:
    expired = warning(kind=NoticeKind.SIGN_IN_EXPIRED, key="shop/shop-1")
    assert expired_sign_ins([warning(), expired, expired]) == (expired,)
