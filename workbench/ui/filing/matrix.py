"""Orders against consequences: what each warned order would be spared, and what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from workbench.domain.rules.effects import Applicability
from workbench.domain.views import EffectKind
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.services.filing.outlooks import KindChange, OrderOutlook
    from workbench.ui.theming import ThemeKeeper

_KINDS = tuple(EffectKind)
_LOOKS = {
    Applicability.EXEMPT: ("✓", Tone.GOOD),
    Applicability.APPLIES: ("▲", Tone.CRITICAL),
    Applicability.UNKNOWN: ("◇", Tone.MUTED),
}
NUMBER_WIDTH = 164
MOST_ROWS = 8
ROW = 26
SCROLL_BAR = 16  # room for the one below, which narrow windows need


class EffectMatrix(QTreeWidget):
    """One row for each order, one column for each kind of consequence."""

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self.setProperty("framed", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.setAccessibleName(translate("wizard", "What each warned order would be spared"))
        kinds = [word(kind) for kind in _KINDS]
        self.setHeaderLabels([translate("wizard", "Order number"), *kinds])
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(0, NUMBER_WIDTH)
        for column, kind in enumerate(kinds, 1):
            self.headerItem().setToolTip(column, kind)

    def show_outlooks(self, outlooks: Sequence[OrderOutlook]) -> None:
        """Show the orders that something warns of."""
        self.clear()
        for outlook in outlooks:
            item = QTreeWidgetItem([one_line(outlook.number)])
            for change in outlook.changes:
                self._show_change(item, change)
            self.addTopLevelItem(item)
        rows = min(max(len(outlooks), 1), MOST_ROWS)
        self.setFixedHeight(self.header().sizeHint().height() + rows * ROW + SCROLL_BAR)
        self.setVisible(bool(outlooks))

    def _show_change(self, item: QTreeWidgetItem, change: KindChange) -> None:
        column = _KINDS.index(change.kind) + 1
        shape, tone = _LOOKS[change.then]
        # 预计免责 takes the room of a whole column; the shape and the tip say the same.
        item.setText(column, shape if not change.is_spared else f"{shape} {_spared()}")
        item.setForeground(column, tone.ink(self._keeper.theme))
        told = f"{word(change.kind)}: {word(change.now)} → {word(change.then)}"
        item.setToolTip(column, told)


def _spared() -> str:
    return translate("wizard", "spared")


def legend() -> str:
    """Return what the shapes mean."""
    said = ((shape, word(kind)) for kind, (shape, _) in _LOOKS.items())
    return " · ".join(f"{shape} {words}" for shape, words in said)
