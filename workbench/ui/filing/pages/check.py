"""检查: everything that can be known before it is sent, and what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.filing.flow import FlowStep
from workbench.domain.filing.gaps import ADVICE, SENTENCES
from workbench.ui.filing import findings
from workbench.ui.filing.coverage import CoverageCard
from workbench.ui.filing.matrix import EffectMatrix, legend
from workbench.ui.filing.page import PageSight, WizardPage
from workbench.ui.filing.words import step_word, verdict_look, verdict_word
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.filing.flow import FilingFlow
    from workbench.services.filing.preview import FilingPreview
    from workbench.ui.filing.findings import Finding
    from workbench.ui.start import ViewTools


class CheckPage(WizardPage):
    """The last look.

    Signals: ``step_wanted`` (FlowStep) from what is missing.
    """

    step = FlowStep.CHECK
    step_wanted = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        lead = translate("wizard", "Foreseen by our rules; the platform decides.")
        super().__init__(tools, translate("wizard", "Before it is sent"), lead)
        self.lacking = _GapCard()
        self.lacking.step_wanted.connect(self.step_wanted)
        self.verdicts = _FindingCard(translate("wizard", "What the orders get"))
        self.matrix = EffectMatrix(tools.stage.keeper)
        self._legend = PlainLabel(legend(), type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self.verdicts.body.addWidget(self.matrix)
        self.verdicts.body.addWidget(self._legend)
        self.deadlines = _FindingCard(translate("wizard", "Deadlines"))
        self.appeals = _FindingCard(translate("wizard", "Appeals"))
        self.cures = _FindingCard(translate("wizard", "Is there something cheaper?"))
        self.costs = _FindingCard(translate("wizard", "What it costs"))
        self.neighbours = _FindingCard(translate("wizard", "Beside it"))
        self.coverage = CoverageCard(tools)
        for card in (
            self.lacking,
            self.verdicts,
            self.deadlines,
            self.appeals,
            self.cures,
            self.costs,
            self.neighbours,
            self.coverage,
        ):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_sight(self, sight: PageSight) -> None:
        """Show what is missing, and the last preview."""
        flow, preview = sight.drafting.flow, sight.preview
        if flow is None:
            return
        self.lacking.show_flow(flow)
        judged = (self.deadlines, self.appeals)
        cards = (self.verdicts, *judged, self.cures, self.costs, self.neighbours)
        for card in (*cards, self.coverage):
            card.setVisible(preview is not None)
        if preview is not None:
            self._show_preview(flow, preview)

    def _show_preview(self, flow: FilingFlow, preview: FilingPreview) -> None:
        look, filing = self._tools.look(), flow.filing
        self.verdicts.show_findings(self._verdicts(preview))
        self.matrix.show_outlooks(preview.outlooks)
        self._legend.setVisible(bool(preview.outlooks))
        self.deadlines.show_findings(findings.deadlines(preview, look))
        self.appeals.show_findings(findings.appeals(preview, look))
        self.cures.show_findings(findings.cures(preview, look))
        self.costs.show_findings(findings.costs(preview, look))
        self.neighbours.show_findings(findings.neighbours(preview, filing, look))
        self.coverage.show_line(preview.line, preview.filings, now=look.now, own=filing.id)

    def _verdicts(self, preview: FilingPreview) -> list[Finding]:
        made = []
        for verdict, number in preview.by_verdict.items():
            shape, tone = verdict_look(verdict)
            count = self._stage.formats.count(number)
            told = translate("wizard", "{verdict}: {n}").replace("{n}", count)
            sentence = told.replace("{verdict}", verdict_word(verdict))
            made.append(findings.Finding(shape, tone, sentence))
        return made


class _FindingCard(Card):
    """Sentences with their shapes; hidden while there is none."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.body.addLayout(self._lines)
        self.found: list[Finding] = []

    def show_findings(self, found: Iterable[Finding]) -> None:
        """Show them."""
        self.found = list(found)
        empty_out(self._lines)
        for one in self.found:
            words = f"{one.shape} {one.sentence}"
            self._lines.addWidget(PlainLabel(words, tone=one.tone, is_wrapped=True))
        self.setVisible(bool(self.found))


class _GapCard(Card):
    """What is missing, each with the way to the page that mends it.

    Signals: ``step_wanted`` (FlowStep).
    """

    step_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(translate("wizard", "Is it complete?"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)

    def show_flow(self, flow: FilingFlow) -> None:
        """Show what a filing lacks."""
        empty_out(self._rows)
        for step in flow.steps:
            for gap in flow.gaps_on(step):
                is_advice = gap in ADVICE
                shape, tone = ("◇", Tone.WARNING) if is_advice else ("▲", Tone.CRITICAL)
                words = f"{shape} " + translate("filing", SENTENCES[gap])
                self._rows.addWidget(self._row(words, tone, step))
        if not flow.gaps():
            told = translate("wizard", "✓ Nothing is missing that the sources demand.")
            self._rows.addWidget(PlainLabel(told, tone=Tone.GOOD, is_wrapped=True))

    def _row(self, words: str, tone: Tone, step: FlowStep) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(words, tone=tone, is_wrapped=True), 1)
        going = button(step_word(step), is_link=True)
        going.setProperty("step", step.value)
        going.clicked.connect(self._on_going)
        row.addWidget(going)
        return holder

    @Slot()
    def _on_going(self) -> None:
        self.step_wanted.emit(FlowStep(str(self.sender().property("step"))))
