"""Whole rounds over loopback as a state machine: orders, refunds, messages, traces and providers.

Faults, kills and time come in any order to a shop or to a trace provider beside one. What must
hold: nothing is lost or doubled, no watermark is ahead of its rows, and when the network is well
again a round brings everything. The short run is a test, the long one ``make torture``.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.services.fault_matrix import EXPECTED
from tests.services.fault_scene import FaultScene
from workbench import paths
from workbench.domain.errors import ConnectorError
from workbench.domain.shops import ShopState
from workbench.sandbox.faults import FaultKind
from workbench.services.assembly.shelf import Shelf

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.refresh import Progress

# How a fault is played where more than its kind counts.
_DETAILS = {FaultKind.CLOCK_SKEW: {"seconds": 1800.0}}
LONGEST = timedelta(days=14)
_PLACES = st.integers(0, len(FaultKind) - 1)


class Killed(BaseException):
    """The program ended here, as if by kill -9."""


class RoundMachine(RuleBasedStateMachine):
    """One service, polled through everything that applies to it."""

    service: ClassVar[str] = "1688"

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="workbench-machine-"))
        self.scene = FaultScene(self.service, self._folder, _shelf())
        # What takes its whole time-out each time is left to the tests of single faults.
        self._kinds = [k for k, who in EXPECTED if who == self.service and k is not FaultKind.SLOW]
        self._seen: dict[str, set[datetime]] = {}
        self._begun = self.scene.now

    @rule(minutes=st.sampled_from([10, 90, 700, 3000]))
    def time_moves(self, minutes: int) -> None:
        """Let orders be made and changed, parcels travel, and tokens run out.

        A first pull goes back some weeks: nothing of the season's falls out of it.
        """
        if self.scene.now < self._begun + LONGEST:
            self.scene.later(timedelta(minutes=minutes))

    @rule(place=_PLACES, times=st.sampled_from([1, 1, 2, 5, None]))
    def fault(self, place: int, times: int | None) -> None:
        """Switch a fault on."""
        kind = self._kinds[place % len(self._kinds)]
        self.scene.switch(kind, **{"times": times, **_DETAILS.get(kind, {})})

    @rule()
    def all_is_well(self) -> None:
        """Switch every fault off."""
        self.scene.all_is_well()

    @rule()
    def poll(self) -> None:
        """Do a round."""
        self._sign_in_again()
        self.scene.poll()

    @rule(moments=st.integers(1, 40))
    def poll_and_kill(self, moments: int) -> None:
        """End the program in the middle of a round; it starts again over the same file."""
        left = moments

        def count_down(_: Progress) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise Killed

        with suppress(Killed):
            self.scene.poll(count_down)
        self.scene.start_again()

    @invariant()
    def no_watermark_is_ahead_of_its_rows(self) -> None:
        """What lies behind a cursor is here, or set aside to be asked for again."""
        assert (self.scene.lost(), self.scene.lost_refunds()) == ([], [])

    @invariant()
    def nothing_is_doubled(self) -> None:
        """Every fact stands once."""
        assert self.scene.doubled() == []

    @invariant()
    def no_scan_is_lost_or_made_up(self) -> None:
        """What a parcel's trace told stays told, and nothing else is."""
        standing = self.scene.standing()
        for waybill, before in self._seen.items():
            assert before <= set(standing.get(waybill, ())), f"scans of {waybill} are lost"
        for waybill, told in standing.items():
            assert set(told) <= set(self.scene.scanned(waybill)), f"{waybill}: made up"
        self._seen = {waybill: set(told) for waybill, told in standing.items()}

    def teardown(self) -> None:
        """When the network is well again, two rounds bring everything."""
        try:
            self.scene.heal()
            for _ in range(2):
                self.scene.later(timedelta(hours=9))
                self._sign_in_again()
                report = self.scene.poll()
            assert report.troubles == ()
            assert self.scene.orders() == self.scene.there()
            assert self.scene.refunds() == self.scene.asked_back()
            told = self.scene.traces()
            assert told == {waybill: self.scene.scanned(waybill) for waybill in told}
        finally:
            self.scene.close()
            shutil.rmtree(self._folder)

    def _sign_in_again(self) -> None:
        """Do what the seller is asked to do, which does not always work."""
        states = [health.state for health in self.scene.workspace.accounts.list()]
        if ShopState.SIGN_IN_EXPIRED in states:
            with suppress(ConnectorError):
                self.scene.sign_in()


@cache
def _shelf() -> Shelf:
    return Shelf(paths.resource(""), "zh")
