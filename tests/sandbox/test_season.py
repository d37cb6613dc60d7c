from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.conftest import SEASONS
from tests.seasons import part_of, season_of_1688, whole_season
from workbench.domain.errors import BadInput
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.shops import Platform
from workbench.sandbox import load_season
from workbench.sandbox.promises import PROMISED_HOURS
from workbench.sandbox.script import HEALTHY
from workbench.sandbox.troubles import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.sandbox.script import ScriptedOrder, ScriptedScan, Season

REMOTE = {"新疆维吾尔自治区", "西藏自治区", "内蒙古自治区", "甘肃省", "黑龙江省", "宁夏回族自治区"}


@pytest.fixture(scope="module")
def season() -> Season:
    """The shops on 1688: whatever is told on other platforms changes nothing there."""
    return season_of_1688()


def _existing(season: Season) -> list[ScriptedOrder]:
    return [order for order in season.orders if order.created_at <= season.start]


def test_season_starts_in_the_morning_before_the_festival(season: Season) -> None:
    assert season.start.isoformat() == "2024-01-24T02:00:00+00:00"


def test_season_is_alike_at_every_start(season: Season) -> None:
    assert part_of(load_season(SEASONS), Platform.ALIBABA) == season


@pytest.mark.parametrize(("shop", "least"), [("retail", 420), ("wholesale", 180)])
def test_shops_hold_enough_orders_at_the_start(season: Season, shop: str, least: int) -> None:
    assert sum(order.shop_id == shop for order in _existing(season)) >= least


def test_seven_carriers_travel(season: Season) -> None:
    carriers = {p.carrier.id for order in _existing(season) for p in order.parcels}
    assert carriers == {
        "yuantong",
        "zhongtong",
        "yunda",
        "shentong",
        "jtexpress",
        "youzhengguonei",
        "shunfeng",
    }


def test_order_numbers_are_nineteen_digits_and_unique(season: Season) -> None:
    numbers = [order.number for order in season.orders]
    assert len(set(numbers)) == len(numbers)
    assert all(10**18 < number < 2**63 for number in numbers)


def test_some_orders_have_several_parcels_and_several_lines(season: Season) -> None:
    assert sum(len(order.parcels) > 1 for order in season.orders) >= 20
    assert sum(len(order.lines) > 1 for order in season.orders) >= 100


# How often each kind is played (orders); everything the demo must show.
@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("stuck_first_hub", 24),
        ("stuck_outlet", 3),
        ("silent", 16),
        ("no_trace", 16),
        ("waiting_only", 3),
        ("reused_number", 6),
        ("masked_reuse", 2),
        ("combined_parcel", 2),
        ("late_shipping", 16),
        ("no_promise", 4),
        ("replaced_number", 3),
        ("redelivered", 3),
        ("missing_departure", 2),
        ("unknown_status", 1),
        ("cancelled", 2),
        ("refund_asked", 2),
        ("unpaid", 3),
        ("only_elsewhere", 2),
        ("partly_elsewhere", 1),
    ],
)
def test_every_kind_of_trouble_is_played(season: Season, kind: str, count: int) -> None:
    assert sum(order.story == kind for order in season.orders) == count


def test_no_kind_of_trouble_is_left_out() -> None:
    assert {order.story for order in whole_season().orders} == KINDS | {HEALTHY}


def test_one_outlet_is_stuck_with_many_parcels(season: Season) -> None:
    stuck = [
        order
        for order in _existing(season)
        if order.story == "stuck_first_hub"
        and order.parcels[0].carrier.id == "yuantong"
        and [s.text for s in _told(season, order)[-1:]] == ["您的快件已经到达【义乌转运中心】"]
    ]
    assert len(stuck) >= 12


def _told(season: Season, order: ScriptedOrder) -> list[ScriptedScan]:
    return order.parcels[0].told(season.start, by_carrier=True)


def test_remote_parcels_stall_and_lack_traces(season: Season) -> None:
    remote = Counter(o.story for o in _existing(season) if o.receiver.region.province in REMOTE)
    assert {"stuck_first_hub", "silent", "no_trace", HEALTHY} <= set(remote)


