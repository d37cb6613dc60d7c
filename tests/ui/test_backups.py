"""The backups there are, and one made by hand beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import RESOURCES
from tests.ui.doubles import MemoryDesk
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import BackupRoomMissing
from workbench.ui.backups.making import Asking, BackupMaking
from workbench.ui.contracts import WindowParts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from workbench.ui.backups.dialog import BackupDialog
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage

TARGET = Path("/media/stick/mine.backup")


class Seller:
    """The seller, asked for a file."""

    def __init__(self) -> None:
        self.answer: Path | None = TARGET
        self.proposed = ""

    def __call__(self, parent: QWidget, name: str) -> Path | None:
        self.proposed = name
        return self.answer


@pytest.fixture
def memory() -> MemoryDesk:
    return MemoryDesk()


@pytest.fixture
def asking() -> Seller:
    return Seller()


@pytest.fixture
def making(
    memory: MemoryDesk, asking: Seller, stage: Stage, qtbot: QtBot
) -> Iterator[BackupMaking]:
    window = QWidget()
    qtbot.addWidget(window)
    wall = ReplayClock(memory.monitor.now())
    parts = WindowParts(memory, lambda: memory, None, RESOURCES, wall=wall)
    made = BackupMaking(window, parts, stage, Asking(asking, lambda _: None))
    yield made
    memory.backups.gate.set()
    made.stop()


def shown(making: BackupMaking, qtbot: QtBot) -> BackupDialog:
    making.start()
    qtbot.waitUntil(lambda: not making.errand.is_running)
    assert making.dialog is not None
    return making.dialog


def test_the_daily_ones_are_listed(making: BackupMaking, qtbot: QtBot) -> None:
    (line,) = shown(making, qtbot).lines
    assert line.text() == "2024-01-24 10:00 ・ 1,234 个订单 ・ 2.5 MB"


def test_where_there_are_none_it_says_so(
    making: BackupMaking, memory: MemoryDesk, qtbot: QtBot
) -> None:
    memory.backups.made.clear()
    dialog = shown(making, qtbot)
    assert not dialog.none.isHidden()
    assert not dialog.folder_button.isEnabled()


def test_one_is_made_where_the_seller_says_and_proved(
    making: BackupMaking, memory: MemoryDesk, asking: Seller, qtbot: QtBot
) -> None:
    dialog = shown(making, qtbot)
    dialog.make_button.click()
    qtbot.waitUntil(lambda: dialog.bar.value() == 50)
    assert not dialog.make_button.isEnabled()
    memory.backups.gate.set()
    qtbot.waitUntil(lambda: not dialog.told.isHidden())
    assert asking.proposed == "workbench-20240124.backup"
    assert dialog.told.text().splitlines() == [
        "备份完成并已打开核对：1,234 个订单，2.5 MB，每一页都完好。",
        str(TARGET),
    ]
    assert dialog.make_button.isEnabled()


def test_what_went_wrong_is_said(making: BackupMaking, memory: MemoryDesk, qtbot: QtBot) -> None:
    memory.backups.error = BackupRoomMissing(path="/media/stick", needed="80", free="3")
    memory.backups.gate.set()
    dialog = shown(making, qtbot)
    dialog.make_button.click()
    qtbot.waitUntil(lambda: not dialog.told.isHidden())
    assert "需要 80 MB" in dialog.told.text()
    assert dialog.bar.isHidden()


def test_a_seller_who_names_no_file_makes_none(
    making: BackupMaking, memory: MemoryDesk, asking: Seller, qtbot: QtBot
) -> None:
    asking.answer = None
    dialog = shown(making, qtbot)
    dialog.make_button.click()
    assert not making.errand.is_running
    assert dialog.make_button.isEnabled()
    assert memory.backups.asked == []


def test_closing_the_dialog_leaves_the_backup(
    making: BackupMaking, memory: MemoryDesk, qtbot: QtBot
) -> None:
    dialog = shown(making, qtbot)
    dialog.make_button.click()
    qtbot.waitUntil(lambda: dialog.bar.value() == 50)
    dialog.close_button.click()
    memory.backups.gate.set()
    qtbot.waitUntil(lambda: not making.errand.is_running)
    assert making.dialog is None


def test_the_rail_leads_to_them(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.entries.backup.click()
    backing = window.intake.backing_up
    qtbot.waitUntil(lambda: not backing.errand.is_running)
    assert backing.dialog is not None
    assert len(backing.dialog.lines) == 1
