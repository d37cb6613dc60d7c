"""Filings are kept as versions, found with the orders they speak of, and have those judged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.build import NOON, SHOP, hours, order, page, plans, record
from workbench.domain.errors import ShopRemoved
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.orders import OrderStatus, Receiver
from workbench.domain.regions import Region
from workbench.domain.shops import Platform
from workbench.store.cases.filings import FilingStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.queue import JudgeQueue
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

BY_ORDER = FilingScope(ScopeKind.ORDER, orders=("A1", "A2"))
WHOLE = FilingScope(ScopeKind.WHOLE_SHOP)


def filing(scope: FilingScope = BY_ORDER, **facts: object) -> Filing:
    given = {"state": FilingState.ACCEPTED, "number": "BB9", "approved_at": NOON, **facts}
    return Filing(SHOP.id, Platform.ALIBABA, FilingCase.FORCE_MAJEURE, scope, **given)  # type: ignore[arg-type]  # told by name


@pytest.fixture
def filings(cache: Cache) -> FilingStore:
    """Three orders of one shop, judged already."""
    orders = (order("A1"), order("A2"), order("A3", OrderStatus.COMPLETED))
    OrderStore(cache).save_page(page(*(record(one) for one in orders)), seen_at=NOON)
    cache.execute("DELETE FROM judge_queue")
    return FilingStore(cache)


def queued(cache: Cache) -> list[int]:
    return JudgeQueue(cache).first(10)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(filing(), id="orders"),
        pytest.param(filing(WHOLE, ship_from=NOON, ship_until=hours(48)), id="whole shop"),
        pytest.param(filing(FilingScope(ScopeKind.ITEM, items=("红色马克杯",))), id="items"),
        pytest.param(
            filing(
                FilingScope(ScopeKind.RECEIVING_REGION, regions=(Region("浙江省", "湖州市"),)),
                submitted_at=NOON,
                valid_to=hours(9),
                extends_to=hours(72),
            ),
            id="regions",
        ),
    ],
)
def test_what_is_saved_comes_back(filings: FilingStore, told: Filing) -> None:
    saved = filings.save(told, seen_at=NOON)
    assert saved == replace(told, id=saved.id)
    assert filings.get(saved.id) == saved
    assert filings.all() == [saved]


def test_ids_count_on(filings: FilingStore) -> None:
    assert [filings.save(filing(), seen_at=NOON).id for _ in range(3)] == ["1", "2", "3"]


def test_looked_back_at_it_stands_as_it_was(filings: FilingStore) -> None:
    sent = filings.save(filing(state=FilingState.SENT, approved_at=None), seen_at=hours(1))
    accepted = filings.save(replace(sent, state=FilingState.ACCEPTED), seen_at=hours(3))
    assert filings.all(hours(0)) == []
    assert filings.get(sent.id, hours(2)) == sent
    assert filings.get(sent.id, hours(3)) == accepted


def test_withdrawn_it_stands_no_more_but_is_remembered(filings: FilingStore) -> None:
    saved = filings.save(filing(), seen_at=NOON)
    filings.withdraw(saved.id, at=hours(2))
    assert filings.all() == []
    assert filings.all(hours(1)) == [saved]
    with pytest.raises(LookupError):
        filings.get(saved.id)


@pytest.mark.parametrize("unknown", ["7", "", "x", "٧", "-1"])
def test_an_unknown_id_is_said(filings: FilingStore, unknown: str) -> None:
    with pytest.raises(LookupError):
        filings.get(unknown)


def test_orders_carry_the_filings_that_hold_them(cache: Cache, filings: FilingStore) -> None:
    named = filings.save(filing(), seen_at=NOON)
    wide = filings.save(filing(WHOLE), seen_at=NOON)
    filings.save(filing(FilingScope(ScopeKind.ORDER, orders=("Z9",))), seen_at=NOON)
    files = FileStore(cache)
    alone = replace(named, scope=FilingScope(ScopeKind.ORDER, orders=("A1",)))
    assert files.order_file(files.order_id(SHOP.id, "A1") or 0).filings == (alone, wide)
    assert files.order_file(files.order_id(SHOP.id, "A3") or 0).filings == (wide,)


def test_an_order_file_of_then_has_the_filings_of_then(cache: Cache, filings: FilingStore) -> None:
    filings.save(filing(), seen_at=hours(5))
    files = FileStore(cache)
    assert files.order_file(1, hours(4)).filings == ()
    assert len(files.order_file(1, hours(5)).filings) == 1


def test_a_region_that_is_not_told_may_be_meant(cache: Cache, filings: FilingStore) -> None:
    here = FilingScope(ScopeKind.RECEIVING_REGION, regions=(Region("浙江省"),))
    filings.save(filing(here), seen_at=NOON)
    far = order("A1", receiver=Receiver(Region("广东省"), "*", "*"))
    OrderStore(cache).save_page(page(record(far)), seen_at=hours(1))
    files = FileStore(cache)
    assert files.order_file(1).filings == ()
    assert len(files.order_file(2).filings) == 1


@pytest.mark.parametrize(
    ("scope", "touched"),
    [
        pytest.param(BY_ORDER, [1, 2], id="its orders"),
        pytest.param(WHOLE, [1, 2], id="open orders of the shop"),
        pytest.param(FilingScope(ScopeKind.ORDER, orders=("A3",)), [3], id="closed but named"),
    ],
)
def test_what_it_touches_is_judged_again(
    cache: Cache, filings: FilingStore, scope: FilingScope, touched: list[int]
) -> None:
    saved = filings.save(filing(scope), seen_at=NOON)
    assert queued(cache) == touched
    cache.execute("DELETE FROM judge_queue")
    filings.save(saved, seen_at=hours(1))
    assert queued(cache) == [], "nothing new was told"
    filings.withdraw(saved.id, at=hours(2))
    assert queued(cache) == touched


def test_orders_that_leave_the_scope_are_judged_too(cache: Cache, filings: FilingStore) -> None:
    saved = filings.save(filing(), seen_at=NOON)
    cache.execute("DELETE FROM judge_queue")
    filings.save(replace(saved, scope=replace(BY_ORDER, orders=("A2",))), seen_at=hours(1))
    assert queued(cache) == [1, 2]


def test_a_draft_has_nothing_judged(cache: Cache, filings: FilingStore) -> None:
    draft = filings.save(filing(state=FilingState.DRAFT), seen_at=NOON)
    filings.save(replace(draft, state=FilingState.READY), seen_at=hours(1))
    assert queued(cache) == []


def test_no_filing_for_a_shop_that_is_gone(cache: Cache, filings: FilingStore) -> None:
    ShopStore(cache).remove(SHOP.id)
    with pytest.raises(ShopRemoved):
        filings.save(filing(), seen_at=NOON)


def test_found_by_index(cache: Cache, filings: FilingStore) -> None:
    steps = plans(cache, lambda: filings.speaking_of(order("A1")))
    assert not [step for step in steps if step.startswith("SCAN")]


def test_of_a_draft_only_the_last_words_are_kept(cache: Cache, filings: FilingStore) -> None:
    draft = filings.save(filing(state=FilingState.DRAFT), seen_at=NOON)
    for number in range(3):
        filings.save(replace(draft, number=f"N{number}"), seen_at=hours(number))
    assert filings.get(draft.id).number == "N2"
    assert cache.value("SELECT count(*) FROM filing_version") == 1
    assert cache.value("SELECT count(*) FROM filing_order") == 2


def test_what_was_sent_is_remembered_beside_its_draft(filings: FilingStore) -> None:
    draft = filings.save(filing(state=FilingState.READY), seen_at=NOON)
    filings.save(replace(draft, state=FilingState.SENT), seen_at=hours(2))
    assert filings.get(draft.id, hours(1)).state is FilingState.READY


def test_withdrawn_it_can_stand_again(cache: Cache, filings: FilingStore) -> None:
    saved = filings.save(filing(), seen_at=NOON)
    filings.withdraw(saved.id, at=hours(1))
    cache.execute("DELETE FROM judge_queue")
    assert filings.restore(saved.id) == saved == filings.get(saved.id)
    assert queued(cache) == [1, 2]
    with pytest.raises(LookupError):
        filings.restore("9")
