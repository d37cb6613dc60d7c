"""Before there are data: language, samples or shops, and what opens the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from workbench.ui.first_run.contract import Ending, Then
from workbench.ui.first_run.frame import GuideDialog
from workbench.ui.first_run.opening import LanguagePage, PlacePage
from workbench.ui.first_run.page import Step
from workbench.ui.first_run.passphrase import KeyPage
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import tip

if TYPE_CHECKING:
    from workbench.ui.first_run.contract import Entrance


class EntranceDialog(GuideDialog):
    """Accepted once the data are made.

    ``language`` is what was chosen; where it is another one than is spoken, the dialog is left to
    be made anew in it. ``ending`` tells what else follows.
    """

    def __init__(self, entrance: Entrance, language: str) -> None:
        self._entrance = entrance
        self.language = language
        self.is_language_new = False
        self.ending = Ending(language=language)
        self.opening = LanguagePage(language)
        self.place = PlacePage()
        self.key = KeyPage(entrance.key_place(), self._begin)
        super().__init__((self.opening, self.place, self.key))
        self.leave_button.setText(translate("firstrun", "Quit"))
        self.leave_button.setToolTip(
            tip(translate("firstrun", "Nothing was made yet; the next start asks again (Esc)"))
        )
        self.opening.language_chosen.connect(self._on_language)
        self.place.demo_wanted.connect(self._on_demo)

    def _begin(self, passphrase: str) -> None:
        self._entrance.begin(passphrase, self.language)

    @Slot(str)
    def _on_language(self, language: str) -> None:
        self.language = language
        self.is_language_new = True
        self.reject()

    @Slot()
    def _on_demo(self) -> None:
        self.ending = Ending(then=Then.DEMO, language=self.language)
        self.reject()

    def reach_key(self) -> None:
        """Turn to what opens the data."""
        self.turn_to(Step.KEY)
