"""Cards: the boxes of the detail columns, each with one title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from workbench.ui.theme import Type
from workbench.ui.translating import translate
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


class Card(QFrame):
    """A white box with a title and whatever is added to ``body``."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        self.title = PlainLabel(title, type_=Type.STRONG)
        if title:
            self.body.addWidget(self.title)

    def add_row(self) -> QHBoxLayout:
        """Add and return a row for widgets side by side."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self.body.addLayout(row)
        return row

    def add_flow(self) -> FlowLayout:
        """Add and return a row that breaks where there is no more room."""
        flow = FlowLayout()
        self.body.addLayout(flow)
        return flow


def button(text: str, *, is_primary: bool = False, is_link: bool = False) -> QPushButton:
    """Return a button; one primary per card."""
    made = QPushButton(text)
    made.setProperty("primary", "true" if is_primary else "false")
    made.setProperty("link", "true" if is_link else "false")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    # By Tab, not by a click: the list keeps its keys.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def rule_link() -> QPushButton:
    """Return the link from a warning to its rule."""
    made = button(translate("detail", "See the rule ›"), is_link=True)
    made.setToolTip(tip(translate("detail", "Shows the rule and the version that judged (G)")))
    return made


def empty_out(layout: QLayout) -> None:
    """Remove all widgets of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
