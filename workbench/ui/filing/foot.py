"""The wizard's foot: what was saved, a page back, a page on, and the keys for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.domain.filing.flow import FlowStep
from workbench.domain.filing.gaps import ADVICE
from workbench.ui.filing.words import step_word
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from workbench.domain.filing.flow import FilingFlow


class WizardFoot(QWidget):
    """Buttons that turn pages.

    Signals: ``back_wanted``, ``forward_wanted``, ``delete_wanted`` (drafts only), ``close_wanted``.
    """

    back_wanted = Signal()
    forward_wanted = Signal()
    delete_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.deleting = button(translate("wizard", "Delete the draft"), is_link=True)
        self.note = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        self.leaving = button(translate("wizard", "Close"))
        self.leaving.setToolTip(tip(translate("wizard", "What was written stays a draft (Esc)")))
        self.going_back = button(translate("wizard", "Back"))
        self.going_back.setToolTip(tip("Alt+←"))
        self.going_on = button("", is_primary=True)
        self.going_on.setToolTip(tip("Alt+→ / Ctrl+Enter"))
        self.deleting.clicked.connect(self.delete_wanted)
        self.leaving.clicked.connect(self.close_wanted)
        self.going_back.clicked.connect(self.back_wanted)
        self.going_on.clicked.connect(self.forward_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.deleting)
        row.addWidget(self.note)
        row.addStretch(1)
        for made in (self.leaving, self.going_back, self.going_on):
            row.addWidget(made)

    def say(self, words: str) -> None:
        """Say what was saved."""
        self.note.setText(words)

    def show_flow(self, flow: FilingFlow | None) -> None:
        """Offer the pages before and after the one on top."""
        is_draft = flow is not None and not flow.filing.state.is_with_platform
        self.deleting.setVisible(is_draft)
        following = _following(flow)
        self.going_back.setVisible(flow is not None and len(flow.steps) > 1)
        self.going_back.setEnabled(flow is not None and flow.step is not flow.steps[0])
        self.going_on.setVisible(following is not None or flow is None)
        if following is not None:
            told = translate("wizard", "Next: {step}").replace("{step}", step_word(following))
            self.going_on.setText(told)
        elif flow is None:
            self.going_on.setText(translate("wizard", "Next"))
        self.going_on.setEnabled(flow is not None and not _is_blocked(flow))


def _following(flow: FilingFlow | None) -> FlowStep | None:
    if flow is None or flow.step not in flow.steps:
        return None
    place = flow.steps.index(flow.step) + 1
    return flow.steps[place] if place < len(flow.steps) else None


def _is_blocked(flow: FilingFlow) -> bool:
    """Tell whether the page on top lacks something that the platform demands."""
    if flow.step is FlowStep.CHECK:
        return not flow.is_complete
    return any(gap not in ADVICE for gap in flow.gaps_on(flow.step))
