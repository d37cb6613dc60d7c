"""Cards of one case: what it is and what to do, its orders, its history, its penalties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbench.domain.filing.case_views import CaseState
from workbench.domain.filing.filings import FilingState
from workbench.ui.cases.columns import (
    due_text,
    due_tone,
    ground_text,
    remaining_text,
    shop_text,
    state_tone,
)
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.records.columns import appeal as appeal_text
from workbench.ui.records.columns import when
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.copying import CopyField
from workbench.ui.widgets.labels import PlainLabel, Tag, restyle, tip
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.filing.case_views import CaseDetail, CaseRow
    from workbench.domain.platforms.platform_records import RecordRow
    from workbench.ui.icons import Icons
    from workbench.ui.tables.columns import Look

_WRITING = frozenset({CaseState.DRAFT, CaseState.READY})
_WAITING = frozenset({CaseState.SENT, CaseState.UNKNOWN})
_FEW = 6  # orders and penalties that are named; the rest is counted


class CaseCard(Card):
    """The first card: ground, state, countdown, number, and the acts.

    Signals: ``going_on_wanted`` from the first button, ``packet_wanted``, ``removal_wanted``,
    ``place_wanted`` to go to the platform's page is the wizard's.
    """

    going_on_wanted = Signal()
    packet_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._row: CaseRow | None = None
        top = self.add_row()
        self._ground = PlainLabel(type_=Type.CARD, is_wrapped=True)
        self._state = Tag()
        top.addWidget(self._ground, 1)
        top.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self._shop = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        self._number = CopyField(icons, translate("cases", "Filing no."))
        self._due = PlainLabel(type_=Type.STRONG)
        self._statement = PlainLabel(tone=Tone.MUTED, is_wrapped=True, is_selectable=True)
        for widget in (self._shop, self._number, self._due, self._statement):
            self.body.addWidget(widget)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self.body.addLayout(self._facts)
        self._add_acts()

    def _add_acts(self) -> None:
        acts = self.add_flow()
        self.going_on = button("", is_primary=True)
        self.packet = button(translate("cases", "Evidence packet…"))
        self.packet.setToolTip(
            tip(translate("cases", "PDF, files and their hashes in one ZIP (P)"))
        )
        self.remove = button(translate("cases", "Delete draft"), is_link=True)
        self.remove.setToolTip(tip(translate("cases", "Can be taken back for ten seconds (Del)")))
        for widget in (self.going_on, self.packet, self.remove):
            acts.addWidget(widget)
        self.going_on.clicked.connect(self.going_on_wanted)
        self.packet.clicked.connect(self.packet_wanted)
        self.remove.clicked.connect(self.removal_wanted)

    def show_row(self, row: CaseRow, look: Look) -> None:
        """Show another case, or the same one as it stands now."""
        self._row = row
        self._ground.setText(f"{word(row.kind)} · {ground_text(row)}")
        self._state.setText(word(row.state))
        restyle(self._state, tone=state_tone(row).value)
        self._shop.setText(shop_text(row))
        self._number.show_value(one_line(row.number))
        statement = row.filing.details.statement if row.filing else ""
        if row.appeal is not None:
            statement = row.appeal.statement
        self._statement.setText(statement)
        self._statement.setVisible(bool(statement))
        self._show_facts(row, look)
        self.going_on.setText(_going_on(row))
        self.packet.setVisible(row.filing is not None or bool(row.appeal and row.appeal.filing_id))
        self.remove.setVisible(row.state in _WRITING)
        self.tick(look)

    def _show_facts(self, row: CaseRow, look: Look) -> None:
        empty_out(self._facts)
        for line, (name, text) in enumerate(_facts(row, look)):
            caption = PlainLabel(name, type_=Type.NOTE, tone=Tone.MUTED)
            self._facts.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(PlainLabel(text, is_wrapped=True), line, 1)

    def tick(self, look: Look) -> None:
        """Count down."""
        row = self._row
        if row is None:
            return
        self._due.setVisible(row.due is not None)
        told = f"{due_text(row)} {look.formats.deadline(row.due)}  {remaining_text(row, look)}"
        self._due.setText(told)
        self._due.set_tone(due_tone(row, look))


def _going_on(row: CaseRow) -> str:
    """Return what the first button does."""
    if row.appeal is not None:
        return translate("cases", "Go on with the appeal…")
    if row.state in _WRITING:
        return translate("cases", "Go on with the filing…")
    if row.state in _WAITING:
        return translate("cases", "Record the answer…")
    return translate("cases", "Open…")


def _facts(row: CaseRow, look: Look) -> list[tuple[str, str]]:
    """Return what is told, with captions; what nobody told is left out."""
    formats, filing, appeal = look.formats, row.filing, row.appeal
    told = [(translate("cases", "Sent"), formats.moment(row.sent_at))]
    if filing is not None:
        answered = formats.moment(filing.approved_at)
        told.append((translate("cases", "Accepted"), answered))
        if filing.ship_from and filing.ship_until:
            span = f"{formats.moment(filing.ship_from)} – {formats.moment(filing.ship_until)}"
            told.append((translate("cases", "Promises covered"), span))
        told.append((translate("cases", "Holds until"), formats.moment(filing.valid_to)))
        told.append((translate("cases", "Ship by, as granted"), formats.moment(filing.extends_to)))
    if appeal is not None:
        told.append((translate("cases", "Answered"), formats.moment(appeal.answered_at)))
        told.append((translate("cases", "Money returned"), _money(appeal.returned_at, row, look)))
    if row.penalties and row.amount is not None:
        told.append((translate("cases", "Penalties"), formats.money(row.amount)))
    return [(name, text) for name, text in told if text != NOTHING]


def _money(at: object, row: CaseRow, look: Look) -> str:
    appeal = row.appeal
    if appeal is None or appeal.returned_at is None:
        return NOTHING
    amount = look.formats.money(appeal.returned_amount)
    return f"{look.formats.moment(appeal.returned_at)} {amount}".replace(f" {NOTHING}", "")


class OrdersCard(Card):
    """The orders of a case, each with its promise and what warns of it.

    Signals: ``order_wanted`` (number).
    """

    order_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(translate("cases", "Orders"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)

    def show_detail(self, detail: CaseDetail, look: Look) -> None:
        """Show another case's orders; hidden where it names none."""
        empty_out(self._rows)
        for one in detail.orders[:_FEW]:
            link = button(one_line(one.number), is_link=True)
            link.setProperty("number", one.number)
            link.clicked.connect(self._on_link)
            self._rows.addWidget(link)
            warned = translate("cases", ", ").join(
                look.rules.chip(rule, is_overdue=True) for rule in one.rules
            )
            promise = translate("cases", "ship by {time}")
            parts = [word(one.status)]
            if one.ship_by is not None:
                parts.append(promise.replace("{time}", look.formats.moment(one.ship_by)))
            text = " · ".join((*parts, warned) if warned else parts)
            self._rows.addWidget(
                PlainLabel(text, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
            )
        self._show_rest(detail)
        self.setVisible(bool(detail.orders or detail.missing))

    def _show_rest(self, detail: CaseDetail) -> None:
        more = len(detail.orders) - _FEW
        for number, words in (
            (more, translate("cases", "and {n} more")),
            (detail.missing, translate("cases", "{n} are not among our orders")),
        ):
            if number > 0:
                text = words.replace("{n}", str(number))
                self._rows.addWidget(PlainLabel(text, type_=Type.NOTE, tone=Tone.MUTED))

    @Slot()
    def _on_link(self) -> None:
        self.order_wanted.emit(str(self.sender().property("number")))


class HistoryCard(Card):
    """Since when a case stood in which state."""

    def __init__(self) -> None:
        super().__init__(translate("cases", "History"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_detail(self, detail: CaseDetail, look: Look) -> None:
        """Show another case's steps, the newest first."""
        empty_out(self._grid)
        for line, step in enumerate(reversed(detail.history)):
            at = PlainLabel(look.formats.moment(step.at), type_=Type.NOTE, tone=Tone.MUTED)
            self._grid.addWidget(at, line, 0)
            self._grid.addWidget(PlainLabel(word(step.state)), line, 1)
        self.setVisible(bool(detail.history))


class PenaltiesCard(Card):
    """What platforms did to the orders of a case, each with the way to an appeal.

    Signals: ``appeal_wanted`` (record id).
    """

    appeal_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(translate("cases", "Told by the platform"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)

    def show_detail(self, detail: CaseDetail, look: Look) -> None:
        """Show another case's records; hidden where nothing was told."""
        empty_out(self._rows)
        for row in detail.records[:_FEW]:
            self._rows.addWidget(self._line(row, look))
        self.setVisible(bool(detail.records))

    def _line(self, row: RecordRow, look: Look) -> QWidget:
        record = row.record
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        what = one_line(record.what) or word(record.kind)
        grid.addWidget(PlainLabel(what, is_wrapped=True), 0, 0)
        grid.addWidget(PlainLabel(look.formats.money(record.amount)), 0, 1)
        at = when(record.at, is_day=record.is_day, formats=look.formats)
        told = f"{word(record.kind)} · {at} · {appeal_text(row, look)}".removesuffix(
            f" · {NOTHING}"
        )
        grid.addWidget(PlainLabel(told, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True), 1, 0)
        if record.kind.can_be_appealed:
            act = button(translate("cases", "Appeal…"), is_link=True)
            act.setProperty("record", row.id)
            act.clicked.connect(self._on_appeal)
            grid.addWidget(act, 1, 1)
        return made

    @Slot()
    def _on_appeal(self) -> None:
        self.appeal_wanted.emit(int(self.sender().property("record")))


def is_deletable(row: CaseRow) -> bool:
    """Tell whether a case is a draft, which can be deleted."""
    filing = row.filing
    if filing is not None:
        return filing.state in {FilingState.DRAFT, FilingState.READY}
    return row.state is CaseState.DRAFT
