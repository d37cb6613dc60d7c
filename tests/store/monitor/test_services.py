"""Shops and keys, notices, settings, the audit trail."""

from __future__ import annotations

from dataclasses import replace
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
from workbench.domain.errors import ShopRemoved
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.pages import Cursor
from workbench.domain.rules.decisions import Level
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.notices import Notice, NoticeKind, NoticeQuery, UnreadTally
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.engine.meta import MetaStore
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.notices import NoticeStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.safety.audit import AuditEntry, AuditStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

OTHER = Shop("1688-另", Platform.ALIBABA, "另一家")


@pytest.fixture
def shops(cache: Cache) -> ShopStore:
    return ShopStore(cache)


def test_a_new_shop_has_never_been_polled(shops: ShopStore) -> None:
    assert shops.all() == [ShopHealth(SHOP, ShopState.NEVER_POLLED)]


def test_how_a_shop_fares_comes_back_as_it_went_in(shops: ShopStore) -> None:
    health = ShopHealth(SHOP, ShopState.RATE_LIMITED, NOON, hours(-1), hours(1))
    shops.set_health(health)
    assert shops.all() == [health]


def test_a_removed_shop_stays_removed(shops: ShopStore) -> None:
    shops.remove(SHOP.id)
    shops.set_health(ShopHealth(SHOP, ShopState.ONLINE, NOON, NOON))
    assert shops.all() == []
    with pytest.raises(ShopRemoved):
        shops.save_credentials(SHOP.id, {"token": "2"})


def test_adding_a_shop_again_keeps_its_state_and_renews_name_and_keys(shops: ShopStore) -> None:
    shops.set_health(ShopHealth(SHOP, ShopState.ONLINE, NOON, NOON))
    shops.add(replace(SHOP, name="新名字"), {"token": "2"})
    (health,) = shops.all()
    assert (health.state, health.shop.name) == (ShopState.ONLINE, "新名字")
    assert shops.credentials(SHOP.id) == {"token": "2"}


def test_saved_keys_replace_the_old_ones(shops: ShopStore) -> None:
    shops.save_credentials(SHOP.id, {"a": "1", "b": "2"})
    shops.save_credentials(SHOP.id, {"a": "3"})
    assert shops.credentials(SHOP.id) == {"a": "3"}
    assert shops.credentials("nobody's") == {}


def test_trace_providers_keep_keys_of_their_own(shops: ShopStore) -> None:
    assert shops.provider_credentials("kuaidi100") == {}
    shops.save_provider("kuaidi100", {"key": "1"})
    shops.save_provider("kuaidi100", {"key": "2"})
    assert shops.providers() == ["kuaidi100"]
    assert shops.provider_credentials("kuaidi100") == {"key": "2"}
    shops.remove_provider("kuaidi100")
    assert shops.providers() == []


def fill(cache: Cache, shop: Shop) -> None:
    """Give a shop something in every table."""
    ShopStore(cache).add(shop, {"token": "1"})
    told = record(order(shop_id=shop.id), shipment(shop_id=shop.id))
    cursor = Cursor(shop.id, "orders", "1")
    OrderStore(cache).save_page(page(told), seen_at=NOON, cursor=cursor)
    events = [replace(trace(event(1, "到达义乌")), shop_id=shop.id)]
    TraceStore(cache).save(events, seen_at=hours(1))
    order_id = int(cache.value("SELECT max(id) FROM orders"))
    decisions = [decision(shop_id=shop.id, next_change=hours(9))]
    DecisionStore(cache).save(order_id, decisions, at=hours(1))
    HandlingStore(cache).set(
        int(cache.value("SELECT max(id) FROM monitor")),
        HandlingAct(HandlingState.CHASED, hours(2)),
    )
    NoticeStore(cache).record([notice(shop.id, shop_id=shop.id)])


def notice(key: str = "k", kind: NoticeKind = NoticeKind.WARNING_APPEARED, **rest: Any) -> Notice:
    return Notice(kind, key, rest.pop("level", Level.WARNING), rest.pop("at", NOON), **rest)


def counts(cache: Cache) -> dict[str, int]:
    tables = cache.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND name NOT LIKE '_sqlite%' AND name NOT LIKE 'search_%'"
    )
    return {name: cache.db[name].count for (name,) in tables}


