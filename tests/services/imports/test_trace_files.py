"""Trace files about parcels that orders carry already: the order's own platform judges them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
import pytest

from workbench.domain.clock import SHANGHAI
from workbench.domain.orders import Order, OrderStatus, Receiver
from workbench.domain.pages import OrderPage, OrderRecord, SavedPage
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.regions import Region
from workbench.domain.shops import Platform, Shop
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.assembly.workspace import Workspace
    from workbench.services.imports.trace_files import ImportReport

SHOP = Shop("douyin-1", Platform.DOUYIN, "测试抖店")
WAYBILL = "YT0000000000301"


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2024-01-{text}").replace(tzinfo=SHANGHAI)


@pytest.fixture
def ordered(workspace: Workspace) -> Workspace:
    """A shop on Douyin with one order, shipped under ``WAYBILL``."""
    ShopStore(workspace.cache).add(SHOP, {})
    receiver = Receiver(region=Region("广东", "深圳"))
    order = Order(SHOP.id, "D1", OrderStatus.SHIPPED, paid_at=at("20 20:00:00"), receiver=receiver)
    parcel = Shipment(SHOP.id, "D1", WAYBILL, "yuantong", "圆通", uploaded_at=at("21 08:00:00"))
    page = OrderPage(SHOP.id, (OrderRecord(order, (parcel,)),))
    OrderStore(workspace.cache).save_page(page, seen_at=at("21 09:00:00"), cursor=None)
    return workspace


def bring_in(workspace: Workspace, folder: Path, waybill: str = WAYBILL) -> ImportReport:
    scan = {"time": "2024-01-21 10:00:00", "text": "【浙江省金华市义乌市稠城】 已收件"}
    line = {"id": waybill, "carrier": "圆通", "carrier_code": "yuantong", "scans": [scan]}
    path = folder / "traces.jsonl"
    path.write_bytes(msgspec.json.encode(line))
    return workspace.imports.import_traces(workspace.imports.read_traces(path), Platform.ALIBABA)


def scans(workspace: Workspace) -> list[str]:
    files = FileStore(workspace.cache)
    order_id = files.order_id(SHOP.id, "D1")
    assert order_id is not None
    return [event.scan.text for s in files.order_file(order_id).shipments for event in s.events]


def rules(workspace: Workspace) -> set[str]:
    warnings = workspace.review.review(at("22 12:00:00")).warnings
    return {warning.decision.answer.rule.split(".")[0] for warning in warnings}


@pytest.mark.parametrize("written", [WAYBILL, WAYBILL.lower()], ids=["as-told", "small-letters"])
def test_scans_go_to_the_order_that_carries_the_parcel(
    ordered: Workspace, tmp_path: Path, written: str
) -> None:
    report = bring_in(ordered, tmp_path, written)
    assert report.saved == SavedPage(changed=1)
    assert scans(ordered) == ["【浙江省金华市义乌市稠城】 已收件"]
    assert "imported-1688" not in [h.shop.id for h in ShopStore(ordered.cache).all()]


def test_no_other_platforms_clock_judges_it(ordered: Workspace, tmp_path: Path) -> None:
    bring_in(ordered, tmp_path)
    assert rules(ordered) <= {"douyin"}


def test_the_same_file_twice_changes_nothing(ordered: Workspace, tmp_path: Path) -> None:
    bring_in(ordered, tmp_path)
    assert bring_in(ordered, tmp_path).saved == SavedPage(same=1)


def test_it_is_taken_back_whole(ordered: Workspace, tmp_path: Path) -> None:
    report = bring_in(ordered, tmp_path)
    ordered.imports.undo(report.id)
    assert scans(ordered) == []


def test_parcels_of_no_order_keep_their_own_place(ordered: Workspace, tmp_path: Path) -> None:
    assert bring_in(ordered, tmp_path, "YT0000000000999").saved == SavedPage(new=1)
    assert scans(ordered) == []
