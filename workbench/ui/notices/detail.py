"""One notice beside the list: its sentence, what it is about, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.errors import marked
from workbench.domain.telling.notices import NoticeKind
from workbench.ui.detail.column import CardColumn
from workbench.ui.notices.words import notice_words
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.domain.telling.notices import Notice
    from workbench.ui.tables.columns import Look


_ORDER = marked("notices", "Show in the monitor")
# What a notice is about, where that is no order of the monitor.
_WAYS = {
    NoticeKind.TICKET_DUE: marked("notices", "See the ticket"),
    NoticeKind.FILING_ENDS: marked("notices", "See the filing"),
    NoticeKind.APPEAL_DUE: marked("notices", "See what can be appealed"),
    NoticeKind.SIGN_IN_ENDS: marked("notices", "Open the accounts"),
    NoticeKind.SIGN_IN_EXPIRED: marked("notices", "Open the accounts"),
    NoticeKind.SHOP_STOPPED: marked("notices", "Open the accounts"),
    NoticeKind.PROVIDER_STOPPED: marked("notices", "Open the accounts"),
    NoticeKind.ROBOT_STOPPED: marked("notices", "Open the group robots"),
    NoticeKind.UPDATE_OFFERED: marked("notices", "See what changed"),
}


class NoticeColumn(CardColumn):
    """Everything about one notice.

    Signals: ``opened`` to go to what it is about, ``rule_wanted``, ``copied`` when the group's
    message is on the clipboard.
    """

    opened = Signal()
    rule_wanted = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__(translate("notices", "Choose a notification to see it here"))
        self._message = ""
        self.card = Card()
        self.title = PlainLabel(type_=Type.CARD, is_wrapped=True, is_selectable=True)
        self.when = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        self.about = PlainLabel(is_wrapped=True, is_selectable=True)
        self.message = PlainLabel(is_wrapped=True, is_selectable=True)
        self.open = button(translate("notices", _ORDER), is_primary=True)
        self.rule = button(translate("notices", "See the rule"))
        self.copy = button(translate("today", "Copy for the group"), is_primary=True)
        for label in (self.title, self.when, self.about, self.message):
            self.card.body.addWidget(label)
        acts = self.card.add_flow()
        for act in (self.open, self.rule, self.copy):
            acts.addWidget(act)
        self.card.hide()
        self.cards.addWidget(self.card)
        self.cards.addStretch(1)
        self.open.clicked.connect(self.opened)
        self.rule.clicked.connect(self.rule_wanted)
        self.copy.clicked.connect(self._on_copy)

    def show_notice(self, notice: Notice | None, look: Look) -> None:
        """Show a notice, or that none is chosen."""
        self.show_hint(is_empty=notice is None)
        self.card.setVisible(notice is not None)
        if notice is None:
            return
        words = notice_words(notice, look)
        self.title.setText(words.title)
        self.title.set_tone(words.tone if words.tone is not Tone.MUTED else Tone.TEXT)
        self.when.setText(look.formats.full_moment(notice.at))
        self.about.setText(words.about)
        is_report = notice.kind is NoticeKind.GROUP_REPORT
        self.about.setVisible(bool(words.about) and not is_report)
        self._message = notice.values.get("message", "") if is_report else ""
        self.message.setText(self._message)
        self.message.setVisible(bool(self._message))
        self.copy.setVisible(bool(self._message))
        way = _WAYS.get(notice.kind, _ORDER if notice.order_number else "")
        self.open.setText(translate("notices", way) if way else "")
        self.open.setVisible(bool(way))
        self.rule.setVisible(bool(notice.rule))

    @Slot()
    def _on_copy(self) -> None:
        copy_text(self._message)
        self.copied.emit()