def test_a_removed_shop_takes_everything_with_it_and_nothing_else(
    cache: Cache, shops: ShopStore
) -> None:
    fill(cache, SHOP)
    before = counts(cache)
    fill(cache, OTHER)
    shops.remove(OTHER.id)
    # What remains is to be judged without its other use of the number.
    assert counts(cache) == before | {"judge_queue": 1}
    assert [health.shop for health in shops.all()] == [SHOP]
    assert before["search"] == 2


@pytest.fixture
def notices(cache: Cache) -> NoticeStore:
    return NoticeStore(cache)


def test_a_notice_comes_back_as_it_went_in(notices: NoticeStore) -> None:
    told = notice(
        shop_id="s", order_number="o", waybill="w", rule="r", values={"deadline": "2024", "a": "b"}
    )
    (recorded,) = notices.record([told])
    assert notices.page() == [recorded] == [replace(told, id=1)]


def test_a_newer_notice_takes_the_place_of_the_old_with_its_key(notices: NoticeStore) -> None:
    (first,) = notices.record([notice()])
    notices.mark_read([first.id])
    worse = notice(kind=NoticeKind.WARNING_WORSENED, at=hours(1))
    (second,) = notices.record([worse])
    assert notices.page() == [second]
    assert second.id != first.id
    assert not second.read


def test_the_record_is_narrowed_to_a_category_and_a_shop(notices: NoticeStore) -> None:
    shop = SHOP
    kinds = (NoticeKind.WARNING_APPEARED, NoticeKind.TICKET_DUE, NoticeKind.SIGN_IN_EXPIRED)
    told = [notice(kind.value, kind, shop_id=shop.id) for kind in kinds]
    first, ticket, sign_in = notices.record([*told])
    (other,) = notices.record([notice("other", NoticeKind.SHOP_STOPPED)])
    assert list(notices.ids(NoticeQuery(category=Category.TICKETS))) == [ticket.id]
    accounts = NoticeQuery(category=Category.ACCOUNTS)
    assert set(notices.ids(accounts)) == {sign_in.id, other.id}
    assert list(notices.ids(replace(accounts, shop_id=shop.id))) == [sign_in.id]
    notices.mark_read([first.id])
    assert notices.unread_tallies() == [
        UnreadTally(NoticeKind.SHOP_STOPPED, "", "", 1),
        UnreadTally(NoticeKind.SIGN_IN_EXPIRED, shop.id, shop.name, 1),
        UnreadTally(NoticeKind.TICKET_DUE, shop.id, shop.name, 1),
    ]


def test_an_equal_notice_is_no_news(notices: NoticeStore) -> None:
    (first,) = notices.record([notice()])
    notices.mark_read([first.id])
    assert notices.record([notice(at=hours(5))]) == []
    assert notices.unread_tallies() == []


def test_notices_are_paged_newest_first(notices: NoticeStore) -> None:
    notices.record(
        [notice(str(at), at=hours(at)) for at in (3, 1, 2, 2.5)] + [notice("2b", at=hours(2))]
    )
    first = notices.page(limit=2)
    rest = notices.page(limit=9, before=first[-1])
    assert [x.key for x in first] == ["3", "2.5"]
    assert [x.key for x in rest] == ["2b", "2", "1"]


def test_read_notices_are_told_apart(notices: NoticeStore) -> None:
    a, _b, c = notices.record([notice("a"), notice("b"), notice("c")])
    notices.mark_read([a.id, c.id, 999])
    assert sum(tally.count for tally in notices.unread_tallies()) == 1
    assert [x.key for x in notices.page(only_unread=True)] == ["b"]
    assert {x.key: x.read for x in notices.page()} == {"a": True, "b": False, "c": True}
    notices.mark_all_read()
    assert notices.unread_tallies() == []


def test_a_setting_is_there_when_it_was_set(cache: Cache) -> None:
    meta = MetaStore(cache)
    assert meta.get("data_time") is None
    meta.set("data_time", "1")
    meta.set("data_time", "2")
    assert meta.get("data_time") == "2"
    assert meta.both("clock_offset", "data_time") == ("", "2")


