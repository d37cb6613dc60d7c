"""Taking what is dragged from another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent


def welcome(event: QDropEvent) -> None:
    """Take what is dragged as a copy, whatever was proposed: who hears of a move may delete it."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
