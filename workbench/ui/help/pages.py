"""F1, and which page of the help a window asks for by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

HELP_KEY = "F1"
PAGE = "helpPage"


def set_page(window: QWidget, name: str) -> None:
    """Let F1 in a window open a page of the help by its name."""
    window.setProperty(PAGE, name)
