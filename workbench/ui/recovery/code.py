"""The recovery code at the first run: shown once, asked back, then in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.domain.care.recovery import RecoveryOffer
from workbench.domain.errors import StoreError
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.services.care.key_recovery import KeyRecovery

WIDTH = 480


class CodeForm(QWidget):
    """Shows a new code and keeps it once four of its characters were typed back.

    Signals: ``kept`` when the code is in force.
    """

    kept = Signal()

    def __init__(self, keys: KeyRecovery, offer: RecoveryOffer) -> None:
        super().__init__()
        self._keys = keys
        self._offer = offer
        self.shown = PlainLabel(offer.written, type_=Type.CARD, is_selectable=True)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.answer = QLineEdit()
        self.answer.setMaxLength(20)
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        why = translate(
            "recovery",
            "Your data are encrypted. If this machine's keyring or your passphrase is lost, this"
            " code alone opens them and their backups. It is shown only now: write it down and"
            " keep it away from this machine.",
        )
        asked = translate("recovery", "Type its characters number {places}, without hyphens")
        places = ", ".join(str(place) for place in self._offer.places)
        question = PlainLabel(asked.replace("{places}", places), is_wrapped=True)
        self.answer.setAccessibleName(question.text())
        told = PlainLabel(why, is_wrapped=True)
        for label in (told, self.shown, question, self.trouble):
            label.setFixedWidth(WIDTH - 40)
        for widget in (told, self.shown, question, self.answer, self.trouble):
            column.addWidget(widget)
        self.trouble.hide()

    @Slot()
    def keep(self) -> None:
        """Put the code into force if it was typed back, else say why not."""
        if not self._offer.is_answered(self.answer.text()):
            self._say(translate("recovery", "These are not the characters asked for."))
            return
        try:
            self._keys.keep(self._offer)
        except StoreError as error:
            self._say(trouble_from(error).sentence)
            return
        self.trouble.hide()
        self.kept.emit()

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()


class CodeDialog(QDialog):
    """Asks to write a new code down.

    Whoever leaves without typing has no code yet and is asked again at the next start.
    """

    def __init__(self, keys: KeyRecovery, offer: RecoveryOffer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("recovery", "Recovery code"))
        self.setFixedWidth(WIDTH)
        self.form = CodeForm(keys, offer)
        self.keep_button = button(translate("recovery", "I have written it down"), is_primary=True)
        self.later_button = button(translate("recovery", "Later"))
        self._lay_out()
        self.keep_button.clicked.connect(self.form.keep)
        self.form.kept.connect(self.accept)
        self.later_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(self.form)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.later_button)
        acts.addWidget(self.keep_button)
        column.addLayout(acts)
        self.keep_button.setDefault(True)
        self.form.answer.setFocus()


def offer_code(keys: KeyRecovery, parent: QWidget) -> CodeDialog | None:
    """Show a code where real data have none yet; the window stays usable behind it."""
    if not keys.needs_code():
        return None
    dialog = CodeDialog(keys, RecoveryOffer.new(), parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
