"""The view of tickets (任务工单): unanswered ones, the soonest first, and one whole beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from workbench.domain.exchange.export_filters import ticket_filters
from workbench.domain.exchange.exports import ExportView
from workbench.domain.tables.fields import TableName
from workbench.domain.ticket_views import TicketQuery, TicketSort
from workbench.ui.lists.head import ListHead
from workbench.ui.lists.page import ListPage, PageParts
from workbench.ui.tables.keys import on_key
from workbench.ui.tables.menu import Entry, TableMenu
from workbench.ui.tables.model import PagedModel
from workbench.ui.tables.view import PagedTable
from workbench.ui.theme import Tone
from workbench.ui.tickets.acting import TicketActs
from workbench.ui.tickets.columns import TICKET_COLUMNS
from workbench.ui.tickets.detail import TicketColumn
from workbench.ui.tickets.filters import TicketFilters
from workbench.ui.tickets.intake import TicketIntake
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.countdown import Countdown
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.list_area import ListArea
from workbench.ui.widgets.states import StateWords

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from workbench.domain.ticket_views import TicketCounts, TicketDetail, TicketRow
    from workbench.domain.tickets import TicketKind
    from workbench.ui.start import ViewTools

TICKS_TO_RELOAD = 60  # by time alone what waits becomes overdue


@dataclass(frozen=True, slots=True)
class TicketChoice:
    """What the seller has chosen to see."""

    search: str = ""
    kind: TicketKind | None = None
    is_open_only: bool = True
    sort: TicketSort = TicketSort.DEADLINE
    descending: bool = False

    def query(self, plain: TicketQuery) -> TicketQuery:
        """Return the question; ``plain`` tells the present moment."""
        return replace(
            plain,
            search=self.search,
            kind=self.kind,
            open_only=self.is_open_only,
            sort=self.sort,
            descending=self.descending,
        )

    @property
    def is_narrow(self) -> bool:
        """Tell whether a search or a kind hides tickets."""
        return bool(self.search or self.kind)


class TicketsView(ListPage):
    """任务工单.

    Signals: ``order_wanted`` (number), ``rule_wanted`` (RuleVisit), ``counted`` (TicketCounts).
    """

    order_wanted = Signal(str)
    rule_wanted = Signal(object)
    counted = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        self._choice = TicketChoice()
        self._counts: TicketCounts | None = None
        self._ticks = 0
        stage = tools.stage
        self.enter_button = button(translate("tickets", "Enter…"))
        self.files_button = button(translate("tickets", "From a file…"))
        title, hint = translate("tickets", "Tickets"), translate("tickets", "Search order / shop")
        self.head = ListHead(stage, title, hint, self.enter_button, self.files_button)
        self.filters = TicketFilters(stage.keeper)
        self.model: PagedModel[TicketRow] = PagedModel(
            TICKET_COLUMNS, tools.desk.tickets.rows, tools.look()
        )
        self.table = PagedTable(self.model, stage.keeper)
        self.table.setAccessibleName(title)
        self.area = ListArea(stage.icons, self.table)
        self.detail = TicketColumn(stage.icons)
        above = (self.filters,)
        parts = PageParts(TableName.TICKETS, self.head, above, self.area, self.table, self.detail)
        super().__init__(tools, parts)
        self.acts = TicketActs(tools, self)
        self.intake = TicketIntake(tools, self)
        self._countdown = Countdown(self)
        self._connect()
        self._connect_acts()
        self._mark()

    def _connect(self) -> None:
        self.head.searched.connect(lambda text: self.choose(search=text))
        self.filters.openness_chosen.connect(lambda is_on: self.choose(is_open_only=is_on))
        self.filters.kind_chosen.connect(lambda kind: self.choose(kind=kind))
        self.table.header.sort_wanted.connect(
            lambda sort, descending: self.choose(sort=sort, descending=descending)
        )
        self.table.row_chosen.connect(self._on_row_chosen)
        self.area.pressed.connect(self._on_state_pressed)
        self.area.other_pressed.connect(self.intake.start)
        self.files_button.clicked.connect(self.intake.start)
        self.detail.order_wanted.connect(self.order_wanted)
        self.detail.ticket.rule_wanted.connect(self.rule_wanted)
        self._countdown.timeout.connect(self._on_tick)

    def _connect_acts(self) -> None:
        acts, card = self.acts, self.detail.ticket
        self.enter_button.clicked.connect(acts.start_entry)
        self.enter_button.setToolTip(tip(translate("tickets", "Enter a ticket by hand (N)")))
        card.answer_wanted.connect(self.on_row(acts.start_answer))
        card.invoice_wanted.connect(self.on_row(acts.invoice))
        card.removal_wanted.connect(self.on_row(acts.remove))
        self.detail.replies.copied.connect(acts.keep_draft)
        for key, act in (
            ("R", acts.start_answer),
            ("H", acts.finish),
            ("C", acts.copy_number),
        ):
            on_key(self.table, key, self.on_row(act))
        on_key(self.table, "N", acts.start_entry)
        on_key(self.table, "Shift+C", self.detail.replies.copy_first)
        on_key(self.table, "G", card.see_rule)
        self.menu = TableMenu(self.table, lambda: _entries(self))
        for doer in (acts, self.intake):
            doer.done.connect(self.reload)
            doer.said.connect(self.said)
            doer.failed.connect(self.failed)

    def on_row(self, act: Callable[[TicketRow], None]) -> Callable[[], None]:
        """Return what does an act on the ticket that is shown, if there is one."""

        def do() -> None:
            shown = self.detail.shown
            if shown is not None and shown.row.id == self.table.chosen:
                act(shown.row)

        return do

    @property
    def choice(self) -> TicketChoice:
        """Return what is shown."""
        return self._choice

    def choose(self, **changes: Any) -> None:
        """Change parts of the choice."""
        self._choice = replace(self._choice, **changes)
        self.begin_anew()
        self._mark()
        self.reload()

    def reload(self) -> None:
        """Ask the question, again or anew."""
        self.area.expect()
        self.recount()
        query = self._choice.query(self._tools.desk.tickets.query())
        self._tools.jobs.run(
            lambda desk: desk.tickets.ids(query), self._on_ids, self.failed.emit, topic="tickets"
        )

    def recount(self) -> None:
        """Count again, for the rail and the chips."""
        self._tools.jobs.run(
            lambda desk: desk.tickets.counts(),
            self._on_counts,
            self.failed.emit,
            topic="ticket counts",
        )

    @Slot()
    def export(self) -> None:
        """Ask for the list as a file, with the filters of this moment."""
        query = self._choice.query(self._tools.desk.tickets.query())
        name = translate("exports", "Tickets")
        self.export_wanted.emit(ExportView.TICKETS, ticket_filters(query), name)

    def lift(self) -> bool:
        """Leave the search and the kind."""
        is_narrow = self._choice.is_narrow
        if is_narrow:
            self.choose(search="", kind=None)
        return is_narrow

    def show_ticket(self, order_number: str) -> None:
        """Show the tickets of an order, whatever their state."""
        self.choose(search=order_number, kind=None, is_open_only=False)
        self.split.open_side()

    def _mark(self) -> None:
        choice = self._choice
        self.head.search.set_silently(choice.search)
        self.filters.mark(choice.kind, is_open_only=choice.is_open_only)
        self.table.header.show_sorting(choice.sort, is_descending=choice.descending)

    def _on_ids(self, ids: array[int]) -> None:
        self.model.look_at(self._tools.look(), *self.table.visible_rows())
        self.show_ids(ids, self._empty)
        self._on_row_chosen(self.table.chosen)

    def _on_counts(self, counts: TicketCounts) -> None:
        self._counts = counts
        formats = self._tools.stage.formats
        self.filters.show_counts(counts, formats)
        words = translate("tickets", "{n} unanswered of {total}")
        words = words.replace("{n}", formats.count(counts.open))
        self.head.set_context(words.replace("{total}", formats.count(counts.total)))
        self.counted.emit(counts)

    def _empty(self) -> StateWords:
        if self._choice.is_narrow:
            title = translate("tickets", "Nothing fits these filters")
            return StateWords("filter", Tone.MUTED, title, act=translate("tickets", "Show all"))
        enter, files = translate("tickets", "Enter…"), translate("tickets", "From a file…")
        if self._counts is not None and self._counts.total:
            title = translate("tickets", "Every ticket is answered")
            words = translate("tickets", "Last looked {time}.")
            now = self._tools.look().now
            said = words.replace("{time}", self._tools.stage.formats.clock(now))
            return StateWords("good", Tone.GOOD, title, said, enter, files)
        sentence = translate(
            "tickets",
            "Tickets of buyers (shipping urged, parcel stands still, invoice) are answered on the "
            "platform's page within 24 hours. Enter them here or read them from a file, and they "
            "are counted down.",
        )
        title = translate("tickets", "No tickets yet")
        return StateWords("empty", Tone.MUTED, title, sentence, enter, files)

    @Slot()
    def _on_state_pressed(self) -> None:
        if not self.lift():
            self.acts.start_entry()

    @Slot(int)
    def _on_row_chosen(self, row_id: int) -> None:
        shown = self.detail.shown
        if shown is None or shown.row.id != row_id:
            self.acts.forget_draft()
        if not row_id:
            self.detail.show_detail(None, self._tools.look())
            return
        self._tools.jobs.run(
            lambda desk: desk.tickets.detail(row_id),
            self._on_detail,
            self.failed.emit,
            topic="ticket detail",
        )

    def _on_detail(self, detail: TicketDetail | None) -> None:
        if detail is None or detail.row.id == self.table.chosen:
            self.detail.show_detail(detail, self._tools.look())

    @Slot()
    def _on_tick(self) -> None:
        self._ticks += 1
        look = self._tools.look()
        self.model.look_at(look, *self.table.visible_rows())
        self.detail.tick(look)
        if self._ticks % TICKS_TO_RELOAD == 0:
            self.reload()


def _entries(view: TicketsView) -> tuple[Entry, ...]:
    """Return what a ticket's menu offers."""
    return (
        Entry(translate("menu", "Record the answer…"), view.on_row(view.acts.start_answer), "R"),
        Entry(translate("menu", "Copy order number"), view.on_row(view.acts.copy_number), "C"),
        Entry(translate("menu", "See the rule"), view.detail.ticket.see_rule, "G"),
        Entry(translate("menu", "Show the order"), view.detail.show_order),
    )
