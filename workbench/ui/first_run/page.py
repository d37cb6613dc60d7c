"""What all pages of the first run share: a title, a sentence, room for the rest."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.errors import marked
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel


class Step(StrEnum):
    """The steps in their order; the value is what each is called."""

    LANGUAGE = marked("firstrun", "Language")
    PLACE = marked("firstrun", "Samples or shops")
    KEY = marked("firstrun", "Protection")
    CODE = marked("firstrun", "Recovery code")
    INTAKE = marked("firstrun", "Shops and files")
    ALERTS = marked("firstrun", "Pop-ups")

    @property
    def word(self) -> str:
        """Return the step's name in the window's language."""
        return translate("firstrun", self.value)


class GuidePage(QWidget):
    """One step.

    ``is_done`` tells whether one may go on without skipping. Signals: ``changed`` when that may
    have changed.
    """

    changed = Signal()

    def __init__(self, step: Step, title: str, about: str = "") -> None:
        super().__init__()
        self.step = step
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 12, 0)
        self.body.setSpacing(12)
        self.body.addWidget(PlainLabel(title, type_=Type.VIEW))
        if about:
            self.body.addWidget(PlainLabel(about, tone=Tone.MUTED, is_wrapped=True))

    @property
    def is_done(self) -> bool:
        """Tell whether one may go on."""
        return True

    @property
    def skip_word(self) -> str:
        """Return what leads on where nothing is done, "" where nothing does."""
        return translate("firstrun", "Skip")

    @property
    def next_words(self) -> str:
        """Return what leads on where that is not the next page, else ""."""
        return ""

    def finish(self) -> bool:
        """Do what was chosen, before the next page comes; False stays here."""
        return True

    def skip(self) -> bool:
        """Go on without; False stays here."""
        return True

    def take_keys(self) -> None:
        """Give the keys to what is first to be filled in."""
        self.focusNextChild()
