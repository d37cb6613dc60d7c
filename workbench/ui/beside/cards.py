"""Cards of refunds, changed promises and messages, each hidden where there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbench.domain.platforms.messages import MessageKind
from workbench.domain.platforms.refunds import RefundStatus
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.labels import PlainLabel, Tag
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.platforms.messages import KeptMessage, PlatformMessage
    from workbench.domain.platforms.promises import PromiseChange
    from workbench.domain.platforms.refunds import Refund
    from workbench.ui.tables.columns import Look

# As many as one reads; the platform's own page has all.
MOST_MESSAGES = 8
_TONES = {
    RefundStatus.AWAITING_SELLER: Tone.WARNING,
    RefundStatus.AWAITING_RECEIPT: Tone.WARNING,
    RefundStatus.AWAITING_RETURN: Tone.INFORMATION,
    RefundStatus.REFUSED: Tone.WARNING,
    RefundStatus.REFUNDED: Tone.GOOD,
    RefundStatus.CLOSED: Tone.MUTED,
    RefundStatus.UNKNOWN: Tone.MUTED,
}
_TOP_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class RowsCard(Card):
    """A card of rows one under the other."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(10)
        self.body.addLayout(self.rows)
        self.hide()

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these in place of those that stood there."""
        empty_out(self.rows)
        for row in rows:
            self.rows.addWidget(row)
        self.setVisible(bool(rows))


class RefundsCard(RowsCard):
    """退款与售后: what buyers want back, until when they are to be answered, and how it ended."""

    def __init__(self) -> None:
        super().__init__(translate("beside", "Refunds and after-sale cases"))

    def show_refunds(self, refunds: Sequence[Refund], look: Look) -> None:
        """Show another order's refunds, those still open first."""
        ordered = sorted(refunds, key=lambda refund: not refund.status.is_open)
        self.show_rows([_refund(refund, look) for refund in ordered])


def _refund(refund: Refund, look: Look) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(2)
    theirs = one_line(refund.platform_status) if refund.status is RefundStatus.UNKNOWN else ""
    grid.addWidget(Tag(theirs or word(refund.status), _TONES[refund.status]), 0, 0)
    grid.addWidget(PlainLabel(look.formats.money(refund.amount)), 0, 2, _TOP_RIGHT)
    for place, (text, tone) in enumerate(_refund_lines(refund, look), start=1):
        line = PlainLabel(text, type_=Type.NOTE, tone=tone, is_wrapped=True, is_selectable=True)
        grid.addWidget(line, place, 0, 1, 3)
    grid.setColumnStretch(1, 1)
    return made


def _refund_lines(refund: Refund, look: Look) -> list[tuple[str, Tone]]:
    lines = []
    if refund.reply_by is not None and refund.status.is_open:
        is_over = refund.reply_by <= look.now
        until = translate("beside", "Answer until {time} ({left})")
        until = until.replace("{time}", look.formats.deadline(refund.reply_by))
        until = until.replace("{left}", look.formats.remaining(refund.reply_by, look.now))
        lines.append((until, Tone.CRITICAL if is_over else Tone.WARNING))
    if refund.return_waybill:
        back = translate("beside", "The goods come back with {number}")
        lines.append((back.replace("{number}", one_line(refund.return_waybill)), Tone.TEXT))
    asked = look.formats.moment(refund.created_at)
    when = translate("beside", "Asked for {time}").replace("{time}", asked)
    parts = [one_line(refund.reason), when if asked != NOTHING else "", one_line(refund.number)]
    lines.append((" ・ ".join(part for part in parts if part), Tone.MUTED))
    return lines


class PromisesCard(Card):
    """发货时效修改: each change of the promise as the platform itself tells it."""

    def __init__(self) -> None:
        super().__init__(translate("beside", "The promise was changed on the platform"))
        self.lines = PlainLabel(type_=Type.NOTE, is_wrapped=True, is_selectable=True)
        self.body.addWidget(self.lines)
        self.hide()

    def show_changes(self, changes: Sequence[PromiseChange], look: Look) -> None:
        """Show another order's changes, the oldest first."""
        self.lines.setText("\n".join(_change(change, look) for change in changes))
        self.setVisible(bool(changes))


def _change(change: PromiseChange, look: Look) -> str:
    formats = look.formats
    words = translate("beside", "{time}  ship by {before} → {after}")
    words = words.replace("{time}", formats.moment(change.changed_at))
    words = words.replace("{before}", formats.deadline(change.ship_by_before))
    words = words.replace("{after}", formats.deadline(change.ship_by))
    return " ・ ".join(part for part in (words, one_line(change.reason)) if part)


class MessagesCard(RowsCard):
    """平台消息: what the platform sent word of, the newest first.

    Signals: ``seen`` when the seller says so.
    """

    seen = Signal()

    def __init__(self) -> None:
        super().__init__(translate("beside", "Messages of the platform"))
        self.seen_button = button(translate("beside", "Mark as seen"), is_link=True)
        self.seen_button.clicked.connect(self.seen)
        self.body.addWidget(self.seen_button)

    def show_messages(self, messages: Sequence[KeptMessage], look: Look) -> None:
        """Show another order's messages."""
        self.show_rows([_message(each, look) for each in messages[:MOST_MESSAGES]])
        self.seen_button.setVisible(any(each.is_new for each in messages))


def _message(kept: KeptMessage, look: Look) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    at = look.formats.moment(kept.message.at)
    grid.addWidget(PlainLabel(at, type_=Type.NOTE, tone=Tone.MUTED), 0, 0)
    grid.addWidget(PlainLabel(message_words(kept.message)), 0, 1)
    if kept.is_new:
        grid.addWidget(Tag(translate("beside", "New"), Tone.ACCENT), 0, 2, _TOP_RIGHT)
    grid.setColumnStretch(1, 1)
    return made


def message_words(message: PlatformMessage) -> str:
    """Return what a message hints at, in the platform's own word where we have none."""
    if message.kind is not MessageKind.OTHER:
        return word(message.kind)
    return one_line(message.topic) or word(message.kind)
