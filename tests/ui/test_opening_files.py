"""Files handed to the program end up where they belong; a packet is held against its manifest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from workbench.domain.filing.packets import FileVerdict, PacketPart
from workbench.ui.running import Opening

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.cases.packet_dialog import PacketDialog
    from workbench.ui.frame.main_window import MainWindow

PACKET = Path("报备.packet.zip")


def checked(window: MainWindow, qtbot: QtBot, path: Path = PACKET) -> PacketDialog:
    """Hand a packet to the window and wait until it is told how it stands."""
    window.open_way.open([path])
    dialog = window.open_way.dialog
    assert dialog is not None
    reading = dialog.state.text()
    qtbot.waitUntil(lambda: dialog.state.text() != reading)
    return dialog


def rows(dialog: PacketDialog) -> list[tuple[str, str]]:
    items = [dialog.files.topLevelItem(row) for row in range(dialog.files.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items if item is not None]


def test_a_whole_packet_is_said_to_be_whole(window: MainWindow, qtbot: QtBot) -> None:
    dialog = checked(window, qtbot)
    assert dialog.state.text() == "全部 1 个文件与写入时一致。"
    assert rows(dialog) == [("packet.pdf", "✓ 与写入时一致")]
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "ab" * 32


def test_a_changed_packet_names_what_changed(
    window: MainWindow, qtbot: QtBot, desk: MemoryDesk
) -> None:
    desk.packets.files = (
        PacketPart("packet.pdf", 10, FileVerdict.CHANGED),
        PacketPart("evidence/<b>1</b>.png", 10, FileVerdict.INTACT),
        PacketPart("new.txt", None, FileVerdict.ADDED),
    )
    dialog = checked(window, qtbot)
    assert dialog.state.text() == "3 个文件里有 2 个不是写入时的样子。"
    assert rows(dialog) == [
        ("packet.pdf", "✗ 写入后被改动"),
        ("evidence/<b>1</b>.png", "✓ 与写入时一致"),
        ("new.txt", "✗ 写入后被加入"),
    ]


def test_another_zip_is_said_to_be_none(window: MainWindow, qtbot: QtBot) -> None:
    dialog = checked(window, qtbot, Path("photos.zip"))
    assert "photos.zip" in dialog.state.text()
    assert not dialog.copy.isEnabled()


def test_one_packet_at_a_time(window: MainWindow, qtbot: QtBot) -> None:
    dialog = checked(window, qtbot)
    window.open_way.open([PACKET])
    assert window.open_way.dialog is dialog
    dialog.accept()
    assert window.open_way.dialog is None


def test_other_files_are_imported_and_packs_tried(window: MainWindow, qtbot: QtBot) -> None:
    packs: list[Path] = []
    window.intake.pack_dropped.disconnect()
    window.intake.pack_dropped.connect(packs.append)
    window.open_way.open([Path("own.toml")])
    assert packs == [Path("own.toml")]


@pytest.mark.parametrize("files", [(), (PACKET,)], ids=["alone", "with a packet"])
def test_what_the_program_was_started_with_is_opened_once_it_stands(
    window: MainWindow, qtbot: QtBot, files: tuple[Path, ...]
) -> None:
    Opening(window, files)
    window.furnishing.done.emit()
    assert (window.open_way.dialog is not None) is bool(files)


def test_a_second_start_hands_its_files_to_the_first(window: MainWindow, qtbot: QtBot) -> None:
    opening = Opening(window, ())
    opening.open([PACKET])
    assert window.open_way.dialog is not None