def test_reused_numbers_go_to_different_people(season: Season) -> None:
    uses: dict[str, list[ScriptedOrder]] = {}
    for order in season.orders:
        if order.story == "reused_number":
            uses.setdefault(order.parcels[0].waybill, []).append(order)
    assert len(uses) == 3
    for first, second in uses.values():
        apart = second.parcels[0].uploaded_at - first.parcels[0].uploaded_at
        assert first.receiver != second.receiver
        assert timedelta(days=1) < apart < timedelta(days=30)


def test_one_number_is_reused_by_the_other_shop(season: Season) -> None:
    shops = [order.shop_id for order in season.orders if order.story == "reused_number"]
    assert Counter(shops) == {"retail": 5, "wholesale": 1}


def test_combined_parcel_has_one_receiver(season: Season) -> None:
    first, second = (o for o in season.orders if o.story == "combined_parcel")
    assert first.parcels[0].waybill == second.parcels[0].waybill
    assert first.receiver == second.receiver


def test_redelivered_parcels_go_out_after_the_signature(season: Season) -> None:
    for order in season.orders:
        if order.story == "redelivered":
            kinds = [scan.kind for scan in _told(season, order)]
            assert kinds[-2:] == [EventKind.DELIVERED, EventKind.OUT_FOR_DELIVERY]


def test_healthy_parcels_never_come_near_a_limit(season: Season) -> None:
    for order in season.orders:
        if order.story != HEALTHY or order.receiver.region.province in REMOTE:
            continue
        for parcel in order.parcels:
            scans = [scan for scan in parcel.scans if scan.kind is not EventKind.ORDERED]
            gaps = [after.at - before.at for before, after in pairwise(scans)]
            out = [scan.kind for scan in scans].index(EventKind.OUT_FOR_DELIVERY)
            assert max(gaps[:out]) < timedelta(hours=36)
            assert scans[0].at - parcel.uploaded_at < timedelta(hours=4)
            assert scans[3].at - scans[0].at < timedelta(hours=8)


def test_late_promises_are_spread_around_the_start(season: Season) -> None:
    left = sorted(
        order.paid_at + timedelta(hours=PROMISED_HOURS[order.promise]) - season.start
        for order in season.orders
        if order.story == "late_shipping" and order.paid_at
    )
    hours = [part / timedelta(hours=1) for part in left]
    assert sum(part < 0 for part in hours) == 2
    assert sum(0 <= part <= 2 for part in hours) == 3


def test_unshipped_orders_exist_without_promise(season: Season) -> None:
    assert {o.promise for o in season.orders if o.story == "no_promise"} == {""}


def test_changes_and_scans_are_in_order_of_time(season: Season) -> None:
    for order in season.orders:
        moments = [change.at for change in order.changes]
        assert moments == sorted(moments)
        for parcel in order.parcels:
            scanned = [scan.at for scan in parcel.scans]
            assert scanned == sorted(scanned), order.story


def test_nobody_real_is_named(season: Season) -> None:
    for order in season.orders:
        assert re.fullmatch(r"测试买家\d+|测\*\*", order.receiver.name)
        assert re.fullmatch(r"138(0{4}|\*{4})\d{4}", order.receiver.mobile)
        for parcel in order.parcels:
            for scan in parcel.scans:
                assert not re.search(r"1\d{10}", scan.text)


def test_missing_season_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such season"):
        load_season(tmp_path, "midsummer")


@pytest.mark.parametrize(
    "text", [pytest.param("name = ", id="no TOML"), pytest.param('name = "x"', id="no shops")]
)
def test_broken_season_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"broken\.toml"):
        load_season(tmp_path, "broken")


def test_unknown_trouble_is_said(tmp_path: Path) -> None:
    text = (SEASONS / "spring-festival-2024.toml").read_text(encoding="utf-8")
    odd = text.replace('kind = "redelivered"', 'kind = "flooded"')
    (tmp_path / "odd.toml").write_text(odd, encoding="utf-8")
    with pytest.raises(BadInput, match="flooded"):
        load_season(tmp_path, "odd")
