"""Which promised shipping times a shop's filings cover, cover twice, and leave open.

A gap between filings is where tickets arise (taobao.urge.gap_ticket).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableWidget
from PySide6.QtWidgets import QTableWidgetItem as Item

from workbench.domain.counting import counted
from workbench.ui.filing.coverage_bars import MOST_LANES, CoverageBars, Drawing, Lane
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from workbench.domain.filing.coverage import CoverSpan
    from workbench.domain.filing.filings import Filing
    from workbench.ui.formats import Formats
    from workbench.ui.start import ViewTools

_ROW = 26
_MOST_SHOWN = 8  # rows of the table before it scrolls


def filing_name(filing: Filing) -> str:
    """Return a filing's number with its ground; the ground and state while there is none."""
    return f"{one_line(filing.number) or word(filing.state)} {word(filing.case)}"


class CoverageCard(Card):
    """The line, what it says in words, and the table behind it; hidden where nothing is drawn.

    Signals: ``filing_chosen`` (id) when a filing's bar or row is followed.
    """

    filing_chosen = Signal(str)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self._formats = tools.stage.formats
        self.heading = PlainLabel(translate("coverage", "Covered shipping times"))
        self.heading.setFont(Type.STRONG.font())
        self.as_table = button("", is_link=True)
        self.summary = PlainLabel(type_=Type.NOTE, is_wrapped=True)
        self.bars = CoverageBars(tools.stage.keeper, self._formats)
        self.bars.setAccessibleName(self.heading.text())
        self.table = _SpanTable()
        self.looked_at = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self._lay_out()
        self.as_table.clicked.connect(self._on_turned)
        self.bars.looked_at.connect(self._on_looked_at)
        self.bars.chosen.connect(self.filing_chosen)
        self.table.chosen.connect(self.filing_chosen)
        self._turn(is_table=False)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.as_table)
        self.body.addLayout(row)
        for widget in (self.summary, self.bars, self.table, self.looked_at):
            self.body.addWidget(widget)

    def show_line(
        self,
        line: tuple[CoverSpan, ...],
        filings: Sequence[Filing],
        *,
        now: datetime,
        own: str = "",
    ) -> None:
        """Show a line of spans; ``filings`` name those of the spans, ``own`` is in focus."""
        self.setVisible(bool(line))
        if not line:
            return
        names = {filing.id: filing_name(filing) for filing in filings}
        spoken = tuple((span, _spoken(span, names, self._formats)) for span in line)
        self.bars.show_drawing(Drawing(_lanes(filings, own), spoken, now))
        self.table.show_spans(line, names, self._formats)
        self._show_summary(line)
        self._on_looked_at("")

    def _show_summary(self, line: tuple[CoverSpan, ...]) -> None:
        gaps = sum(span.is_gap for span in line)
        twice = sum(len(span.filings) > 1 for span in line)
        parts = [translate("coverage", "No gap between the filings.")]
        if gaps:
            words = translate(
                "coverage", "{n} gap(s): promises there are covered by nothing, tickets may arise."
            )
            parts = [counted(words, n=gaps)]
        if twice:
            words = translate("coverage", "{n} span(s) covered twice.")
            parts.append(counted(words, n=twice))
        self.summary.setText(" ".join(parts))
        self.summary.set_tone(Tone.CRITICAL if gaps else Tone.MUTED)

    def _turn(self, *, is_table: bool) -> None:
        self.table.setVisible(is_table)
        self.bars.setVisible(not is_table)
        self.looked_at.setVisible(not is_table and bool(self.looked_at.text()))
        words = translate("today", "Chart") if is_table else translate("today", "Table")
        self.as_table.setText(words)

    @Slot(str)
    def _on_looked_at(self, words: str) -> None:
        self.looked_at.setText(words)
        self.looked_at.setVisible(bool(words))

    @Slot()
    def _on_turned(self) -> None:
        self._turn(is_table=self.table.isHidden())


class _SpanTable(QTableWidget):
    """The spans as rows.

    Signals: ``chosen`` (filing id) on Enter or double click.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._ids: tuple[str, ...] = ()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setColumnCount(3)
        self.setHorizontalHeaderLabels(
            [
                translate("coverage", "From"),
                translate("coverage", "Until"),
                translate("coverage", "Covered by"),
            ]
        )
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.activated.connect(lambda index: self._choose(index.row()))

    def show_spans(
        self, line: tuple[CoverSpan, ...], names: Mapping[str, str], formats: Formats
    ) -> None:
        """Show other spans."""
        self._ids = tuple(next(iter(span.filings), "") for span in line)
        self.setRowCount(len(line))
        for row, span in enumerate(line):
            told = (formats.moment(span.since), formats.moment(span.until), _by(span, names))
            for column, text in enumerate(told):
                self.setItem(row, column, Item(text))
        shown = min(len(line), _MOST_SHOWN)
        self.setFixedHeight(_ROW * shown + self.horizontalHeader().sizeHint().height() + 4)

    def _choose(self, row: int) -> None:
        if self._ids[row]:
            self.chosen.emit(self._ids[row])


def _lanes(filings: Sequence[Filing], own: str) -> tuple[Lane, ...]:
    """Return the windows to draw: the one in focus first, then the latest ones."""
    drawn = [
        Lane(one.id, one.ship_from, one.ship_until, filing_name(one), one.id == own)
        for one in filings
        if one.ship_from and one.ship_until and one.ship_from <= one.ship_until
    ]
    drawn.sort(key=lambda lane: (not lane.is_own, -lane.until.timestamp()))
    return tuple(sorted(drawn[:MOST_LANES], key=lambda lane: lane.since))


def _spoken(span: CoverSpan, names: Mapping[str, str], formats: Formats) -> str:
    return f"{formats.moment(span.since)} – {formats.moment(span.until)}: {_by(span, names)}"


def _by(span: CoverSpan, names: Mapping[str, str]) -> str:
    if span.is_gap:
        return translate("coverage", "gap: no filing covers it")
    return translate("coverage", ", ").join(names.get(one, one) for one in span.filings)
