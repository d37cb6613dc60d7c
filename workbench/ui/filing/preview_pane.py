"""The pane on the right: what the filing would bring, in numbers and order by order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.counting import counted
from workbench.domain.filing.filings import ScopeKind
from workbench.ui.filing.words import unknown_words, verdict_look, verdict_word
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.filing.filings import Filing
    from workbench.services.filing.outlooks import PreviewOrder
    from workbench.services.filing.preview import FilingPreview
    from workbench.ui.start import Stage

WIDTH = 330
MOST_SHOWN = 200
_W, _C = Tone.WARNING, Tone.CRITICAL


class PreviewPane(Card):
    """What is foreseen for the orders.

    Signals: ``cancel_wanted`` while a long preview runs, ``ask_wanted`` after it was given up.
    """

    cancel_wanted = Signal()
    ask_wanted = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__(translate("wizard", "What it would bring now"))
        self._stage = stage
        self.setFixedWidth(WIDTH)
        self.note = PlainLabel(tone=Tone.MUTED, is_wrapped=True)
        self._progress = _Progress()
        self._progress.cancelling.clicked.connect(self.cancel_wanted)
        self.asking = button(translate("wizard", "Work it out"))
        self.asking.clicked.connect(self.ask_wanted)
        self.asking.hide()
        self._sums = QVBoxLayout()
        self._sums.setSpacing(4)
        self.orders = QListWidget()
        self.orders.setAccessibleName(translate("wizard", "Orders and what is foreseen for each"))
        self.body.addWidget(self.note)
        self.body.addWidget(self._progress)
        self.body.addWidget(self.asking)
        self.body.addLayout(self._sums)
        self.body.addWidget(self.orders, 1)
        self.body.addStretch(0)
        self.say_nothing()

    def say_nothing(self) -> None:
        """Say that there is nothing to foresee yet."""
        self.note.setText(translate("wizard", "Choose a ground to see which orders it covers."))
        self.note.show()
        self.orders.hide()
        self._progress.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far a long preview is; a short one shows nothing."""
        self._progress.show_progress(done, total)

    def show_given_up(self, sentence: str) -> None:
        """Say that there is no answer, and offer to ask again."""
        self._progress.hide()
        self.note.setText(sentence)
        self.note.show()
        self.asking.show()

    def show_preview(self, preview: FilingPreview, filing: Filing) -> None:
        """Show an answer."""
        self._progress.hide()
        self.note.hide()
        self.asking.hide()
        is_sent = filing.state.is_with_platform
        told = translate("wizard", "What it covers") if is_sent else None
        self.title.setText(told or translate("wizard", "What it would bring now"))
        empty_out(self._sums)
        for text, tone in self._lines(preview, filing):
            self._sums.addWidget(PlainLabel(text, tone=tone, is_wrapped=True))
        self._show_orders(preview.orders)

    def _lines(self, preview: FilingPreview, filing: Filing) -> Iterator[tuple[str, Tone]]:
        told = translate("wizard", "Orders in scope: {n}")
        yield self._filled(told, preview.in_scope), Tone.TEXT
        for verdict, number in preview.by_verdict.items():
            shape, tone = verdict_look(verdict)
            told = translate("wizard", "{verdict}: {n}")
            said = self._filled(told, number).replace("{verdict}", verdict_word(verdict))
            yield f"{shape} {said}", tone
        facts = (fact for order in preview.orders for fact in order.foreseen.unknowns)
        for fact in dict.fromkeys(facts):
            yield unknown_words(fact), Tone.MUTED
        if filing.scope.kind is not ScopeKind.ORDER or filing.ship_from is not None:
            told = translate("wizard", "With a promise inside the window: {n}")
            yield self._filled(told, preview.covered), Tone.TEXT
        for words, number, tone in (
            (translate("wizard", "◇ Cannot be known: {n}"), preview.unsure, _W),
            (translate("wizard", "▲ Past their promise: {n}"), preview.past_promise, _C),
            (
                translate("wizard", "▲ Judged, with no number to appeal by: {n}"),
                sum(not basis.number for basis in preview.appeals),
                _C,
            ),
            (translate("wizard", "▲ Not in this shop: {n}"), len(preview.missing), _C),
            (translate("wizard", "◇ Just outside: {n}"), len(preview.outside), _W),
        ):
            if number:
                yield self._filled(words, number), tone

    def _filled(self, words: str, number: int) -> str:
        return words.replace("{n}", self._stage.formats.count(number))

    def _show_orders(self, orders: tuple[PreviewOrder, ...]) -> None:
        theme = self._stage.keeper.theme
        self.orders.clear()
        for order in orders[:MOST_SHOWN]:
            shape, tone = verdict_look(order.foreseen.verdict)
            words = f"{shape} {one_line(order.number)}  {verdict_word(order.foreseen.verdict)}"
            item = QListWidgetItem(words)
            item.setForeground(tone.ink(theme))
            self.orders.addItem(item)
        self.orders.setVisible(bool(orders))


class _Progress(QWidget):
    """A bar and the button that ends it; shown for what takes long only."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(translate("wizard", "Progress of the preview"))
        self.words = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        self.cancelling = button(translate("wizard", "Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.cancelling)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show a share, unless it is all."""
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(done)
        told = translate("wizard", "{done} of {total} order(s)")
        self.words.setText(counted(told, done=done, total=total))
        self.setVisible(done < total)
