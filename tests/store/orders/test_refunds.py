"""Refunds and told promises are kept, each once, the older news never over the newer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.store.build import SHOP, order
from workbench.domain.order_changes import ChangeKind
from workbench.domain.pages import Cursor, OrderPage, OrderRecord
from workbench.domain.platforms.promises import PromiseChange
from workbench.domain.platforms.refunds import Refund, RefundPage, RefundStatus
from workbench.store.orders.files import FileStore
from workbench.store.orders.history import OrderHistoryStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.refunds import RefundStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

AT = datetime(2024, 1, 24, 2, tzinfo=UTC)
REFUND = Refund(
    SHOP.id,
    "900",
    "1",
    RefundStatus.AWAITING_SELLER,
    "WAIT_SELLER_AGREE",
    amount=1280,
    modified_at=AT,
    reply_by=AT + timedelta(days=2),
)


def save(cache: Cache, refund: Refund, minutes: int = 0) -> int:
    page = RefundPage(SHOP.id, (refund,))
    return RefundStore(cache).save_page(page, seen_at=AT + timedelta(minutes=minutes))


def test_a_refund_is_kept_as_it_was_told(cache: Cache) -> None:
    assert save(cache, REFUND) == 1
    assert RefundStore(cache).of_order(SHOP.id, "1") == (REFUND,)
    assert save(cache, REFUND) == 0


def test_what_was_known_before_stays_known(cache: Cache) -> None:
    save(cache, REFUND)
    agreed = replace(
        REFUND, status=RefundStatus.REFUNDED, modified_at=AT + timedelta(minutes=5), reply_by=None
    )
    assert save(cache, agreed, 6) == 1
    store = RefundStore(cache)
    assert store.of_order(SHOP.id, "1") == (agreed,)
    assert store.of_order(SHOP.id, "1", AT + timedelta(minutes=1)) == (REFUND,)
    assert store.open() == []


def test_older_news_change_nothing(cache: Cache) -> None:
    save(cache, REFUND)
    late = replace(REFUND, status=RefundStatus.CLOSED, modified_at=AT - timedelta(minutes=1))
    assert save(cache, late, 5) == 0
    assert RefundStore(cache).of_order(SHOP.id, "1") == (REFUND,)


def test_open_refunds_stand_by_their_deadline(cache: Cache) -> None:
    for number, hours in (("1", 9), ("2", None), ("3", 4)):
        due = None if hours is None else AT + timedelta(hours=hours)
        save(cache, replace(REFUND, number=number, reply_by=due))
    assert [refund.number for refund in RefundStore(cache).open()] == ["3", "1", "2"]


def test_a_page_and_its_position_are_saved_together(cache: Cache) -> None:
    cursor = Cursor(SHOP.id, "refunds", "2024-01-24")
    RefundStore(cache).save_page(RefundPage(SHOP.id, (REFUND,)), seen_at=AT, cursor=cursor)
    assert OrderStore(cache).cursor(SHOP.id, "refunds") == cursor


MOVED = PromiseChange(AT, AT + timedelta(hours=1), AT + timedelta(hours=49), "11", "与买家协商")


def told(cache: Cache, *changes: PromiseChange) -> None:
    record = OrderRecord(order(), None, promise_changes=changes)
    OrderStore(cache).save_page(OrderPage(SHOP.id, (record,)), seen_at=AT + timedelta(hours=2))


def history(cache: Cache) -> list[tuple[datetime, ChangeKind, str]]:
    order_id = FileStore(cache).order_id(SHOP.id, "A1")
    assert order_id is not None
    parts = OrderHistoryStore(cache).changes(order_id)
    return [(part.at, part.kind, part.about) for part in parts]


@pytest.mark.parametrize("times", [1, 2])
def test_a_promise_that_a_platform_changed_is_told_once(cache: Cache, times: int) -> None:
    for _ in range(times):
        told(cache, MOVED)
    assert history(cache) == [(AT, ChangeKind.PROMISE, "与买家协商")]


def test_a_change_without_a_time_is_no_change(cache: Cache) -> None:
    told(cache, replace(MOVED, changed_at=None))
    assert history(cache) == []
