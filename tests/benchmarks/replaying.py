"""Replaying a changed rule over a cache against one plain read of the same rows."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.benchmarks import data
from tests.benchmarks.figures import Figure, seconds
from workbench import paths
from workbench.policy.false_track import GAP
from workbench.policy.lead_times import load_lead_times
from workbench.policy.packs import parse_pack, read_folder
from workbench.services.assembly.judging_services import MOST_PROCESSES
from workbench.services.replay.process import COMPARER
from workbench.services.replay.service import ReplayQuestion, ReplayService, Workers
from workbench.store.keys.unlock import make_demo_key
from workbench.store.orders.files import FileStore

if TYPE_CHECKING:
    from tests.benchmarks.judged import Filled
    from workbench.domain.rules.replay import ReplayReport
    from workbench.policy.packs import PackFile
    from workbench.store.engine.cache import Cache

LIMIT = 8  # design 9
# What an order file is made of; every row and column that the replay needs is read once.
PLAIN = ("SELECT * FROM order_version", "SELECT * FROM shipment_version", "SELECT * FROM trace",
         "SELECT * FROM event")  # fmt: skip
HOUR = data.HOUR


def measure(filled: Filled) -> list[Figure]:
    """Replay a gap of 48 in place of 72 hours over every parcel, and read the rows plainly."""
    reports: list[ReplayReport] = []
    with filled.open() as cache:
        plain = min(seconds(lambda: read_plainly(cache)) for _ in range(2))
        taken = seconds(lambda: reports.append(replay(cache, filled)))
    report = reports[0]
    if report.rules != (GAP,) or report.orders != len(filled.parcels) or not report.changed:
        raise AssertionError(f"the replay did not do its work: {report.counts}")
    return [
        Figure("replay_ratio", taken / plain, "ratio", LIMIT),
        Figure("replay_seconds", taken, "s"),
        Figure("plain_read_seconds", plain, "s"),
    ]


def read_plainly(cache: Cache) -> int:
    """Read all rows without making anything of them; return how many there are."""
    return sum(1 for sql in PLAIN for _ in cache.stream(sql))


def replay(cache: Cache, filled: Filled) -> ReplayReport:
    """Replay as the program does, with processes of its own where that is worth it."""
    folder = filled.profile.folder
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    workers = Workers([*paths.program(), COMPARER], lambda: make_demo_key(folder), processes)
    leads = load_lead_times(paths.resource("lead_times.toml"))
    service = ReplayService(cache, FileStore(cache), leads, workers)
    old = read_folder(paths.resource("policies"))
    new = tuple(_changed(file) for file in old)
    return service.run(ReplayQuestion(old, new, data.START + 3 * HOUR), lambda _: None)


def _changed(file: PackFile) -> PackFile:
    if file.pack.id != "1688":
        return file
    text = file.data.replace(b"hours = 72", b"hours = 48")
    return replace(file, data=text, pack=parse_pack(text, file.name))
