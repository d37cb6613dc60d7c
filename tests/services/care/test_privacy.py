"""Forgetting by a person, blanking by time, and what the audit trail says of both."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, order
from workbench.domain.errors import BadInput
from workbench.domain.orders import OrderStatus, Receiver
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.safety.audit import AuditStore

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace

MASKED = Receiver(None, "戊**", "138******01")


def save(workspace: Workspace, number: str = "A1") -> None:
    made = order(number, status=OrderStatus.COMPLETED, receiver=MASKED)
    page = OrderPage(SHOP.id, (OrderRecord(made, ()),))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN)


def receiver(workspace: Workspace, order_id: int = 1) -> Receiver | None:
    return FileStore(workspace.cache).order_file(order_id).order.receiver


def trail(workspace: Workspace) -> list[tuple[str, str]]:
    return [(entry.event, entry.object) for entry in AuditStore(workspace.cache).entries()]


def test_an_order_is_forgotten_and_the_trail_does_not_name_it(workspace: Workspace) -> None:
    save(workspace, "2401200011874563218")
    (found,) = workspace.privacy.named("2401200011874563218")
    erased = workspace.privacy.forget(found.id)
    assert erased.is_log_empty
    assert erased.counts["orders"] == 1
    assert trail(workspace) == [("order_forgotten", "order=1")]
    assert AuditStore(workspace.cache).is_whole()
    with pytest.raises(BadInput):
        workspace.privacy.named("2401200011874563218")


def test_a_shop_may_be_named(workspace: Workspace) -> None:
    save(workspace)
    with pytest.raises(BadInput):
        workspace.privacy.named("A1", "another")


@pytest.mark.parametrize(("days", "is_kept"), [(89, True), (90, False)], ids=["before", "after"])
def test_masks_go_ninety_days_after_the_end(
    workspace: Workspace, clock: ReplayClock, days: int, is_kept: bool
) -> None:
    save(workspace)
    clock.at = TEN + timedelta(days=days)
    workspace.polling().tick()
    assert receiver(workspace) == (MASKED if is_kept else Receiver(None, "", ""))
    assert ("personal_fields_blanked" in dict(trail(workspace))) is not is_kept


def test_a_sweep_is_done_once_a_day(workspace: Workspace, clock: ReplayClock) -> None:
    workspace.privacy.tidy()
    save(workspace)
    clock.at = TEN + timedelta(days=100)
    for _ in range(3):
        workspace.privacy.tidy()
    assert receiver(workspace) == Receiver(None, "", "")
    save(workspace, "A2")
    workspace.privacy.tidy()
    assert receiver(workspace, 2) == MASKED


def test_another_time_counts_from_the_next_tick_on(
    workspace: Workspace, clock: ReplayClock
) -> None:
    save(workspace)
    clock.at = TEN + timedelta(days=10)
    for _ in range(2):
        workspace.privacy.tidy()
    workspace.privacy.keep_for(7)
    workspace.privacy.tidy()
    assert workspace.privacy.days == 7
    assert receiver(workspace) == Receiver(None, "", "")
    assert ("retention_changed", "days") in trail(workspace)


@pytest.mark.parametrize("days", [0, -1, 1096])
def test_no_time_without_end_and_none_that_is_over_at_once(workspace: Workspace, days: int) -> None:
    with pytest.raises(BadInput):
        workspace.privacy.keep_for(days)
    assert workspace.privacy.days == 90


@pytest.mark.parametrize(("days", "is_kept"), [(1096, True), (1097, False)], ids=["kept", "gone"])
def test_the_trail_is_kept_for_three_years(
    workspace: Workspace, wall: ReplayClock, days: int, is_kept: bool
) -> None:
    workspace.privacy.keep_for(30)
    wall.advance(timedelta(days=days))
    workspace.privacy.tidy()
    assert bool(trail(workspace)) is is_kept
    assert AuditStore(workspace.cache).is_whole()
