"""The first two steps: which language, and whether to look at samples or at one's own shops."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from workbench.ui.first_run.choices import Choices
from workbench.ui.first_run.contract import Then
from workbench.ui.first_run.page import GuidePage, Step
from workbench.ui.translating import CHINESE, translate

ENGLISH = "en"
# Each in its own language and in both: whoever reads only one of them finds the way.
NAMES = ((CHINESE, "简体中文", ""), (ENGLISH, "English", ""))
BOTH = "窗口用哪种语言？ · Which language shall the window speak?"


class LanguagePage(GuidePage):
    """Signals: ``language_chosen`` (code) when it is another one than is spoken now."""

    language_chosen = Signal(str)

    def __init__(self, language: str) -> None:
        super().__init__(Step.LANGUAGE, translate("firstrun", "Welcome"), BOTH)
        self._language = language
        self.choices = Choices(NAMES)
        self.choices.choose(language if language == CHINESE else ENGLISH)
        self.choices.chosen.connect(self._on_chosen)
        self.body.addWidget(self.choices)
        self.body.addStretch(1)

    def take_keys(self) -> None:
        """Give the keys to the languages."""
        self.choices.take_keys()

    @Slot(str)
    def _on_chosen(self, language: str) -> None:
        if language != self._language:
            self.language_chosen.emit(language)


class PlacePage(GuidePage):
    """Samples first, or one's own shops. Signals: ``demo_wanted`` when one goes on to samples."""

    demo_wanted = Signal()

    def __init__(self) -> None:
        title = translate("firstrun", "What would you like to see first?")
        super().__init__(Step.PLACE, title)
        own = translate("firstrun", "My own shops")
        own_about = translate(
            "firstrun",
            "You add shops with the platforms' keys, or drop the platforms' export files on the "
            "window. All of it stays encrypted on this computer.",
        )
        demo = translate("firstrun", "Sample data")
        demo_about = translate(
            "firstrun",
            "Five invented shops in the days before the Spring Festival of 2024. There is nothing "
            "to enter, no network is needed, and one click leads from there to your own shops.",
        )
        self.choices = Choices(
            ((Then.OWN.value, own, own_about), (Then.DEMO.value, demo, demo_about))
        )
        self.choices.choose(Then.OWN.value)
        self.choices.chosen.connect(self.changed)
        self.body.addWidget(self.choices)
        self.body.addStretch(1)

    @property
    def next_words(self) -> str:
        """Return the way to the samples where these are chosen."""
        is_demo = self.choices.value == Then.DEMO.value
        return translate("firstrun", "See the sample data") if is_demo else ""

    def finish(self) -> bool:
        """Go on to one's own shops, or leave for the samples."""
        if self.choices.value == Then.DEMO.value:
            self.demo_wanted.emit()
            return False
        return True

    def take_keys(self) -> None:
        """Give the keys to the choices."""
        self.choices.take_keys()
