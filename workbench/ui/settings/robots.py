"""Group robots: which groups hear of what, each tried before it is kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.telling.robots import MOST_ROBOTS, RobotState
from workbench.ui.robots.words import state_line
from workbench.ui.settings.section import Section
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button, empty_out
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.domain.settings import Overview
    from workbench.domain.telling.robots import Robot
    from workbench.ui.contracts import Desk
    from workbench.ui.formats import Formats
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


class RobotRow(QWidget):
    """A robot's name and state, whether it is on, and what can be done with it."""

    def __init__(self, robot: Robot, formats: Formats) -> None:
        super().__init__()
        is_well = robot.health.state is RobotState.WELL
        self.is_on = QCheckBox(robot.name)
        self.is_on.setChecked(robot.is_on)
        tone = Tone.MUTED if is_well else Tone.CRITICAL
        self.state = PlainLabel(
            state_line(robot, formats), type_=Type.NOTE, tone=tone, is_wrapped=True
        )
        self.trial = button(translate("robots", "Send a test"))
        self.wishes = button(translate("robots", "What it is told…"))
        self.remove = button(translate("settings", "Remove…"))
        acts = (self.trial, self.wishes, self.remove)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.is_on, 1)
        for act in acts:
            act.setAccessibleName(f"{act.text()} {robot.name}")
            row.addWidget(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.state)


class RobotsSection(Section):
    """Signals: ``adding_wanted``, ``trial_wanted``, ``wishes_wanted`` and ``removing_wanted``.

    All but the first carry the Robot.
    """

    adding_wanted = Signal()
    trial_wanted = Signal(object)
    wishes_wanted = Signal(object)
    removing_wanted = Signal(object)

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Group robots")
        self.rows: list[RobotRow] = []
        self.none = PlainLabel(translate("robots", "No group is told anything."), tone=Tone.MUTED)
        self.adding = button(translate("robots", "Add a group robot…"), is_primary=True)
        self.adding.clicked.connect(self.adding_wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        about = translate(
            "robots",
            "Robots of DingTalk, WeCom and Feishu groups are told what pops up, while the program "
            "runs: at most three messages a minute, what is more is told together, and quiet hours "
            "hold for them as well. Their addresses lie in the encrypted data alone.",
        )
        card = self.add_card(self.name, about)
        card.body.addWidget(self.none)
        card.body.addLayout(self._list)
        row = card.add_row()
        row.addWidget(self.adding)
        row.addStretch(1)

    def show_overview(self, overview: Overview) -> None:
        """Show every robot."""
        empty_out(self._list)
        self.rows = []
        for robot in overview.robots:
            self._add(robot)
        self.none.setVisible(not self.rows)
        self.adding.setEnabled(len(self.rows) < MOST_ROBOTS)

    def _add(self, robot: Robot) -> None:
        row = RobotRow(robot, self._tools.stage.formats)
        row.is_on.clicked.connect(partial(self._switch, robot))
        for act, wanted in (
            (row.trial, self.trial_wanted),
            (row.wishes, self.wishes_wanted),
            (row.remove, self.removing_wanted),
        ):
            act.clicked.connect(partial(wanted.emit, robot))
        self.rows.append(row)
        self._list.addWidget(row)

    def _switch(self, robot: Robot) -> None:
        changed = replace(robot, is_on=not robot.is_on)

        def work(desk: Desk) -> None:
            desk.robots.change(changed)

        said = (
            translate("robots", "{name} is told from now on")
            if changed.is_on
            else translate("robots", "{name} is told nothing any more")
        )
        self._keeping.run(work, said.replace("{name}", robot.name))
