"""预计扣款: what the open warnings put at risk within 24, 48 and 72 h, beside what is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.ui.detail.effect_words import expected, taken_text, with_cap
from workbench.ui.formats import NOTHING
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from workbench.domain.effects import Exposure, Horizon
    from workbench.ui.formats import Formats


class ExposureLine(QWidget):
    """One line beneath the chips; it keeps its place while it is empty, so that nothing jumps."""

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        caption = translate("monitor", "Expected deductions")
        row.addWidget(PlainLabel(caption, type_=Type.NOTE, tone=Tone.MUTED))
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
