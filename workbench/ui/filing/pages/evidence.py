"""证据: what the ground demands, the files, and what the carrier's own site says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.filing.filings import FilingCase
from workbench.domain.filing.flow import FlowStep
from workbench.ui.evidence.panel import EvidencePanel
from workbench.ui.filing.page import PageSight, WizardPage
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.filing.filings import Filing
    from workbench.ui.start import ViewTools

_MOVES, _STANDS, _OPEN = "moves", "stands", ""
_SAID = {_MOVES: False, _STANDS: True, _OPEN: None}


class EvidencePage(WizardPage):
    """Files, and the question that only a look at the carrier's site answers.

    Signals: ``evidence_changed`` (tuple of Evidence), ``said`` and ``failed`` of the panel.
    """

    step = FlowStep.EVIDENCE
    evidence_changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        lead = translate(
            "wizard", "Kept encrypted, without places and device names; cover names and numbers."
        )
        super().__init__(tools, translate("wizard", "What proves it?"), lead)
        self._filing: Filing | None = None
        self.outside = ChoiceRow(
            tools.stage.keeper, translate("wizard", "On the carrier's own site the trace")
        )
        self.outside.chosen.connect(self._on_outside)
        self.panel = EvidencePanel(tools)
        self.panel.changed.connect(self.evidence_changed)
        self.panel.said.connect(self.said)
        self.panel.failed.connect(self.failed)
        self.column.addWidget(self.outside)
        self.column.addWidget(self.panel, 1)

    def show_sight(self, sight: PageSight) -> None:
        """Show the files of a filing that was saved."""
        filing = sight.filing
        is_another = (filing and filing.id) != (self._filing and self._filing.id)
        has_other_needs = is_another or _needs(filing) != _needs(self._filing)
        self._filing = filing
        if filing is None:
            return
        is_asked = filing.case is FilingCase.TRACE_MISMATCH
        choices = (
            (_MOVES, translate("wizard", "moves on")),
            (_STANDS, translate("wizard", "stands still as well")),
            (_OPEN, translate("wizard", "not looked at yet")),
        )
        said = filing.details.outside_trace_stalled
        chosen = next(value for value, meant in _SAID.items() if meant is said)
        self.outside.show_choices(choices if is_asked else (), chosen)
        if filing.id and has_other_needs:
            self.panel.show_filing(filing)

    @Slot(str)
    def _on_outside(self, value: str) -> None:
        if self._filing is not None:
            details = replace(self._filing.details, outside_trace_stalled=_SAID[value])
            self.rewritten.emit(replace(self._filing, details=details))

    def take_keys(self) -> None:
        """Give the keys to the panel."""
        self.panel.setFocus()


def _needs(filing: Filing | None) -> object:
    """Return what the panel's own words depend on."""
    return (filing.case, filing.scope) if filing else None
