"""Files into the window: preview, choice, progress, cancel, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.season import SHOPS
from workbench.domain.errors import BadInput, DiskFull
from workbench.domain.exchange.encodings import EncodingSample, TextEncoding
from workbench.domain.exchange.imports import Undone
from workbench.domain.pages import SavedPage
from workbench.domain.shops import Platform, Shop
from workbench.files.cells import NO_NUMBER
from workbench.files.wire import Rejected
from workbench.services.imports.desk import Brought, FileLook
from workbench.services.imports.preview import ImportChoice, ShopPart
from workbench.ui.formats import Formats
from workbench.ui.imports.words import brought_words, undone_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.imports.dialog import ImportDialog
    from workbench.ui.start import Stage

ORDERS = Path("/somewhere/订单.csv")
TRACES = Path("/somewhere/parcels.jsonl")
NEW_SHOP = Shop("imported-1688-1", Platform.ALIBABA, "晨禾仓库")


def order_look(**facts: object) -> FileLook:
    known: dict[str, object] = {
        "path": ORDERS,
        "kind": "1688 订单导出",
        "platforms": (Platform.ALIBABA,),
        "chosen": Platform.ALIBABA,
        "counts": SavedPage(new=1200, changed=3, same=40),
        "shops": (
            ShopPart(SHOPS[0], "晨禾百货", False, SavedPage(new=1000, changed=3, same=40)),
            ShopPart(NEW_SHOP, "晨禾仓库", True, SavedPage(new=200)),
        ),
        "candidates": SHOPS[:2],
        "rejected": (Rejected(12, NO_NUMBER),),
        "rejected_count": 3,
        "unknown_columns": (("备用", 7),),
        "told_at": datetime(2024, 1, 24, 2, tzinfo=UTC),
        **facts,
    }
    return FileLook(**known)  # type: ignore[arg-type]


def trace_look() -> FileLook:
    saved = SavedPage(new=50, same=1)
    return FileLook(TRACES, "", tuple(Platform), Platform.ALIBABA, saved, parcels=51)


@pytest.fixture(autouse=True)
def _files(desk: MemoryDesk) -> None:
    desk.imports.looks = {ORDERS.name: order_look(), TRACES.name: trace_look()}
    desk.imports.gate.set()


def opened(window: MainWindow, qtbot: QtBot, *paths: Path) -> ImportDialog:
    window.intake.importing.take(paths or (ORDERS,))
    return asked(window, qtbot)


def asked(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    importing = window.intake.importing
    qtbot.waitUntil(lambda: importing.dialog is not None and not importing.errand.is_running)
    assert importing.dialog is not None
    return importing.dialog


def said(window: MainWindow) -> str:
    return window.intake.file_bar.sentence


def texts(dialog: ImportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_nothing_is_written_before_the_seller_says_so(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    told = texts(dialog)
    assert "订单.csv" in told
    assert "1688 订单导出 ・ 数据截至 1月24日 10:00" in told
    assert [each for each in told if each[0].isdigit()][1:5] == ["1,200", "3", "40", "3"]
    assert "归入：晨禾百货（1,043 单）、晨禾仓库（200 单，新店铺）" in told
    assert "不认识的列，随订单保存：备用（7）" in told
    assert dialog.left_out.toPlainText().splitlines() == [
        "第 12 行：缺少订单号",
        "还有 2 项",
    ]
    dialog.reject()
    assert desk.imports.saved == []


def test_an_encoding_is_chosen_by_the_first_rows_and_may_be_changed(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    samples = (
        EncodingSample(TextEncoding.UTF_8, ("订单编号", "9001 ・ 待发货")),
        EncodingSample(TextEncoding.GB18030, ("订单编号", "9001 ・ 寰呭彂璐")),
    )
    asking = FileLook(ORDERS, "", (), Platform.UNKNOWN, samples=samples)
    desk.imports.looks = {ORDERS.name: asking}
    dialog = opened(window, qtbot)
    assert "无法确定文字编码的文本" in texts(dialog)
    assert dialog.left_out.toPlainText().splitlines() == [
        "UTF-8:",
        "  订单编号",
        "  9001 ・ 待发货",
        "GB18030 (GBK):",
        "  订单编号",
        "  9001 ・ 寰呭彂璐",
    ]
    assert dialog.encodings.chips["utf-8"].hasFocus()
    assert not dialog.accept_button.isEnabled()
    desk.imports.looks = {ORDERS.name: order_look()}
    dialog.encodings.chips["utf-8"].click()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    chosen = ImportChoice(encoding=TextEncoding.UTF_8)
    assert desk.imports.asked[-1] == (ORDERS.name, chosen)
    assert dialog.encodings.isVisible()
    dialog.shops.chips[SHOPS[1].id].click()
    qtbot.waitUntil(lambda: desk.imports.asked[-1][1] == replace(chosen, shop=SHOPS[1].id))
    dialog.reject()


def test_an_import_can_be_taken_back(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    with qtbot.waitSignal(window.intake.importing.ended):
        dialog.accept_button.click()
    assert desk.imports.saved == [ORDERS.name]
    assert window.undo_bar.text == "订单.csv：新增 1,200，变化 3"
    with qtbot.waitSignal(window.intake.importing.ended):
        window.undo_bar.take_back()
    assert desk.imports.undone == [7]
    assert window.undo_bar.text == "已撤销导入：删去 2 单，恢复 1 单"
    qtbot.waitUntil(window.is_settled)


def test_a_cancel_lets_an_import_stand(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    importing = window.intake.importing
    with qtbot.waitSignal(importing.ended):
        opened(window, qtbot).accept_button.click()
    desk.imports.gate.clear()
    window.undo_bar.take_back()
    qtbot.waitUntil(lambda: said(window) == "正在撤销导入：25 %")
    window.intake.file_bar.pressed.emit()
    with qtbot.waitSignal(importing.ended):
        desk.imports.gate.set()
    assert (desk.imports.undone, said(window)) == ([], "")
    qtbot.waitUntil(window.is_settled)


def test_traces_come_in_without_a_way_back(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot, TRACES)
    assert not dialog.shops.isVisible()
    dialog.platforms.chips["douyin"].click()
    qtbot.waitUntil(lambda: dialog.look.chosen is Platform.DOUYIN)
    with qtbot.waitSignal(window.intake.importing.ended):
        dialog.accept_button.click()
    assert desk.imports.asked[-1] == (TRACES.name, ImportChoice(Platform.DOUYIN))
    window.undo_bar.take_back()
    assert desk.imports.undone == []
    qtbot.waitUntil(window.is_settled)


def test_another_shop_is_looked_at_anew(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    dialog.shops.chips[SHOPS[1].id].click()
    dialog.shops.chips[SHOPS[0].id].click()
    assert not dialog.accept_button.isEnabled()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert desk.imports.asked[-1] == (ORDERS.name, ImportChoice(None, SHOPS[0].id))
    dialog.reject()


def test_a_choice_that_does_not_fit_is_told_and_can_be_changed(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    desk.imports.looks[ORDERS.name] = BadInput(what="订单.csv", reason="原因")
    dialog.shops.chips[SHOPS[1].id].click()
    qtbot.waitUntil(lambda: any(text.startswith("订单.csv：原因") for text in texts(dialog)))
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_leaving_while_a_file_is_looked_at_anew_goes_on_with_the_next(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot, ORDERS, TRACES)
    dialog.shops.chips[SHOPS[1].id].click()
    dialog.reject()
    assert asked(window, qtbot).look.path == TRACES
    asked(window, qtbot).reject()


def test_a_file_that_brings_nothing_cannot_be_imported(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.imports.looks[ORDERS.name] = order_look(counts=SavedPage(same=43))
    dialog = opened(window, qtbot)
    assert not dialog.accept_button.isEnabled()
    assert any("都已经有了" in text for text in texts(dialog))
    dialog.reject()


def test_progress_is_told_and_a_cancel_saves_nothing(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.imports.gate.clear()
    opened(window, qtbot).accept_button.click()
    qtbot.waitUntil(lambda: said(window) == "正在导入 订单.csv：25 %")
    window.views.monitor.reload()
    qtbot.waitUntil(window.is_settled)
    window.intake.file_bar.pressed.emit()
    with qtbot.waitSignal(window.intake.importing.ended):
        desk.imports.gate.set()
    assert (desk.imports.saved, said(window)) == ([], "")
    qtbot.waitUntil(window.is_settled)


def test_a_refused_file_is_told_and_the_next_one_follows(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.imports.looks[ORDERS.name] = BadInput(what="订单.csv", reason="原因")
    window.intake.importing.take([ORDERS, TRACES])
    qtbot.waitUntil(lambda: said(window).startswith("订单.csv：原因"))
    window.intake.file_bar.pressed.emit()
    assert asked(window, qtbot).look.path == TRACES
    asked(window, qtbot).reject()


def test_a_full_disk_is_told_in_the_bar(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.imports.error = DiskFull()
    with qtbot.waitSignal(window.intake.importing.ended):
        opened(window, qtbot).accept_button.click()
    assert "没有空间" in said(window)


def test_control_o_asks_for_files(window: MainWindow, qtbot: QtBot) -> None:
    window.intake.importing.ask = lambda parent: [TRACES]
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert asked(window, qtbot).look.path == TRACES
    asked(window, qtbot).reject()


def test_closing_the_window_cancels(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.imports.gate.clear()
    opened(window, qtbot).accept_button.click()
    qtbot.waitUntil(lambda: "25 %" in said(window))
    window.intake.importing.errand.cancel()
    desk.imports.gate.set()
    assert window.intake.stop()
    assert desk.imports.saved == []


def dragged(*paths: Path | str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(p)) if isinstance(p, Path) else QUrl(p) for p in paths])
    return mime


def hover(window: MainWindow, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        window.rect().center(),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,  # asks for a move
    )
    QApplication.sendEvent(window, event)
    return event


def drop(window: MainWindow, mime: QMimeData) -> None:
    place = QPointF(window.rect().center())
    event = QDropEvent(
        place,
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)


def test_files_are_dropped_anywhere(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / ORDERS.name
    file.touch()
    mime = dragged(file, tmp_path, "https://example.invalid/a.csv")
    welcomed = hover(window, mime)
    assert welcomed.isAccepted()
    # Whoever drags would delete a file that was moved.
    assert welcomed.dropAction() is Qt.DropAction.CopyAction
    assert window.intake.drops.is_hinting
    drop(window, mime)
    assert not window.intake.drops.is_hinting
    assert asked(window, qtbot)
    assert [name for name, _ in desk.imports.asked] == [ORDERS.name]
    asked(window, qtbot).reject()


def test_what_is_no_file_is_not_welcome(window: MainWindow) -> None:
    text = QMimeData()
    text.setText("YT8800213345012")
    assert not hover(window, text).isAccepted()
    assert not hover(window, dragged("https://example.invalid/a.csv")).isAccepted()


@pytest.mark.parametrize(
    ("undone", "words"),
    [
        pytest.param(Undone(5, 0, 0), "已撤销导入：删去 5 单，恢复 0 单", id="whole"),
        pytest.param(
            Undone(5, 2, 1),
            "已撤销导入：删去 5 单，恢复 2 单，保留 1 单（之后另有来源）",
            id="kept",
        ),
    ],
)
def test_what_an_undo_did_is_told(stage: Stage, undone: Undone, words: str) -> None:
    assert undone_words(undone, Formats()) == words


def test_parcels_are_counted_apart_from_orders(stage: Stage) -> None:
    brought = Brought(0, SavedPage(changed=50))
    words = brought_words(trace_look(), brought, Formats())
    assert words == "parcels.jsonl：51 个包裹，其中 50 个是新的或有变化"
