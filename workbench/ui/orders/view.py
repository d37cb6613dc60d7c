"""The order view: search, open or all, by shop; the list and one order beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from workbench.domain.counting import counted
from workbench.domain.exchange.export_filters import OrderQuery, order_filters
from workbench.domain.exchange.exports import ExportView
from workbench.domain.filing.wishes import FilingWish
from workbench.domain.tables.fields import TableName
from workbench.domain.views import OrderSort
from workbench.ui.exports.target import past_name
from workbench.ui.lists.filing import FilingStart
from workbench.ui.lists.head import ListHead
from workbench.ui.lists.page import ListPage, PageParts
from workbench.ui.monitor.bulk import MOST
from workbench.ui.monitor.conditions import first_run_words
from workbench.ui.orders.columns import ORDER_COLUMNS
from workbench.ui.orders.detail import OrderColumn, OrderDetail
from workbench.ui.orders.filters import OrderFilters
from workbench.ui.orders.forgetting import OrderMenu
from workbench.ui.orders.sight import OrderSight, past_words
from workbench.ui.tables.keys import on_key
from workbench.ui.tables.model import PagedModel
from workbench.ui.tables.rows import FIRST
from workbench.ui.tables.view import PagedTable
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.list_area import ListArea
from workbench.ui.widgets.states import StateWords

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.platforms.beside import BesideFilter
    from workbench.domain.shops import ShopHealth
    from workbench.domain.views import OrderRow
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools


@dataclass(frozen=True, slots=True)
class OrderChoice:
    """What the seller has chosen to see."""

    search: str = ""
    shop_id: str = ""
    is_open_only: bool = True
    sort: OrderSort = OrderSort.SHIP_BY
    is_descending: bool = False
    beside: BesideFilter | None = None

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything but open or all leaves orders out."""
        return bool(self.search or self.shop_id or self.beside)

    @property
    def looks_in_open_alone(self) -> bool:
        """Tell whether what is searched for may stand among the orders that are over."""
        return bool(self.search) and self.is_open_only

    def question(self) -> OrderQuery:
        """Return it as a question to the store."""
        return OrderQuery(
            self.search,
            self.shop_id,
            self.is_open_only,
            self.sort,
            descending=self.is_descending,
            beside=self.beside,
        )


