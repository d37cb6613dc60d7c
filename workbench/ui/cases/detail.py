"""One case beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from workbench.ui.cases.cards import CaseCard, HistoryCard, OrdersCard, PenaltiesCard
from workbench.ui.detail.column import CardColumn
from workbench.ui.evidence.panel import EvidencePanel
from workbench.ui.filing.coverage import CoverageCard
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card

if TYPE_CHECKING:
    from workbench.domain.filing.case_views import CaseDetail
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.columns import Look


class CaseColumn(CardColumn):
    """Everything about one case.

    Signals: ``order_wanted`` (number), ``filing_chosen`` (id) from the line of covered times,
    ``appeal_wanted`` (record id).
    """

    order_wanted = Signal(str)
    filing_chosen = Signal(str)
    appeal_wanted = Signal(int)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__(translate("cases", "Choose a row to see it here"))
        self.shown: CaseDetail | None = None
        self.case = CaseCard(tools.stage.icons)
        self.penalties = PenaltiesCard()
        self.orders = OrdersCard()
        self.coverage = CoverageCard(tools)
        self.evidence = EvidencePanel(tools)
        self.files = Card(translate("cases", "Evidence"))
        self.files.body.addWidget(self.evidence)
        self.history = HistoryCard()
        self._all = (
            self.case,
            self.penalties,
            self.orders,
            self.coverage,
            self.files,
            self.history,
        )
        for card in self._all:
            card.hide()
            self.cards.addWidget(card)
        self.cards.addStretch(1)
        self.orders.order_wanted.connect(self.order_wanted)
        self.coverage.filing_chosen.connect(self.filing_chosen)
        self.penalties.appeal_wanted.connect(self.appeal_wanted)

    def show_detail(self, detail: CaseDetail | None, look: Look) -> None:
        """Show a case; the same facts again change nothing, so that marked text stays marked."""
        before, self.shown = self.shown, detail
        if detail == before:
            return
        is_other = before is None or detail is None or before.row.id != detail.row.id
        self.show_hint(is_empty=detail is None)
        for card in self._all:
            card.setVisible(detail is not None)
        if detail is not None:
            self._fill(detail, look)
        if is_other:
            self.verticalScrollBar().setValue(0)

    def _fill(self, detail: CaseDetail, look: Look) -> None:
        row, filing = detail.row, detail.row.filing
        self.case.show_row(row, look)
        self.penalties.show_detail(detail, look)
        self.orders.show_detail(detail, look)
        self.coverage.show_line(
            detail.line, detail.others, now=look.now, own=filing.id if filing else ""
        )
        self.files.setVisible(filing is not None)
        if filing is not None:
            self.evidence.show_filing(filing)
        self.history.show_detail(detail, look)

    def tick(self, look: Look) -> None:
        """Count down."""
        self.case.tick(look)
