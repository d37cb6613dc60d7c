"""Qt's own dialogs, where the desktop has none, speak the window's language too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLabel

from workbench.ui.translating import QT_GAPS, translate

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from workbench.ui.start import Stage


def test_no_label_of_the_file_dialog_is_english(qtbot: QtBot, stage: Stage) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert labels == ["查找范围(&L)：", "文件名称(&N)：", "文件类型(&T)："]


def test_the_gaps_are_filled(stage: Stage) -> None:
    assert [translate("QFileDialog", source) for source in QT_GAPS] == [
        "查找范围(&L)：",
        "文件类型(&T)：",
    ]
