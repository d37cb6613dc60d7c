"""说明: the seller's own words, begun with a text for the ground, masked, to be copied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from workbench.domain.filing.flow import FlowStep
from workbench.domain.masking import mask_free_text
from workbench.policy.filing_texts import blanks
from workbench.ui.filing.page import PageSight, WizardPage
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button, empty_out
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.offers import FilledText
    from workbench.ui.start import ViewTools


class StatementPage(WizardPage):
    """The words of a filing.

    Signals: ``texts_wanted`` when the texts that fit are to be read, ``said`` (words, None) for
    the bar at the window's foot.
    """

    step = FlowStep.STATEMENT
    texts_wanted = Signal()
    said = Signal(str, object)

    def __init__(self, tools: ViewTools) -> None:
        lead = translate(
            "wizard",
            "Plain words: when, where, which parcels, what was done. What stands in 〔〕 is yours"
            " to fill in. The platforms read Chinese, so the texts are Chinese.",
        )
        super().__init__(tools, translate("wizard", "In your own words"), lead)
        self._filing: Filing | None = None
        self._texts: tuple[FilledText, ...] = ()
        self._asked_for: object = None
        self._offers = FlowLayout(gap=6)
        self.box = QPlainTextEdit()
        self.box.setAccessibleName(translate("wizard", "Statement"))
        self.box.setTabChangesFocus(True)
        self.box.setMinimumHeight(240)
        self.box.textChanged.connect(self._on_edited)
        self.count = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self.masked = PlainLabel(type_=Type.NOTE, tone=Tone.WARNING, is_wrapped=True)
        self.copying = button(translate("wizard", "Copy the statement"))
        self.copying.clicked.connect(self._on_copy)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.copying)
        self.column.addLayout(self._offers)
        self.column.addWidget(self.box, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.masked)

    def show_sight(self, sight: PageSight) -> None:
        """Show the statement of a filing; the box is left alone while somebody writes in it."""
        self._filing = filing = sight.filing
        if filing is None:
            return
        about = (filing.case, filing.scope, filing.details.event, filing.ship_from)
        if about != self._asked_for:
            self._asked_for = about
            self.texts_wanted.emit()
        if self.box.toPlainText() != filing.details.statement and not self.box.hasFocus():
            self._write(filing.details.statement)
        self._tell()

    def show_texts(self, texts: tuple[FilledText, ...]) -> None:
        """Offer the texts that fit; the first one begins an empty statement."""
        self._texts = texts
        empty_out(self._offers)
        for number, text in enumerate(texts):
            words = translate("wizard", 'Begin with "{title}"').replace("{title}", text.title)
            made = button(words)
            checked = translate("wizard", "Checked {day}; replaces what stands in the box")
            day = self._stage.formats.full_day(text.checked_on)
            made.setToolTip(tip(checked.replace("{day}", day)))
            made.setProperty("number", number)
            made.clicked.connect(self._on_text)
            self._offers.addWidget(made)
        self._tell()

    def _write(self, words: str) -> None:
        self.box.blockSignals(True)
        self.box.setPlainText(words)
        self.box.blockSignals(False)

    def _tell(self) -> None:
        """Say how long it is, how long it may be, and what is still to be filled in."""
        words = self.box.toPlainText()
        limits = [text for text in self._texts if text.most_characters is not None]
        told = translate("wizard", "Characters: {n}; the sources state no limit.")
        if limits:
            told = translate("wizard", "{n} of at most {most} characters ({source}).")
            told = told.replace("{most}", str(limits[0].most_characters))
            told = told.replace("{source}", limits[0].limit_source)
        open_places = blanks(words)
        if open_places:
            left = translate("wizard", " Places 〔〕 still to be filled in: {n}.")
            told += left.replace("{n}", str(open_places))
        self.count.setText(told.replace("{n}", str(len(words))))
        is_over = bool(limits) and len(words) > (limits[0].most_characters or 0)
        self.count.set_tone(Tone.WARNING if open_places or is_over else Tone.MUTED)
        is_masked = mask_free_text(words) != words
        self.masked.setText(
            translate("wizard", "Telephone numbers and names are kept and copied masked.")
            if is_masked
            else ""
        )
        self.masked.setVisible(is_masked)
        self.copying.setEnabled(bool(words))

    @Slot()
    def _on_text(self) -> None:
        number = int(self.sender().property("number"))
        self.box.setPlainText(self._texts[number].text)
        self.box.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        self._tell()
        if self._filing is not None:
            details = replace(self._filing.details, statement=self.box.toPlainText())
            self.rewritten.emit(replace(self._filing, details=details))

    @Slot()
    def _on_copy(self) -> None:
        copy_text(mask_free_text(self.box.toPlainText()))
        self.said.emit(translate("wizard", "Statement copied"), None)

    def take_keys(self) -> None:
        """Give the keys to the box."""
        self.box.setFocus()
