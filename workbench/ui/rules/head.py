"""The rules view's head: search, room for the packs' buttons, detail column on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.domain.counting import counted
from workbench.ui.translating import translate
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.view_head import SearchBox, ViewHead

if TYPE_CHECKING:
    from workbench.ui.start import Stage


class RuleHead(ViewHead):
    """Title, counts, search, 规则包… and 回放 where there are such.

    Signals: ``searched`` (text), ``side_toggled``.
    """

    searched = Signal(str)
    side_toggled = Signal()

    def __init__(self, stage: Stage) -> None:
        self.search = SearchBox(stage.icons, translate("rules", "Search rules, words, ids"))
        self._acts = QWidget()
        self._act_row = QHBoxLayout(self._acts)
        self._act_row.setContentsMargins(0, 0, 0, 0)
        self._act_row.setSpacing(8)
        toggle = IconButton(
            stage.icons, "panel", translate("rules", "Show or hide the detail (Enter, Esc)")
        )
        super().__init__(translate("rules", "Rules"), self.search, self._acts, toggle)
        self._acts.hide()
        self._formats = stage.formats
        self.search.searched.connect(self.searched)
        toggle.clicked.connect(self.side_toggled)

    @property
    def has_acts(self) -> bool:
        """Tell whether anything can be done about packs here."""
        return self._act_row.count() > 0

    def add_act(self, act: QWidget) -> None:
        """Put a button between search and toggle: what is done about packs."""
        self._act_row.addWidget(act)
        self._acts.show()

    def show_counts(self, shown: int, in_force: int) -> None:
        """Show how many rules there are and how many of them hold today."""
        words = translate("rules", "{n} rule(s) ・ {m} in force today")
        self.set_context(counted(words, n=shown, m=in_force))
