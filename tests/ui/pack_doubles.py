"""Packs in memory: two of ours, one of the seller's, and a replay that waits for a test."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from tests.ui.season import NOW, at
from workbench.domain.refresh import Progress, Stage
from workbench.domain.rules.decisions import Level, Verdict
from workbench.domain.rules.packs import PackEntry, StoredPack
from workbench.domain.rules.replay import (
    ChangeKind,
    OrderChange,
    ReplayProgress,
    ReplayReport,
    RuleChange,
    Stand,
)
from workbench.domain.shops import Platform
from workbench.services.rules.packs import PackChange

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHECKED = date(2024, 1, 20)
SEEDS = PackEntry(
    "1688", "1688 发货履约规则", Platform.ALIBABA, "seeds", ("a", "b"), is_on=True,
    checked_on=CHECKED,
)  # fmt: skip
OUTSIDE = replace(SEEDS, id="1688.outside", title="1688 后续规则", origin="outside")
MINE = PackEntry("mine", "我的规则", Platform.ALIBABA, "seller", ("mine.gap",), is_on=False)

_LATE = Stand(Verdict.VIOLATION, Level.CRITICAL, at("24 05:20"), at("24 05:20"))
_DUE = Stand(Verdict.PENDING, Level.WARNING, at("25 05:20"), at("25 05:20"))
CHANGES = (
    OrderChange(
        ChangeKind.CAUGHT, Platform.ALIBABA, "shop-1", "YT1", (RuleChange("a", "W1", _DUE, _LATE),)
    ),
    OrderChange(
        ChangeKind.SPARED,
        Platform.ALIBABA,
        "shop-1",
        "YT2",
        (RuleChange("a", "W2", _LATE, None), RuleChange("mine.gap", "W2", None, _DUE)),
    ),
)
REPORT = ReplayReport(
    NOW,
    ("old", "new"),
    ("a", "mine.gap"),
    1200,
    {ChangeKind.CAUGHT: 1, ChangeKind.SPARED: 1, ChangeKind.MOVED: 0},
    CHANGES,
)


@dataclass
class MemoryPacks:
    """Notes what is asked; a replay goes on when ``gate`` opens."""

    entries: list[PackEntry] = field(default_factory=lambda: [SEEDS, OUTSIDE, MINE])
    acts: list[tuple[object, ...]] = field(default_factory=list)
    report: ReplayReport = REPORT
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    def packs(self) -> list[PackEntry]:
        return list(self.entries)

    def look(self, path: Path) -> PackChange:
        if self.error is not None:
            raise self.error
        text = StoredPack("new", path.name, b"")
        return PackChange("new", (), text, True, ("new.gap",), title="新规则")

    def look_at_switch(self, pack_id: str, *, is_on: bool) -> PackChange:
        return PackChange(pack_id, (), title="我的规则", names={"mine.gap": "我的时限"})

    def replay(
        self, change: PackChange, progress: Callable[[ReplayProgress], None]
    ) -> ReplayReport:
        progress(ReplayProgress(500, 1200, {ChangeKind.CAUGHT: 1}))
        assert self.gate.wait(10)
        progress(ReplayProgress(1200, 1200))
        return self.report

    def add(self, change: PackChange, *, is_on: bool) -> None:
        self.acts.append(("add", change.pack_id, is_on))

    def switch(self, pack_id: str, *, is_on: bool) -> None:
        self.acts.append(("switch", pack_id, is_on))

    def remove(self, pack_id: str) -> None:
        self.acts.append(("remove", pack_id))

    def restore(self, pack_id: str) -> None:
        self.acts.append(("restore", pack_id))

    def judge(self, progress: Callable[[Progress], None]) -> int:
        progress(Progress(Stage.JUDGING, 3, 0))
        return 3
