"""The detail column: cards one under the other, for the row that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workbench.ui.beside.group import BesideCards
from workbench.ui.detail.cards import MoreCard, TraceCard
from workbench.ui.detail.effects import EffectCard
from workbench.ui.detail.foreseen import ForeseenCard
from workbench.ui.detail.head import HeadCard
from workbench.ui.detail.log import LogCard
from workbench.ui.detail.remedies import RemedyCard
from workbench.ui.records.cards import OrderRecordsCard
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.domain.views import RowDetail
    from workbench.ui.icons import Icons
    from workbench.ui.tables.columns import Look

WIDTH = 404
CARDS = 392
LOW = 660  # below this height head and trace leave no room for the acts


class CardColumn(QScrollArea):
    """A column of cards that scrolls; with nothing chosen it says so."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        inside = QWidget()
        # As wide with a scroll bar as without one: nothing jumps.
        inside.setFixedWidth(CARDS)
        self.cards = QVBoxLayout(inside)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(12)
        self._hint = PlainLabel(hint, tone=Tone.MUTED)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cards.addWidget(self._hint)
        self.setWidget(inside)

    def show_hint(self, *, is_empty: bool) -> None:
        """Show the hint in the cards' place, or the cards."""
        self._hint.setVisible(is_empty)


class DetailColumn(CardColumn):
    """Everything about one row of the monitor.

    Signals: ``act_wanted`` (Act) from a remedy's button, ``site_wanted`` (carrier, site) from the
    link to the site's other parcels, ``rule_wanted`` (RuleVisit) to see a rule,
    ``confirm_wanted`` (rule id) where the seller says that an exemption still holds,
    ``look_wanted`` (instant or None), ``morning_wanted`` and ``note_wanted`` (text) about what was
    done.
    """

    act_wanted = Signal(object)
    site_wanted = Signal(str, str)
    rule_wanted = Signal(object)
    confirm_wanted = Signal(str)
    look_wanted = Signal(object)
    morning_wanted = Signal()
    note_wanted = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__(translate("detail", "Choose a row to see it here"))
        self._detail: RowDetail | None = None
        self.head = HeadCard(icons)
        self.foreseen = ForeseenCard()
        self.trace = TraceCard(icons)
        self.remedies = RemedyCard()
        self.effects = EffectCard()
        self.more = MoreCard()
        self.told = OrderRecordsCard()
        self.log = LogCard()
        self.beside = BesideCards(self)
        beside = self.beside
        self._all = (
            self.head, beside.acts, self.foreseen, self.trace, self.remedies, beside.refunds,
            beside.promises, self.effects, self.more, self.told, beside.messages, self.log,
        )  # fmt: skip
        for card in self._all:
            card.hide()
            self.cards.addWidget(card)
        self.cards.addStretch(1)
        self.remedies.act_wanted.connect(self.act_wanted)
        self.effects.site_wanted.connect(self._on_site)
        self.effects.confirm_wanted.connect(self.confirm_wanted)
        self.head.rule_wanted.connect(self.rule_wanted)
        self.more.rule_wanted.connect(self.rule_wanted)
        self.log.look_wanted.connect(self.look_wanted)
        self.log.morning_wanted.connect(self.morning_wanted)
        self.log.note_wanted.connect(self.note_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the acts come before the trace: what to do now stays in sight."""
        super().resizeEvent(event)
        cards = [self.trace, self.remedies]
        if self.viewport().height() < LOW:
            cards.reverse()
        for place, card in enumerate(cards, start=self.cards.indexOf(self.foreseen) + 1):
            if self.cards.indexOf(card) != place:
                self.cards.insertWidget(place, card)

    @property
    def detail(self) -> RowDetail | None:
        """Return what is shown."""
        return self._detail

    def show_detail(self, detail: RowDetail | None, look: Look) -> None:
        """Show a row; the same facts again change nothing, so marked text stays marked."""
        if detail == self._detail:
            return
        before, self._detail = self._detail, detail
        is_other_row = before is None or detail is None or before.row.id != detail.row.id
        self.show_hint(is_empty=detail is None)
        if detail is not None:
            self._fill(detail, look, is_other_row=is_other_row)
        else:
            for card in self._all:
                card.hide()
        if is_other_row:
            self.verticalScrollBar().setValue(0)

    def _fill(self, detail: RowDetail, look: Look, *, is_other_row: bool) -> None:
        """Fill the cards; these three always show, the others know when they have nothing to say.

        None is shown only to be hidden again: all of the column would be laid out for it.
        """
        self.head.show_detail(detail, look)
        self.trace.show_detail(detail, look, is_other_row=is_other_row)
        self.remedies.show_detail(detail, look)
        for card in (self.head, self.trace, self.remedies):
            card.show()
        self.effects.show_detail(detail, look)
        self.effects.setVisible(bool(detail.row.rule))
        self.foreseen.show_foreseen(detail.foreseen, look)
        self.more.show_detail(detail, look)
        self.told.show_records(detail.records, look)
        self.beside.show_beside(detail.file.order, detail.beside, look)
        self.log.show_detail(detail, look)

    def let_act(self, *, can_act: bool) -> None:
        """Switch what changes a row's state on or off; its note can be written either way."""
        for part in (self.remedies, self.effects, self.beside.acts, self.log.again):
            part.setEnabled(can_act)

    def tick(self, look: Look) -> None:
        """Count down and lengthen the stall."""
        if self._detail is not None:
            self.head.tick(self._detail, look)
            self.trace.tick(self._detail, look)

    def _on_site(self) -> None:
        if self._detail is not None:
            self.site_wanted.emit(self._detail.row.carrier, self._detail.row.last_site)
