"""The panel's list: newest first, two lines each, what is unread stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui.notices.words import NoticeWords, notice_words
from workbench.ui.theme import Tone, Type
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.shapes import paint_shape

if TYPE_CHECKING:
    from workbench.domain.notices import Notice
    from workbench.ui.tables.columns import Look
    from workbench.ui.theming import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex
WordsRole = int(Qt.ItemDataRole.UserRole) + 1
UnreadRole = WordsRole + 1

ROW = 60
_LEFT = 44
_WHEN = 130


class NoticeModel(QAbstractListModel):
    """Notices that are all in memory; some hundred at most."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._notices: list[Notice] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of notices."""
        return 0 if parent.isValid() else len(self._notices)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return a notice's words."""
        if not index.isValid():
            return None
        notice = self._notices[index.row()]
        if role == UnreadRole:
            return not notice.read
        if role not in {WordsRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        words = notice_words(notice, self._look)
        if role == WordsRole:
            return words
        text = f"{words.when}  {words.title}  {words.about}".strip()
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def notice_at(self, row: int) -> Notice:
        """Return a notice."""
        return self._notices[row]

    def show(self, notices: list[Notice], look: Look) -> None:
        """Show other notices; the same ones in the same order keep their rows."""
        same = [notice.id for notice in notices] == [notice.id for notice in self._notices]
        if same and notices:
            self._notices, self._look = notices, look
            self.dataChanged.emit(self.index(0), self.index(len(notices) - 1))
            return
        self.beginResetModel()
        self._notices, self._look = notices, look
        self.endResetModel()


class NoticeDelegate(QStyledItemDelegate):
    """Paints a notice: sign, sentence and time above, what it is about below."""

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__(keeper)
        self._keeper = keeper

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the fixed height of a notice."""
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one notice."""
        words: NoticeWords = index.data(WordsRole)
        is_unread = bool(index.data(UnreadRole))
        theme, rect = self._keeper.theme, option.rect
        if QStyle.StateFlag.State_Selected in option.state:
            painter.fillRect(rect, QColor(theme.selection))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        tone = words.tone if is_unread else Tone.MUTED
        paint_shape(painter, QPointF(rect.x() + 22, rect.y() + 20), words.shape, tone.ink(theme))
        self._paint_words(painter, rect, words, is_unread=is_unread)

    def _paint_words(
        self, painter: QPainter, rect: QRect, words: NoticeWords, *, is_unread: bool
    ) -> None:
        theme = self._keeper.theme
        strong = Type.STRONG if is_unread else Type.TEXT
        above = QRect(rect.x() + _LEFT, rect.y() + 9, rect.width() - _LEFT - _WHEN - 12, 22)
        below = QRect(rect.x() + _LEFT, rect.y() + 31, rect.width() - _LEFT - 12, 20)
        when = QRect(rect.right() - _WHEN - 12, rect.y() + 9, _WHEN, 22)
        self._text(painter, above, strong, QColor(theme.text), words.title)
        self._text(painter, below, Type.NOTE, QColor(theme.muted), words.about)
        painter.setFont(Type.NOTE.font())
        painter.setPen(QColor(theme.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(when, right, words.when)

    def _text(self, painter: QPainter, room: QRect, type_: Type, ink: QColor, text: str) -> None:
        font = type_.font()
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(ink)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, left, shown)
