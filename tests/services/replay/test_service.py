from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.doubles import OTHER, SHOP, TEN, order, shipment
from tests.services.packs_of_sellers import GAP, pack
from workbench import paths
from workbench.domain.errors import ReplayBroken
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, ParcelTrace
from workbench.domain.parcels.tracking import EventKind, Reading, Scan, TrackingEvent
from workbench.domain.regions import Region
from workbench.domain.rules.decisions import Verdict
from workbench.domain.rules.replay import ChangeKind
from workbench.policy.packs import PackFile, parse_pack
from workbench.services.replay.process import COMPARER
from workbench.services.replay.service import ReplayQuestion, ReplayService, Workers
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.rules.replay import OrderChange, ReplayProgress, ReplayReport
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.assembly.workspace import Workspace

HOUR = timedelta(hours=1)
HOME, AWAY = Region("浙江省", "金华市", "义乌市"), Region("广东省", "广州市", "天河区")


def parcel(workspace: Workspace, name: str, hours: float, *, done: datetime | None = None) -> None:
    """Save an order whose parcel was picked up and then silent for ``hours`` until ten o'clock.

    With ``done`` it was delivered after that silence, and the order completed then.
    """
    end = done or TEN
    status = OrderStatus.COMPLETED if done else OrderStatus.SHIPPED
    told = order(name, status=status, modified_at=end, paid_at=end - 200 * HOUR)
    sent = shipment(
        f"YT{name}", name, uploaded_at=end - hours * HOUR, origin=HOME, destination=AWAY
    )
    page = OrderPage(SHOP.id, (OrderRecord(told, (sent,)),))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN)
    scans = [(EventKind.PICKED_UP, end - hours * HOUR)]
    scans += [(EventKind.DELIVERED, end)] if done else []
    events = tuple(_event(kind, at, place) for place, (kind, at) in enumerate(scans))
    trace = ParcelTrace(SHOP.id, name, sent.waybill, "1688", events)
    TraceStore(workspace.cache).save([trace], seen_at=TEN)


def _event(kind: EventKind, at: datetime, place: int) -> TrackingEvent:
    return TrackingEvent(Scan(kind.value, at, "1688", place), Reading(kind), TEN, "test")


def with_gap(shelf: Shelf, hours: int, since: str = "") -> tuple[PackFile, ...]:
    data = pack(hours, since=since)
    return (*shelf.packs, PackFile("mine.toml", data, parse_pack(data, "mine.toml")))


def run(
    workspace: Workspace, old: Iterable[PackFile], new: Iterable[PackFile], **asked: object
) -> ReplayReport:
    question = ReplayQuestion(tuple(old), tuple(new), TEN, **asked)  # type: ignore[arg-type]
    return workspace.replays.run(question, lambda _: None)


def told(change: OrderChange) -> tuple[object, ...]:
    """The kind, the order, and of the gap's rule the verdicts then and now."""
    (gap,) = (each for each in change.rules if each.rule == GAP)
    return (
        change.kind,
        change.order_number,
        gap.was and gap.was.verdict,
        gap.would_be and gap.would_be.verdict,
    )


def test_a_shorter_gap_catches_and_a_longer_one_spares(workspace: Workspace, shelf: Shelf) -> None:
    parcel(workspace, "20", 20)  # in time by either
    parcel(workspace, "50", 50)  # over 48, not over 72
    parcel(workspace, "80", 80)  # over both
    stricter = run(workspace, shelf.packs, with_gap(shelf, 48))
    assert stricter.rules == (GAP,)
    assert stricter.orders == 3
    assert stricter.counts == {ChangeKind.CAUGHT: 1, ChangeKind.SPARED: 0, ChangeKind.MOVED: 2}
    assert told(stricter.changes[0]) == (
        ChangeKind.CAUGHT, "50", Verdict.PENDING, Verdict.VIOLATION,
    )  # fmt: skip
    looser = run(workspace, shelf.packs, with_gap(shelf, 90))
    assert told(looser.changes[0]) == (
        ChangeKind.SPARED, "80", Verdict.VIOLATION, Verdict.PENDING,
    )  # fmt: skip
    assert looser.counts[ChangeKind.CAUGHT] == 0


