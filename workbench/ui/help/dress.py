"""How a page of Markdown is set: sizes, spaces and lines of the theme instead of Qt's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)

from workbench.ui.theme import Type

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument

    from workbench.ui.theme import Theme

LINE_HEIGHT = 130.0  # per cent: Chinese needs air between its lines
SPACE, HEAD_SPACE = 8.0, 18.0
CELL_PADDING = 6.0
_HEADS = {1: Type.VIEW, 2: Type.CARD, 3: Type.STRONG}


def dress(document: QTextDocument, theme: Theme) -> None:
    """Set a document that was just read in a theme."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        _dress_block(cursor, block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, theme)


def _dress_block(cursor: QTextCursor, block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    shape = QTextBlockFormat()
    if not _holds_picture(block):  # a line as high as a picture and a half would gape
        shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if QTextCursor(block).currentTable() is None:
        shape.setTopMargin(HEAD_SPACE if level > 1 else SPACE / 2)
        shape.setBottomMargin(SPACE / 2)
    cursor.setPosition(block.position())
    cursor.mergeBlockFormat(shape)
    if level in _HEADS:
        _set_head(cursor, block, _HEADS[level])


def _set_head(cursor: QTextCursor, block: QTextBlock, type_: Type) -> None:
    """Give a heading the size of its level; Qt's own, in steps, would go before any other."""
    end = block.position() + block.length() - 1
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    letters = QTextCharFormat(cursor.charFormat())
    letters.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)
    letters.setFont(type_.font())
    cursor.setCharFormat(letters)


def _holds_picture(block: QTextBlock) -> bool:
    return "\N{OBJECT REPLACEMENT CHARACTER}" in block.text()


def _dress_table(table: QTextTable, theme: Theme) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderBrush(QBrush(QColor(theme.line)))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setCellPadding(CELL_PADDING)
    shape.setCellSpacing(0)
    shape.setTopMargin(SPACE)
    shape.setBottomMargin(SPACE)
    shape.setAlignment(Qt.AlignmentFlag.AlignLeft)
    table.setFormat(shape)
