"""What group robots are told, and when: as pop-ups are, each by its own wishes, beside the window.

What a robot could not be told waits and is told together with what comes; cured warnings fall out.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.domain.telling.alert_gate import AlertGate
from workbench.ui.errand import Errand
from workbench.ui.robots.words import group_text, report_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from workbench.domain.exchange.reports import GroupReport
    from workbench.domain.refresh import RefreshReport
    from workbench.domain.telling.notices import Notice
    from workbench.domain.telling.robots import Robot
    from workbench.services.notices.robots import Told
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
        self._heard: deque[tuple[_Line, tuple[Notice, ...]]] = deque()
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin to look at what waits."""
        self._timer.start()

    def stop(self) -> None:
        """Begin nothing any more; what is on its way is ended by who owns the errand."""
        self._timer.stop()
        self._turns.stop()

    @property
    def is_busy(self) -> bool:
        """Tell whether something is being taken in or on its way."""
        return bool(self._heard) or self._turns.isActive() or self.errand.is_running

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
        """Take what a round told: one robot in each turn of the loop, ten thousand take a while."""
        self._data_time = report.data_time
        if report.notices:
            self._heard += [(line, report.notices) for line in self._lines.values()]
            self._turns.start(0)

    @Slot()
    def _on_turn(self) -> None:
        if not self._heard:
            self._turns.stop()
            self.look()
            return
        line, notices = self._heard.popleft()
        line.gate.take(notices, line.robot.wishes.alerts(self._manners.settings().quiet))

    @Slot(object)
    def take_report(self, report: GroupReport) -> None:
        """Take the group's report for those who want it."""
        for line in self._lines.values():
            if line.robot.wishes.takes_reports:
                line.reports = [*line.reports, report_text(report.message)][-MOST_REPORTS:]
        self.look()

    @Slot()
    def look(self) -> None:
        """Send one message that may go now; its end looks for the next."""
        if self.errand.is_running or self._heard:
            return
        post = next(self._due(), None)
        if post is not None:
            robot, text = post.line.robot, post.text
            self.errand.run(
                lambda desk: desk.robots.tell(robot, text),
                partial(self._on_sent, post),
                self._on_failed,
            )

    def _due(self) -> Iterator[_Post]:
        """Yield messages that may go now, made as they are asked for."""
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

    def _on_sent(self, post: _Post, told: Told | None) -> None:
        now = self._manners.wall.now()
        if told is None:
            return  # the window closes
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
