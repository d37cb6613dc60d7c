"""The steps on the left: each with its state, told by shape and word."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.domain.filing.flow import FilingFlow, FlowStep
from workbench.domain.filing.gaps import ADVICE
from workbench.ui.filing.words import step_word
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import restyle, tip

WIDTH = 168
_ALL = tuple(FlowStep)


class StepList(QWidget):
    """One button for each page that the filing has.

    Signals: ``chosen`` (FlowStep).
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.buttons: dict[FlowStep, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for step in _ALL:
            made = QPushButton()
            made.setProperty("step", step.value)
            made.setObjectName("step")
            made.clicked.connect(self._on_clicked)
            self.buttons[step] = made
            column.addWidget(made)
        column.addStretch(1)
        self.show_flow(None)

    def show_flow(self, flow: FilingFlow | None) -> None:
        """Show the pages of a filing; before its ground is known there is one."""
        steps = flow.steps if flow else (FlowStep.CASE,)
        here = flow.step if flow else FlowStep.CASE
        for step, made in self.buttons.items():
            made.setVisible(step in steps)
            if step in steps:
                self._show_step(made, step, steps.index(step) + 1, flow)
                restyle(made, here="true" if step is here else "false")

    def _show_step(
        self, made: QPushButton, step: FlowStep, number: int, flow: FilingFlow | None
    ) -> None:
        shape, words = _state(flow, step)
        made.setText(f"{shape}  {number}  {step_word(step)}")
        made.setAccessibleName(f"{step_word(step)}: {words}")
        made.setToolTip(tip(f"{words} (Ctrl+{number})"))
        is_shut = step is FlowStep.SUBMIT and (flow is None or not flow.is_complete)
        made.setEnabled(not is_shut)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(FlowStep(str(self.sender().property("step"))))


def _state(flow: FilingFlow | None, step: FlowStep) -> tuple[str, str]:
    """Return a step's shape and word: here, lacking, to look at, done, or still to come."""
    if flow is None:
        return "●", translate("wizard", "here")
    gaps = flow.gaps_on(step)
    if any(gap not in ADVICE for gap in gaps):
        return "▲", translate("wizard", "something is missing")
    if step is flow.step:
        return "●", translate("wizard", "here")
    if gaps:
        return "◇", translate("wizard", "may be filled in")
    is_before = step in flow.steps and flow.steps.index(step) < flow.steps.index(flow.step)
    if is_before:
        return "✓", translate("wizard", "complete")
    return "○", translate("wizard", "still to come")
