"""订单: each order by its number, what is known of it, and what the filing brings it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
)

from workbench.domain.filing.filings import FilingScope, ScopeKind
from workbench.domain.filing.flow import FlowStep
from workbench.ui.filing.numbers import numbers_in
from workbench.ui.filing.page import PageSight, WizardPage
from workbench.ui.filing.words import verdict_look, verdict_word
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel, tip
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.offers import OrderBrief
    from workbench.services.filing.preview import FilingPreview
    from workbench.ui.start import ViewTools

NUMBER, VERDICT, STATUS, PROMISE, ITEMS = range(5)
MOST_LISTED = 500  # of more nobody reads every line, and the window would wait for them
_WIDTHS = (156, 112, 112, 104)


class OrdersPage(WizardPage):
    """The orders of a filing that names them.

    Signals: ``known_wanted`` (numbers) when more is to be told of them.
    """

    step = FlowStep.ORDERS
    known_wanted = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        lead = translate("wizard", "What the platform would say to each, if it were sent now.")
        super().__init__(tools, translate("wizard", "These orders"), lead)
        self._filing: Filing | None = None
        self._briefs: dict[str, OrderBrief] = {}
        self._asked: tuple[str, ...] = ()
        self.adding = QLineEdit()
        self.adding.setPlaceholderText(translate("wizard", "Add an order number, Enter"))
        self.adding.setAccessibleName(translate("wizard", "Add an order number"))
        self.adding.returnPressed.connect(self._on_add)
        self.removing = button(translate("wizard", "Take out"))
        self.removing.setToolTip(tip(translate("wizard", "Takes the marked orders out (Del)")))
        self.removing.clicked.connect(self._on_remove)
        self.list = _order_list()
        self._key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        self._key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._key.activated.connect(self._on_remove)
        self.more = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        self.gone = PlainLabel(type_=Type.TEXT, tone=Tone.WARNING, is_wrapped=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.adding, 1)
        row.addWidget(self.removing)
        self.column.addLayout(row)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.more)
        self.column.addWidget(self.gone)

    def show_sight(self, sight: PageSight) -> None:
        """Show the filing's orders with what the last preview foresees for them."""
        self._filing = filing = sight.filing
        if filing is None:
            return
        numbers = filing.scope.orders[:MOST_LISTED]
        if numbers != self._asked:
            self._asked = numbers
            self.known_wanted.emit(numbers)
        told = translate("wizard", "The first {shown} of {n} orders; all of them are filed.")
        told = told.replace("{shown}", str(MOST_LISTED))
        self.more.setText(told.replace("{n}", str(len(filing.scope.orders))))
        self.more.setVisible(len(filing.scope.orders) > MOST_LISTED)
        self._show_rows(numbers, sight.preview)
        self._show_gone(sight.preview)

    def show_known(self, briefs: Sequence[OrderBrief]) -> None:
        """Tell more of the orders, once it was read."""
        self._briefs = {brief.number: brief for brief in briefs}
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None:
                self._tell(item, item.text(NUMBER))

    def _show_rows(self, numbers: Sequence[str], preview: FilingPreview | None) -> None:
        shown = [item.text(NUMBER) for item in self._items()]
        if shown != [one_line(number) for number in numbers]:
            self.list.clear()
            for number in numbers:
                item = QTreeWidgetItem([one_line(number)])
                self._tell(item, number)
                self.list.addTopLevelItem(item)
        foreseen = {each.number: each for each in preview.orders} if preview else {}
        theme = self._stage.keeper.theme
        for item in self._items():
            order = foreseen.get(item.text(NUMBER))
            shape, tone = verdict_look(order.foreseen.verdict) if order else ("", Tone.MUTED)
            said = verdict_word(order.foreseen.verdict) if order else ""
            item.setText(VERDICT, f"{shape} {said}".strip())
            item.setForeground(VERDICT, tone.ink(theme))

    def _items(self) -> list[QTreeWidgetItem]:
        rows = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item for item in rows if item is not None]

    def _tell(self, item: QTreeWidgetItem, number: str) -> None:
        brief = self._briefs.get(number)
        if brief is None:
            return
        formats = self._stage.formats
        item.setText(STATUS, word(brief.status))
        item.setText(PROMISE, formats.near(brief.ship_by, self._tools.desk.monitor.now()))
        item.setText(ITEMS, one_line(brief.titles))
        rules = "\n".join(self._tools.desk.rules.chip(rule) for rule in brief.rules)
        item.setToolTip(NUMBER, tip(rules))

    def _show_gone(self, preview: FilingPreview | None) -> None:
        missing = preview.missing if preview else ()
        told = translate("wizard", "Not among the orders of this shop: {orders}")
        self.gone.setText(told.replace("{orders}", "、".join(map(one_line, missing[:20]))))
        self.gone.setVisible(bool(missing))

    @Slot()
    def _on_add(self) -> None:
        if self._filing is None:
            return
        more = numbers_in(self.adding.text())
        if more:
            self.adding.clear()
            self._name(tuple(dict.fromkeys((*self._filing.scope.orders, *more))))

    @Slot()
    def _on_remove(self) -> None:
        marked = {item.text(NUMBER) for item in self.list.selectedItems()}
        if self._filing is not None and marked:
            self._name(tuple(n for n in self._filing.scope.orders if one_line(n) not in marked))

    def _name(self, numbers: tuple[str, ...]) -> None:
        if self._filing is not None:
            scope = FilingScope(ScopeKind.ORDER, orders=numbers)
            self.rewritten.emit(replace(self._filing, scope=scope))

    def take_keys(self) -> None:
        """Give the keys to the list, or to the field where it is empty."""
        (self.list if self.list.topLevelItemCount() else self.adding).setFocus()


def _order_list() -> QTreeWidget:
    """Return an empty list with its columns."""
    made = QTreeWidget()
    made.setProperty("framed", "true")
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAlternatingRowColors(False)
    made.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
    made.setAccessibleName(translate("wizard", "Orders of the filing"))
    made.setHeaderLabels(
        [
            translate("wizard", "Order number"),
            translate("wizard", "Foreseen"),
            translate("wizard", "State"),
            translate("wizard", "Ship by"),
            translate("wizard", "Items"),
        ]
    )
    for column, width in enumerate(_WIDTHS):
        made.setColumnWidth(column, width)
    made.header().setSectionResizeMode(ITEMS, QHeaderView.ResizeMode.Stretch)
    return made
