"""The rail's foot: each shop's state, and when the data was last good."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.counting import counted
from workbench.domain.shops import ProviderHealth, ShopHealth, ShopState
from workbench.ui.tables.columns import Shape
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel, tip
from workbench.ui.widgets.shapes import paint_shape
from workbench.ui.words import provider_name, shop_name, word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.refresh import Progress
    from workbench.ui.monitor.conditions import Conditions
    from workbench.ui.start import Stage
    from workbench.ui.theming import ThemeKeeper

# Gravest first; the foot names each state with the number of shops in it.
_TONES = {
    ShopState.SIGN_IN_EXPIRED: Tone.CRITICAL,
    ShopState.REFUSED: Tone.CRITICAL,
    ShopState.UNEXPECTED_ANSWER: Tone.WARNING,
    ShopState.UNREACHABLE: Tone.WARNING,
    ShopState.RATE_LIMITED: Tone.INFORMATION,
    ShopState.NEVER_POLLED: Tone.MUTED,
    ShopState.ONLINE: Tone.GOOD,
    ShopState.BUDGET_SPENT: Tone.INFORMATION,
    ShopState.FOLLOWED: Tone.GOOD,
    ShopState.IMPORTED: Tone.MUTED,
}


class RailFoot(QWidget):
    """Shop states and the time of the last good poll."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._is_collapsed = False
        self._states = QVBoxLayout()
        self._states.setSpacing(2)
        self._when = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._states)
        column.addWidget(self._when)
        self._lines: list[StateLine] = []

    @property
    def lines(self) -> list[str]:
        """Return what the foot says, line by line."""
        return [*(line.text for line in self._lines), self._when.text()]

    def set_collapsed(self, is_collapsed: bool) -> None:
        """Show dots alone, or words."""
        self._is_collapsed = is_collapsed
        self._when.setVisible(not is_collapsed)
        for line in self._lines:
            line.set_collapsed(is_collapsed)

    def show_conditions(self, conditions: Conditions, now: datetime) -> None:
        """Show how the shops fare and when the data was last good."""
        shops = conditions.shops or ()
        silent = conditions.silent_providers
        self._show_states(Counter(health.state for health in shops), silent)
        self._when.setText(self._freshness(conditions, now))
        told = [*(_line(health) for health in shops), *map(_provider_line, silent)]
        self.setToolTip(tip("\n".join(told)))

    def show_progress(self, progress: Progress) -> None:
        """Say what the round under way is busy with."""
        total = f"/{progress.total}" if progress.total else ""
        self._when.setText(f"{word(progress.stage)} {progress.done}{total}")

    def _show_states(self, states: Counter[ShopState], silent: Sequence[ProviderHealth]) -> None:
        wanted = [
            (_count_line(state, states[state]), tone)
            for state, tone in _TONES.items()
            if states[state]
        ]
        wanted += [(_provider_line(health), _TONES[health.state]) for health in silent]
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [StateLine(self._stage.keeper, *each) for each in wanted]
        for line in self._lines:
            line.set_collapsed(self._is_collapsed)
            self._states.addWidget(line)

    def _freshness(self, conditions: Conditions, now: datetime) -> str:
        if conditions.is_polling and conditions.checked_at is None:
            return translate("frame", "Updating…")
        if conditions.checked_at is None:
            return translate("frame", "Not updated yet") if conditions.shops else ""
        when = self._stage.formats.near(conditions.checked_at, now)
        return translate("frame", "Updated {time}").replace("{time}", when)


def _count_line(state: ShopState, count: int) -> str:
    """Return 「2 店在线」."""
    words = translate("frame", "{n} shop(s): {state}")
    return counted(words, n=count).replace("{state}", word(state))


def _provider_line(health: ProviderHealth) -> str:
    return f"{provider_name(health.name)}: {word(health.state)}"


def _line(health: ShopHealth) -> str:
    return f"{word(health.shop.platform)}・{shop_name(health.shop.name)}: {word(health.state)}"


class StateLine(QWidget):
    """A dot and its words."""

    def __init__(self, keeper: ThemeKeeper, text: str, tone: Tone) -> None:
        super().__init__()
        self.text = text
        self._label = PlainLabel(self.text, type_=Type.NOTE, tone=tone, is_wrapped=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Dot(keeper, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)

    def set_collapsed(self, is_collapsed: bool) -> None:
        """Show the dot alone, or with its words."""
        self._label.setVisible(not is_collapsed)


class Dot(QWidget):
    """A small filled sign in a tone."""

    def __init__(self, keeper: ThemeKeeper, tone: Tone) -> None:
        super().__init__()
        self._keeper = keeper
        self._tone = tone
        self.setFixedSize(QSize(14, 16))
        keeper.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign; trouble has corners, so that nobody needs to see red."""
        is_trouble = self._tone in {Tone.CRITICAL, Tone.WARNING}
        shape = Shape.WARNING if is_trouble else Shape.INFORMATION
        painter = QPainter(self)
        centre = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        paint_shape(painter, centre, shape, self._tone.ink(self._keeper.theme))
        painter.end()