class OrdersView(ListPage):
    """订单.

    Signals: ``monitor_wanted`` (order number), ``shop_wanted`` and ``import_wanted`` where there is
    no shop, ``rule_wanted`` (RuleVisit), ``review_wanted`` to look back, ``present_wanted`` to come
    back from there, ``filing_wanted`` (FilingWish) for the marked orders (R), ``detail_shown``
    (OrderDetail or None) once an order stands beside the list.
    """

    monitor_wanted = Signal(str)
    rule_wanted = Signal(object)
    shop_wanted = Signal()
    import_wanted = Signal()
    review_wanted = Signal()
    present_wanted = Signal()
    filing_wanted = Signal(object)
    detail_shown = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        self._choice = OrderChoice()
        self._has_shops = True
        icons, keeper = tools.stage.icons, tools.stage.keeper
        hint = translate("orders", "Search order / waybill / goods")
        self.review_button = button(translate("today", "Look back…"))
        self.review_button.setToolTip(
            tip(translate("orders", "Shows the orders as known at a past instant (Ctrl+R)"))
        )
        title = translate("orders", "Orders")
        self.head = ListHead(tools.stage, title, hint, self.review_button)
        self.sight = OrderSight(tools)
        self.band = MessageBar(icons)
        self.search = self.head.search
        self.filters = OrderFilters(keeper)
        self.model: PagedModel[OrderRow] = PagedModel(ORDER_COLUMNS, self.sight.rows, tools.look())
        self.table = PagedTable(self.model, keeper)
        self.area = ListArea(icons, self.table)
        self.menu = OrderMenu(tools, self.table)
        self.filing = FilingStart(tools, lambda desk, ids: desk.orders.rows(ids), _wish, self.menu)
        self.detail = OrderColumn(icons)
        above = (self.band, self.filters)
        parts = PageParts(TableName.ORDERS, self.head, above, self.area, self.table, self.detail)
        super().__init__(tools, parts)
        self._connect()
        self._mark()

    def _connect(self) -> None:
        self.head.searched.connect(lambda text: self.choose(search=text))
        self.filters.openness_chosen.connect(lambda is_open: self.choose(is_open_only=is_open))
        self.filters.shop_chosen.connect(lambda shop_id: self.choose(shop_id=shop_id))
        # Those that are over are shown among them: what stands beside an order may outlive it.
        self.filters.beside_chosen.connect(
            lambda chosen: self.choose(beside=chosen, is_open_only=chosen is None)
        )
        self.table.header.sort_wanted.connect(
            lambda sort, is_descending: self.choose(sort=sort, is_descending=is_descending)
        )
        self.table.row_chosen.connect(self._on_row_chosen)
        self.review_button.clicked.connect(self.review_wanted)
        self.band.pressed.connect(self.present_wanted)
        self._connect_menu()
        self.area.pressed.connect(self._on_state_pressed)
        self.area.other_pressed.connect(self.import_wanted)
        self.detail.monitor_wanted.connect(self.monitor_wanted)
        self.detail.rule_wanted.connect(self.rule_wanted)
        on_key(self.table, "G", self.detail.decisions.see_rule)
        on_key(self.table, "R", self._on_filing)
        self.filing.wanted.connect(self.filing_wanted)
        self.filing.said.connect(self.said)
        self.filing.failed.connect(self.failed)

    def _connect_menu(self) -> None:
        self.menu.detail_wanted.connect(self.split.open_side)
        self.menu.monitor_wanted.connect(self.monitor_wanted)
        self.menu.filing_wanted.connect(self._on_filing)
        self.menu.said.connect(self.said)
        self.menu.failed.connect(self.failed)
        self.menu.changed.connect(self.reload)

    @property
    def choice(self) -> OrderChoice:
        """Return what is shown."""
        return self._choice

    def choose(self, **changes: Any) -> None:
        """Change parts of the choice."""
        self._show(replace(self._choice, **changes))

    def _show(self, choice: OrderChoice) -> None:
        self._choice = choice
        self.begin_anew()
        self._mark()
        self.reload()

    def set_shops(self, shops: tuple[ShopHealth, ...]) -> None:
        """Offer a chip per shop; without any the empty list says how to begin."""
        self.filters.set_shops(shops)
        self.filters.mark(self._choice.is_open_only, self._choice.shop_id)
        self._has_shops = bool(shops)
        if self.area.is_empty:
            self.area.show_state(self._empty())

    def look_back(self, as_of: datetime | None) -> None:
        """Show the orders as they were known at an instant, None for the present."""
        if as_of == self.sight.as_of:
            return
        self.sight.as_of = as_of
        self.band.setVisible(as_of is not None)
        if as_of is not None:
            said = past_words(as_of, self._tools.stage.formats)
            self.band.say(said, "history", Tone.ACCENT, translate("today", "Back to now"))
        self.begin_anew()
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Ask the question, again or anew."""
        self.area.expect()
        question, sight = self._choice.question(), self.sight.of_now()

        def ask(desk: Desk) -> array[int]:
            return sight.ids(desk, question)

        if self.is_anew and sight.as_of is None:
            self._tools.jobs.run(
                lambda desk: desk.orders.first(question, FIRST),
                self._on_first,
                lambda _: None,  # the question that follows fails as well
                topic="first orders",
            )
        self._tools.jobs.run(ask, self._on_ids, self.failed.emit, topic="orders")
        self._count(sight)

    def _count(self, sight: OrderSight) -> None:
        """Offer what stands beside orders at present; of the past nobody is to do anything."""
        if sight.as_of is not None:
            self.filters.show_counts({}, self._tools.stage.formats)
            return
        self._tools.jobs.run(
            lambda desk: desk.beside.counts(),
            lambda counts: self.filters.show_counts(counts, self._tools.stage.formats),
            lambda _: None,  # the question beside it fails as well
            topic="beside",
        )

    @Slot()
    def export(self) -> None:
        """Ask for the list as a file, with the filters of this moment."""
        name, as_of = translate("exports", "Orders"), self.sight.as_of
        filters = order_filters(self._choice.question(), as_of)
        self.export_wanted.emit(
            ExportView.ORDERS, filters, past_name(name, as_of) if as_of else name
        )

    def lift(self) -> bool:
        """Leave the search and the shop; with none, come back from the past."""
        if self._choice.is_narrowed:
            self.choose(search="", shop_id="", beside=None)
            return True
        is_past = self.sight.as_of is not None
        if is_past:
            self.present_wanted.emit()
        return is_past

    def _mark(self) -> None:
        self.search.set_silently(self._choice.search)
        self.filters.mark(self._choice.is_open_only, self._choice.shop_id)
        self.filters.mark_beside(self._choice.beside)
        header = self.table.header
        header.show_sorting(self._choice.sort, is_descending=self._choice.is_descending)

    def _on_first(self, ids: array[int]) -> None:
        self.show_ids(ids, self._empty)
        self._on_row_chosen(self.table.chosen)

    def _on_ids(self, ids: array[int]) -> None:
        self.show_ids(ids, self._empty)
        words = translate("orders", "{n} open order(s)")
        if not self._choice.is_open_only:
            words = translate("orders", "{n} order(s)")
        self.head.set_context(counted(words, n=len(ids)))
        self._on_row_chosen(self.table.chosen)

    def _empty(self) -> StateWords:
        if not self._has_shops:
            return first_run_words()
        act = translate("orders", "Show all orders")
        if self._choice.is_narrowed:
            title = translate("orders", "Nothing fits these filters")
            if self._choice.looks_in_open_alone:
                act = translate("orders", "Search all orders")
            return StateWords("filter", Tone.MUTED, title, act=act)
        if self.sight.as_of is not None:
            title = translate("orders", "No such order was known then")
            return StateWords("empty", Tone.MUTED, title, act=act)
        title = translate("orders", "No open orders")
        return StateWords("empty", Tone.MUTED, title, act=act if self._choice.is_open_only else "")

    @Slot()
    def _on_filing(self) -> None:
        """Want a filing for the marked orders of the shop that the first of them is of."""
        if self.sight.as_of is None:
            self.filing.start(self.table.selected_ids()[:MOST])

    @Slot()
    def _on_state_pressed(self) -> None:
        if not self._has_shops:
            self.shop_wanted.emit()
        elif self._choice.looks_in_open_alone:
            self.choose(is_open_only=False)
        else:
            self._show(OrderChoice(is_open_only=False))

    @Slot(int)
    def _on_row_chosen(self, row_id: int) -> None:
        if not row_id:
            self.detail.show_detail(None, self._tools.look())
            return

        sight = self.sight.of_now()
        self._tools.jobs.run(
            lambda desk: sight.detail(desk, row_id),
            self._on_detail,
            self.failed.emit,
            topic="order",
        )

    def _on_detail(self, detail: OrderDetail | None) -> None:
        self.detail.show_detail(detail, self._tools.look())
        self.detail_shown.emit(detail)


def _wish(rows: Sequence[OrderRow]) -> FilingWish:
    """Return the filing wanted for orders of one shop."""
    return FilingWish(rows[0].shop_id, tuple(row.number for row in rows))