def test_the_pseudonym_key_is_random_and_stays(cache: Cache) -> None:
    key = MetaStore(cache).pseudonym_key()
    assert len(key) == 32
    assert MetaStore(cache).pseudonym_key() == key
    assert MetaStore(cache).secret("another") != key


@pytest.fixture
def audit(cache: Cache) -> AuditStore:
    store = AuditStore(cache)
    for place, word in enumerate(("export", "reveal", "purge")):
        store.append(AuditEntry(word, hours(place), "me", f"order/{place}", {"rows": place}, "0.1"))
    return store


def test_the_audit_trail_tells_what_was_done(audit: AuditStore) -> None:
    assert audit.is_whole()
    assert [entry.event for entry in audit.entries()] == ["purge", "reveal", "export"]
    assert audit.entries(1) == [
        AuditEntry("purge", hours(2), "me", "order/2", {"rows": 2}, "0.1"),
    ]


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE audit SET counts = '{}' WHERE id = 2", id="edited"),
        pytest.param("DELETE FROM audit WHERE id = 2", id="removed"),
        pytest.param("DELETE FROM audit WHERE id = 1", id="the first removed"),
        pytest.param("UPDATE audit SET id = 9 - id", id="turned round"),
        pytest.param(
            "INSERT INTO meta VALUES ('audit_begin', '[1, \"00\", \"00\"]')", id="begun anew"
        ),
    ],
)
def test_a_row_that_was_tampered_with_shows(cache: Cache, audit: AuditStore, sql: str) -> None:
    cache.execute(sql)
    assert not audit.is_whole()


def test_old_rows_go_and_the_rest_of_the_trail_is_still_whole(audit: AuditStore) -> None:
    assert audit.forget(hours(1)) == 1
    assert audit.forget(hours(1)) == 0
    assert [entry.event for entry in audit.entries()] == ["purge", "reveal"]
    assert audit.is_whole()


def test_a_trail_goes_on_where_all_of_it_was_forgotten(cache: Cache, audit: AuditStore) -> None:
    assert audit.forget(hours(9)) == 3
    audit.append(AuditEntry("export", hours(10), "me"))
    assert audit.is_whole()
    cache.execute("DELETE FROM meta WHERE name = 'audit_begin'")
    assert not audit.is_whole()


def test_the_newest_row_keeps_all_after_it(cache: Cache, audit: AuditStore) -> None:
    """A clock that was wrong for a day leaves rows out of order; the chain is cut at its front."""
    audit.append(AuditEntry("export", hours(-50), "me"))
    assert audit.forget(hours(0)) == 0
    assert audit.is_whole()


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        pytest.param(NoticeQuery(), ["c", "b", "a"], id="newest first"),
        pytest.param(NoticeQuery(oldest_first=True), ["a", "b", "c"], id="turned round"),
        pytest.param(NoticeQuery(only_unread=True), ["c", "b"], id="unread"),
        pytest.param(NoticeQuery(search="01"), ["a"], id="part of a number"),
        pytest.param(NoticeQuery(search="晨禾"), ["b"], id="what is told"),
        pytest.param(NoticeQuery(search="shop"), [], id="not how it is kept"),
        pytest.param(NoticeQuery(search="%"), [], id="signs are letters"),
        pytest.param(NoticeQuery(search="x", rules=("r.1",)), ["c"], id="by its rule's words"),
        pytest.param(NoticeQuery(search="x", kinds=("shop_back",)), ["b"], id="by its kind's"),
    ],
)
def test_the_record_is_searched(cache: Cache, query: NoticeQuery, keys: list[str]) -> None:
    store = NoticeStore(cache)
    appeared, back = NoticeKind.WARNING_APPEARED, NoticeKind.SHOP_BACK
    store.record(
        [
            Notice(appeared, "a", Level.WARNING, NOON, order_number="24012", read=True),
            Notice(back, "b", Level.INFORMATION, hours(1), values={"shop": "晨禾百货"}),
            Notice(appeared, "c", Level.WARNING, hours(2), waybill="YT8", rule="r.1"),
        ]
    )
    assert [notice.key for notice in store.rows(store.ids(query))] == keys
    assert store.rules() == ["r.1"]
