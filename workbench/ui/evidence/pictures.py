"""Files as they are looked at: thumbnails made beside the window, and one file large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout

from workbench.ui.evidence.row import THUMBNAIL
from workbench.ui.formats import one_line
from workbench.ui.words import word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.domain.filing.evidence import Evidence

_SIZE = QSize(860, 680)
_LARGEST = 1600  # pixels across in the viewer
_TWICE = 2  # thumbnails are sharp on dense displays too


def picture_of(content: bytes) -> QImage:
    """Return a picture whole; a null one where it cannot be read."""
    return QImage.fromData(QByteArray(content))


def thumbnail_of(content: bytes) -> QImage:
    """Return a small picture, read at its small size; works in any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    room = THUMBNAIL * _TWICE
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    image.setDevicePixelRatio(_TWICE)
    return image


class FileDialog(QDialog):
    """One file, large; a text as text, a picture at the width of the window."""

    def __init__(self, evidence: Evidence, content: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(f"{word(evidence.kind)} {one_line(evidence.note)}".strip())
        self.resize(_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(_picture(content) if evidence.is_picture else _text(content))


def _picture(content: bytes) -> QScrollArea:
    image = picture_of(content)
    if image.width() > _LARGEST:
        image = image.scaledToWidth(_LARGEST, Qt.TransformationMode.SmoothTransformation)
    shown = QLabel()
    shown.setPixmap(QPixmap.fromImage(image))
    area = QScrollArea()
    area.setWidget(shown)
    area.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return area


def _text(content: bytes) -> QPlainTextEdit:
    shown = QPlainTextEdit(content.decode("utf-8", "replace"))
    shown.setReadOnly(True)
    return shown