def test_a_deadline_that_moves_is_told_with_both(workspace: Workspace, shelf: Shelf) -> None:
    parcel(workspace, "20", 20)
    (change,) = run(workspace, shelf.packs, with_gap(shelf, 48)).changes
    (gap,) = change.rules
    assert gap.was is not None
    assert gap.would_be is not None
    assert (gap.was.deadline, gap.would_be.deadline) == (TEN + 52 * HOUR, TEN + 28 * HOUR)


def test_completed_orders_are_judged_as_of_their_end(workspace: Workspace, shelf: Shelf) -> None:
    parcel(workspace, "late", 60, done=TEN - 100 * HOUR)
    (change,) = run(workspace, shelf.packs, with_gap(shelf, 48)).changes
    assert told(change)[:2] == (ChangeKind.CAUGHT, "late")


def test_a_rule_that_starts_later_touches_nothing(workspace: Workspace, shelf: Shelf) -> None:
    """The pack says nothing before its start: the old rule stands no more, so all is spared."""
    parcel(workspace, "80", 80)
    report = run(workspace, with_gap(shelf, 48), with_gap(shelf, 48, "2030-01-01T00:00:00+08:00"))
    assert told(report.changes[0]) == (ChangeKind.SPARED, "80", Verdict.VIOLATION, None)


def test_orders_that_ended_before_a_change_are_not_read(workspace: Workspace, shelf: Shelf) -> None:
    parcel(workspace, "old", 80, done=TEN - 90 * 24 * HOUR)
    parcel(workspace, "new", 80)
    starts = "2024-01-22T00:00:00+08:00"
    report = run(workspace, with_gap(shelf, 48, starts), with_gap(shelf, 49, starts))
    assert report.orders == 1


def test_orders_paid_before_may_be_left_out(workspace: Workspace, shelf: Shelf) -> None:
    parcel(workspace, "50", 50)
    new = with_gap(shelf, 48)
    paid = TEN - 200 * HOUR
    assert run(workspace, shelf.packs, new, paid_since=paid).orders == 1
    assert run(workspace, shelf.packs, new, paid_since=paid + HOUR).orders == 0


def test_other_platforms_are_not_read(workspace: Workspace, shelf: Shelf) -> None:
    parcel(workspace, "50", 50)
    without = [file for file in shelf.packs if file.pack.id != "douyin.outside"]
    report = run(workspace, shelf.packs, without)
    assert (report.orders, report.changed) == (0, 0)
    assert report.rules


def test_a_rule_that_nothing_live_reads_changes_no_order(
    workspace: Workspace, shelf: Shelf
) -> None:
    parcel(workspace, "50", 50)
    changed = [
        replace(file, pack=_without(file, "1688.outside.amount_late"))
        if file.pack.id == "1688.outside"
        else file
        for file in shelf.packs
    ]
    report = run(workspace, shelf.packs, changed)
    assert (report.rules, report.orders) == (("1688.outside.amount_late",), 0)


def _without(file: PackFile, rule_id: str):  # type: ignore[no-untyped-def]
    rules = tuple(rule for rule in file.pack.rules if rule.id != rule_id)
    return type(file.pack)(
        id=file.pack.id,
        platform=file.pack.platform,
        origin=file.pack.origin,
        title=file.pack.title,
        rules=rules,
    )


@pytest.mark.parametrize("removed", ["1688", "1688.outside", "taobao", "tmall.outside", "douyin"])
def test_the_same_book_changes_nothing(workspace: Workspace, shelf: Shelf, removed: str) -> None:
    parcel(workspace, "50", 50)
    packs = [file for file in shelf.packs if file.pack.id != removed]
    report = run(workspace, packs, packs)
    assert (report.rules, report.orders, report.changes) == ((), 0, ())


@given(hours=st.integers(1, 400), silence=st.floats(0, 400))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_the_limit_its_own_replay_is_empty(
    workspace: Workspace, shelf: Shelf, hours: int, silence: float
) -> None:
    """The same rules from differently written files: compared rule by rule, and order by order."""
    parcel(workspace, "any", silence)
    old = with_gap(shelf, hours)
    new = (*old[:-1], replace(old[-1], data=old[-1].data + b"# the same\n"))
    report = run(workspace, old, new)
    assert (report.rules, report.changed) == ((), 0)
    assert report.books[0] != report.books[1]


