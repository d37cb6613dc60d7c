"""New word lists: stored texts are read anew, once, and only what changed is judged again."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from workbench import paths
from workbench.domain.pages import OrderRecord
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.refresh import Progress, Stage
from workbench.services.judging.rereading import BATCH, RereadingService
from workbench.store.engine.meta import MetaStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.readings import ReadingStore
from workbench.traces.classify import Classifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.services.doubles import ScriptedConnections
    from workbench.services.assembly.workspace import Workspace

HOUR = timedelta(hours=1)
READ, UNREAD = "【测试网点】已收件", "【测试网点】已入袋"


def polled(workspace: Workspace, connections: ScriptedConnections, parcels: int = 1) -> None:
    """Poll orders with one parcel each, whose second scan nobody can read yet."""
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    numbers = [(f"24012000118745{place:05}", f"YT88{place:011}") for place in range(parcels)]
    script.pages = [[OrderRecord(order(n), (shipment(w, n),)) for n, w in numbers]]
    script.traces = {
        waybill: [scan(READ, TEN - 3 * HOUR), scan(UNREAD, TEN - 2 * HOUR, 1)]
        for _, waybill in numbers
    }
    workspace.refresh.run_once()


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Classifier:
    """A reader whose seller added the missing word."""
    return _reader(tmp_path_factory.mktemp("lists"), "已入袋")


def _reader(folder: Path, word: str) -> Classifier:
    lists = shutil.copytree(paths.resource("carriers"), folder / "carriers")
    with (lists / "yuantong.toml").open("a", encoding="utf-8") as words:
        words.write(f'\n[acts.in_transit]\nwords = ["{word}"]\n')
    return Classifier.load(lists, paths.resource("regions"))


def rereading(workspace: Workspace, classifier: Classifier) -> RereadingService:
    cache = workspace.cache
    return RereadingService(cache, ReadingStore(cache), MetaStore(cache), classifier)


def kinds(workspace: Workspace, order_id: int = 1) -> list[EventKind]:
    events = FileStore(workspace.cache).order_file(order_id).shipments[0].events
    return [event.kind for event in events]


def silent(_: Progress) -> None:
    return None


def test_a_learned_word_is_read_in_what_was_stored(
    workspace: Workspace, connections: ScriptedConnections, learned: Classifier
) -> None:
    polled(workspace, connections)
    assert kinds(workspace) == [EventKind.PICKED_UP, EventKind.UNKNOWN]
    assert rereading(workspace, learned).run(silent) == 2
    assert kinds(workspace) == [EventKind.PICKED_UP, EventKind.IN_TRANSIT]
    assert FileStore(workspace.cache).queued(10) == [1]


def test_every_event_then_names_the_reader(
    workspace: Workspace, connections: ScriptedConnections, learned: Classifier
) -> None:
    polled(workspace, connections)
    rereading(workspace, learned).run(silent)
    stored = ReadingStore(workspace.cache).batch(0, 10)
    assert {x.reader for x in stored} == {learned.version}


def test_orders_that_read_as_before_are_not_judged_again(
    workspace: Workspace,
    connections: ScriptedConnections,
    tmp_path: Path,
) -> None:
    polled(workspace, connections)
    assert rereading(workspace, _reader(tmp_path, "某词")).run(silent) == 2
    assert FileStore(workspace.cache).queued(10) == []


def test_the_same_lists_cost_one_look_at_their_version(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    polled(workspace, connections)
    asked: list[str] = []
    workspace.cache.connection.set_trace_callback(asked.append)
    assert workspace.rereading.run(silent) == 0
    workspace.cache.connection.set_trace_callback(None)
    assert len(asked) == 1
    assert "meta" in asked[0]


def test_a_round_reads_anew_before_it_judges(
    workspace: Workspace, connections: ScriptedConnections, learned: Classifier
) -> None:
    polled(workspace, connections)
    rereading(workspace, learned).run(silent)
    # The workspace's own lists are other ones again: its next round goes back to them.
    stages: list[Stage] = []
    workspace.refresh.run_once(lambda progress: stages.append(progress.stage))
    assert kinds(workspace) == [EventKind.PICKED_UP, EventKind.UNKNOWN]
    assert stages.index(Stage.READING) < stages.index(Stage.JUDGING)
    assert FileStore(workspace.cache).queued(10) == []


class Stopped(Exception):
    """Raised by a progress that was told to stop."""


def stop_at(stage: Stage) -> Callable[[Progress], None]:
    def progress(reached: Progress) -> None:
        if reached.stage is stage:
            raise Stopped

    return progress


def test_what_was_cut_short_goes_on_where_it_was(
    workspace: Workspace, connections: ScriptedConnections, learned: Classifier
) -> None:
    polled(workspace, connections, parcels=BATCH // 2 + 5)
    service = rereading(workspace, learned)
    with pytest.raises(Stopped):
        service.run(stop_at(Stage.READING))
    assert service.run(silent) == 10
    assert service.run(silent) == 0
    assert kinds(workspace, BATCH // 2 + 5) == [EventKind.PICKED_UP, EventKind.IN_TRANSIT]


def test_old_lists_that_come_back_half_way_read_everything_again(
    workspace: Workspace, connections: ScriptedConnections, learned: Classifier
) -> None:
    polled(workspace, connections, parcels=BATCH // 2 + 5)
    with pytest.raises(Stopped):
        rereading(workspace, learned).run(stop_at(Stage.READING))
    assert workspace.rereading.run(silent) == BATCH
    assert kinds(workspace) == [EventKind.PICKED_UP, EventKind.UNKNOWN]
