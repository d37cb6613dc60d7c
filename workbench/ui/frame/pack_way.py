"""The ways to the policy packs: from the rules view, from a dropped file, and back to all views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.ui.packs.running import PackHandling
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    from PySide6.QtWidgets import QWidget

    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.intake import Intake
    from workbench.ui.rules.view import RulesView
    from workbench.ui.start import Stage

    class Reloading(Protocol):
        """A view that reads what it shows anew."""

        def reload(self) -> None:
            """Read again."""
            ...


class PackWay(QObject):
    """Puts 规则包… into the rules view and lets every view follow a change of packs."""

    def __init__(self, window: QWidget, parts: WindowParts, stage: Stage) -> None:
        super().__init__(window)
        self.handling = PackHandling(parts.open_desk, parts.desk.rules, stage, window)

    def join(self, rules: RulesView, intake: Intake, views: Iterable[Reloading]) -> None:
        """Join the packs with what asks for them and with what they change."""
        opening = button(translate("packs", "Rule packs…"))
        opening.clicked.connect(self.handling.open)
        rules.head.add_act(opening)
        rules.packs_wanted.connect(self.handling.open)
        intake.pack_dropped.connect(self.handling.add)
        for view in views:
            self.handling.changed.connect(view.reload)
