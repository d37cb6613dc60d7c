"""The ways of group robots: from the settings to their forms, and from rounds to the groups."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.services.notices.robots import test_message
from workbench.ui.errand import Errand
from workbench.ui.formats import one_line
from workbench.ui.pointing import Manners, words_of
from workbench.ui.robots.dialog import RobotDialog
from workbench.ui.robots.posting import RobotPosting
from workbench.ui.translating import translate
from workbench.ui.widgets.leave_taking import LeaveDialog, LeaveWords

if TYPE_CHECKING:
    from workbench.domain.telling.robots import Robot
    from workbench.services.notices.robots import Told
    from workbench.ui.contracts import Desk, WindowParts
    from workbench.ui.robots.dialog import RobotDraft
    from workbench.ui.settings.view import SettingsView
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble


class RobotWay(QObject):
    """Owns what tells groups; a form's test message goes out beside the window.

    Signals: ``recorded`` when a robot's trouble may stand in the record of notices, ``failed``
    (Trouble).
    """

    recorded = Signal()
    failed = Signal(object)

    def __init__(self, view: SettingsView, parts: WindowParts, tools: ViewTools) -> None:
        super().__init__(view)
        self._view, self._tools = view, tools
        desk = parts.desk
        manners = Manners(lambda: desk.settings.current().alerts, parts.wall)
        self.posting = RobotPosting(parts.open_desk, words_of(parts), manners, self)
        self.errand = Errand(parts.open_desk, self)
        self.dialog: RobotDialog | None = None
        self.question: LeaveDialog | None = None
        self.posting.told.connect(self._on_told)
        self.posting.failed.connect(self.failed)
        section = view.robots
        section.adding_wanted.connect(self.add)
        section.trial_wanted.connect(self.try_out)
        section.wishes_wanted.connect(self.set_up)
        section.removing_wanted.connect(self.ask_to_remove)
        view.keeping.changed.connect(self.read)

    def start(self) -> None:
        """Begin to tell robots; what rounds told before was none of theirs."""
        self.posting.start()
        self.read()

    @property
    def errands(self) -> tuple[Errand, ...]:
        """What may be on its way."""
        return self.errand, self.posting.errand

    def stop(self) -> None:
        """Begin nothing any more."""
        self.posting.stop()

    @Slot()
    def read(self) -> None:
        """Read which robots there are."""
        self._tools.jobs.run(
            lambda desk: desk.robots.all(), self.posting.know, self.failed.emit, topic="robots"
        )

    @Slot()
    def add(self) -> None:
        """Ask for a robot's address, and keep it once it took a message."""
        self._open(None, self._add)

    @Slot(object)
    def set_up(self, robot: Robot) -> None:
        """Ask what a robot is told."""
        self._open(robot, partial(self._change, robot))

    @Slot(object)
    def try_out(self, robot: Robot) -> None:
        """Send a robot a test message and say how that went."""
        if self.errand.is_running:
            return
        words = test_message(robot.name, translate)
        self._say(translate("robots", "Sending a test to {name} …"), robot.name)
        self.errand.run(
            lambda desk: desk.robots.try_out(robot.id, words),
            partial(self._on_tried, robot.name),
            self.failed.emit,
        )

    @Slot(object)
    def ask_to_remove(self, robot: Robot) -> None:
        """Ask before a robot is forgotten."""
        question = translate("settings", "Remove {name}?").replace("{name}", one_line(robot.name))
        goes = translate("robots", "Its address and its secret are forgotten.")
        stays = translate("robots", "In the group it stays until somebody removes it there.")
        yes, no = translate("settings", "Remove for good"), translate("settings", "Keep it")
        words = LeaveWords(question, goes, stays, yes, no)
        self.question = LeaveDialog(words, self._view.window())
        self.question.accepted.connect(partial(self._remove, robot))
        self.question.open()

    def _open(self, robot: Robot | None, told: object) -> None:
        self.dialog = RobotDialog(self._tools.stage, self._view.window(), robot)
        self.dialog.told.connect(told)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _add(self, draft: RobotDraft) -> None:
        if self.dialog is None or self.errand.is_running:
            return
        self.dialog.say(translate("robots", "Sending a test message …"), is_trouble=False)
        words = test_message(draft.name, translate)

        def work(desk: Desk) -> str:
            made = desk.robots.add(draft.name, draft.address, draft.secret, words)
            desk.robots.change(replace(made, wishes=draft.wishes))
            return made.name

        self.errand.run(work, self._on_added, self._on_refused)

    def _change(self, robot: Robot, draft: RobotDraft) -> None:
        changed = replace(robot, name=draft.name, wishes=draft.wishes)

        def work(desk: Desk) -> None:
            desk.robots.change(changed)

        self._tools.jobs.run(work, lambda _: self._on_added(draft.name), self._on_refused)

    def _remove(self, robot: Robot) -> None:
        said = translate("settings", "{name} removed").replace("{name}", one_line(robot.name))

        def work(desk: Desk) -> None:
            desk.robots.remove(robot.id)

        self._view.keeping.run(work, said)

    def _on_added(self, name: str | None) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        if name is not None:
            self._say(translate("settings", "{name} saved"), name)
            self._view.keeping.changed.emit()

    def _on_refused(self, trouble: Trouble) -> None:
        if self.dialog is not None:
            self.dialog.say(trouble.sentence, is_trouble=True)
        else:
            self.failed.emit(trouble)

    def _on_tried(self, name: str, told: Told | None) -> None:
        if told is None:
            return
        words = (
            translate("robots", "{name} took the test message")
            if told.arrived
            else translate("robots", "{name} did not take the test message: see its row")
        )
        self._say(words, name)
        self._view.keeping.changed.emit()
        self.recorded.emit()

    def _say(self, words: str, name: str) -> None:
        self._view.said.emit(words.replace("{name}", one_line(name)), None)

    @Slot()
    def _on_told(self) -> None:
        self._view.reload()
        self.recorded.emit()

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None
