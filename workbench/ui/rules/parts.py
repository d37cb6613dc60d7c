"""Small parts of the rule's cards: lines that break, lines to copy, links to other rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from workbench.ui.formats import one_line
from workbench.ui.rules.words import relation_word
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.copying import copy_for_good
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.labels import PlainLabel, Tag, tip

if TYPE_CHECKING:
    from workbench.domain.rules.views import RuleLink
    from workbench.ui.icons import Icons

CAPTION = 72
VALUE = 240
LINK = 340
LONGEST_TAG = 110


def broken(text: str, width: int, metrics: QFontMetrics) -> str:
    """Return an address or a hash on as many lines as it needs: it has no blanks to break at."""
    lines = [""]
    for sign in text:
        if metrics.horizontalAdvance(lines[-1] + sign) > width:
            lines.append("")
        lines[-1] += sign
    return "\n".join(lines)


def fact(grid: QGridLayout, name: str, value: str, tone: Tone = Tone.TEXT) -> None:
    """Add a name and its value as a row."""
    row = grid.rowCount()
    caption = PlainLabel(name, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
    caption.setFixedWidth(CAPTION)
    grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
    shown = PlainLabel(value, type_=Type.NOTE, tone=tone, is_wrapped=True, is_selectable=True)
    grid.addWidget(shown, row, 1)


class CopyLine(QWidget):
    """A name and a long value without blanks, to be copied whole."""

    def __init__(self, icons: Icons, name: str, value: str) -> None:
        super().__init__()
        self._value = value
        caption = PlainLabel(name, type_=Type.NOTE, tone=Tone.MUTED)
        caption.setFixedWidth(CAPTION)
        lines = broken(one_line(value), VALUE, QFontMetrics(Type.NOTE.font()))
        shown = PlainLabel(lines, type_=Type.NOTE, is_selectable=True)
        words = translate("copying", "Copy {name}").replace("{name}", name)
        copy = IconButton(icons, "copy", words)
        copy.clicked.connect(self._on_copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(caption, 0, top)
        row.addWidget(shown, 1, top)
        row.addWidget(copy, 0, top)

    @Slot()
    def _on_copy(self) -> None:
        copy_for_good(self._value)


class LinkLine(QWidget):
    """What is said of another rule, with its name as a link; the rule's own name is none.

    Signals: ``rule_wanted`` (rule id).
    """

    rule_wanted = Signal(str)

    def __init__(self, link: RuleLink) -> None:
        super().__init__()
        self._rule = link.rule
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        if link.text:
            grid.addWidget(PlainLabel(link.text, is_wrapped=True, is_selectable=True), 0, 0)
        elif relation := relation_word(link.relation):
            grid.addWidget(PlainLabel(relation, type_=Type.NOTE, tone=Tone.MUTED), 0, 0)
        if link.title:
            grid.addWidget(self._button(link.title), 1, 0, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)

    def _button(self, title: str) -> QPushButton:
        metrics = QFontMetrics(Type.TEXT.font())
        title = one_line(title)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, LINK)
        go = button(f"{shown} ›".replace("&", "&&"), is_link=True)
        go.setAccessibleName(title)
        go.setToolTip(tip(title))
        go.clicked.connect(self._on_clicked)
        return go

    @Slot()
    def _on_clicked(self) -> None:
        self.rule_wanted.emit(self._rule)


class TaggedText(QWidget):
    """A sentence behind a tag, or beneath it where the tag is long."""

    def __init__(self, tag: str, text: str, tone: Tone = Tone.MUTED) -> None:
        super().__init__()
        made = Tag(tag, tone)
        said = PlainLabel(text, is_wrapped=True, is_selectable=True)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        is_long = made.sizeHint().width() > LONGEST_TAG
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        grid.addWidget(made, 0, 0, top_left)
        grid.addWidget(said, int(is_long), int(not is_long))
        grid.setColumnStretch(int(not is_long), 1)
