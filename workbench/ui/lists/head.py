"""A list's head: title, context, search, the view's own buttons, export, detail on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from workbench.ui.translating import translate
from workbench.ui.widgets.exporting import export_button
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.view_head import SearchBox, ViewHead

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from workbench.ui.start import Stage


class ListHead(ViewHead):
    """Title, counts, search, buttons.

    Signals: ``searched`` (text), ``export_wanted``, ``side_toggled``.
    """

    searched = Signal(str)
    side_toggled = Signal()
    export_wanted = Signal()

    def __init__(self, stage: Stage, title: str, hint: str, *buttons: QPushButton) -> None:
        self.search = SearchBox(stage.icons, hint)
        self.export_button = export_button()
        self.toggle = IconButton(
            stage.icons, "panel", translate("monitor", "Show or hide the detail (Enter, Esc)")
        )
        super().__init__(title, self.search, *buttons, self.export_button, self.toggle)
        self.search.searched.connect(self.searched)
        self.export_button.clicked.connect(self.export_wanted)
        self.toggle.clicked.connect(self.side_toggled)
