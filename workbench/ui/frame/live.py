"""What runs behind the window: rounds, jobs, and what is known of the shops' states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.shops import ProviderHealth, ShopHealth, ShopState
from workbench.ui.background import Jobs, Polling
from workbench.ui.monitor.conditions import Conditions

if TYPE_CHECKING:
    from workbench.domain.refresh import RefreshReport
    from workbench.ui.contracts import Pace, WindowParts
    from workbench.ui.trouble import Trouble

_GOOD = frozenset({ShopState.ONLINE, ShopState.IMPORTED, ShopState.FOLLOWED})


class Live(QObject):
    """One per window; owns its threads.

    Signals: ``conditions_changed`` (Conditions), ``progressed`` (Progress), ``refreshed``
    (RefreshReport) when a round or a judging between rounds brought something, ``failed``
    (Trouble) when a round failed as a whole, ``settled`` when nothing is under way any more.
    """

    conditions_changed = Signal(object)
    progressed = Signal(object)
    refreshed = Signal(object)
    failed = Signal(object)
    settled = Signal()

    def __init__(self, parts: WindowParts, parent: QObject) -> None:
        super().__init__(parent)
        self.conditions = Conditions()
        self.jobs = Jobs(parts.open_desk, self)
        self.jobs.idle.connect(self._on_idle)
        self._polling: Polling | None = None
        self._speed = parts.speed
        if parts.open_round is not None:
            pace = parts.pace.hastened(self._speed)
            self._polling = Polling(parts.open_round, pace, parts.wall, self)
            self._connect(self._polling)

    def _connect(self, polling: Polling) -> None:
        polling.began.connect(self._on_began)
        polling.progressed.connect(self.progressed)
        polling.refreshed.connect(self._on_refreshed)
        polling.ticked.connect(self.refreshed)
        polling.failed.connect(self._on_failed)
        polling.left.connect(self._on_left)

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is under way."""
        return self.jobs.is_idle and not (self._polling and self._polling.is_running)

    def start(self) -> None:
        """Begin to poll."""
        if self._polling is not None:
            self._polling.start()

    def read_shops(self) -> None:
        """Read the shops' states anew."""
        self.jobs.run(
            lambda desk: (tuple(desk.shops.health()), tuple(desk.shops.providers())),
            self._on_shops,
            self.report,
            topic="shops",
        )

    @Slot()
    def take_up_shops(self) -> None:
        """Show shops that were just added or filled from files, and do a round with them."""
        self.read_shops()
        if self._polling is not None:
            self._polling.poll_anew()

    def poll_now(self) -> None:
        """Ask for a round; one that is under way is the answer."""
        if self._polling is not None:
            self._polling.poll_now()

    @Slot()
    def leave_round(self) -> None:
        """Break the running round off; what was saved stays, the next one goes on from there."""
        if self._polling is not None:
            self._polling.leave_round()

    def set_pace(self, pace: Pace) -> None:
        """Work at another pace from now on."""
        if self._polling is not None:
            self._polling.set_pace(pace.hastened(self._speed))

    @Slot()
    def judge_now(self) -> None:
        """Judge what the seller's word touches at once: what is at risk follows it."""
        if self._polling is not None:
            self._polling.tick_now()

    def stop(self) -> bool:
        """End both threads; False if one still ran after its limit."""
        is_polling_over = self._polling is None or self._polling.stop()
        return self.jobs.stop() and is_polling_over

    @Slot(object)
    def report(self, trouble: Trouble) -> None:
        """Say over the rows that something failed; the next good answer takes it back."""
        self._change(replace(self.conditions, trouble=trouble))

    def _on_shops(self, found: tuple[tuple[ShopHealth, ...], tuple[ProviderHealth, ...]]) -> None:
        shops, providers = found
        polls = [health.last_good_poll for health in shops if health.last_good_poll]
        checked_at = self.conditions.checked_at or max(polls, default=None)
        self._change(
            replace(self.conditions, shops=shops, checked_at=checked_at, providers=providers)
        )

    @Slot()
    def _on_began(self) -> None:
        self._change(replace(self.conditions, is_polling=True))

    @Slot(object)
    def _on_refreshed(self, report: RefreshReport) -> None:
        is_good = any(health.state in _GOOD for health in report.shops)
        checked_at = report.data_time if is_good else self.conditions.checked_at
        self._change(
            Conditions(
                report.shops,
                checked_at,
                clock_offset=report.clock_offset,
                providers=report.providers,
            )
        )
        self.refreshed.emit(report)
        self._on_idle()

    @Slot(object)
    def _on_failed(self, trouble: Trouble) -> None:
        self._change(replace(self.conditions, trouble=trouble, is_polling=False))
        self.failed.emit(trouble)
        self._on_idle()

    @Slot()
    def _on_left(self) -> None:
        self._change(replace(self.conditions, is_polling=False))
        self.read_shops()
        self._on_idle()

    @Slot()
    def _on_idle(self) -> None:
        if self.is_settled:
            self.settled.emit()

    def _change(self, conditions: Conditions) -> None:
        self.conditions = conditions
        self.conditions_changed.emit(conditions)
