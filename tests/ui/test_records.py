"""The view of platforms' records: what it asks and shows, pasted and typed in, and its card."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.records import some_records
from tests.ui.season import NOW
from workbench.domain.pages import SavedPage
from workbench.domain.platforms.platform_records import (
    AppealState,
    AppealWindow,
    ColumnChoice,
    RecordKind,
    RecordSort,
    RecordSource,
)
from workbench.domain.shops import Platform
from workbench.domain.tables.fields import Trait
from workbench.files.wire import Rejected
from workbench.services.imports.desk import FileLook
from workbench.services.imports.preview import ImportChoice, PastedText
from workbench.services.records.pages import ListedRecord, RecordsPart
from workbench.ui.frame.places import ORDERS, RECORDS
from workbench.ui.records.cards import OrderRecordsCard, appeal_words
from workbench.ui.records.columns import RECORD_COLUMNS, appeal, appeal_tone, when
from workbench.ui.records.form import EntryDialog
from workbench.ui.records.paste import PasteDialog
from workbench.ui.records.view import RecordsView
from workbench.ui.theme import Tone
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.imports.dialog import ImportDialog
    from workbench.ui.monitor.view import MonitorView
    from workbench.ui.orders.view import OrdersView
    from workbench.ui.start import ViewTools

PENALTY, DEDUCTION, WARNING, RETURNED = some_records()


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools, settle: Callable[[], None]) -> RecordsView:
    made = RecordsView(tools)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.reload()
    settle()
    return made


def cells(view: RecordsView, row: int) -> list[str]:
    at = view.model.row_at(row)
    assert at is not None
    return [
        column.paint.text(at, view.model.look)
        for column in RECORD_COLUMNS
        if not column.field.has(Trait.OPTIONAL)
    ]


def texts(view: RecordsView) -> list[str]:
    return [x.text() for x in view.detail.findChildren(PlainLabel) if x.isVisible()]


def test_opens_on_the_newest(view: RecordsView, desk: MemoryDesk) -> None:
    asked = desk.records.asked[-1]
    assert (asked.kind, asked.sort, asked.descending) == (None, RecordSort.AT, True)
    assert view.head.context == "平台预警与处罚 4 条，与本机预警分开"
    assert [chip.number for chip in view.filters.kinds.values()] == ["1", "1", "1", "1"]
    assert (view.filters.open.number, view.filters.unmatched.number) == ("2", "2")


def test_model_keeps_qts_rules(view: RecordsView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (0, ["平台处罚", "虚假轨迹", "2401200011874563218", "已匹配", "1688・晨禾百货",
             "1月23日 10:00", "¥5.00", "2", "至1月26日"]),
        (1, ["扣款", "延迟发货", "2401200011874563219", "已匹配", "1688・晨禾百货",
             "1月15日", "¥12.50", "—", "申诉期未知"]),
        (2, ["平台预警", "支付-揽收(48h) ・ 即将超时", "2401200011874560000", "未匹配", "未知",
             "—", "—", "—", "1月25日 10:00"]),
        (3, ["退回", "申诉成功退回", "—", "未匹配", "1688・晨禾百货",
             "1月22日 10:00", "¥5.00", "—", "—"]),
    ],
)  # fmt: skip
def test_cells(view: RecordsView, row: int, shown: list[str]) -> None:
    assert cells(view, row) == shown


def test_chips_narrow_down(view: RecordsView, desk: MemoryDesk, settle: Callable[[], None]) -> None:
    view.filters.kinds[RecordKind.DEDUCTION].click()
    settle()
    assert desk.records.asked[-1].kind is RecordKind.DEDUCTION
    view.filters.all.click()
    view.filters.open.click()
    settle()
    asked = desk.records.asked[-1]
    assert (asked.kind, asked.open_to_appeal) == (None, True)
    assert len(view.model.ids) == 2
    view.escape()
    settle()
    assert len(view.model.ids) == 4


def test_filtered_to_nothing_and_back(
    view: RecordsView, settle: Callable[[], None], qtbot: QtBot
) -> None:
    view.choose(search="没有")
    settle()
    assert view.area.state == "没有符合筛选条件的记录"
    view.area.pressed.emit()
    settle()
    assert view.area.state == ""


def test_an_empty_list_says_how_to_begin(
    view: RecordsView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    desk.records.all_rows = []
    view.reload()
    settle()
    assert view.area.state == "还没有平台预警或处罚"
    with qtbot.waitSignal(view.import_wanted):
        view.area.pressed.emit()


def test_one_record_beside_the_list(view: RecordsView) -> None:
    shown = texts(view)
    assert "虚假轨迹" in shown
    assert "WG20240122001" in shown
    assert "至1月26日，依据《1688 发货履约规则》，2024-01-20 核对" in shown
    assert not view.detail.record.remove.isVisible()


def test_its_own_words_stand_by_themselves(view: RecordsView, settle: Callable[[], None]) -> None:
    view.table.choose(2)
    assert "订单 … 扣款12.50元" in texts(view)


def test_the_export_takes_the_filters(view: RecordsView, qtbot: QtBot) -> None:
    view.choose(kind=RecordKind.PENALTY, open_to_appeal=True)
    with qtbot.waitSignal(view.export_wanted) as told:
        view.export()
    asked, filters, name = told.args
    assert (asked.value, name) == ("penalties", "平台处罚")
    assert (filters["kind"], filters["appeal"]) == ("penalty", "yes")


@pytest.mark.parametrize(
    ("last", "tone"),
    [(NOW.replace(day=30), Tone.TEXT), (NOW.replace(day=25), Tone.WARNING)],
)
def test_a_near_last_day_warns(view: RecordsView, last: datetime, tone: Tone) -> None:
    near = replace(PENALTY, appeal=replace(PENALTY.appeal, last=last))
    assert appeal_tone(near, view.model.look) is tone


def test_days_left_are_counted_from_the_last_reading(
    view: RecordsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.monitor.at = NOW + timedelta(days=1)
    view.reload()
    settle()
    assert view.model.look.now == NOW + timedelta(days=1)


def test_an_end_that_the_platform_told_says_so(view: RecordsView) -> None:
    row = replace(PENALTY, appeal=replace(PENALTY.appeal, rule=""))
    assert appeal_words(row, view.model.look) == "至1月26日（平台告知）"


def test_a_closed_appeal_says_so(view: RecordsView) -> None:
    row = replace(PENALTY, appeal_state=AppealState.CLOSED, appeal=AppealWindow())
    assert appeal(row, view.model.look) == "已不可申诉"


def test_a_day_is_shown_without_a_time(view: RecordsView) -> None:
    formats = view.model.look.formats
    assert when(NOW, is_day=True, formats=formats) == "1月24日"
    assert when(None, is_day=True, formats=formats) == "—"


def form(view: RecordsView) -> EntryDialog:
    view.enter_button.click()
    dialog = view.entering.dialog
    assert isinstance(dialog, EntryDialog)
    return dialog


def test_an_entry_is_saved_and_taken_back(
    view: RecordsView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    dialog = form(view)
    dialog.kinds.chips[RecordKind.DEDUCTION.value].click()
    dialog.platforms.chips[Platform.DOUYIN.value].click()
    for name, text in (("order_number", "90000001"), ("amount", "5.5"), ("at", "2024-01-23")):
        dialog.fields[name].setText(text)
    with qtbot.waitSignal(view.entering.said) as said:
        dialog.save_button.click()
    settle()
    (record,) = desk.records.entered
    assert (record.kind, record.platform) == (RecordKind.DEDUCTION, Platform.DOUYIN)
    assert (record.amount, record.is_day, record.source) == (550, True, RecordSource.ENTERED)
    said.args[1]()
    settle()
    assert len(view.model.ids) == 4


def test_an_entry_that_cannot_be_read_stays_open(view: RecordsView, desk: MemoryDesk) -> None:
    dialog = form(view)
    dialog.fields["order_number"].setText("90000001")
    dialog.fields["amount"].setText("五元")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.trouble.text().startswith("金额：无法识别")
    assert desk.records.entered == []
    dialog.reject()


def test_what_was_typed_in_can_be_removed(
    view: RecordsView, settle: Callable[[], None], qtbot: QtBot
) -> None:
    view.table.choose(4)
    assert view.detail.record.remove.isVisible()
    with qtbot.waitSignal(view.entering.said) as said:
        view.detail.record.remove.click()
    settle()
    assert list(view.model.ids) == [1, 2, 3]
    said.args[1]()
    settle()
    assert len(view.model.ids) == 4


def test_pasted_text_goes_to_the_preview(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    penalty = ListedRecord(WARNING.record, is_matched=False)
    part = RecordsPart(SavedPage(new=1), 0, 1, (penalty,))
    bad = Rejected(3, "it does not say what the platform did: {text}", {"text": "你好"})
    desk.imports.gate.set()
    desk.imports.looks["粘贴的文字"] = FileLook(
        Path("粘贴的文字"), "平台消息文本", tuple(Platform), Platform.ALIBABA, SavedPage(new=1),
        records=part, rejected=(bad,), rejected_count=1,
    )  # fmt: skip
    window.show_view(RECORDS)
    window.views.records.paste_button.click()
    box = window.views.records.entering.dialog
    assert isinstance(box, PasteDialog)
    assert not box.read_button.isEnabled()
    box.box.setPlainText("订单 90000001 扣款5元")
    box.read_button.click()
    dialog = asked(window, qtbot)
    assert dialog.left_out.toPlainText().splitlines() == [
        "平台预警 ・ 2401200011874560000 ・ 支付-揽收(48h) ・ 即将超时 ・ 至1月25日 10:00 ・ "
        "未匹配订单",
        "第 3 行：没看懂平台做了什么：你好",
    ]
    assert dialog.platforms.chips[""].isChecked()
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: desk.imports.saved == ["粘贴的文字"])


def asked(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    importing = window.intake.importing
    qtbot.waitUntil(lambda: importing.dialog is not None and not importing.errand.is_running)
    assert importing.dialog is not None
    return importing.dialog


UNKNOWN = ("单据", "关联单", "金额(元)")


def test_columns_that_we_do_not_know_are_named(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    path = Path("/somewhere/违规.csv")
    look = FileLook(path, "", tuple(Platform), Platform.ALIBABA, columns=UNKNOWN)
    desk.imports.looks = {path.name: look}
    window.intake.importing.take([path])
    dialog = asked(window, qtbot)
    panel = dialog.columns
    assert panel.isVisible()
    assert not dialog.accept_button.isEnabled()
    assert not panel.read_button.isEnabled()
    boxes = list(panel.boxes.values())
    boxes[0].setCurrentIndex(2)
    assert not panel.read_button.isEnabled()
    boxes[6].setCurrentIndex(3)
    panel.kinds.chips[RecordKind.DEDUCTION.value].click()
    desk.imports.looks = {path.name: replace(look, columns=(), counts=SavedPage(new=2))}
    panel.read_button.click()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    named = ColumnChoice(
        tuple(sorted(UNKNOWN)), {"number": "关联单", "amount": "金额(元)"}, RecordKind.DEDUCTION
    )
    assert desk.imports.asked[-1] == (path.name, ImportChoice(columns=named))
    assert not panel.isVisible()
    dialog.reject()


def test_a_record_leads_to_its_order(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(RECORDS)
    qtbot.waitUntil(window.is_settled)
    window.views.records.order_wanted.emit("2401200011874563218")
    qtbot.waitUntil(window.is_settled)
    assert window.rail.buttons[ORDERS].isChecked()
    assert window.views.orders.choice.search == "2401200011874563218"
    assert not window.views.orders.choice.is_open_only


@pytest.mark.parametrize("name", ["monitor", "orders"])
def test_details_show_the_platforms_words_apart(
    window: MainWindow, name: str, qtbot: QtBot
) -> None:
    views: dict[str, MonitorView | OrdersView] = {
        "monitor": window.views.monitor,
        "orders": window.views.orders,
    }
    view = views[name]
    window.show_view(window.stack.views.index(view))
    card = view.detail.told
    qtbot.waitUntil(lambda: bool(card.shown))
    assert isinstance(card, OrderRecordsCard)
    assert card.title.text() == "平台预警与处罚"
    assert [row.record.what for row in card.shown] == ["虚假轨迹"]


def test_pasted_text_says_nothing_of_itself() -> None:
    assert "13800000000" not in repr(PastedText("13800000000", "x"))
