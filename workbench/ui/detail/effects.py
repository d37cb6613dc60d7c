"""The card 违规影响: the consequence matrix, what the order puts at risk, what waits for a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.rules.effects import Applicability
from workbench.ui.detail.effect_words import (
    SIGNS,
    figure,
    is_silent,
    reason,
    sign_text,
    source_of,
    total_of,
)
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.labels import PlainLabel, Tag
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.rules.effects import Effect, Outlook
    from workbench.domain.views import RowDetail
    from workbench.ui.tables.columns import Look

_ORDER = tuple(Applicability)


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One kind in words: its name, whether it applies, how much, and why, by which source."""

    name: str
    applicability: Applicability
    sign: str
    figure: str
    notes: tuple[str, ...]


def _line(effect: Effect, look: Look) -> EffectLine:
    notes = (reason(effect, look), source_of(effect.amount, look))
    return EffectLine(
        word(effect.kind),
        effect.applicability,
        sign_text(effect.applicability, is_certain=effect.is_certain),
        figure(effect, look.formats),
        tuple(note for note in notes if note),
    )


class EffectCard(Card):
    """What a violation may bring, kind by kind; what no source tells is 未知.

    Signals: ``site_wanted`` when the link to the site's other parcels is pressed,
    ``confirm_wanted`` (rule id) where the seller says that an exemption still holds.
    """

    site_wanted = Signal()
    confirm_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(translate("detail", "What it may cost"))
        self._shown: tuple[list[EffectLine], list[Effect]] = ([], [])
        self._asked: tuple[str, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._total = PlainLabel(type_=Type.STRONG, is_wrapped=True)
        self._prompts = QVBoxLayout()
        self._site = button("", is_link=True)
        self._site.hide()
        self._site.clicked.connect(self.site_wanted)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._total)
        self.body.addLayout(self._prompts)
        self.body.addWidget(self._site)

    @property
    def site_text(self) -> str:
        """Return what the link says."""
        return self._site.text()

    def show_detail(self, detail: RowDetail, look: Look) -> None:
        """Show what the warnings of a row's order bring."""
        self.show_outlook(detail.outlook, look)
        self._show_prompts(detail.outlook.to_confirm, look)
        words = translate("detail", "{n} more parcels stand at {site} ›")
        site = one_line(detail.row.last_site)
        self._site.setText(
            words.replace("{n}", str(detail.same_site)).replace("{site}", site).replace("&", "&&")
        )
        self._site.setVisible(bool(detail.same_site and site))

    def show_outlook(self, outlook: Outlook, look: Look) -> None:
        """Show what an order's warnings bring; to be asked anything one goes to the monitor."""
        self._show_matrix(outlook, look)
        self._total.setText(total_of(outlook.exposure, look))
        self._total.setVisible(bool(self._total.text()))

    def _show_matrix(self, outlook: Outlook, look: Look) -> None:
        """Lay out the kinds; the same words again keep their rows: making them takes long."""
        told = [effect for effect in outlook.effects if not is_silent(effect)]
        told.sort(key=lambda each: _ORDER.index(each.applicability))
        lines = [_line(effect, look) for effect in told]
        silent = [effect for effect in outlook.effects if is_silent(effect)]
        if (lines, silent) == self._shown:
            return
        self._shown = lines, silent
        empty_out(self._rows)
        for line in lines:
            self._rows.addWidget(EffectRow(line))
        if silent:
            self._rows.addWidget(SilentRow(silent))

    def _show_prompts(self, rules: tuple[str, ...], look: Look) -> None:
        if rules == self._asked:
            return
        self._asked = rules
        empty_out(self._prompts)
        for rule in rules:
            prompt = ConfirmPrompt(rule, look)
            prompt.pressed.connect(self.confirm_wanted)
            self._prompts.addWidget(prompt)


class EffectRow(QWidget):
    """One kind: its name, whether it applies, how much; beneath it why and what would change it."""

    def __init__(self, line: EffectLine) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(line.name, type_=Type.STRONG))
        row.addWidget(Tag(line.sign, SIGNS[line.applicability][1]))
        row.addStretch(1)
        row.addWidget(PlainLabel(line.figure, type_=Type.STRONG))
        column.addLayout(row)
        for text in line.notes:
            column.addWidget(PlainLabel(text, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True))


class SilentRow(QWidget):
    """The kinds of which no source says anything, together."""

    def __init__(self, effects: list[Effect]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        names = translate("effects", ", ").join(word(effect.kind) for effect in effects)
        words = translate("effects", "{kinds}: the sources do not say.").replace("{kinds}", names)
        unknown = Applicability.UNKNOWN
        row.addWidget(Tag(sign_text(unknown), SIGNS[unknown][1]))
        row.addWidget(PlainLabel(words, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True), 1)


class ConfirmPrompt(QWidget):
    """Asks whether an exemption without an announced end still holds.

    Signals: ``pressed`` (rule id).
    """

    pressed = Signal(str)

    def __init__(self, rule: str, look: Look) -> None:
        super().__init__()
        self._rule = rule
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        words = translate(
            "effects",
            'No source tells when "{rule}" ends. Is it still in force? Asked again after 30 days.',
        )
        text = words.replace("{rule}", look.rules.title(rule))
        column.addWidget(PlainLabel(text, type_=Type.NOTE, is_wrapped=True))
        self.button = button(translate("effects", "Confirm that it holds"))
        self.button.clicked.connect(self._on_clicked)
        column.addWidget(self.button)

    @Slot()
    def _on_clicked(self) -> None:
        self.button.setEnabled(False)
        self.pressed.emit(self._rule)
