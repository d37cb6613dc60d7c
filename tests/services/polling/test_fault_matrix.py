"""Every fault on every connector, over loopback: a clear state, nothing lost, nothing doubled.

The watermark is never ahead of the rows, and all is there again once the fault has ended. Shops are
struck at the first pull and a day later, when tokens have run out as well.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.fault_matrix import DOES_NOT_APPLY, EXPECTED, SENTENCES, SERVICES
from tests.services.fault_scene import IMPATIENT, FaultScene, Staging
from workbench.domain.shops import ShopState
from workbench.domain.telling.notices import NoticeKind
from workbench.sandbox.faults import FaultKind

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.refresh import RefreshReport
    from workbench.services.assembly.shelf import Shelf

DAY = timedelta(days=1)
# These need a second page of orders, which are all there a week later.
PAGED = {FaultKind.EMPTY_PAGE, FaultKind.DUPLICATE_ROWS, FaultKind.ROWS_SLIDE}
DETAILS = {FaultKind.CLOCK_SKEW: {"seconds": 1800.0}, FaultKind.SLOW: {"seconds": 20.0}}


def test_every_pair_is_either_expected_or_told_why_not() -> None:
    every = {(kind, service) for kind in FaultKind for service in SERVICES}
    assert EXPECTED.keys() | DOES_NOT_APPLY.keys() == every
    assert not EXPECTED.keys() & DOES_NOT_APPLY.keys()


def struck(scene: FaultScene, kind: FaultKind) -> RefreshReport:
    """Do a round under the fault; whatever it brings, nothing is lost, doubled or passed over."""
    before = scene.orders().keys()
    scene.switch(kind, **DETAILS.get(kind, {}))
    report = scene.poll()
    assert scene.orders().keys() >= before
    assert (scene.lost(), scene.lost_refunds(), scene.doubled()) == ([], [], [])
    return report


def healed(scene: FaultScene, kind: FaultKind) -> None:
    """End the fault: a round brings all that the platform has."""
    scene.heal()
    if kind is FaultKind.SIGN_IN_EXPIRED:
        scene.sign_in()
    report = scene.poll()
    assert state_of(scene, report) is ShopState.ONLINE
    assert report.troubles == ()
    assert scene.orders() == scene.there()
    assert scene.refunds() == scene.asked_back()
    told = scene.traces()
    assert told == {waybill: scene.scanned(waybill) for waybill in told}


def nothing_new(scene: FaultScene) -> None:
    """Ask once more: it brings nothing, and nothing stands twice."""
    again = scene.poll()
    assert (again.new_orders, again.changed_orders, again.new_events) == (0, 0, 0)
    assert scene.doubled() == []


def state_of(scene: FaultScene, report: RefreshReport) -> ShopState:
    """Return how the fault's service is shown; a shop does not suffer from its provider."""
    (shop,) = report.shops
    if not scene.is_provider:
        return shop.state
    assert shop.state is ShopState.ONLINE
    (provider,) = report.providers
    return provider.state


def assert_told(scene: FaultScene, report: RefreshReport, state: ShopState) -> None:
    """The seller reads what is wrong and how it goes on; of a provider once, in a notice."""
    if scene.is_provider:
        kinds = [notice.kind for notice in report.notices]
        assert kinds.count(NoticeKind.PROVIDER_STOPPED) == (state is not ShopState.ONLINE)
        return
    told = [trouble.error.told(str) for trouble in report.troubles]
    assert [SENTENCES[state] in sentence for sentence in told] == [True] * len(told)
    assert len(told) == (state is not ShopState.ONLINE)


@pytest.mark.parametrize(
    ("kind", "service"), [pytest.param(*pair, id=f"{pair[0]}-{pair[1]}") for pair in EXPECTED]
)
def test_a_fault_is_told_and_costs_nothing(
    tmp_path: Path, shelf: Shelf, kind: FaultKind, service: str
) -> None:
    limits = IMPATIENT if kind is FaultKind.SLOW else None
    scene = FaultScene(service, tmp_path, shelf, Staging(limits, has_pages=kind in PAGED))
    try:
        scene.later(7 * DAY if kind in PAGED else timedelta())
        report = struck(scene, kind)
        state = state_of(scene, report)
        assert state is EXPECTED[kind, service]
        assert_told(scene, report, state)
        healed(scene, kind)
        if not scene.is_provider:
            scene.later(DAY)
            struck(scene, kind)
            healed(scene, kind)
        nothing_new(scene)
    finally:
        scene.close()


def test_a_clock_that_is_off_is_told(tmp_path: Path, shelf: Shelf) -> None:
    scene = FaultScene("taobao", tmp_path, shelf)
    try:
        assert struck(scene, FaultKind.CLOCK_SKEW).clock_offset == timedelta(minutes=30)
    finally:
        scene.close()
