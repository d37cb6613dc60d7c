"""A row of the monitor knows the province it goes to: when judged, moved, and from older files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.build import NOON, decision, hours, order, page, record, shipment
from workbench.domain.orders import Receiver
from workbench.domain.regions import Region
from workbench.domain.views import MonitorQuery, Urgency
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.monitor.facets import FacetStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.schema import monitor_provinces

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

QUERY = MonitorQuery(now=hours(10), closing=hours(18))
OPEN = replace(QUERY, urgency=Urgency.ALL_OPEN)


def put(cache: Cache, number: str, province: str | None, at: float = 0) -> None:
    receiver = None if province is None else Receiver(Region(province, "某市"))
    one = order(number, receiver=receiver, modified_at=hours(at))
    told = page(record(one, shipment(f"YT{number}", number)))
    OrderStore(cache).save_page(told, seen_at=hours(at))
    order_id = FileStore(cache).order_id(one.shop_id, number) or 0
    warned = decision(number=number, waybill=f"YT{number}", due=20)
    DecisionStore(cache).save(order_id, [warned], at=NOON)


@pytest.fixture
def three(cache: Cache) -> Cache:
    put(cache, "A1", "四川")
    put(cache, "A2", "广东")
    put(cache, "A3", None)
    return cache


def found(cache: Cache, query: MonitorQuery, province: str) -> list[str]:
    store = MonitorStore(cache)
    return [row.order_number for row in store.rows(store.ids(replace(query, province=province)))]


@pytest.mark.parametrize("query", [QUERY, OPEN], ids=["warned", "open"])
@pytest.mark.parametrize(
    ("province", "expected"),
    [
        pytest.param("四川", ["A1"], id="one"),
        pytest.param("川", [], id="part of one"),
        pytest.param("", ["A1", "A2", "A3"], id="any"),
    ],
)
def test_rows_are_those_that_go_there(
    three: Cache, query: MonitorQuery, province: str, expected: list[str]
) -> None:
    assert found(three, query, province) == expected


def test_an_order_that_goes_elsewhere_now_is_found_there(three: Cache) -> None:
    put(three, "A1", "广东", at=1)
    assert found(three, QUERY, "四川") == []
    assert found(three, OPEN, "广东") == ["A1", "A2"]
    assert FacetStore(three).facets(QUERY).provinces == (("广东", 2),)


def test_rows_of_an_older_file_learn_where_they_go(three: Cache) -> None:
    for index in ("warned_all", "open_site", "troubled", "warned_rule"):
        three.execute(f"DROP INDEX {index}")
        three.execute(f"CREATE INDEX {index} ON monitor (id)")
    three.execute("ALTER TABLE monitor DROP COLUMN province")
    monitor_provinces.STEP.run(three.db)
    three.execute("DROP INDEX warned_rule")
    three.execute(
        "CREATE INDEX warned_rule ON monitor (rule, due, breached, province) WHERE bucket = 2"
    )
    assert [found(three, OPEN, name) for name in ("四川", "广东")] == [["A1"], ["A2"]]
    assert FacetStore(three).facets(QUERY).provinces == (("四川", 1), ("广东", 1))
