"""Points by shop: a chart of what counts on each day with the cap drawn, and what was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.counting import counted
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.today.chart_card import ChartCard
from workbench.ui.today.figures import Figure, Form, Mark
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, empty_out
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.metrics import PointsAccount, PointsDay
    from workbench.ui.formats import Formats
    from workbench.ui.start import Stage
    from workbench.ui.tables.columns import Look

_TICKS = 7  # days between words under the columns
_MOST_ENTRIES = 6


def points_figure(account: PointsAccount, look: Look) -> Figure:
    """Return how many points counted on each day, with the cap as a line."""
    shop = f"{word(account.platform)}・{shop_name(account.shop_name)}"
    title = translate("metrics", "Points: {shop}").replace("{shop}", shop)
    marks = [
        _mark(day, number, len(account.daily), account, look.formats)
        for number, day in enumerate(account.daily)
    ]
    line = ""
    if account.cap is not None:
        words = translate("metrics", "cap {n} in {days} days")
        line = words.replace("{n}", str(account.cap)).replace("{days}", str(account.span_days))
    return Figure(
        account.shop_id,
        title,
        _note(account, look),
        Form.COLUMNS,
        (translate("metrics", "Day"), translate("metrics", "Points that count")),
        tuple(marks),
        translate("metrics", "No points were told in this time"),
        None if account.cap is None else float(account.cap),
        line,
    )


def _mark(day: PointsDay, number: int, days: int, account: PointsAccount, formats: Formats) -> Mark:
    name = formats.day(day.day)
    is_last = number == days - 1
    words = translate("metrics", "{day}: {n} point(s) counted").replace("{day}", name)
    is_full = account.cap is not None and day.points >= account.cap
    return Mark(
        name,
        day.points,
        str(day.points) if day.points and is_last else "",
        counted(words, n=day.points),
        (day.day.isoformat(), str(day.points)),
        name if (days - 1 - number) % _TICKS == 0 else "",
        Tone.CRITICAL if is_full else Tone.WARNING if day.points else Tone.MUTED,
    )


def _note(account: PointsAccount, look: Look) -> str:
    """Return how much of the cap is used, and by which rule."""
    if account.cap is None:
        return (
            translate("metrics", "Points in {days} days: {n}; no source names a cap.")
            .replace("{n}", str(account.taken))
            .replace("{days}", str(account.span_days))
        )
    words = translate("metrics", "{n} of {cap} points used, {room} left · {rule}")
    fields = {
        "n": str(account.taken),
        "cap": str(account.cap),
        "room": str(account.room),
        "rule": one_line(look.rules.title(account.rule)),
    }
    for name, value in fields.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def remarks(account: PointsAccount) -> list[tuple[str, Tone]]:
    """Return what else must be said of an account, with its tone."""
    found = []
    if account.at_risk:
        words = translate(
            "metrics", "Late invoices that may bring a point each, up to the cap: {n}"
        )
        found.append((words.replace("{n}", str(account.at_risk)), Tone.WARNING))
    if account.unsure:
        words = translate("metrics", "Records that may count and do not say so: {n}")
        found.append((words.replace("{n}", str(account.unsure)), Tone.INFORMATION))
    if account.verdict == "points_apply":
        words = translate(
            "metrics",
            "Points know no exemption here: not those of compensation, not those of the score. "
            "Force majeure goes to appeal.",
        )
        found.append((words, Tone.MUTED))
    return found


class PointsCard(QWidget):
    """One account: chart with table behind it, remarks, and the last points taken.

    Signals: ``copied`` (title).
    """

    copied = Signal(str)

    def __init__(self, stage: Stage, account: PointsAccount, look: Look) -> None:
        super().__init__()
        self.chart = ChartCard(stage)
        self.chart.copied.connect(self.copied)
        self.chart.show_figure(points_figure(account, look))
        for text, tone in remarks(account):
            self.chart.body.addWidget(PlainLabel(text, type_=Type.NOTE, tone=tone, is_wrapped=True))
        for text in _entries(account, look):
            self.chart.body.addWidget(PlainLabel(text, type_=Type.NOTE, tone=Tone.MUTED))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart)


def _entries(account: PointsAccount, look: Look) -> list[str]:
    words = translate("metrics", "{time} {reason}: {n} point(s)")
    gone = translate("metrics", "{time} {reason}: {n} point(s), counting no more")
    return [
        counted(words if entry.counts else gone, n=entry.points)
        .replace("{time}", look.formats.moment(entry.at))
        .replace("{reason}", one_line(entry.what) or NOTHING)
        for entry in account.entries[:_MOST_ENTRIES]
    ]


class PointsCards(QWidget):
    """All accounts, or what stands there without any.

    Signals: ``copied`` (title).
    """

    copied = Signal(str)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._shown: list[PointsAccount] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.cards: list[PointsCard] = []

    def show_accounts(self, accounts: Sequence[PointsAccount], look: Look) -> None:
        """Show accounts; the same again change nothing, so an opened table stays open."""
        if list(accounts) == self._shown:
            return
        self._shown = list(accounts)
        empty_out(self._column)
        self.cards = [PointsCard(self._stage, account, look) for account in accounts]
        for card in self.cards:
            card.copied.connect(self.copied)
            self._column.addWidget(card)
        if not accounts:
            empty = Card(translate("metrics", "Points"))
            words = translate("metrics", "No platform told of points, and no shop has a cap.")
            empty.body.addWidget(PlainLabel(words, tone=Tone.MUTED, is_wrapped=True))
            self._column.addWidget(empty)
