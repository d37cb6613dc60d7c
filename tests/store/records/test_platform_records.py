"""What platforms say: saved once, as versions, matched to orders whichever comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.build import NOON, SHOP, hours, order, page, record, shipment
from workbench.domain.orders import OrderLine
from workbench.domain.pages import SavedPage
from workbench.domain.platforms.platform_records import (
    AppealSpan,
    AppealStanding,
    PlatformRecord,
    RecordKind,
    RecordQuery,
    RecordSort,
    RecordSource,
)
from workbench.domain.shops import Platform, Shop
from workbench.store.orders.orders import OrderStore
from workbench.store.records.listing import Appeals, RecordListStore
from workbench.store.records.platform_records import RecordStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.engine.cache import Cache

NEVER = Appeals((), ())


def told(number: str = "A1", **facts: Any) -> PlatformRecord:
    facts.setdefault("at", NOON)
    facts.setdefault("amount", 500)
    facts.setdefault("what", "虚假发货")
    kind = facts.pop("kind", RecordKind.PENALTY)
    source = facts.pop("source", RecordSource.FILE)
    return PlatformRecord(kind, source, order_number=number, **facts)


def save(cache: Cache, *records: PlatformRecord, at: float = 0) -> SavedPage:
    return RecordStore(cache).save(records, seen_at=hours(at), told_at=hours(at))


def asked(cache: Cache, appeals: Appeals = NEVER, **facts: Any) -> list[str]:
    lists = RecordListStore(cache)
    rows = lists.rows(lists.ids(RecordQuery(NOON, **facts), appeals))
    return [row.record.order_number or row.record.waybill for row in rows]


def orders_of(cache: Cache) -> list[int | None]:
    return [row[0] for row in cache.rows("SELECT order_id FROM platform_record ORDER BY id")]


def put_order(cache: Cache, number: str = "A1", **facts: Any) -> None:
    waybill = facts.pop("waybill", "YT0001")
    told_order = record(order(number, **facts), shipment(waybill, number))
    OrderStore(cache).save_page(page(told_order), seen_at=NOON)


def test_told_again_nothing_is_written(cache: Cache) -> None:
    both = (told("A1"), told("A2", amount=None, points=6))
    assert save(cache, *both) == SavedPage(new=2)
    before = cache.connection.total_changes
    assert save(cache, *both) == SavedPage(same=2)
    assert RecordStore(cache).compare(both, NOON) == SavedPage(same=2)
    assert cache.connection.total_changes == before


def test_what_is_read_is_what_was_saved(cache: Cache) -> None:
    whole = PlatformRecord(
        RecordKind.WARNING, RecordSource.PASTED, SHOP.id, SHOP.platform, "A1", "A1-1", "YT1",
        "WG-1", "揽收超时", NOON, True, hours(5), -500, 2, "进行中", "可申诉",
        AppealStanding.OPEN, "订单 A1 …", 3,
    )  # fmt: skip
    save(cache, whole)
    (row,) = RecordListStore(cache).rows([1])
    assert (row.record, row.shop_name, row.seen_at) == (whole, SHOP.name, NOON)


def test_news_is_a_version_and_silence_changes_nothing(cache: Cache) -> None:
    put_order(cache)
    save(cache, told(foreign_id="W1", state="处罚中", amount=500))
    assert save(cache, told(foreign_id="W1", state="已撤销", amount=None), at=2) == SavedPage(
        changed=1
    )
    lists = RecordListStore(cache)
    (now,), (then,) = lists.of_order(1), lists.of_order(1, hours(1))
    assert (now.record.state, now.record.amount) == ("已撤销", 500)
    assert (then.record.state, then.record.amount) == ("处罚中", 500)
    assert lists.of_order(1, hours(-1)) == []


def test_an_older_file_changes_nothing(cache: Cache) -> None:
    save(cache, told(foreign_id="W1", state="已撤销"), at=5)
    older = told(foreign_id="W1", state="处罚中")
    saved = RecordStore(cache).save([older], seen_at=hours(6), told_at=hours(1))
    assert saved == SavedPage(older=1)
    assert RecordListStore(cache).rows([1])[0].record.state == "已撤销"


def test_a_day_alone_does_not_replace_the_second(cache: Cache) -> None:
    save(cache, told(foreign_id="W1", at=NOON))
    day = told(foreign_id="W1", at=NOON.replace(hour=0), is_day=True)
    assert save(cache, day, at=1) == SavedPage(same=1)


def test_equal_lines_of_a_bill_are_two(cache: Cache) -> None:
    lines = (told(ordinal=0), told(ordinal=1))
    assert save(cache, *lines) == SavedPage(new=2)
    assert save(cache, *lines) == SavedPage(same=2)


def test_an_open_warning_with_another_amount_is_the_same_warning(cache: Cache) -> None:
    save(cache, told(kind=RecordKind.WARNING, amount=300, at=None))
    again = told(kind=RecordKind.WARNING, amount=500, at=None)
    assert save(cache, again, at=1) == SavedPage(changed=1)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(told("A1"), id="main order"),
        pytest.param(told("", line_number="A1-1"), id="sub-order"),
        pytest.param(told("A1-1"), id="a sub-order's number under the order's name"),
        pytest.param(told("", waybill="yt0001"), id="waybill, whatever its letters"),
        pytest.param(told("A1", platform=Platform.ALIBABA), id="of the platform"),
    ],
)
class TestMatching:
    def test_the_order_is_there(self, cache: Cache, said: PlatformRecord) -> None:
        put_order(cache)
        save(cache, said)
        RecordStore(cache).settle()
        assert orders_of(cache) == [1]

    def test_the_order_comes_later(self, cache: Cache, said: PlatformRecord) -> None:
        save(cache, said)
        assert orders_of(cache) == [None]
        put_order(cache)
        assert orders_of(cache) == [1]

    def test_another_platform_is_no_match(self, cache: Cache, said: PlatformRecord) -> None:
        save(cache, replace(said, platform=Platform.DOUYIN))
        put_order(cache)
        assert orders_of(cache) == [None]
        other = [replace(said, platform=Platform.DOUYIN)]
        store = RecordStore(cache)
        assert (store.matches(other), store.line_matches(other)) == ([None], [None])


def test_taobao_and_tmall_share_their_numbers(cache: Cache) -> None:
    shop = Shop("t", Platform.TMALL, "测试天猫店")
    ShopStore(cache).add(shop, {})
    save(cache, told("T1", platform=Platform.TAOBAO))
    told_order = record(order("T1", shop_id="t"))
    OrderStore(cache).save_page(replace(page(told_order), shop_id="t"), seen_at=NOON)
    (row,) = RecordListStore(cache).rows([1])
    assert (row.record.platform, row.shop_name) == (Platform.TMALL, "测试天猫店")


def test_a_parcel_of_two_orders_proves_neither(cache: Cache) -> None:
    put_order(cache, "A1")
    put_order(cache, "A2")
    save(cache, told("", waybill="YT0001"))
    assert orders_of(cache) == [None]
    lists = RecordListStore(cache)
    assert [row.sharing for row in lists.rows([1])] == [2]
    assert [[row.id for row in lists.of_order(order_id)] for order_id in (1, 2)] == [[1], [1]]


def test_a_parcel_of_two_orders_proves_neither_when_they_come_later(cache: Cache) -> None:
    put_order(cache, "A1")
    save(cache, told("", waybill="YT0002"))
    told_both = [record(order(n), shipment("YT0002", n)) for n in ("A2", "A3")]
    OrderStore(cache).save_page(page(*told_both), seen_at=NOON)
    assert orders_of(cache) == [None]
    put_order(cache, "A3", waybill="YT0003", amount=7)
    assert orders_of(cache) == [None]  # a number that an order had is still a trace of it


def test_a_number_on_two_platforms_proves_neither(cache: Cache) -> None:
    ShopStore(cache).add(Shop("d", Platform.DOUYIN, "测试抖店"), {})
    save(cache, told("A1"), told("A2"), told("A1", platform=Platform.DOUYIN, amount=9))
    both = [record(order("A1")), record(order("A1", shop_id="d")), record(order("A2"))]
    OrderStore(cache).save_page(page(*both), seen_at=NOON)
    assert orders_of(cache) == [None, 3, 2]


def test_an_order_that_goes_leaves_its_record(cache: Cache) -> None:
    put_order(cache)
    save(cache, told())
    cache.execute("DELETE FROM orders")
    assert orders_of(cache) == [None]
    put_order(cache)
    assert orders_of(cache) == [2]


def test_a_line_that_comes_with_a_change_is_found(cache: Cache) -> None:
    put_order(cache)
    save(cache, told("", line_number="A1-9"))
    put_order(cache, lines=(OrderLine("A1-9", "蓝色马克杯", "1"),))
    assert orders_of(cache) == [1]


def test_a_shop_takes_its_records_along(cache: Cache) -> None:
    save(cache, told(shop_id=SHOP.id), told("B1"))
    ShopStore(cache).remove(SHOP.id)
    assert asked(cache) == ["B1"]


@pytest.fixture
def three(cache: Cache) -> Cache:
    put_order(cache)
    save(
        cache,
        told("A1", at=hours(2), amount=100, what="延迟发货"),
        told("B2", at=hours(1), amount=900, kind=RecordKind.DEDUCTION, foreign_id="WG-77"),
        told("C3", at=None, amount=None, kind=RecordKind.WARNING, what="100%_超时"),
    )
    return cache


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        pytest.param({}, ["A1", "B2", "C3"], id="newest first, without a time last"),
        pytest.param({"descending": False}, ["B2", "A1", "C3"], id="oldest first"),
        pytest.param({"sort": RecordSort.AMOUNT}, ["B2", "A1", "C3"], id="largest amount"),
        pytest.param({"unmatched": True}, ["B2", "C3"], id="unmatched"),
        pytest.param({"kind": RecordKind.DEDUCTION}, ["B2"], id="kind"),
        pytest.param({"shop_id": SHOP.id}, ["A1"], id="shop of the order"),
        pytest.param({"search": "b"}, ["B2"], id="beginning of a number"),
        pytest.param({"search": "wg-7"}, ["B2"], id="the platform's own number"),
        pytest.param({"search": "迟发"}, ["A1"], id="a piece of its name"),
        pytest.param({"search": "%_"}, ["C3"], id="signs of a pattern are letters"),
        pytest.param({"search": "2"}, [], id="the middle of a number is not looked for"),
    ],
)
def test_the_list(three: Cache, facts: dict[str, Any], found: list[str]) -> None:
    assert asked(three, **facts) == found


@pytest.mark.parametrize("sort", list(RecordSort))
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts(three: Cache, sort: RecordSort, descending: bool) -> None:
    assert sorted(asked(three, sort=sort, descending=descending)) == ["A1", "B2", "C3"]


def test_counts(three: Cache) -> None:
    lists = RecordListStore(three)
    assert lists.counts_by_kind() == {
        RecordKind.PENALTY: 1,
        RecordKind.DEDUCTION: 1,
        RecordKind.WARNING: 1,
    }
    assert lists.unmatched() == 2
    assert lists.totals() == [
        (RecordKind.DEDUCTION, "", 1, 900),
        (RecordKind.PENALTY, SHOP.id, 1, 100),
        (RecordKind.WARNING, "", 1, 0),
    ]


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        pytest.param((1.5, -90), ["A1", "B2"], id="one open, one of a platform without a rule"),
        pytest.param((2.5, -90), ["B2"], id="told too long ago"),
        pytest.param((2.5, 3), ["A1", "B2"], id="told before the rule: nobody knows"),
    ],
)
def test_open_to_appeal(three: Cache, spans: tuple[float, float], found: Sequence[str]) -> None:
    opened, known = (AppealSpan(Platform.ALIBABA, hours(at)) for at in spans)
    assert asked(three, Appeals((opened,), (known,)), open_to_appeal=True) == found


def test_what_the_platform_closed_is_not_open(cache: Cache) -> None:
    save(cache, told("A1", standing=AppealStanding.CLOSED), told("B1"))
    assert asked(cache, open_to_appeal=True) == ["B1"]


def test_what_was_typed_in_can_be_erased_unless_told_elsewhere(cache: Cache) -> None:
    store = RecordStore(cache)
    entered = told(source=RecordSource.ENTERED, foreign_id="W1")
    first = store.enter(entered, at=NOON)
    store.forget(first)
    assert asked(cache) == []
    second = store.enter(entered, at=NOON)
    save(cache, told(foreign_id="W1", state="已处罚"), at=1)
    store.forget(second)
    assert asked(cache) == ["A1"]


def test_seconds_survive(cache: Cache) -> None:
    exact = NOON + timedelta(seconds=59)
    save(cache, told(at=exact, due=exact))
    assert RecordListStore(cache).rows([1])[0].record.due == exact
