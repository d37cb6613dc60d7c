"""Cards of one ticket: what to do until when, its clocks, what still counts, its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.rules.views import RuleVisit
from workbench.domain.tickets import TicketKind
from workbench.ui.detail.head import UnknownLine
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.tickets.columns import remaining_text, shop_text, tone_of
from workbench.ui.tickets.order_facts import order_facts
from workbench.ui.tickets.words import sentence, still_counts, unknowns
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out, rule_link
from workbench.ui.widgets.copying import CopyField
from workbench.ui.widgets.labels import PlainLabel, Tag, restyle
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.ticket_views import TicketClock, TicketDetail, TicketRow
    from workbench.ui.icons import Icons
    from workbench.ui.tables.columns import Look


class TicketCard(Card):
    """The first card: kind, countdown, order, what to do, and the acts.

    Signals: ``rule_wanted`` (RuleVisit), ``answer_wanted`` and ``invoice_wanted`` from its
    buttons, ``removal_wanted`` where it was entered by hand.
    """

    rule_wanted = Signal(object)
    answer_wanted = Signal()
    invoice_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._row: TicketRow | None = None
        top = self.add_row()
        self._kind = PlainLabel(type_=Type.CARD, is_wrapped=True)
        self._left = Tag()
        top.addWidget(self._kind, 1)
        top.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self._shop = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_selectable=True)
        self._order = CopyField(icons, translate("tickets", "Order"))
        self._number = CopyField(icons, translate("tickets", "Ticket no."))
        self._sentence = PlainLabel(is_wrapped=True, is_selectable=True)
        self._unknowns = QVBoxLayout()
        self._unknowns.setSpacing(4)
        for widget in (self._shop, self._order, self._number, self._sentence):
            self.body.addWidget(widget)
        self.body.addLayout(self._unknowns)
        self._said = PlainLabel(tone=Tone.MUTED, is_wrapped=True, is_selectable=True)
        self.body.addWidget(self._said)
        self._add_acts()

    def _add_acts(self) -> None:
        acts = self.add_flow()
        self.answer = button(translate("tickets", "Record the answer (R)"), is_primary=True)
        self.invoice = button(translate("tickets", "Invoice was issued (H)"))
        self.link = rule_link()
        self.remove = button(translate("tickets", "Remove this entry"), is_link=True)
        for each in (self.answer, self.invoice):
            acts.addWidget(each)
        links = self.add_flow()
        for each in (self.link, self.remove):
            links.addWidget(each)
        self.answer.clicked.connect(self.answer_wanted)
        self.invoice.clicked.connect(self.invoice_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        self.link.clicked.connect(self.see_rule)

    def show_row(self, row: TicketRow, look: Look) -> None:
        """Show another ticket, or the same one as it stands now."""
        self._row = row
        ticket = row.ticket
        self._kind.setText(word(ticket.kind))
        self._shop.setText(shop_text(row))
        self._order.show_value(one_line(ticket.order_number))
        self._number.show_value(one_line(ticket.number))
        said = sentence(row, look)
        self._sentence.setText(said)
        self._sentence.setVisible(bool(said))
        empty_out(self._unknowns)
        for each in unknowns(row):
            self._unknowns.addWidget(UnknownLine(each))
        self._show_reply(row, look)
        is_invoice = ticket.kind is TicketKind.INVOICE
        self.answer.setVisible(row.is_open and ticket.replied_at is None)
        self.invoice.setVisible(is_invoice and row.is_open)
        # One primary per card: the act that is left.
        restyle(self.invoice, primary="true" if ticket.replied_at is not None else "false")
        self.link.setVisible(bool(row.rule))
        self.remove.setVisible(ticket.source is RecordSource.ENTERED)
        self.tick(look)

    def _show_reply(self, row: TicketRow, look: Look) -> None:
        at = row.ticket.replied_at
        words = translate("tickets", "Answered {time}: {reply}")
        reply = one_line(row.ticket.reply) or translate("tickets", "no text kept")
        self._said.setText(
            words.replace("{time}", look.formats.moment(at)).replace("{reply}", reply)
        )
        self._said.setVisible(at is not None)

    def tick(self, look: Look) -> None:
        """Count down."""
        if self._row is not None:
            self._left.setText(remaining_text(self._row, look))
            restyle(self._left, tone=tone_of(self._row).value)
            self._left.setVisible(self._row.due is not None)

    @Slot()
    def see_rule(self) -> None:
        """Ask for the rule that decides."""
        if self._row is not None and self._row.rule:
            ticket = self._row.ticket
            visit = RuleVisit(self._row.rule, ticket.created_at, due_at=self._row.deadline)
            self.rule_wanted.emit(visit)


class ClockCard(Card):
    """What the ticket asks for, each with its own end; an invoice ticket has two clocks."""

    def __init__(self) -> None:
        super().__init__(translate("tickets", "Clocks"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.body.addLayout(self._grid)
        self._states: list[PlainLabel] = []

    def show_row(self, row: TicketRow, look: Look) -> None:
        """Show a ticket's clocks; hidden where it has none."""
        self.setVisible(bool(row.clocks))
        empty_out(self._grid)
        self._states = [self._add_clock(line, each, look) for line, each in enumerate(row.clocks)]
        self.tick(row, look)

    def _add_clock(self, line: int, clock: TicketClock, look: Look) -> PlainLabel:
        """Add one clock and return the label that counts down."""
        name = PlainLabel(word(clock.kind), type_=Type.NOTE, tone=Tone.MUTED)
        until = look.formats.deadline(clock.until) if clock.until else _unknown()
        state = PlainLabel()
        rule = look.rules.title(clock.rule)
        about = PlainLabel(rule, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self._grid.addWidget(name, 2 * line, 0)
        self._grid.addWidget(PlainLabel(until, type_=Type.STRONG), 2 * line, 1)
        self._grid.addWidget(state, 2 * line, 2)
        self._grid.addWidget(about, 2 * line + 1, 1, 1, 2)
        return state

    def tick(self, row: TicketRow, look: Look) -> None:
        """Count down in place."""
        for clock, label in zip(row.clocks, self._states, strict=True):
            state, tone = _clock_state(clock, row, look)
            label.setText(state)
            label.set_tone(tone)


def _unknown() -> str:
    return translate("tickets", "Unknown")


def _clock_state(clock: TicketClock, row: TicketRow, look: Look) -> tuple[str, Tone]:
    """Return whether a clock was met, and in which tone that is said."""
    if clock.done_at is not None:
        is_late = clock.until is not None and clock.done_at > clock.until
        source = (
            translate("tickets", "done late, {time}")
            if is_late
            else translate("tickets", "done {time}")
        )
        tone = Tone.WARNING if is_late else Tone.GOOD
        return source.replace("{time}", look.formats.moment(clock.done_at)), tone
    if not row.is_open or clock.until is None:
        return NOTHING, Tone.MUTED
    is_next = clock.until == row.due
    remaining = look.formats.remaining(clock.until, look.now)
    return remaining, tone_of(row) if is_next or clock.until < look.now else Tone.MUTED


class CountsCard(Card):
    """What holds all the same: exempt or answered, this still counts; hidden where nothing does."""

    def __init__(self) -> None:
        super().__init__(translate("tickets", "Still counts"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)

    def show_row(self, row: TicketRow) -> None:
        """Show what holds for a ticket."""
        found = still_counts(row)
        empty_out(self._rows)
        for each in found:
            self._rows.addWidget(PlainLabel(each, is_wrapped=True, is_selectable=True))
        self.setVisible(bool(found))


class OrderCard(Card):
    """The ticket's order as known here, the filing that covers it, and the way to it.

    Signals: ``order_wanted`` when the order is to be seen.
    """

    order_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("tickets", "Order"))
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._none = PlainLabel(
            translate("tickets", "This order is not known here."), tone=Tone.MUTED
        )
        self.link = button(translate("tickets", "Show the order ›"), is_link=True)
        for widget in (self._facts, self._none, self.link):
            self.body.addWidget(widget)
        self.link.clicked.connect(self.order_wanted)

    def show_detail(self, detail: TicketDetail, look: Look) -> None:
        """Show another ticket's order."""
        facts = order_facts(detail, look)
        self._fill(facts)
        is_known = detail.file is not None
        self._facts.setVisible(is_known)
        self._none.setVisible(not is_known)
        self.link.setVisible(is_known)

    def _fill(self, facts: Sequence[tuple[str, str]]) -> None:
        empty_out(self._grid)
        for line, (name, value) in enumerate(facts):
            caption = PlainLabel(name, type_=Type.NOTE, tone=Tone.MUTED)
            self._grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
            told = PlainLabel(value, is_wrapped=True, is_selectable=True)
            self._grid.addWidget(told, line, 1)
