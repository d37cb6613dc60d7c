"""范围: whom the filing speaks of, and for which promised shipping times."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.filing.filings import FilingScope, ScopeKind
from workbench.domain.filing.flow import FlowStep
from workbench.domain.shops import Platform
from workbench.ui.filing.checklist import CheckList
from workbench.ui.filing.moment import MomentField
from workbench.ui.filing.numbers import numbers_in
from workbench.ui.filing.page import PageSight, WizardPage
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.offers import ScopeChoices
    from workbench.domain.regions import Region
    from workbench.ui.start import ViewTools

_BY_ORDER = frozenset({Platform.ALIBABA, Platform.DOUYIN})
_MINUTE = timedelta(minutes=1)


def kinds_of(platform: Platform) -> tuple[ScopeKind, ...]:
    """Return what a platform takes filings for (taobao.filing.scopes; others by order)."""
    return (ScopeKind.ORDER,) if platform in _BY_ORDER else tuple(ScopeKind)


class ScopePage(WizardPage):
    """Kind of scope, what is in it, and its window.

    Signals: ``choices_wanted`` when items and regions of the shop's open orders are to be read.
    """

    step = FlowStep.SCOPE
    choices_wanted = Signal()

    def __init__(self, tools: ViewTools) -> None:
        lead = translate("wizard", "What stands outside of it is not protected by this filing.")
        super().__init__(tools, translate("wizard", "Whom does it speak of?"), lead)
        self._filing: Filing | None = None
        self._choices: ScopeChoices | None = None
        self.kinds = ChoiceRow(tools.stage.keeper, translate("wizard", "Made for"))
        self.kinds.chosen.connect(self._on_kind)
        self.orders = OrderNumbers()
        self.orders.edited.connect(self._on_orders)
        self.items = CheckList(
            translate("wizard", "Items"), translate("wizard", "Search the items of open orders")
        )
        self.items.ticked.connect(self._on_items)
        self.regions = CheckList(
            translate("wizard", "Receiving regions"), translate("wizard", "Search the regions")
        )
        self.regions.ticked.connect(self._on_regions)
        self.whole = PlainLabel(is_wrapped=True)
        self.window_card = WindowCard(tools)
        self.window_card.edited.connect(self._on_window)
        self._stack = QStackedWidget()
        for page in (self.orders, self.items, self.regions, self.whole):
            self._stack.addWidget(page)
        self.column.addWidget(self.kinds)
        self.column.addWidget(self._stack)
        self.column.addWidget(self.window_card)
        self.column.addStretch(1)

    def show_sight(self, sight: PageSight) -> None:
        """Show the scope of a filing."""
        self._filing = filing = sight.filing
        if filing is None:
            return
        kinds = [(kind.value, word(kind)) for kind in kinds_of(filing.platform)]
        self.kinds.show_choices(kinds if len(kinds) > 1 else [], filing.scope.kind.value)
        self.orders.show_numbers(filing.scope.orders)
        self._show_lists(filing)
        pages = {
            ScopeKind.ORDER: self.orders,
            ScopeKind.ITEM: self.items,
            ScopeKind.RECEIVING_REGION: self.regions,
            ScopeKind.WHOLE_SHOP: self.whole,
        }
        self._stack.setCurrentWidget(pages[filing.scope.kind])
        self.window_card.show_window(filing, self._choices)
        if filing.scope.kind is not ScopeKind.ORDER and self._choices is None:
            self.choices_wanted.emit()

    def show_choices(self, choices: ScopeChoices) -> None:
        """Show what the open orders of the shop can be filed by."""
        self._choices = choices
        if self._filing is not None:
            self._show_lists(self._filing)
            self.window_card.show_window(self._filing, choices)

    def _show_lists(self, filing: Filing) -> None:
        choices = self._choices
        count = self._stage.formats.count
        orders = translate("wizard", "orders: {n}")
        items = choices.items if choices else {}
        regions = choices.regions if choices else {}
        listed = [(t, f"{t} · {orders.replace('{n}', count(n))}") for t, n in items.items()]
        places = [
            (r, f"{region_words(r)} · {orders.replace('{n}', count(n))}")
            for r, n in regions.items()
        ]
        self.items.show_choices(listed, filing.scope.items)
        self.regions.show_choices(places, filing.scope.regions)
        told = translate("wizard", "The whole shop; open orders at this moment: {n}.")
        self.whole.setText(told.replace("{n}", count(choices.orders)) if choices else "…")

    def _tell(self, scope: FilingScope) -> None:
        if self._filing is not None:
            self.rewritten.emit(replace(self._filing, scope=scope))

    @Slot(str)
    def _on_kind(self, value: str) -> None:
        if self._filing is not None:
            self._tell(replace(self._filing.scope, kind=ScopeKind(value)))

    @Slot(object)
    def _on_orders(self, numbers: tuple[str, ...]) -> None:
        self._tell(FilingScope(ScopeKind.ORDER, orders=numbers))

    @Slot(object)
    def _on_items(self, items: tuple[str, ...]) -> None:
        self._tell(FilingScope(ScopeKind.ITEM, items=items))

    @Slot(object)
    def _on_regions(self, regions: tuple[Region, ...]) -> None:
        self._tell(FilingScope(ScopeKind.RECEIVING_REGION, regions=regions))

    @Slot(object, object)
    def _on_window(self, since: datetime | None, until: datetime | None) -> None:
        if self._filing is not None:
            self.rewritten.emit(replace(self._filing, ship_from=since, ship_until=until))


class OrderNumbers(QWidget):
    """A box for order numbers, one on a line; anything may be pasted.

    Signals: ``edited`` (tuple of numbers).
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.box = QPlainTextEdit()
        words = translate("wizard", "Order numbers, one on a line")
        self.box.setAccessibleName(words)
        self.box.setTabChangesFocus(True)
        self.box.setMinimumHeight(110)
        self.count = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        self.box.textChanged.connect(self._on_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel(words, type_=Type.NOTE, tone=Tone.MUTED))
        column.addWidget(self.box)
        column.addWidget(self.count)

    def show_numbers(self, numbers: tuple[str, ...]) -> None:
        """Show the numbers; what a person typed around them is left as it is."""
        self._count(len(numbers))
        if numbers_in(self.box.toPlainText()) != numbers:
            self.box.blockSignals(True)
            self.box.setPlainText("\n".join(numbers))
            self.box.blockSignals(False)

    def _count(self, number: int) -> None:
        told = translate("wizard", "Orders named: {n}")
        self.count.setText(told.replace("{n}", str(number)))

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit(numbers_in(self.box.toPlainText()))


