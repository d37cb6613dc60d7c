"""The ways to the policy packs: from the rules view, from a dropped file, and back to all views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.ui.packs.running import PackHandling
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.intake import Intake
    from workbench.ui.frame.view_stack import ViewStack
    from workbench.ui.rules.view import RulesView
    from workbench.ui.start import Stage


class PackWay(QObject):
    """Puts 规则包… into the rules view and lets every view follow a change of packs."""

    def __init__(self, window: QWidget, parts: WindowParts, stage: Stage) -> None:
        super().__init__(window)
        self.handling = PackHandling(parts.open_desk, parts.desk.rules, stage, window)

    def join(self, rules: RulesView, intake: Intake, views: ViewStack) -> None:
        """Join the packs with what asks for them and with what they change."""
        opening = button(translate("packs", "Rule packs…"))
        opening.clicked.connect(self.handling.open)
        rules.head.add_act(opening)
        rules.packs_wanted.connect(self.handling.open)
        intake.pack_dropped.connect(self.handling.add)
        self.handling.changed.connect(views.reload)