@given(silence=st.integers(0, 200), one=st.integers(1, 200), other=st.integers(1, 200))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_replay_says_what_judging_anew_would(
    workspace: Workspace, shelf: Shelf, silence: int, one: int, other: int
) -> None:
    parcel(workspace, "any", silence)
    report = run(workspace, with_gap(shelf, one), with_gap(shelf, other))
    missed = silence > one, silence > other
    expected = {(False, True): ChangeKind.CAUGHT, (True, False): ChangeKind.SPARED}
    if one == other:
        assert report.changes == ()
    else:
        assert report.changes[0].kind == expected.get(missed, ChangeKind.MOVED)


class _Enough(Exception):
    """What a window raises out of progress when the seller cancels."""


def test_a_cancelled_replay_leaves_nothing_behind(workspace: Workspace, tmp_path: Path) -> None:
    for number in range(3):
        parcel(workspace, str(number), 50)
    mine = tmp_path / "mine.toml"
    mine.write_bytes(pack(48))
    change = workspace.packs.look(mine)
    before = _rows(workspace)

    def cancel(progress: ReplayProgress) -> None:
        if progress.done:
            raise _Enough

    with pytest.raises(_Enough):
        workspace.packs.replay(change, cancel)
    assert _rows(workspace) == before
    assert not workspace.cache.connection.in_transaction


def _rows(workspace: Workspace) -> list[int]:
    tables = ("seller_pack", "pack_switch", "decision", "judge_queue", "audit", "policy_book")
    return [workspace.cache.value(f"SELECT count(*) FROM {table}") for table in tables]  # noqa: S608 - names are ours


def test_progress_ends_at_the_total(workspace: Workspace, shelf: Shelf) -> None:
    for number in range(3):
        parcel(workspace, str(number), 50)
    seen: list[ReplayProgress] = []
    workspace.replays.run(ReplayQuestion(shelf.packs, with_gap(shelf, 48), TEN), seen.append)
    assert [(each.done, each.total) for each in seen] == [(0, 3), (3, 3)]
    assert seen[-1].counts[ChangeKind.CAUGHT] == 3


@pytest.fixture
def shared(workspace: Workspace) -> ReplayService:
    """A replay that is shared by two processes however few orders there are."""
    return service(workspace, [*paths.program(), COMPARER])


def service(workspace: Workspace, command: list[str]) -> ReplayService:
    workers = Workers(command, workspace.exports.settings.unlock, 2, worth_sharing=0)
    files, leads = FileStore(workspace.cache), workspace.rules().leads
    return ReplayService(workspace.cache, files, leads, workers)


def test_processes_find_what_one_finds(
    workspace: Workspace, shelf: Shelf, shared: ReplayService
) -> None:
    for hours in range(30, 90):
        parcel(workspace, str(hours), hours)
    asked = ReplayQuestion(shelf.packs, with_gap(shelf, 48), TEN)
    assert shared.run(asked, lambda _: None) == run(workspace, shelf.packs, with_gap(shelf, 48))


def test_a_process_that_dies_is_told(workspace: Workspace, shelf: Shelf) -> None:
    parcel(workspace, "50", 50)
    asked = ReplayQuestion(shelf.packs, with_gap(shelf, 48), TEN)
    dying = service(workspace, [*paths.program(), "no-such-command"])
    with pytest.raises(ReplayBroken):
        dying.run(asked, lambda _: None)


def test_a_cancel_ends_the_processes(
    workspace: Workspace, shelf: Shelf, shared: ReplayService
) -> None:
    parcel(workspace, "50", 50)

    def cancel(progress: ReplayProgress) -> None:
        if progress.done:
            raise _Enough

    with pytest.raises(_Enough):
        shared.run(ReplayQuestion(shelf.packs, with_gap(shelf, 48), TEN), cancel)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_shop_that_goes_meanwhile_is_passed_over(workspace: Workspace, shelf: Shelf) -> None:
    parcel(workspace, "50", 50)
    ShopStore(workspace.cache).add(OTHER, {})
    found = FileStore(workspace.cache).order_files([1, 2, 99], TEN)
    assert [order_id for order_id, _ in found] == [1]
