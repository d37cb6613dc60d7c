"""What group robots are told, and when: as pop-ups are, each by its own wishes, beside the window.

What a robot could not be told waits and is told together with what comes; cured warnings fall out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.domain.alert_gate import AlertGate
from workbench.ui.errand import Errand
from workbench.ui.robots.words import group_text, report_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from workbench.domain.notices import Notice
    from workbench.domain.refresh import RefreshReport
    from workbench.domain.reports import GroupReport
    from workbench.domain.robots import Robot
    from workbench.services.robots import Told
    from workbench.ui.contracts import Desk
    from workbench.ui.pointer_words import PointerWords
    from workbench.ui.pointing import Manners
    from workbench.ui.trouble import Trouble

LOOK = 20_000  # milliseconds between two looks at what waits
# Reports that wait for one robot: older ones are no news any more.
MOST_REPORTS = 2
# After the data could not be read.
LATER = timedelta(minutes=5)


@dataclass
class _Line:
    """One robot, what waits for it, and until when (real time) it is left alone."""

    robot: Robot
    gate: AlertGate = field(default_factory=AlertGate)
    reports: list[str] = field(default_factory=list)
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Post:
    """One message on its way; ``notices`` are those it tells of."""

    line: _Line
    text: str
    notices: tuple[Notice, ...] = ()


class RobotPosting(QObject):
    """One for a window; network and robots' trouble never reach its thread.

    Signals: ``told`` after messages went out or failed: the record may hold a notice of it,
    ``failed`` (Trouble) where robots could not be read at all.
    """

    told = Signal()
    failed = Signal(object)

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        words: PointerWords,
        manners: Manners,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._words, self._manners = words, manners
        self._lines: dict[int, _Line] = {}
        self._data_time: datetime = manners.wall.now()
        self.errand = Errand(open_desk, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look at what waits."""
        self._timer.start()

    def stop(self) -> None:
        """Begin nothing any more; what is on its way is ended by who owns the errand."""
        self._timer.stop()

    def know(self, robots: tuple[Robot, ...]) -> None:
        """Take the robots as they are now; one that was changed is tried again at once."""
        known, self._lines = self._lines, {}
        for robot in robots:
            line = known.get(robot.id) or _Line(robot)
            # How its last message went is no change of the robot.
            if replace(line.robot, health=robot.health) != robot:
                line.held_until = None
            line.robot = robot
            if robot.is_on:
                self._lines[robot.id] = line
        self.look()

    def knows(self, robot_id: int) -> bool:
        """Tell whether a robot is told anything."""
        return robot_id in self._lines

    @Slot(object)
    def hear(self, report: RefreshReport) -> None:
        """Take what a round told."""
        self._data_time = report.data_time
        quiet = self._manners.settings().quiet
        for line in self._lines.values():
            line.gate.take(report.notices, line.robot.wishes.alerts(quiet))
        self.look()

    @Slot(object)
    def take_report(self, report: GroupReport) -> None:
        """Take the group's report for those who want it."""
        for line in self._lines.values():
            if line.robot.wishes.takes_reports:
                line.reports = [*line.reports, report_text(report.message)][-MOST_REPORTS:]
        self.look()

    @Slot()
    def look(self) -> None:
        """Send what may go now; what is under way is waited for."""
        if self.errand.is_running:
            return
        posts = tuple(self._due())
        if posts:
            self.errand.run(lambda desk: _sent(desk, posts), self._on_sent, self._on_failed)

    def _due(self) -> Iterator[_Post]:
        """Yield one message for each robot that may be told something."""
        now = self._manners.wall.now()
        for line in self._lines.values():
            if line.held_until is None or line.held_until <= now:
                yield from self._next(line, now)

    def _next(self, line: _Line, now: datetime) -> Iterator[_Post]:
        if not line.gate.has_room(now):
            return
        if line.reports:
            yield _Post(line, line.reports[0])
            return
        alerts = line.robot.wishes.alerts(self._manners.settings().quiet)
        for category, notices in line.gate.ready(now, alerts).items():
            message = self._words.message(category, notices, self._data_time)
            yield _Post(line, group_text(message, notices), notices)
            return

    def _on_sent(self, sent: tuple[tuple[_Post, Told], ...] | None) -> None:
        now = self._manners.wall.now()
        for post, told in sent or ():
            if told.arrived:
                post.line.gate.shown(post.notices, now)
                post.line.reports = [each for each in post.line.reports if each != post.text]
            else:
                post.line.held_until = now + told.hold
        self.told.emit()
        self.look()

    def _on_failed(self, trouble: Trouble) -> None:
        now = self._manners.wall.now()
        for line in self._lines.values():
            line.held_until = now + LATER
        self.failed.emit(trouble)


def _sent(desk: Desk, posts: tuple[_Post, ...]) -> tuple[tuple[_Post, Told], ...]:
    """Tell each robot its message, one after the other; a job of its own thread."""
    return tuple((post, desk.robots.tell(post.line.robot, post.text)) for post in posts)
