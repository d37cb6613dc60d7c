"""Douyin's score: own value and the industry's mean as entered, protected or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit

from workbench.domain.errors import marked
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, empty_out
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel, Tag
from workbench.ui.words import shop_name

if TYPE_CHECKING:
    from workbench.domain.metrics import ScoreLine, ShopScore
    from workbench.ui.tables.columns import Look

_VERDICTS = {
    "use_industry_mean": (marked("metrics", "Scored at the mean"), Tone.GOOD),
    "own_score": (marked("metrics", "Own score"), Tone.MUTED),
    "": (marked("metrics", "Unknown"), Tone.INFORMATION),
}
_FIELD = 84


class ScoreCard(Card):
    """One shop's indicators; a value is kept when its field is left.

    Signals: ``entered`` (shop id, indicator, own, mean).
    """

    entered = Signal(str, str, str, str)

    def __init__(self, shop_id: str) -> None:
        super().__init__(translate("metrics", "Score protection"))
        self._shop_id = shop_id
        self._shown: ShopScore | None = None
        self.note = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self.body.addWidget(self.note)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self.fields: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        self._tags: dict[str, Tag] = {}

    def show_score(self, score: ShopScore, look: Look) -> None:
        """Show a shop's indicators; what is being typed stays."""
        if score == self._shown:
            return
        self._shown = score
        name = translate("metrics", "Score protection: {shop}")
        self.title.setText(name.replace("{shop}", one_line(shop_name(score.shop_name))))
        self.note.setText(_note(score, look))
        if set(self.fields) != {line.indicator for line in score.lines}:
            self._build(score)
        for line in score.lines:
            self._fill(line)

    def _build(self, score: ShopScore) -> None:
        empty_out(self._grid)
        self.fields, self._tags = {}, {}
        heads = (
            translate("metrics", "Indicator"),
            translate("metrics", "Own"),
            translate("metrics", "Industry mean"),
            translate("metrics", "Counts as"),
        )
        for column, head in enumerate(heads):
            caption = PlainLabel(head, type_=Type.NOTE, tone=Tone.MUTED)
            self._grid.addWidget(caption, 0, column)
        for row, line in enumerate(score.lines, 1):
            self._add(row, line)

    def _add(self, row: int, line: ScoreLine) -> None:
        words = (
            translate("metrics", "{indicator} (more is better)")
            if line.is_higher_better
            else translate("metrics", "{indicator} (less is better)")
        )
        self._grid.addWidget(PlainLabel(words.replace("{indicator}", line.indicator)), row, 0)
        own = text_field(f"{line.indicator} {translate('metrics', 'Own')}", "")
        mean = text_field(f"{line.indicator} {translate('metrics', 'Industry mean')}", "")
        for column, each in enumerate((own, mean), 1):
            each.setFixedWidth(_FIELD)
            each.setAlignment(Qt.AlignmentFlag.AlignRight)
            each.setProperty("indicator", line.indicator)
            each.editingFinished.connect(self._on_edited)
            self._grid.addWidget(each, row, column)
        tag = Tag()
        self._grid.addWidget(tag, row, 3)
        self.fields[line.indicator] = (own, mean)
        self._tags[line.indicator] = tag

    def _fill(self, line: ScoreLine) -> None:
        for each, value in zip(self.fields[line.indicator], (line.own, line.mean), strict=True):
            if not each.hasFocus() and each.text() != value:
                each.setText(value)
        source, tone = _VERDICTS.get(line.verdict, _VERDICTS[""])
        tag = self._tags[line.indicator]
        tag.setText(translate("metrics", source))
        tag.set_tone(tone)

    @Slot()
    def _on_edited(self) -> None:
        indicator = str(self.sender().property("indicator"))
        own, mean = (each.text() for each in self.fields[indicator])
        lines = self._shown.lines if self._shown else ()
        known = next((line for line in lines if line.indicator == indicator), None)
        if known is None or (known.own, known.mean) != (own.strip(), mean.strip()):
            self.entered.emit(self._shop_id, indicator, own, mean)


def _note(score: ShopScore, look: Look) -> str:
    """Return by which rule it is told, or that none is known."""
    rules = [line.rule for line in score.lines if line.rule]
    if not score.lines:
        return translate("metrics", "The rule of the score is in no pack that is switched on.")
    words = translate(
        "metrics",
        "Enter the figures of 商家体验分: an indicator worse than the mean was scored at the mean "
        "while the protection held.",
    )
    if not rules:
        return words
    unsure = translate("metrics", "Its end was never announced: check that it still holds.")
    is_spared = any(line.verdict == "use_industry_mean" for line in score.lines)
    parts = [words, one_line(look.rules.title(rules[0])), unsure if is_spared else ""]
    return " ・ ".join(part for part in parts if part)
