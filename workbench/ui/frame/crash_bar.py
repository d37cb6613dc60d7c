"""The bar that offers what an earlier run noted when it fell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication

from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.glyphs import IconButton

if TYPE_CHECKING:
    from workbench.crash_notes import CrashNotes
    from workbench.ui.icons import Icons


class CrashBar(MessageBar):
    """Hidden unless there is a note; copied or closed, the note is forgotten."""

    def __init__(self, icons: Icons) -> None:
        super().__init__(icons)
        self._notes: CrashNotes | None = None
        self.close_button = IconButton(icons, "close", translate("crash", "Close"))
        self.close_button.clicked.connect(self._on_closed)
        row = self.layout()
        if row is not None:  # as the stubs have it; a bar is always laid out
            row.addWidget(self.close_button)
        self.pressed.connect(self._on_copied)

    def offer(self, notes: CrashNotes) -> None:
        """Show the bar if something was noted."""
        if notes.last():
            self._notes = notes
            self.say(
                translate(
                    "crash",
                    "The workbench ran into a fault of its own last time. Nothing that was saved "
                    "is lost. The details hold no orders and no names.",
                ),
                "warning",
                Tone.INFORMATION,
                translate("crash", "Copy details"),
            )

    @Slot()
    def _on_copied(self) -> None:
        if self._notes is not None:
            QApplication.clipboard().setText(self._notes.last())
        self._on_closed()

    @Slot()
    def _on_closed(self) -> None:
        self.hide()
        if self._notes is not None:
            self._notes.forget()
