"""What all pages of the wizard share: a title, a sentence, room for the rest, and what is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.theme import Tone, Type
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.flow import FlowStep
    from workbench.domain.filing.offers import Beginning, CaseOffer
    from workbench.services.filing.preview import FilingPreview
    from workbench.ui.filing.drafting import Drafting
    from workbench.ui.start import ViewTools


@dataclass(frozen=True, slots=True)
class PageSight:
    """What a page shows: the draft, what was read for it, and the last preview."""

    drafting: Drafting
    preview: FilingPreview | None = None

    @property
    def filing(self) -> Filing | None:
        """Return the filing, None until its ground is known."""
        return self.drafting.filing

    @property
    def beginning(self) -> Beginning | None:
        """Return the shops to choose from."""
        return self.drafting.beginning

    @property
    def offer(self) -> CaseOffer | None:
        """Return what the packs say of the ground."""
        return self.drafting.offer


class WizardPage(QWidget):
    """One page; subclasses fill ``column`` and show what they are told.

    Signals: ``rewritten`` (Filing) whenever the person changed something.
    """

    step: ClassVar[FlowStep]
    rewritten = Signal(object)

    def __init__(self, tools: ViewTools, title: str, lead: str) -> None:
        super().__init__()
        self._tools = tools
        self._stage = tools.stage
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(12)
        self.column.addWidget(PlainLabel(title, type_=Type.CARD))
        self.lead = PlainLabel(lead, tone=Tone.MUTED, is_wrapped=True)
        self.column.addWidget(self.lead)

    def show_sight(self, sight: PageSight) -> None:
        """Show what is known now; a field that somebody writes in is left alone."""
        raise NotImplementedError

    def take_keys(self) -> None:
        """Give the keys to what is chosen or filled in first."""
        self.setFocus()