class WindowCard(Card):
    """The window of promised shipping times that the filing covers.

    Signals: ``edited`` (since, until), each None where left open.
    """

    edited = Signal(object, object)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__(translate("wizard", "Promised shipping times"))
        now = tools.desk.monitor.now()
        self._choices: ScopeChoices | None = None
        self.since = MomentField(translate("wizard", "From"), now)
        self.until = MomentField(translate("wizard", "To"), now + timedelta(days=3))
        self.fill = button(translate("wizard", "Take those of all open orders"))
        self.fill.clicked.connect(self._on_fill)
        for field in (self.since, self.until):
            self.body.addWidget(field)
            field.edited.connect(self._on_edited)
        self.body.addWidget(self.fill)

    def show_window(self, filing: Filing, choices: ScopeChoices | None) -> None:
        """Show a filing's window; one for single orders can do without."""
        self._choices = choices
        self.since.show_instant(filing.ship_from)
        self.until.show_instant(filing.ship_until)
        self.fill.setVisible(choices is not None and choices.soonest is not None)

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit(self.since.instant, self.until.instant)

    @Slot()
    def _on_fill(self) -> None:
        choices = self._choices
        if choices is not None and choices.soonest and choices.latest:
            # The fields tell whole minutes: the last promise must lie inside.
            until = choices.latest.replace(second=0, microsecond=0) + _MINUTE
            self.edited.emit(choices.soonest.replace(second=0, microsecond=0), until)


def region_words(region: Region) -> str:
    """Return a region as it is read."""
    return " ".join(part for part in (region.province, region.city, region.district) if part)
