"""The evidence panel: what is demanded, files in and out, boxes over a picture, attempts logged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from tests.ui.season import SHOPS
from workbench.domain.filing.evidence import Box, Channel, ContactAttempt, EvidenceKind, Party
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, ScopeKind
from workbench.ui.evidence.acting import brought_by
from workbench.ui.evidence.attempt import AttemptDialog
from workbench.ui.evidence.boxes import BoxStack
from workbench.ui.evidence.panel import EvidencePanel
from workbench.ui.evidence.redaction import RedactionDialog
from workbench.ui.evidence.words import demands, size_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.start import Stage, ViewTools

SHOP = SHOPS[0]
ONE = FilingScope(ScopeKind.ORDER, orders=("2401200011874563218",))
DRAFT = Filing(SHOP.id, SHOP.platform, FilingCase.TRACE_MISMATCH, ONE, id="1")
CHAT = replace(DRAFT, case=FilingCase.FREIGHT_BUYER_DELAY)


def image(width: int = 200, height: int = 100) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    return made


def png() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image())
    return bytes(buffer.data().data())


@pytest.fixture
def panel(qtbot: QtBot, tools: ViewTools, desk: MemoryDesk) -> EvidencePanel:
    desk.filings.filings["1"] = DRAFT
    made = EvidencePanel(tools)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.changed):
        made.show_filing(DRAFT)
    made.show()
    return made


def test_what_is_missing_is_named_and_offered_first(panel: EvidencePanel) -> None:
    (told,) = demands(DRAFT, panel.evidence)
    assert told[0].startswith("▲")
    assert panel.kind is EvidenceKind.OUTSIDE_TRACE


def test_files_are_kept_as_what_is_chosen(
    qtbot: QtBot, panel: EvidencePanel, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(panel.changed):
        panel.acts.take(brought_by(mime), EvidenceKind.OUTSIDE_TRACE)
    (row,) = panel.rows
    assert row.evidence.kind is EvidenceKind.OUTSIDE_TRACE
    assert not row.picture.pixmap().isNull()
    assert [words[0] for words, _ in demands(DRAFT, panel.evidence)] == ["✓"]


def test_a_screenshot_is_pasted(qtbot: QtBot, panel: EvidencePanel, desk: MemoryDesk) -> None:
    QGuiApplication.clipboard().setImage(image())
    with qtbot.waitSignal(panel.changed):
        qtbot.keyClick(panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    ((_, content),) = desk.evidence.files.values()
    assert QImage.fromData(QByteArray(content)).width() == 200


def test_an_empty_clipboard_is_told(qtbot: QtBot, panel: EvidencePanel) -> None:
    QGuiApplication.clipboard().setText("words are no evidence")
    with qtbot.waitSignal(panel.said):
        panel.pasting.click()
    assert panel.evidence == ()


def add_chat(qtbot: QtBot, panel: EvidencePanel, desk: MemoryDesk) -> None:
    made = desk.evidence.keep("1", b"hello", "chat.txt", (EvidenceKind.CHAT, ""))
    _, content = desk.evidence.files[made.id]
    desk.evidence.files[made.id] = replace(made, names_orders=()), content
    with qtbot.waitSignal(panel.changed):
        panel.show_filing(CHAT)


def test_a_chat_without_the_order_says_which(
    qtbot: QtBot, panel: EvidencePanel, desk: MemoryDesk
) -> None:
    add_chat(qtbot, panel, desk)
    told = [words for words, _ in demands(CHAT, panel.evidence)]
    assert "2401200011874563218" in told[-1]
    assert not panel.rows[0].named.isHidden()


def test_a_removed_file_comes_back(qtbot: QtBot, panel: EvidencePanel, desk: MemoryDesk) -> None:
    add_chat(qtbot, panel, desk)
    backs: list[Callable[[], None]] = []
    panel.said.connect(lambda _, back: backs.append(back))
    with qtbot.waitSignal(panel.changed):
        qtbot.keyClick(panel.rows[0], Qt.Key.Key_Delete)
    assert panel.rows == []
    with qtbot.waitSignal(panel.changed):
        backs[0]()
    assert len(panel.rows) == 1


def test_kind_and_note_are_said_anew(qtbot: QtBot, panel: EvidencePanel, desk: MemoryDesk) -> None:
    add_chat(qtbot, panel, desk)
    row = panel.rows[0]
    row.note.setText("旺旺聊天")
    with qtbot.waitSignal(panel.changed):
        row.note.editingFinished.emit()
    assert panel.evidence[0].note == "旺旺聊天"


def test_traces_of_the_only_order_are_captured_at_once(qtbot: QtBot, panel: EvidencePanel) -> None:
    with qtbot.waitSignal(panel.changed):
        panel.capturing.click()
    assert panel.evidence[0].note == "2401200011874563218"


def test_an_attempt_becomes_evidence(qtbot: QtBot, panel: EvidencePanel) -> None:
    panel.attempt.click()
    dialog = panel.acts.dialog
    assert isinstance(dialog, AttemptDialog)
    dialog.channels.chips[Channel.PHONE.value].click()
    dialog.parties.chips[Party.CARRIER.value].click()
    dialog.said.setPlainText("未接听")
    logged: list[ContactAttempt] = []
    dialog.logged.connect(logged.append)
    with qtbot.waitSignal(panel.changed):
        dialog.save_button.click()
    (attempt,) = logged
    assert (attempt.channel, attempt.party) == (Channel.PHONE, Party.CARRIER)
    assert (attempt.said, attempt.order_number) == ("未接听", ONE.orders[0])
    assert panel.evidence[0].kind is EvidenceKind.CONTACT_ATTEMPT


def test_boxes_drawn_over_a_picture_are_kept(
    qtbot: QtBot, panel: EvidencePanel, desk: MemoryDesk
) -> None:
    desk.evidence.keep("1", png(), "a.png", (EvidenceKind.OUTSIDE_TRACE, ""))
    with qtbot.waitSignal(panel.changed):
        panel.show_filing(DRAFT)
    panel.rows[0].cover.click()
    qtbot.waitUntil(lambda: isinstance(panel.acts.dialog, RedactionDialog))
    dialog = panel.acts.dialog
    assert isinstance(dialog, RedactionDialog)
    dialog.canvas.stack.add(Box(10, 10, 60, 30))
    dialog.canvas.changed.emit()
    with qtbot.waitSignal(panel.changed):
        dialog.save_button.click()
    assert desk.evidence.boxes == (Box(10, 10, 60, 30),)


@pytest.fixture
def editor(qtbot: QtBot, stage: Stage) -> RedactionDialog:
    made = RedactionDialog(stage, image(400, 300), None)  # type: ignore[arg-type]  # no window around
    qtbot.addWidget(made)
    made.show()
    made.fit()
    return made


def test_the_mouse_draws_a_box(qtbot: QtBot, editor: RedactionDialog) -> None:
    canvas, left = editor.canvas, Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, left, pos=QPoint(20, 30))
    qtbot.mouseMove(canvas, QPoint(80, 60))
    qtbot.mouseRelease(canvas, left, pos=QPoint(100, 70))
    assert canvas.stack.boxes == (Box(20, 30, 100, 70),)
    assert editor.save_button.isEnabled()


def test_the_keys_draw_move_stretch_and_take_back(qtbot: QtBot, editor: RedactionDialog) -> None:
    canvas, keys = editor.canvas, Qt.KeyboardModifier
    qtbot.keyClick(canvas, Qt.Key.Key_B)
    (made,) = canvas.stack.boxes
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Down, keys.ShiftModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_Left, keys.ControlModifier)
    (moved,) = canvas.stack.boxes
    assert moved == Box(made.left + 7, made.top, made.right + 7, made.bottom + 8)
    for _ in range(3):
        editor.undo_button.click()
    assert canvas.stack.boxes == (made,)
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert not canvas.stack.boxes
    assert not editor.save_button.isEnabled()


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        pytest.param(Box(5, 5, 50, 40), (Box(5, 5, 50, 40),), id="as drawn"),
        pytest.param(Box(50, 40, 5, 5), (Box(5, 5, 50, 40),), id="drawn upwards"),
        pytest.param(Box(-9, -9, 500, 40), (Box(0, 0, 99, 40),), id="beyond the edge"),
        pytest.param(Box(5, 5, 8, 40), (), id="a slip"),
    ],
)
def test_boxes_stay_within_the_picture(box: Box, kept: tuple[Box, ...]) -> None:
    stack = BoxStack(100, 60)
    stack.add(box)
    assert stack.boxes == kept


def test_a_box_is_not_pushed_off_the_picture() -> None:
    stack = BoxStack(100, 60)
    stack.add(Box(80, 40, 95, 55))
    stack.move(50, 50)
    assert stack.current == Box(84, 44, 99, 59)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        pytest.param(10, "1 KB", id="tiny"),
        pytest.param(320_000, "312 KB", id="kilobytes"),
        pytest.param(1_500_000, "1.4 MB", id="megabytes"),
    ],
)
def test_sizes(size: int, said: str) -> None:
    assert size_text(size) == said
