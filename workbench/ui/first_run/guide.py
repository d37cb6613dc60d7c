"""The guide over a window whose data are made but empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.ui.first_run.bringing import AlertPage, CodePage, IntakePage
from workbench.ui.first_run.frame import GuideDialog
from workbench.ui.first_run.opening import LanguagePage, PlacePage
from workbench.ui.first_run.page import Step
from workbench.ui.first_run.passphrase import KeptPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.services.care.key_recovery import KeyRecovery
    from workbench.ui.contracts import WindowParts
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


@dataclass(frozen=True, slots=True)
class GuideNeeds:
    """What the guide works with."""

    parts: WindowParts
    tools: ViewTools
    keeping: Keeping
    keys: KeyRecovery


class WelcomeGuide(GuideDialog):
    """Accepted when it was gone through; closed before, the next start asks again.

    Signals: ``language_chosen`` (code), ``demo_wanted``, ``brought`` when shops or orders came in.
    """

    language_chosen = Signal(str)
    demo_wanted = Signal()
    brought = Signal()

    def __init__(self, needs: GuideNeeds, parent: QWidget) -> None:
        self.opening = LanguagePage(needs.parts.language)
        self.place = PlacePage()
        self.code = CodePage(needs.keys)
        self.intake = IntakePage(needs.parts, needs.tools.stage)
        self.alerts = AlertPage(needs.tools, needs.keeping)
        kept = KeptPage()
        super().__init__(
            (self.opening, self.place, kept, self.code, self.intake, self.alerts), parent
        )
        self.intake.take_drops_on(self)
        self.opening.language_chosen.connect(self.language_chosen)
        self.place.demo_wanted.connect(self.demo_wanted)
        self.intake.brought.connect(self.brought)
        self.intake.drops.dropped.connect(self._on_dropped)
        self.turn_to(Step.INTAKE if self.code.is_done else Step.CODE)

    @Slot()
    def _on_dropped(self) -> None:
        """Show where it is said what becomes of what was dropped."""
        self.turn_to(Step.INTAKE)

    def stop(self) -> bool:
        """Cancel what is under way; False if a thread still ran after its limit."""
        return self.intake.stop()
