"""What is erased is gone from every page of the file and of its log (faults L8)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.build import (
    NOON,
    SHOP,
    decision,
    event,
    hours,
    order,
    page,
    record,
    shipment,
    trace,
)
from tests.store.pages import decrypted
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.orders import OrderLine, OrderStatus, Receiver
from workbench.domain.platforms.messages import MessageKind, PlatformMessage
from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.platforms.refunds import Refund, RefundPage, RefundStatus
from workbench.domain.platforms.shipping_acts import ActKind, ShippingAct
from workbench.domain.regions import Region
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.domain.tickets import Ticket, TicketKind
from workbench.store.cases.tickets import TicketStore
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.engine.cache import Cache
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.monitor.notices import NoticeStore
from workbench.store.monitor.orderlist import OrderListStore
from workbench.store.orders.extras import ExtraStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.messages import MessageStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.refunds import RefundStore
from workbench.store.orders.traces import TraceStore
from workbench.store.safety.erasing import Eraser
from workbench.store.shops.shipping_acts import ShippingActStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey

GONE = ("CANARY7", "牡丹", "鹿鸣分拨", "备注丙", "列丁")
RECEIVER = Receiver(Region("浙江省", "杭州市", "余杭区"), "戊**", "138******01", "k1", "k2")


def fill(cache: Cache, number: str, waybill: str, title: str, **facts: Any) -> None:
    """One order with something in every table that can speak of it."""
    made = order(number, lines=(OrderLine("1", title, "1", 100),), receiver=RECEIVER, **facts)
    OrderStore(cache).save_page(page(record(made, shipment(waybill, number))), seen_at=NOON)
    TraceStore(cache).save(
        [trace(event(0, f"【{title}】已收入", site=title), waybill=waybill, number=number)],
        seen_at=NOON,
    )
    order_id = FileStore(cache).order_id(SHOP.id, number) or 0
    ExtraStore(cache).put([(order_id, (("其他", title),))], 1)
    found = decision(waybill=waybill, number=number)
    DecisionStore(cache).save(order_id, [found], at=NOON)
    row_id = cache.value("SELECT id FROM monitor WHERE order_id = ?", (order_id,))
    HandlingStore(cache).set(row_id, HandlingAct(HandlingState.CHASED, NOON, note=title))
    told = Notice(NoticeKind.WARNING_APPEARED, number, Level.WARNING, NOON, SHOP.id, number)
    NoticeStore(cache).record([told])
    ticket = Ticket(
        SHOP.id, SHOP.platform, TicketKind.STALL, number, NOON, RecordSource.ENTERED, reply=title
    )
    TicketStore(cache).save(ticket, seen_at=NOON)
    beside(cache, number, title)


def beside(cache: Cache, number: str, title: str) -> None:
    """Let a refund, a message and an act stand beside an order."""
    refund = Refund(SHOP.id, f"TQ{number}", number, RefundStatus.AWAITING_SELLER, reason=title)
    RefundStore(cache).save_page(RefundPage(SHOP.id, (refund,)), seen_at=NOON)
    told = PlatformMessage(f"M{number}", "ORDER_REFUND", number, NOON, MessageKind.REFUND)
    MessageStore(cache).put(SHOP.id, [told], seen_at=NOON)
    act = ShippingAct(ActKind.SHIP_UNTRACED, SHOP.id, number)
    ShippingActStore(cache).begin(act, title, "", NOON)


@pytest.fixture
def filled(cache: Cache) -> Cache:
    fill(cache, "CANARY7", "YTCANARY7", "牡丹鹿鸣分拨备注丙列丁")
    fill(cache, "A2", "YT0002", "红色马克杯")
    return cache


def canary(cache: Cache) -> int:
    (found,) = Eraser(cache).named("canary7")
    return found.id


def test_an_order_goes_with_everything_about_it(filled: Cache) -> None:
    erased = Eraser(filled).forget(canary(filled))
    assert erased.counts == {
        "versions": 1, "parcels": 1, "scans": 1, "decisions": 1, "handlings": 1,
        "notices": 1, "records": 0, "filings": 0, "tickets": 1, "unread": 0, "refunds": 1,
        "messages": 1, "acts": 1, "search": 2, "orders": 1,
    }  # fmt: skip
    assert [row.number for row in OrderListStore(filled).rows([1, 2])] == ["A2"]
    assert len(MonitorStore(filled).rows([2, 4])) == 1
    assert filled.rows("PRAGMA foreign_key_check") == []


def test_no_table_says_anything_of_it(filled: Cache) -> None:
    Eraser(filled).forget(canary(filled))
    sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow'"
    names = [name for (name,) in filled.rows(sql)]
    dump = repr([filled.rows(f'SELECT * FROM "{name}"') for name in names])  # noqa: S608  # ours
    assert "红色马克杯" in dump
    assert [word for word in GONE if word in dump] == []


def left(path: Path, key: DataKey) -> list[str]:
    pages = decrypted(path, key)
    assert "红色马克杯".encode() in pages
    return [word for word in GONE if word.encode() in pages]


def test_no_page_of_file_or_log_holds_it(filled: Cache, path: Path, key: DataKey) -> None:
    assert left(path, key) == list(GONE)
    eraser = Eraser(filled)
    eraser.forget(canary(filled))
    assert left(path, key) != []  # still in the log
    assert eraser.empty_log()
    assert left(path, key) == []


def test_without_secure_delete_it_would_still_lie_there(
    filled: Cache, path: Path, key: DataKey
) -> None:
    filled.execute("PRAGMA secure_delete = OFF")
    eraser = Eraser(filled)
    eraser.forget(canary(filled))
    assert eraser.empty_log()
    assert left(path, key) != []


def test_no_word_of_it_is_left_in_the_index(filled: Cache) -> None:
    filled.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, row)")
    deer = "SELECT count(*) FROM temp.words WHERE term LIKE '09e7f%'"
    assert filled.value(deer) == 1
    Eraser(filled).forget(canary(filled))
    assert filled.value(deer) == 0


def test_a_log_that_somebody_reads_is_not_cut(filled: Cache, path: Path, key: DataKey) -> None:
    filled.execute("PRAGMA busy_timeout = 0")
    eraser = Eraser(filled)
    with Cache.open(path, key, read_only=True) as reader, reader.snapshot():
        reader.value("SELECT count(*) FROM orders")
        eraser.forget(canary(filled))
        assert not eraser.empty_log()
    assert eraser.empty_log()


def test_the_search_finds_the_others_only(filled: Cache) -> None:
    Eraser(filled).forget(canary(filled))
    orders = OrderListStore(filled)
    assert list(orders.ids(search="牡丹")) == []
    assert list(orders.ids(search="马克杯")) == [2]


def test_who_shares_its_number_is_judged_again(cache: Cache) -> None:
    fill(cache, "CANARY7", "YT0002", "牡丹")
    fill(cache, "A2", "YT0002", "红色马克杯")
    Eraser(cache).forget(canary(cache))
    assert FileStore(cache).queued(9) == [2]


@pytest.mark.parametrize(
    ("ended", "kept"),
    [(timedelta(hours=1), True), (timedelta(hours=-1), False)],
    ids=["ended lately", "ended long ago"],
)
def test_personal_fields_are_blanked_when_their_time_is_over(
    cache: Cache, ended: timedelta, kept: bool
) -> None:
    fill(cache, "A1", "YT0001", "红色马克杯", status=OrderStatus.COMPLETED)
    last, erased = Eraser(cache).blank(0, 10, NOON - ended)
    assert last == 1
    assert bool(erased.counts) is not kept
    receiver = FileStore(cache).order_file(1).order.receiver
    assert receiver == (RECEIVER if kept else Receiver(Region("浙江省", "杭州市", "")))
    assert ExtraStore(cache).of_order(1) == ((("其他", "红色马克杯"),) if kept else ())
    (entry,) = HandlingStore(cache).history(2)
    assert entry.note == ("红色马克杯" if kept else "")
    (refund,) = RefundStore(cache).of_order(SHOP.id, "A1")
    (act,) = ShippingActStore(cache).of_order(SHOP.id, "A1")
    assert refund.reason == act.agreement == ("红色马克杯" if kept else "")


def test_open_orders_keep_their_fields(filled: Cache) -> None:
    assert Eraser(filled).blank(0, 10, hours(10_000))[1].counts == {}


def test_the_sweep_goes_on_where_it_stood(filled: Cache) -> None:
    eraser = Eraser(filled)
    assert [eraser.blank(after, 1, NOON)[0] for after in (0, 1, 2)] == [1, 2, None]
