"""What lies on the clipboard of ours: out of histories, and gone after a minute (faults H6)."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication

from workbench.ui.widgets.clipboard import KEPT, Wiper
from workbench.ui.widgets.copying import copy_for_good, copy_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

NUMBER = "YT8800213345012"


@pytest.fixture
def clipboard(qapp: QApplication) -> QClipboard:
    found = QGuiApplication.clipboard()
    found.clear()
    return found


@pytest.fixture
def wiper(clipboard: QClipboard, qapp: QApplication) -> Wiper:
    copy_text("before")
    gc.collect()
    found = qapp.findChild(Wiper)
    assert found is not None
    return found


def test_a_number_is_there_for_a_minute(clipboard: QClipboard, wiper: Wiper) -> None:
    copy_text(NUMBER)
    assert clipboard.text() == NUMBER
    timer = wiper.timer
    assert (timer.isActive(), timer.isSingleShot(), timer.interval()) == (True, True, 60_000)


def test_it_is_gone_when_its_time_is_over(
    clipboard: QClipboard, wiper: Wiper, qtbot: QtBot
) -> None:
    copy_text(NUMBER)
    timer = wiper.timer
    with qtbot.waitSignal(timer.timeout):
        timer.setInterval(0)
    timer.setInterval(KEPT)
    assert clipboard.text() == ""


@pytest.mark.parametrize("other", ["something else", NUMBER], ids=["another", "the-same-words"])
def test_what_others_copied_since_stays(clipboard: QClipboard, wiper: Wiper, other: str) -> None:
    copy_text(NUMBER)
    clipboard.setText(other)
    wiper.wipe()
    assert clipboard.text() == other


def test_a_later_copy_has_its_whole_minute(
    clipboard: QClipboard, wiper: Wiper, qapp: QApplication
) -> None:
    copy_text(NUMBER)
    assert qapp.findChildren(Wiper) == [wiper]
    assert wiper.timer.isActive()
    wiper.wipe()
    assert clipboard.text() == ""
    assert not wiper.timer.isActive()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("ExcludeClipboardContentFromMonitorProcessing", b"\1\0\0\0", id="monitors"),
        pytest.param("CanIncludeInClipboardHistory", b"\0\0\0\0", id="history"),
        pytest.param("CanUploadToCloudClipboard", b"\0\0\0\0", id="cloud"),
    ],
)
def test_no_history_of_windows_takes_it(clipboard: QClipboard, name: str, value: bytes) -> None:
    copy_text(NUMBER)
    data = clipboard.mimeData()
    assert data.data(f'application/x-qt-windows-mime;value="{name}"').data() == value


def test_no_history_of_kde_takes_it(clipboard: QClipboard) -> None:
    copy_text(NUMBER)
    assert clipboard.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"


def test_what_is_about_nobody_stays(clipboard: QClipboard, wiper: Wiper) -> None:
    copy_text(NUMBER)
    copy_for_good("a rule")
    wiper.wipe()
    assert clipboard.text() == "a rule"
    assert not clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
