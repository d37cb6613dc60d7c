"""Fields that can be copied: a label that can be marked, and a button that copies it whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.clipboard import put_for_a_minute
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.ui.icons import Icons


def copy_text(text: str) -> None:
    """Put plain text on the clipboard; it may lead to people, so it goes again after a minute."""
    put_for_a_minute(text)


def copy_for_good(text: str) -> None:
    """Put plain text that is about nobody on the clipboard: a rule, an address, a problem."""
    QGuiApplication.clipboard().setText(text)


class CopyField(QWidget):
    """A name and a value with a copy button beside it; hidden without a value.

    Signals: ``copied`` (the value).
    """

    copied = Signal(str)

    def __init__(self, icons: Icons, name: str) -> None:
        super().__init__()
        self._copied = ""
        self._value = PlainLabel(is_selectable=True)
        self._value.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        words = translate("copying", "Copy {name}").replace("{name}", name)
        self._button = IconButton(icons, "copy", words)
        self._button.clicked.connect(self._on_copy)
        caption = PlainLabel(name, type_=Type.NOTE, tone=Tone.MUTED)
        caption.setMinimumWidth(40)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (caption, self._value, self._button):
            row.addWidget(widget)
        row.addStretch(1)

    def show_value(self, value: str, *, before: str = "") -> None:
        """Show a value; ``before`` stands in front of it and is not copied."""
        self._copied = value
        self._value.setText(f"{before} {value}".strip())
        self.setVisible(bool(value))

    @Slot()
    def _on_copy(self) -> None:
        copy_text(self._copied)
        self.copied.emit(self._copied)
