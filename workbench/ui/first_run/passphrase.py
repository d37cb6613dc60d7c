"""A new passphrase, typed twice; and the pages of what protects the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from workbench.domain.errors import StoreError
from workbench.domain.profile import SHORTEST_PASSPHRASE, KeyPlace
from workbench.ui.first_run.choices import Choices
from workbench.ui.first_run.page import GuidePage, Step
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

KEYRING, PASSPHRASE = "keyring", "passphrase"


def secret_line(name: str) -> QLineEdit:
    """Return a field whose letters are hidden."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    return made


class PassphraseForm(QWidget):
    """Two fields and what is wrong with them. Signals: ``changed`` at every letter."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        first, again = translate("firstrun", "Passphrase"), translate("firstrun", "Once more")
        self.first, self.again = secret_line(first), secret_line(again)
        self.trouble = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (name, line) in enumerate(((first, self.first), (again, self.again))):
            grid.addWidget(PlainLabel(name, type_=Type.NOTE, tone=Tone.MUTED), row, 0)
            grid.addWidget(line, row, 1)
            line.textChanged.connect(self._on_typed)
        grid.addWidget(self.trouble, 2, 1)
        self._on_typed()

    @property
    def passphrase(self) -> str:
        """Return the passphrase, "" while it is too short or differs."""
        typed = self.first.text()
        return typed if len(typed) >= SHORTEST_PASSPHRASE and typed == self.again.text() else ""

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def _on_typed(self) -> None:
        self.trouble.setText(self._words())
        self.changed.emit()

    def _words(self) -> str:
        typed, again = self.first.text(), self.again.text()
        if len(typed) < SHORTEST_PASSPHRASE:
            words = translate("firstrun", "At least {count} characters; a few words are good.")
            return words.replace("{count}", str(SHORTEST_PASSPHRASE))
        if typed != again:
            return "" if not again else translate("firstrun", "The two are not the same.")
        return translate("firstrun", "✓ Both are the same.")


class KeyPage(GuidePage):
    """What opens the data: the system's keyring, or a passphrase. Makes the data when left.

    ``begin`` takes the passphrase, "" for the keyring, and raises StoreError.
    """

    def __init__(self, place: KeyPlace, begin: Callable[[str], None]) -> None:
        about = translate(
            "firstrun",
            "Orders, traces and keys lie in one encrypted file on this computer; nobody but you "
            "opens it.",
        )
        super().__init__(Step.KEY, translate("firstrun", "What opens your data?"), about)
        self._place = place
        self._begin = begin
        self.choices = Choices(_offers(place))
        self.form = PassphraseForm()
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.trouble.hide()
        self.body.addWidget(self.choices)
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.choices.cards[PASSPHRASE].body.addWidget(self.form)
        self.choices.choose(PASSPHRASE if place is KeyPlace.NOWHERE else KEYRING)
        self.choices.chosen.connect(self._on_chosen)
        self.form.changed.connect(self.changed)
        self._show_form()

    @property
    def is_done(self) -> bool:
        """Tell whether there is something that can keep the key."""
        return self.choices.value == KEYRING or bool(self.form.passphrase)

    @property
    def skip_word(self) -> str:
        """Return nothing: without protection there are no data."""
        return ""

    def finish(self) -> bool:
        """Make the data; where they cannot be made, say why and stay."""
        passphrase = self.form.passphrase if self.choices.value == PASSPHRASE else ""
        try:
            self._begin(passphrase)
        except StoreError as error:
            self.trouble.setText(trouble_from(error).sentence)
            self.trouble.show()
            return False
        return True

    def take_keys(self) -> None:
        """Give the keys to the choices, or to the only thing there is to fill in."""
        if self._place is KeyPlace.NOWHERE:
            self.form.first.setFocus()
        else:
            self.choices.take_keys()

    def _on_chosen(self, _: str) -> None:
        self._show_form()
        if self.form.isVisible():
            self.form.first.setFocus()
        self.changed.emit()

    def _show_form(self) -> None:
        self.form.setVisible(self.choices.value == PASSPHRASE)


def _offers(place: KeyPlace) -> list[tuple[str, str, str]]:
    """Return value, name and sentence of what can keep the key."""
    passphrase = (
        PASSPHRASE,
        translate("firstrun", "A passphrase"),
        translate("firstrun", "It is asked for at every start."),
    )
    if place is KeyPlace.NOWHERE:
        told = translate(
            "firstrun",
            "This system offers no keyring that keeps it for you. It is asked for at every start.",
        )
        return [(*passphrase[:2], told)]
    if place is KeyPlace.FILE:
        name = translate("firstrun", "The passphrase file")
        about = translate(
            "firstrun", "The one that WORKBENCH_PASSPHRASE_FILE names. Nothing is asked."
        )
    else:
        name = translate("firstrun", "This computer's keyring (recommended)")
        about = translate(
            "firstrun",
            "It opens when you sign in to the computer. There is nothing to remember.",
        )
    return [(KEYRING, name, about), passphrase]


class KeptPage(GuidePage):
    """What protects data that are there already."""

    def __init__(self) -> None:
        about = translate(
            "firstrun",
            "Your data are made and encrypted. How they are opened was chosen at this step; the "
            "recovery code of the next one opens them where that is lost.",
        )
        super().__init__(Step.KEY, translate("firstrun", "Your data are protected"), about)
        self.body.addStretch(1)
