"""What platforms say, through the whole service: preview, saving, matching, taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.files.exports import filled, write_csv
from tests.services.doubles import SHOP, TEN, order, shipment
from workbench.domain.errors import BadInput, ColumnsUnknown
from workbench.domain.orders import OrderLine
from workbench.domain.pages import OrderPage, OrderRecord, SavedPage
from workbench.domain.platforms.platform_records import (
    AppealState,
    ColumnChoice,
    PlatformRecord,
    RecordKind,
    RecordSource,
)
from workbench.domain.shops import Platform, Shop
from workbench.services.imports.preview import ImportChoice, PastedText
from workbench.services.records.entry import Entry, entered
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.clock import ReplayClock
    from workbench.domain.platforms.platform_records import RecordRow
    from workbench.services.assembly.workspace import Workspace

ANY = ImportChoice()
NUMBER = "2401200011874563218"
OTHER = "2401200011874563219"
PENALTY = {
    "违规编号": "WG0001",
    "订单编号": NUMBER,
    "违规类型": "虚假轨迹",
    "处罚时间": "2024-01-23 10:00:00",
    "扣款金额": "5.00",
}


def penalties(folder: Path, *changes: dict[str, str], name: str = "a.csv") -> Path:
    header = list(dict.fromkeys(key for change in ({}, *changes) for key in {**PENALTY, **change}))
    rows = [filled(header, {**PENALTY, **change}) for change in changes or ({},)]
    return write_csv(folder / name, header, *rows)


def put_order(workspace: Workspace, number: str = NUMBER) -> None:
    record = OrderRecord(order(number), (shipment(number=number),))
    OrderStore(workspace.cache).save_page(OrderPage(SHOP.id, (record,)), seen_at=TEN)


def rows(workspace: Workspace) -> list[RecordRow]:
    records = workspace.records
    return records.rows(records.ids(records.query()))


def test_a_preview_tells_what_fits_an_order_and_writes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    put_order(workspace)
    path = penalties(tmp_path, {}, {"违规编号": "WG0002", "订单编号": OTHER})
    workspace.imports.preview(path, ANY)  # makes the key for comparing
    before = workspace.cache.connection.total_changes
    preview = workspace.imports.preview(path, ANY)
    assert preview.counts == SavedPage(new=2)
    assert preview.records is not None
    assert (preview.records.matched, preview.records.unmatched) == (1, 1)
    assert [one.is_matched for one in preview.records.listed] == [True, False]
    assert workspace.cache.connection.total_changes == before


@pytest.mark.parametrize("at_once", [False, True])
def test_sub_orders_are_found_in_the_end(
    workspace: Workspace, tmp_path: Path, at_once: bool
) -> None:
    line = OrderLine("2401200011874569999", "红色马克杯", "1")
    record = OrderRecord(order(lines=(line,)))
    OrderStore(workspace.cache).save_page(OrderPage(SHOP.id, (record,)), seen_at=TEN)
    path = penalties(tmp_path, {"订单编号": line.number}, {"违规编号": "WG2", "订单编号": OTHER})
    if at_once:
        preview, _ = workspace.imports.bring_in(path, ANY)
    else:
        preview = workspace.imports.preview(path, ANY)
        workspace.imports.commit(preview)
    assert preview.records is not None
    assert [one.is_matched for one in preview.records.listed] == [True, False]
    assert (preview.records.matched, preview.records.unmatched) == (1, 1)
    assert sorted(row.found for row in rows(workspace)) == ["", NUMBER]


def test_it_comes_in_once(workspace: Workspace, tmp_path: Path) -> None:
    path = penalties(tmp_path)
    assert workspace.imports.commit(workspace.imports.preview(path, ANY)).saved == SavedPage(new=1)
    before = workspace.cache.connection.total_changes
    _, again = workspace.imports.bring_in(path, ANY)
    assert (again.id, again.saved) == (0, SavedPage(same=1))
    assert workspace.cache.connection.total_changes == before


def test_records_make_no_shop(workspace: Workspace, tmp_path: Path) -> None:
    workspace.imports.bring_in(penalties(tmp_path, {"店铺名称": "没有的店"}), ANY)
    assert [health.shop for health in ShopStore(workspace.cache).all()] == [SHOP]
    (row,) = rows(workspace)
    assert (row.record.shop_id, row.record.platform) == ("", None)


def test_an_unmatched_record_of_an_unknown_platform_has_no_known_end(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.imports.bring_in(penalties(tmp_path), ANY)
    (row,) = rows(workspace)
    assert (row.appeal_state, row.appeal.last) == (AppealState.UNKNOWN, None)


def test_the_order_that_comes_later_tells_shop_and_end(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.imports.bring_in(penalties(tmp_path), ANY)
    put_order(workspace)
    (row,) = rows(workspace)
    assert (row.shop_name, row.record.platform, row.found) == (SHOP.name, SHOP.platform, NUMBER)
    assert row.appeal_state is AppealState.OPEN
    assert str(row.appeal.last_day) == "2024-01-26"


def test_an_appeal_closes_with_its_last_day(
    workspace: Workspace, tmp_path: Path, clock: ReplayClock
) -> None:
    put_order(workspace)
    workspace.imports.bring_in(penalties(tmp_path), ANY)
    records = workspace.records
    clock.advance(timedelta(days=2, hours=13, minutes=59, seconds=59))
    assert len(records.ids(replace(records.query(), open_to_appeal=True))) == 1
    assert records.counts().open_to_appeal == 1
    clock.advance(timedelta(seconds=1))
    assert len(records.ids(replace(records.query(), open_to_appeal=True))) == 0
    assert [row.appeal_state for row in rows(workspace)] == [AppealState.CLOSED]


def test_an_import_is_taken_back_whole(workspace: Workspace, tmp_path: Path) -> None:
    workspace.imports.bring_in(penalties(tmp_path, {"处罚状态": "处罚中"}), ANY)
    news = penalties(tmp_path, {"处罚状态": "已撤销"}, {"违规编号": "WG0002"}, name="b.csv")
    _, done = workspace.imports.bring_in(news, ANY)
    assert done.saved == SavedPage(new=1, changed=1)
    undone = workspace.imports.undo(done.id)
    assert (undone.removed, undone.restored, undone.is_of_records) == (1, 1, True)
    assert [(x.record.foreign_id, x.record.state) for x in rows(workspace)] == [
        ("WG0001", "处罚中")
    ]
    _, again = workspace.imports.bring_in(news, ANY)
    assert again.saved == SavedPage(new=1, changed=1)


def test_taking_back_leaves_what_others_told_since(workspace: Workspace, tmp_path: Path) -> None:
    _, first = workspace.imports.bring_in(penalties(tmp_path), ANY)
    workspace.imports.bring_in(penalties(tmp_path, {"处罚状态": "已撤销"}, name="b.csv"), ANY)
    undone = workspace.imports.undo(first.id)
    assert (undone.removed, undone.restored, undone.kept) == (0, 0, 1)
    assert [row.record.state for row in rows(workspace)] == ["已撤销"]


def test_taking_orders_back_leaves_the_record_without_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.imports.bring_in(penalties(tmp_path), ANY)
    path = write_csv(tmp_path / "o.csv", ["运单号", "订单号"], ["TEST00000001", NUMBER])
    _, done = workspace.imports.bring_in(path, ANY)
    assert [row.order_id is None for row in rows(workspace)] == [False]
    workspace.imports.undo(done.id)
    assert [row.order_id for row in rows(workspace)] == [None]


@pytest.mark.parametrize(
    ("choice", "owner"),
    [
        pytest.param(ANY, ("", None), id="nothing told"),
        pytest.param(ImportChoice(Platform.DOUYIN), ("", Platform.DOUYIN), id="platform chosen"),
        pytest.param(ImportChoice(Platform.ALIBABA), (SHOP.id, Platform.ALIBABA), id="only shop"),
        pytest.param(ImportChoice(shop=SHOP.name), (SHOP.id, Platform.ALIBABA), id="shop chosen"),
    ],
)
def test_whose_a_record_is(
    workspace: Workspace, tmp_path: Path, choice: ImportChoice, owner: tuple[str, Platform | None]
) -> None:
    workspace.imports.bring_in(penalties(tmp_path), choice)
    (row,) = rows(workspace)
    assert (row.record.shop_id, row.record.platform) == owner


def test_a_shop_that_is_not_there_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        workspace.imports.bring_in(penalties(tmp_path), ImportChoice(shop="没有的店"))
    assert rows(workspace) == []


def test_a_shop_named_in_the_file_is_found(workspace: Workspace, tmp_path: Path) -> None:
    ShopStore(workspace.cache).add(Shop("d", Platform.DOUYIN, "测试抖店"), {})
    workspace.imports.bring_in(penalties(tmp_path, {"店铺名称": "测试抖店"}), ANY)
    assert [row.shop_name for row in rows(workspace)] == ["测试抖店"]


def test_pasted_messages_come_in(workspace: Workspace) -> None:
    put_order(workspace)
    text = PastedText(f"您的订单 {NUMBER} 因虚假发货被扣款5元\n\n你好")
    preview = workspace.imports.preview(text, ANY)
    assert (preview.format, preview.rejected_count) == ("records.messages", 1)
    workspace.imports.commit(preview)
    (row,) = rows(workspace)
    assert (row.record.source, row.record.amount) == (RecordSource.PASTED, 500)
    assert workspace.imports.history()[0].format == "records.messages"


def test_half_a_character_is_no_obstacle(workspace: Workspace) -> None:
    text = PastedText(f"\ud83d 订单 {NUMBER} 扣款5元")
    assert workspace.imports.preview(text, ANY).counts == SavedPage(new=1)


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_text_is_refused(workspace: Workspace, text: str) -> None:
    with pytest.raises(BadInput):
        workspace.imports.preview(PastedText(text), ANY)


UNKNOWN = ["单据", "关联单", "金额(元)"]


def test_named_columns_are_remembered(workspace: Workspace, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", UNKNOWN, ["1", NUMBER, "5.00"])
    with pytest.raises(ColumnsUnknown) as refused:
        workspace.imports.preview(path, ANY)
    assert refused.value.columns == tuple(UNKNOWN)
    fields = {"number": "关联单", "amount": "金额(元)"}
    named = ColumnChoice(tuple(sorted(UNKNOWN)), fields, RecordKind.DEDUCTION)
    assert workspace.imports.preview(path, ImportChoice(columns=named)).counts == SavedPage(new=1)
    with pytest.raises(ColumnsUnknown):
        workspace.imports.preview(path, ANY)
    workspace.imports.remember(named)
    assert workspace.imports.preview(path, ANY).format == "records.assigned"


def test_an_entry_is_saved_masked_and_taken_back(workspace: Workspace) -> None:
    put_order(workspace)
    told = entered(
        Entry(
            RecordKind.PENALTY,
            order_number=NUMBER,
            what="电话13800000000",
            amount="5",
            at="2024-01-23",
        )
    )
    number = workspace.records.enter(told)
    (row,) = workspace.records.of_order(1)
    assert (row.record.source, row.record.amount, row.record.is_day) == (
        RecordSource.ENTERED,
        500,
        True,
    )
    assert "138000" not in row.record.what
    workspace.records.forget(number)
    assert workspace.records.of_order(1) == ()


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (Entry(RecordKind.PENALTY), "The entry"),
        (Entry(RecordKind.PENALTY, order_number="1.2E+17"), "The order number"),
        (Entry(RecordKind.PENALTY, order_number=NUMBER, amount="abc"), "The amount"),
        (Entry(RecordKind.PENALTY, order_number=NUMBER, at="昨天"), "The time"),
        (Entry(RecordKind.PENALTY, order_number=NUMBER, points="0.5"), "The points"),
        (Entry(RecordKind.PENALTY, waybill="？？？？？"), "The waybill number"),
    ],
)
def test_an_entry_that_cannot_be_read_names_its_field(entry: Entry, what: str) -> None:
    with pytest.raises(BadInput) as refused:
        entered(entry)
    assert refused.value.values["what"] == what


def test_an_empty_entry_of_a_number_is_enough() -> None:
    assert entered(Entry(RecordKind.WARNING, foreign_id="WG1")) == PlatformRecord(
        RecordKind.WARNING, RecordSource.ENTERED, foreign_id="WG1"
    )
