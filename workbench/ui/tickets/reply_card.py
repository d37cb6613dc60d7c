"""The card of replies: options that can be chosen that day, and texts to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.formats import one_line, plain
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, empty_out
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.labels import PlainLabel, Tag

if TYPE_CHECKING:
    from workbench.domain.ticket_views import ReplyDraft, TicketDetail, TicketRow
    from workbench.ui.icons import Icons


class ReplyCard(Card):
    """What can be answered; a text is copied, the platform's page takes it.

    Signals: ``copied`` (text).
    """

    copied = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__(translate("tickets", "Replies"))
        self._icons = icons
        self._options = PlainLabel(type_=Type.NOTE, is_wrapped=True, is_selectable=True)
        self._gone = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        for widget in (self._options, self._gone):
            self.body.addWidget(widget)
        self.body.addLayout(self._rows)
        self.drafts: list[DraftRow] = []

    def show_detail(self, detail: TicketDetail) -> None:
        """Show another ticket's replies; hidden where none is left to give."""
        row = detail.row
        self.setVisible(row.is_open)
        self._options.setText(_options(row))
        self._gone.setText(_withdrawn(row))
        self._gone.setVisible(bool(row.withdrawn))
        empty_out(self._rows)
        self.drafts = [DraftRow(self._icons, draft) for draft in detail.drafts]
        for made in self.drafts:
            made.copied.connect(self.copied)
            self._rows.addWidget(made)

    def copy_first(self) -> None:
        """Copy the first reply that lacks nothing (C)."""
        ready = next((draft for draft in self.drafts if draft.is_ready), None)
        if ready is not None:
            ready.copy()


def _options(row: TicketRow) -> str:
    if row.offers:
        named = "\n".join(f"・{option}" for option in row.offers)
        return f"{translate('tickets', 'Options on the page that day, as known here:')}\n{named}"
    return translate("tickets", "The options stand on the platform's page; no source lists them.")


def _withdrawn(row: TicketRow) -> str:
    named = "\n".join(f"・{option}" for option in row.withdrawn)
    return f"{translate('tickets', 'Withdrawn, no longer to be chosen:')}\n{named}"


class DraftRow(QWidget):
    """One text with its copy button; one that lacks a fact says which and cannot be copied.

    Signals: ``copied`` (text).
    """

    copied = Signal(str)

    def __init__(self, icons: Icons, draft: ReplyDraft) -> None:
        super().__init__()
        self._draft = draft
        self.is_ready = not draft.missing
        words = translate("tickets", 'Copy "{title}"').replace("{title}", one_line(draft.title))
        self.button = IconButton(icons, "copy", words)
        self.button.setEnabled(self.is_ready)
        self.button.clicked.connect(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._head())
        text = PlainLabel(draft.text, is_wrapped=True, is_selectable=True)
        text.set_tone(Tone.TEXT if self.is_ready else Tone.MUTED)
        column.addWidget(text)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(one_line(self._draft.title), type_=Type.STRONG))
        if not self.is_ready:
            row.addWidget(Tag(translate("tickets", "A fact is not known"), Tone.INFORMATION))
        row.addStretch(1)
        row.addWidget(self.button)
        return row

    @Slot()
    def copy(self) -> None:
        """Put the text on the clipboard."""
        text = plain(self._draft.text)
        copy_text(text)
        self.copied.emit(text)
