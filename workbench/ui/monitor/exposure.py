"""预计扣款: what the open warnings put at risk within 24, 48 and 72 h, beside what is unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.ui.detail.effect_words import expected, taken_text, with_cap
from workbench.ui.formats import NOTHING
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from workbench.domain.rules.effects import Exposure, Horizon
    from workbench.ui.formats import Formats
    from workbench.ui.monitor.choice import MonitorChoice


class ExposureLine(QWidget):
    """One line beneath the chips; it keeps its place while it is empty, so that nothing jumps."""

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._caption = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        row.addWidget(self._caption)
        self._text = PlainLabel(type_=Type.NOTE, is_wrapped=True)
        row.addWidget(self._text, 1)
        self.setToolTip(
            tip(
                translate(
                    "monitor",
                    "By the rules and dates we know, if nothing is done; not charged by the "
                    "platform. Amounts that no source gives for the date are counted as unknown.",
                )
            )
        )

    @property
    def text(self) -> str:
        """Return what the line says."""
        return self._text.text()

    @property
    def caption(self) -> str:
        """Return of what it says so."""
        return self._caption.text()

    @Slot(object)
    def show_choice(self, choice: MonitorChoice) -> None:
        """Say of what the sums are: of a shop or of all of them, however narrow the list is."""
        words = translate("monitor", "Expected deductions")
        if not replace(choice, shop_id="").is_everywhere or choice.rule:
            words = translate("monitor", "Expected deductions of all shops")
            if choice.shop_id:
                words = translate("monitor", "Expected deductions of the whole shop")
        self._caption.setText(words)

    def show_exposure(self, exposure: Exposure) -> None:
        """Show what is at risk now."""
        parts = [self._within(horizon) for horizon in exposure.horizons]
        parts += [taken_text(taken, self._formats) for taken in exposure.taken]
        self._text.setText("  ・  ".join(parts) or NOTHING)

    def fall_silent(self) -> None:
        """Say nothing of now while the view looks back."""
        self._text.setText(translate("review", "not worked out for past instants"))

    def _within(self, horizon: Horizon) -> str:
        words = translate("monitor", "within {hours} h {sum}")
        sum_ = expected(horizon, self._formats)
        text = words.replace("{hours}", str(horizon.hours)).replace("{sum}", sum_)
        return with_cap(text, horizon)
