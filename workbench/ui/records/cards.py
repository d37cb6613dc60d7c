"""Cards of what platforms said: one record whole, and all that was said of one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbench.domain.counting import counted
from workbench.domain.platforms.platform_records import (
    AppealState,
    RecordKind,
    RecordRow,
    RecordSource,
)
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.records.columns import (
    KIND_TONES,
    appeal,
    appeal_tone,
    followed,
    match,
    points,
    shop,
    when,
)
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.copying import CopyField
from workbench.ui.widgets.labels import PlainLabel, Tag, tip
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.ui.icons import Icons
    from workbench.ui.tables.columns import Look


def appeal_words(row: RecordRow, look: Look) -> str:
    """Return until when an appeal is open and who says so."""
    told = appeal(row, look)
    if row.appeal_state is not AppealState.OPEN or row.appeal.last is None:
        return told
    if not row.appeal.rule:
        return translate("records", "{until}, as the platform told").replace("{until}", told)
    source = look.rules.source(row.appeal.rule)
    checked = look.formats.full_day(source.checked_on)
    words = translate("records", '{until}, by "{rule}", last checked {day}')
    words = words.replace("{until}", told).replace("{day}", checked)
    return words.replace("{rule}", one_line(source.document) or NOTHING)


class RecordCard(Card):
    """One record: what, whose, when, how much, and until when it can be appealed against.

    Signals: ``order_wanted`` when the way to its order is pressed, ``removal_wanted`` when what
    was typed in is to go, ``appeal_wanted`` from the button of what can be appealed against.
    """

    order_wanted = Signal()
    removal_wanted = Signal()
    appeal_wanted = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._kind = Tag()
        self._what = PlainLabel(type_=Type.CARD, is_wrapped=True, is_selectable=True)
        self._number = CopyField(icons, translate("records", "Order"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.appeal = button(translate("records", "Appeal…"), is_primary=True)
        self.appeal.setToolTip(tip(translate("records", "Prepare, record and follow it (A)")))
        self.link = button(translate("records", "Show the order ›"), is_link=True)
        self.remove = button(translate("records", "Remove this entry"), is_link=True)
        for widget in (self._kind, self._what, self._number):
            self.body.addWidget(widget)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.appeal)
        self.body.addWidget(self.link)
        self.body.addWidget(self.remove)
        self.appeal.clicked.connect(self.appeal_wanted)
        self.link.clicked.connect(self.order_wanted)
        self.remove.clicked.connect(self.removal_wanted)

    def show_record(self, row: RecordRow, look: Look) -> None:
        """Show another record."""
        record = row.record
        self._kind.setText(word(record.kind))
        self._kind.set_tone(KIND_TONES[record.kind])
        self._what.setText(one_line(record.what) or translate("records", "No reason told"))
        self._number.setVisible(bool(record.order_number))
        self._number.show_value(one_line(record.order_number))
        self.appeal.setVisible(record.kind.can_be_appealed)
        self.link.setVisible(row.order_id is not None)
        self.remove.setVisible(record.source is RecordSource.ENTERED)
        empty_out(self._grid)
        for line, (name, value) in enumerate(_facts(row, look)):
            caption = PlainLabel(name, type_=Type.NOTE, tone=Tone.MUTED)
            self._grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(PlainLabel(value, is_wrapped=True, is_selectable=True), line, 1)


def _facts(row: RecordRow, look: Look) -> list[tuple[str, str]]:
    """Return what is told, with captions; what is not told and not asked for is left out."""
    record, formats = row.record, look.formats
    is_warning = record.kind is RecordKind.WARNING
    always = [
        (translate("records", "Platform · shop"), shop(row)),
        (translate("records", "Our order"), match(row)),
        (translate("records", "Time"), when(record.at, is_day=record.is_day, formats=formats)),
        (
            translate("records", "Expected amount")
            if is_warning
            else translate("records", "Amount"),
            formats.money(record.amount),
        ),
    ]
    if row.appeal_state is not AppealState.NONE:
        always.append((translate("records", "Appeal"), appeal_words(row, look)))
    if row.followed is not None:
        always.append((translate("records", "Our appeal"), followed(row, look)))
    told = [
        (translate("records", "Act until"), formats.moment(record.due) if is_warning else NOTHING),
        (translate("records", "Points"), points(row, look)),
        (translate("records", "Sub-order"), one_line(record.line_number)),
        (translate("records", "Waybill"), one_line(record.waybill)),
        (translate("records", "Platform's number"), one_line(record.foreign_id)),
        (translate("records", "State"), one_line(record.state)),
        (translate("records", "Appeal, as told"), one_line(record.appeal)),
    ]
    said = [(name, value) for name, value in told if value not in {"", NOTHING}]
    learned = f"{word(record.source)} ・ {formats.near(row.seen_at, look.now)}"
    return [*always, *said, (translate("records", "Learned"), learned)]


class TextCard(Card):
    """The platform's own words, masked; hidden where none were kept."""

    def __init__(self) -> None:
        super().__init__(translate("records", "Its own words (masked)"))
        self._text = PlainLabel(is_wrapped=True, is_selectable=True)
        self.body.addWidget(self._text)

    def show_record(self, row: RecordRow) -> None:
        """Show another record's words."""
        self._text.setText(row.record.text)
        self.setVisible(bool(row.record.text))


class OrderRecordsCard(Card):
    """平台预警与处罚: what the platform said of one order; hidden where it said nothing.

    It stands apart from our own decisions: the platform's word is not our forecast.
    """

    def __init__(self) -> None:
        super().__init__(translate("records", "Told by the platform"))
        self._shown: tuple[RecordRow, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)
        self.hide()

    @property
    def shown(self) -> tuple[RecordRow, ...]:
        """Return what is shown."""
        return self._shown

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        self._shown = ()
        self.hide()

    def show_records(self, records: tuple[RecordRow, ...], look: Look) -> None:
        """Show what was said of another order; the same again changes nothing."""
        if records != self._shown:
            self._shown = records
            empty_out(self._rows)
            for row in records:
                self._rows.addWidget(_line(row, look))
        self.setVisible(bool(records))


def _line(row: RecordRow, look: Look) -> QWidget:
    record = row.record
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(2)
    grid.addWidget(Tag(word(record.kind), KIND_TONES[record.kind]), 0, 0)
    grid.addWidget(PlainLabel(one_line(record.what) or NOTHING, is_wrapped=True), 0, 1)
    top_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
    grid.addWidget(PlainLabel(look.formats.money(record.amount)), 0, 2, top_right)
    at = when(record.at, is_day=record.is_day, formats=look.formats)
    parts = [at, one_line(record.state)]
    if record.points is not None:
        parts.append(counted(translate("records", "{n} point(s)"), n=record.points))
    under = " ・ ".join(part for part in parts if part)
    grid.addWidget(PlainLabel(under, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True), 1, 0, 1, 3)
    if row.appeal_state is not AppealState.NONE:
        until = PlainLabel(
            f"{translate('records', 'Appeal')} {appeal(row, look)}",
            type_=Type.NOTE,
            tone=appeal_tone(row, look),
        )
        grid.addWidget(until, 2, 0, 1, 3)
    grid.setColumnStretch(1, 1)
    return made
