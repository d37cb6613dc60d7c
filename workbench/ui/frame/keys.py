"""The window's keys: a number for each view, and what works in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from workbench.ui.frame.entries import HISTORY_KEY, IMPORT_KEY
from workbench.ui.help.pages import HELP_KEY

if TYPE_CHECKING:
    from workbench.ui.frame.main_window import MainWindow


def set_keys(window: MainWindow) -> None:
    """Join the keys with what they do."""
    for entry in window.rail.buttons:
        QShortcut(QKeySequence(entry.key), window).activated.connect(entry.click)
    for name, slot in (
        ("Ctrl+F", window.stack.start_search),
        ("Ctrl+E", window.stack.export),
        (IMPORT_KEY, window.intake.importing.start),
        (HISTORY_KEY, window.intake.looking_back.start),
        ("Ctrl+R", window.views.monitor.turning.ask),
        ("F5", window.poll_now),
        (HELP_KEY, window.help_way.open),
        ("Esc", window.stack.escape),
    ):
        QShortcut(QKeySequence(name), window).activated.connect(slot)
