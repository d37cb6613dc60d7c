"""From the start of the window to its end: what is closed, and what is said if nothing opens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.ui.bells import RecordingBell
from tests.ui.conftest import RESOURCES, close_and_delete
from workbench.domain.errors import WrongKey
from workbench.ui.first_run.contract import Ending, Speech
from workbench.ui.formats import Formats
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.notifier import Notifier
from workbench.ui.opening import has_screen
from workbench.ui.pointer_words import PointerWords
from workbench.ui.refusal import refusal_box
from workbench.ui.running import Later, run_window
from workbench.ui.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.contracts import WindowParts

CHINESE = Speech("zh_CN", RESOURCES / "translations")


def quiet_notifier(parts: WindowParts) -> Notifier:
    return Notifier(RecordingBell(), PointerWords(lambda rule: rule, Formats()))


def wrong_key() -> WindowParts:
    raise WrongKey(path="/data/key.json")


LATER = Later(furnish, quiet_notifier)


@pytest.fixture
def _own_excepthook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


@pytest.fixture
def boxes(qapp: QApplication) -> Iterator[list[str]]:
    """Close every box that opens, as a seller would; keep what it said."""
    told: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.text())
            box.buttons()[0].click()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(0)
    yield told
    timer.stop()


@pytest.mark.usefixtures("_own_excepthook")
def test_the_desk_is_closed_with_the_window(
    qapp: QApplication, parts: WindowParts, desk: MemoryDesk, tmp_path: Path
) -> None:
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, qapp.closeAllWindows))
    ending = run_window(lambda: parts, LATER, CHINESE, str(tmp_path / "bell"))
    assert ending == Ending(language="zh_CN")
    assert desk.is_closed
    (window,) = [each for each in qapp.topLevelWidgets() if isinstance(each, MainWindow)]
    close_and_delete(window)


def test_data_that_cannot_be_opened_are_told_of_in_a_box(
    boxes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(WrongKey):
        run_window(wrong_key, LATER, CHINESE, "")
    assert boxes == [
        "密钥不对\n\n这个密钥打不开 /data/key.json：它属于别的文件，或者文件开头已损坏。"
        "数据没有改动；请检查口令或密钥环，或者使用恢复码或备份（`workbench recover`）。"
    ]


def test_without_a_screen_the_terminal_has_to_do(boxes: list[str]) -> None:
    with pytest.raises(WrongKey):
        run_window(wrong_key, LATER, CHINESE, "")
    assert boxes == []


@pytest.mark.parametrize(
    ("environment", "system", "is_there"),
    [
        pytest.param({}, "linux", False, id="terminal"),
        pytest.param({"DISPLAY": ":0"}, "linux", True, id="x11"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True, id="wayland"),
        pytest.param({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False, id="off"),
        pytest.param({}, "win32", True, id="windows"),
    ],
)
def test_a_screen_is_looked_for(environment: dict[str, str], system: str, is_there: bool) -> None:
    assert has_screen(environment, system) is is_there


def test_a_path_in_a_box_is_text(qapp: QApplication) -> None:
    box = refusal_box(Trouble("Title", "<b>/data</b>"))
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text() == "Title\n\n<b>/data</b>"
    box.deleteLater()
