"""The box that says why no window opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from workbench.ui.formats import plain
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.ui.trouble import Trouble


def refusal_box(trouble: Trouble) -> QMessageBox:
    """Return a box with the trouble's title and sentence; text only, paths hold what they like."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(translate("frame", "Fulfilment workbench"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(plain(f"{trouble.title}\n\n{trouble.sentence}"))
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.addButton(translate("frame", "Close"), QMessageBox.ButtonRole.AcceptRole)
    return box


def show_refusal(trouble: Trouble) -> None:
    """Show the box and wait until it is closed."""
    refusal_box(trouble).exec()
