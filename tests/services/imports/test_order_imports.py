"""Order files through the whole service: preview, saving, doing it again, taking it back."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.files.exports import (
    ALIBABA,
    DOUDIAN,
    FORMATS,
    QIANNIU,
    filled,
    one_order,
    write_csv,
    write_xlsx,
)
from tests.services.doubles import SHOP, TEN
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput
from workbench.domain.exchange.imports import Undone
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, SavedPage
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.shops import Platform, ShopState
from workbench.services.imports.preview import ImportChoice, file_date
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.clock import ReplayClock
    from workbench.domain.files import OrderFile
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.imports.preview import Preview
    from workbench.services.imports.service import OrderImport

ANY = ImportChoice()
NUMBER = "900000000000000001"
NINE = datetime(2024, 1, 24, 9, 0, tzinfo=SHANGHAI)


def dated(path: Path, at: datetime = NINE) -> Path:
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def bring_in(workspace: Workspace, path: Path, choice: ImportChoice = ANY) -> OrderImport:
    return workspace.imports.commit(workspace.imports.preview(path, choice))


def alibaba_file(folder: Path, name: str = "a.csv", **cells: str) -> Path:
    header = FORMATS.by_id("1688.orders").headers[0]
    row = filled(header, {**ALIBABA, "卖家会员名": SHOP.name, **cells})
    return dated(write_csv(folder / name, header, row))


def order_file(workspace: Workspace, shop_id: str = SHOP.id, number: str = NUMBER) -> OrderFile:
    files = FileStore(workspace.cache)
    order_id = files.order_id(shop_id, number)
    assert order_id is not None
    return files.order_file(order_id)


def counts(preview: Preview) -> SavedPage:
    return preview.counts


def test_a_preview_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    workspace.imports.preview(alibaba_file(tmp_path), ANY)  # makes the key for comparing
    before = workspace.cache.connection.total_changes
    preview = workspace.imports.preview(alibaba_file(tmp_path), ANY)
    assert counts(preview) == SavedPage(new=1)
    assert (preview.format, preview.rejected_count) == ("1688.orders", 0)
    assert workspace.cache.connection.total_changes == before


def test_an_order_file_comes_in_under_its_shop(workspace: Workspace, tmp_path: Path) -> None:
    assert bring_in(workspace, alibaba_file(tmp_path)).saved == SavedPage(new=1)
    found = order_file(workspace)
    assert (found.order.amount, found.order.status) == (101990, OrderStatus.SHIPPED)
    assert [x.shipment.waybill for x in found.shipments] == ["TEST00000001"]
    assert found.shipments[0].shipment.destination == found.order.receiver.region  # type: ignore[union-attr]  # told
    assert workspace.imports.judge() == 1


def test_importing_twice_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = alibaba_file(tmp_path)
    bring_in(workspace, path)
    before = workspace.cache.connection.total_changes
    again = bring_in(workspace, path)
    assert (again.id, again.saved) == (0, SavedPage(same=1))
    assert workspace.cache.connection.total_changes == before
    assert [entry.file for entry in workspace.imports.history()] == ["a.csv"]


def test_the_preview_tells_what_saving_does(workspace: Workspace, tmp_path: Path) -> None:
    rows = [{**DOUDIAN, "主订单编号": f"90000000000000000{i}"} for i in range(4)]
    bring_in(workspace, dated(one_order(tmp_path / "a.csv", *rows[:3])))
    rows[1] = {**rows[1], "订单状态": "已完成"}
    rows[2] = {**rows[2], "订单状态": "待发货"}
    path = dated(one_order(tmp_path / "b.csv", *rows, {**DOUDIAN, "主订单编号": "1.2E+17"}))
    preview = workspace.imports.preview(path, ANY)
    assert counts(preview) == SavedPage(new=1, changed=1, same=1, older=1)
    assert [(bad.row, bad.values) for bad in preview.rejected] == [(6, {"column": "主订单编号"})]
    assert workspace.imports.commit(preview).saved == preview.counts


def test_a_file_that_changes_after_the_preview_changes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = alibaba_file(tmp_path)
    preview = workspace.imports.preview(path, ANY)
    path.unlink()
    assert workspace.imports.commit(preview).saved == SavedPage(new=1)


def test_shops_of_one_file_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    other = {**QIANNIU, "订单编号": '="900000000000000002"', "店铺名称": "测试店2"}
    path = dated(one_order(tmp_path / "a.csv", QIANNIU, other))
    preview = workspace.imports.preview(path, ImportChoice(Platform.TMALL))
    assert [(part.named, part.shop.platform, part.is_new) for part in preview.shops] == [
        ("测试店1", Platform.TMALL, True),
        ("测试店2", Platform.TMALL, True),
    ]
    workspace.imports.commit(preview)
    shops = {h.shop.name: h for h in workspace.accounts.list()}
    assert shops["测试店2"].state is ShopState.IMPORTED
    with pytest.raises(BadInput, match="several shops"):
        workspace.imports.preview(path, ImportChoice(shop="测试店1"))


@pytest.mark.parametrize(
    ("choice", "named", "expected"),
    [
        pytest.param(ANY, "", SHOP.id, id="the only shop of the platform"),
        pytest.param(ImportChoice(shop=SHOP.name), "", SHOP.id, id="chosen by name"),
        pytest.param(ImportChoice(shop=SHOP.id), "别的名字", SHOP.id, id="chosen by id"),
        pytest.param(ANY, SHOP.name, SHOP.id, id="named by the file"),
    ],
)
def test_whose_orders_they_are(
    workspace: Workspace, tmp_path: Path, choice: ImportChoice, named: str, expected: str
) -> None:
    preview = workspace.imports.preview(alibaba_file(tmp_path, 卖家会员名=named), choice)
    assert [part.shop.id for part in preview.shops] == [expected]
    assert [shop.id for shop in preview.candidates] == [SHOP.id]


def test_a_shop_that_is_not_known_is_made(workspace: Workspace, tmp_path: Path) -> None:
    preview = workspace.imports.preview(alibaba_file(tmp_path, 卖家会员名="新店"), ANY)
    ((part),) = preview.shops
    assert (part.shop.name, part.is_new, part.shop.platform) == ("新店", True, Platform.ALIBABA)


def test_a_file_of_another_platform_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="platform that was chosen"):
        workspace.imports.preview(alibaba_file(tmp_path), ImportChoice(Platform.DOUYIN))


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"a,b\n1,2\n", b"<html></html>"])
def test_a_file_that_is_none_is_refused_and_leaves_nothing(
    workspace: Workspace, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=r"a\.csv"):
        workspace.imports.preview(path, ANY)
    assert workspace.imports.history() == []


def test_a_stop_in_the_middle_takes_everything_back(workspace: Workspace, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(_: int) -> None:
        raise Stopped

    preview = workspace.imports.preview(alibaba_file(tmp_path, 卖家会员名="新店"), ANY)
    with pytest.raises(Stopped):
        workspace.imports.commit(preview, stop)
    assert workspace.cache.value("SELECT count(*) FROM orders") == 0
    assert [h.shop.name for h in workspace.accounts.list()] == [SHOP.name]


def test_a_file_comes_in_at_once_where_nobody_is_asked(
    workspace: Workspace, tmp_path: Path
) -> None:
    preview, done = workspace.imports.bring_in(alibaba_file(tmp_path), ANY)
    assert (preview.counts, done.saved) == (SavedPage(new=1), SavedPage(new=1))
    again, nothing = workspace.imports.bring_in(alibaba_file(tmp_path), ANY)
    assert (again.counts, nothing.id) == (SavedPage(same=1), 0)
    assert workspace.imports.undo(done.id) == Undone(removed=1, restored=0, kept=0)


def test_a_file_that_breaks_off_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    rows = [{**DOUDIAN, "主订单编号": f"9{i:017}"} for i in range(1_500)]
    path = one_order(tmp_path / "a.csv", *rows)
    path.write_bytes(path.read_bytes() + b'"' + b"x" * 200_000)
    with pytest.raises(BadInput, match="row 1502"):
        workspace.imports.bring_in(path, ANY)
    assert workspace.cache.value("SELECT count(*) FROM orders") == 0


def test_no_name_or_number_of_a_person_reaches_the_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, alibaba_file(tmp_path, 买家留言="请打13800000000"))
    tables = ("orders", "order_version", "shipment_version", "import", "shop")
    text = repr([workspace.cache.rows(f"SELECT * FROM {table}") for table in tables])  # noqa: S608  # names above
    for plain in ("测试一", "13800000000", "测试路"):
        assert plain not in text


def test_the_promise_of_a_file_is_watched(
    workspace: Workspace, clock: ReplayClock, tmp_path: Path
) -> None:
    clock.at = TEN
    path = dated(one_order(tmp_path / "a.csv", {**DOUDIAN, "订单状态": "待发货"}))
    bring_in(workspace, path, ImportChoice(shop="抖店1"))
    (shop,) = [h.shop for h in workspace.accounts.list() if h.shop.name == "抖店1"]
    found = order_file(workspace, shop.id)
    assert found.order.ship_by == datetime(2024, 1, 22, 10, 1, tzinfo=SHANGHAI)


def test_a_list_of_waybills_is_followed(workspace: Workspace, tmp_path: Path) -> None:
    rows = [["TEST00000001", "圆通"], ["TEST00000002", "中通"]]
    path = dated(write_xlsx(tmp_path / "a.xlsx", ["运单号", "快递公司"], *rows))
    bring_in(workspace, path, ImportChoice(Platform.TAOBAO))
    numbers = workspace.cache.rows(
        "SELECT waybill FROM shipment JOIN trace_poll ON shipment_id = id"
    )
    assert [row[0] for row in numbers] == ["TEST00000001", "TEST00000002"]


def test_undoing_leaves_nothing_of_what_was_new(workspace: Workspace, tmp_path: Path) -> None:
    done = bring_in(workspace, alibaba_file(tmp_path, 卖家会员名="新店"))
    workspace.imports.judge()
    assert workspace.imports.undo(done.id) == Undone(removed=1, restored=0, kept=0)
    tables = ("orders", "order_version", "shipment", "shipment_version", "monitor", "search",
              "judge_queue", "trace_poll", "import_order_version")  # fmt: skip
    left = [t for t in tables if workspace.cache.value(f"SELECT count(*) FROM {t}")]  # noqa: S608  # names above
    assert left == []
    assert [h.shop.name for h in workspace.accounts.list()] == [SHOP.name]
    assert workspace.imports.history()[0].undone_at == workspace.clock.now()


def test_undoing_lets_what_stood_before_stand_again(
    workspace: Workspace, clock: ReplayClock, tmp_path: Path
) -> None:
    before = Order(SHOP.id, NUMBER, OrderStatus.AWAITING_SHIPMENT, "waitsellersend", amount=5)
    page = OrderPage(SHOP.id, (OrderRecord(before, ()),))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN)
    done = bring_in(workspace, alibaba_file(tmp_path))
    assert done.saved == SavedPage(changed=1)
    assert order_file(workspace).order.status is OrderStatus.SHIPPED
    assert workspace.imports.undo(done.id) == Undone(removed=0, restored=1, kept=0)
    found = order_file(workspace)
    assert found.order == before
    assert [x.shipment.state for x in found.shipments] == [ShipmentState.REMOVED]
    # The next answer of the platform is held against what stands, as if there had been no import.
    assert OrderStore(workspace.cache).compare(page) == SavedPage(same=1)
    assert workspace.imports.judge() == 1


@pytest.mark.parametrize("at", range(3), ids=["erasing", "restoring orders", "restoring parcels"])
def test_undoing_that_is_cancelled_leaves_the_import_as_it_was(
    workspace: Workspace, tmp_path: Path, at: int
) -> None:
    before = Order(SHOP.id, NUMBER, OrderStatus.AWAITING_SHIPMENT, "waitsellersend", amount=5)
    OrderStore(workspace.cache).save_page(
        OrderPage(SHOP.id, (OrderRecord(before, ()),)), seen_at=TEN
    )
    done = bring_in(workspace, alibaba_file(tmp_path))
    left = [KeyboardInterrupt] * (at + 1)

    def cancel(_: int, __: int) -> None:
        error = left.pop()
        if not left:
            raise error

    held = workspace.cache.rows("SELECT * FROM order_version ORDER BY id")
    with pytest.raises(KeyboardInterrupt):
        workspace.imports.undo(done.id, cancel)
    assert workspace.cache.rows("SELECT * FROM order_version ORDER BY id") == held
    assert workspace.imports.history()[0].undone_at is None
    assert workspace.imports.undo(done.id) == Undone(removed=0, restored=1, kept=0)


def test_undoing_does_not_touch_what_others_told_since(
    workspace: Workspace, tmp_path: Path
) -> None:
    done = bring_in(workspace, alibaba_file(tmp_path))
    later = replace(order_file(workspace).order, status=OrderStatus.COMPLETED, modified_at=TEN)
    page = OrderPage(SHOP.id, (OrderRecord(later),))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN)
    assert workspace.imports.undo(done.id) == Undone(removed=0, restored=1, kept=0)
    found = order_file(workspace)
    assert found.order == later
    # The number was the import's alone.
    assert [x.shipment.state for x in found.shipments] == [ShipmentState.REMOVED]


@pytest.mark.parametrize("places", [(1, 0), (0, 1)], ids=["last first", "first first"])
def test_imports_of_the_same_order_are_undone_in_any_order(
    workspace: Workspace, tmp_path: Path, places: tuple[int, int]
) -> None:
    def cells(**more: str) -> dict[str, str]:
        return {**QIANNIU, "仓位": "A1", **more}

    first = one_order(tmp_path / "a.csv", cells(订单状态="买家已付款，等待卖家发货", 物流单号=""))
    later = one_order(tmp_path / "b.csv", cells(订单状态="交易成功", 仓位="B2"))
    done = [bring_in(workspace, dated(path)).id for path in (first, later)]
    undone = [workspace.imports.undo(done[place]) for place in places]
    assert [one.removed for one in undone] == [0, 1]
    assert workspace.cache.value("SELECT count(*) FROM orders") == 0
    assert [health.shop for health in workspace.accounts.list()] == [SHOP]


def test_undoing_in_any_order_lets_the_platforms_own_word_stand(
    workspace: Workspace, tmp_path: Path
) -> None:
    known = Order(SHOP.id, NUMBER, OrderStatus.AWAITING_SHIPMENT)
    OrderStore(workspace.cache).save_page(
        OrderPage(SHOP.id, (OrderRecord(known, ()),)), seen_at=TEN
    )
    words = ("待收货", "交易成功")
    done = [bring_in(workspace, alibaba_file(tmp_path, 订单状态=word)).id for word in words]
    for import_id in done:
        workspace.imports.undo(import_id)
    found = order_file(workspace)
    assert found.order.status is OrderStatus.AWAITING_SHIPMENT
    assert [x.shipment.state for x in found.shipments] == [ShipmentState.REMOVED]


def test_an_import_is_undone_once(workspace: Workspace, tmp_path: Path) -> None:
    done = bring_in(workspace, alibaba_file(tmp_path))
    workspace.imports.undo(done.id)
    for import_id in (done.id, 99):
        with pytest.raises(BadInput, match="taken back before"):
            workspace.imports.undo(import_id)
    assert bring_in(workspace, alibaba_file(tmp_path)).saved == SavedPage(new=1)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ExportOrderList202401200930.csv", datetime(2024, 1, 20, 9, 30, tzinfo=SHANGHAI)),
        ("ExportOrderList20240120093015.csv", datetime(2024, 1, 20, 9, 30, tzinfo=SHANGHAI)),
        ("202413410930.csv", NINE),
        ("订单.csv", NINE),
        ("ExportOrderList202601200930.csv", NINE),
    ],
)
def test_the_date_of_a_file(name: str, expected: datetime) -> None:
    assert file_date(name, NINE, TEN) == expected


class Left(Exception):
    """Somebody does not wait any longer."""


def test_how_far_a_file_is_read_is_told_and_reading_can_be_left(
    workspace: Workspace, tmp_path: Path
) -> None:
    heard: list[tuple[int, int]] = []
    workspace.imports.preview(
        alibaba_file(tmp_path), ANY, lambda done, total: heard.append((done, total))
    )
    assert heard[-1] == (1, 1)

    def leave(done: int, total: int) -> None:
        raise Left

    with pytest.raises(Left):
        workspace.imports.preview(alibaba_file(tmp_path), ANY, leave)
