"""A filing's life as a state machine: written, proved, sent, answered, deleted, through crashes.

A crash takes the files as the disk has them at that moment, in the middle of a write or after it,
and goes on with the copy: what was acknowledged is there, what was not is not, and nothing between.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.caches import KEY, open_empty, paper
from tests.services.doubles import SHOP, TEN, ScriptedConnections
from workbench import paths
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import BadInput
from workbench.domain.filing.evidence import EvidenceKind
from workbench.domain.filing.filings import CASES, Filing, FilingScope, FilingState, ScopeKind
from workbench.domain.filing.flow import FilingFlow, FlowStep
from workbench.domain.filing.states import answered, may_become, sent
from workbench.services.assembly.shelf import Shelf
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.rules.books import Books
from workbench.store.cases.filings import FilingStore
from workbench.store.engine.cache import Cache
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.filing.filings import FilingCase

ORDERS = ("A1", "A2", "A3")
ANSWERS = (
    FilingState.ACCEPTED,
    FilingState.REJECTED,
    FilingState.EXPIRED,
    FilingState.UNKNOWN,
)
WORDS = st.sampled_from(["", "说明", "快递官网有轨迹"])
PROOF = {
    EvidenceKind.OUTSIDE_TRACE: b"trace",
    EvidenceKind.CHAT: "聊天 A1 A2 A3".encode(),
    EvidenceKind.NEWS: b"news",
}
FILES = ("workbench.db", "workbench.db-wal")


@cache
def _shelf() -> Shelf:
    return Shelf(paths.resource(""), "zh")


class Crash(Exception):
    """The program ended in the middle of a write."""


class FilingMachine(RuleBasedStateMachine):
    """Filings as a person handles them, and what must stand whatever happens."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="workbench-filing-"))
        self.clock = ReplayClock(TEN)
        self.filings: dict[str, Filing] = {}
        self.gone: dict[str, Filing] = {}
        self.proof: dict[str, set[EvidenceKind]] = {}
        self.was: list[tuple[datetime, dict[str, Filing]]] = []
        with open_empty(self._folder / "workbench.db") as empty:
            ShopStore(empty).add(SHOP, {})
        self._open()

    def _open(self) -> None:
        connections = ScriptedConnections()
        around = Surroundings(
            Books(_shelf()),
            lambda _: connections,
            self.clock,
            self.clock,
            lambda: KEY,
            lambda _: None,
            paper,
        )
        self.cache = Cache.open(self._folder / "workbench.db", KEY)
        self.workspace = Workspace(self.cache, around)

    def _copy(self) -> Path:
        """Return the files as the disk has them at this moment."""
        here = Path(tempfile.mkdtemp(prefix="workbench-filing-"))
        for name in FILES:
            if (self._folder / name).exists():
                shutil.copyfile(self._folder / name, here / name)
        (here / FILES[0]).chmod(0o600)
        return here

    def _go_on(self, here: Path) -> None:
        self.cache.close()
        shutil.rmtree(self._folder)
        self._folder = here
        self._open()

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.cache.close()
        shutil.rmtree(self._folder)

    @initialize()
    def begin(self) -> None:
        """Write a first draft."""
        self._write(Filing(SHOP.id, SHOP.platform, CASES[SHOP.platform][0], _orders(1)))

    def _write(self, draft: Filing) -> None:
        kept = self.workspace.filings.keep(draft)
        self.filings[kept.id] = kept
        self.proof.setdefault(kept.id, set())

    def _of(self, chance: int, *states: FilingState) -> Filing | None:
        fitting = [one for one in self.filings.values() if one.state in states]
        return fitting[chance % len(fitting)] if fitting else None

    @rule(case=st.sampled_from(CASES[SHOP.platform]), orders=st.integers(0, 3), words=WORDS)
    def write(self, case: FilingCase, orders: int, words: str) -> None:
        """Begin another filing."""
        draft = Filing(SHOP.id, SHOP.platform, case, _orders(orders))
        self._write(replace(draft, details=replace(draft.details, statement=words)))

    @rule(
        chance=st.integers(0, 9),
        case=st.sampled_from(CASES[SHOP.platform]),
        orders=st.integers(0, 3),
        words=WORDS,
    )
    def rewrite(self, chance: int, case: FilingCase, orders: int, words: str) -> None:
        """Change a draft, or one that was ready."""
        found = self._of(chance, FilingState.DRAFT, FilingState.READY)
        if found is not None:
            details = replace(found.details, statement=words, event="earthquake")
            told = replace(found, case=case, scope=_orders(orders), details=details)
            self._write(FilingFlow(found).changed(told).filing)

    @rule(chance=st.integers(0, 9), kind=st.sampled_from(sorted(PROOF)))
    def prove(self, chance: int, kind: EvidenceKind) -> None:
        """Bring a file."""
        found = self._of(chance, *FilingState)
        if found is not None:
            self.workspace.evidence.keep(found.id, PROOF[kind], f"{kind}.txt", (kind, ""))
            self.proof[found.id].add(kind)

    @rule(chance=st.integers(0, 9))
    def make_ready(self, chance: int) -> None:
        """Check a draft; what lacks something cannot become ready."""
        found = self._of(chance, FilingState.DRAFT)
        if found is None:
            return
        flow = FilingFlow(found, self.workspace.evidence.of(found.id)).at(FlowStep.CHECK)
        if flow.is_complete:
            self._write(flow.ready().filing)

    @rule(chance=st.integers(0, 9))
    def send(self, chance: int) -> None:
        """Record that a person sent it."""
        found = self._of(chance, FilingState.READY)
        if found is not None:
            self._record(sent(found, self.clock.now(), f"BB{found.id}"))

    @rule(chance=st.integers(0, 9), state=st.sampled_from(ANSWERS))
    def answer(self, chance: int, state: FilingState) -> None:
        """Record what the platform answered, where that can follow."""
        found = self._of(chance, *FilingState)
        if found is not None and may_become(found, state):
            at = self.clock.now() if state is FilingState.ACCEPTED else None
            self._record(answered(found, state, at))

    def _record(self, filing: Filing) -> None:
        self.filings[filing.id] = self.workspace.filings.record(filing)

    @rule(chance=st.integers(0, 9))
    def rewrite_what_was_sent(self, chance: int) -> None:
        """What a person has sent is no draft any more."""
        found = self._of(chance, *(state for state in FilingState if state.is_with_platform))
        if found is None:
            return
        try:
            self.workspace.filings.keep(found)
        except BadInput:
            return
        raise AssertionError("a sent filing was taken for a draft")

    @rule(chance=st.integers(0, 9))
    def delete(self, chance: int) -> None:
        """Delete a draft."""
        found = self._of(chance, FilingState.DRAFT)
        if found is not None:
            self.workspace.filings.withdraw(found.id)
            self.gone[found.id] = self.filings.pop(found.id)

    @precondition(lambda self: self.gone)
    @rule(chance=st.integers(0, 9))
    def restore(self, chance: int) -> None:
        """Bring a deleted draft back."""
        filing_id = sorted(self.gone)[chance % len(self.gone)]
        self.filings[filing_id] = self.workspace.filings.restore(filing_id)
        assert self.filings[filing_id] == self.gone.pop(filing_id)

    @rule(hours=st.integers(1, 48))
    def wait(self, hours: int) -> None:
        """Let time pass; what was with the platform is remembered as it was."""
        sent_ones = {k: v for k, v in self.filings.items() if v.state.is_with_platform}
        self.was.append((self.clock.now(), sent_ones))
        self.clock.at = self.clock.now() + timedelta(hours=hours)

    @rule()
    def crash_between(self) -> None:
        """Fall between two acts: everything acknowledged is there."""
        self._go_on(self._copy())

    @rule(chance=st.integers(0, 9), words=WORDS)
    def crash_while_writing(self, chance: int, words: str) -> None:
        """Fall in the middle of a save: it was not acknowledged, and nothing of it is there."""
        found = self._of(chance, *FilingState)
        if found is None:
            return
        told = replace(found, number="half", details=replace(found.details, statement=words))
        copies = []
        with suppress(Crash), self.cache.atomic():
            FilingStore(self.cache).save(told, seen_at=self.clock.now())
            copies.append(self._copy())
            raise Crash
        self._go_on(copies[0])

    @invariant()
    def stands_as_told(self) -> None:
        """What was acknowledged stands, and nothing else."""
        found = {each.filing.id: each.filing for each in self.workspace.filings.all()}
        assert found == self.filings
        for filing_id, kinds in self.proof.items():
            if filing_id in self.filings:
                assert {one.kind for one in self.workspace.evidence.of(filing_id)} == kinds

    @invariant()
    def is_remembered_as_it_was(self) -> None:
        """What was with the platform then can be looked back at."""
        for at, then in self.was[-3:]:
            known = {one.id: one for one in FilingStore(self.cache).all(at)}
            assert {k: known.get(k) for k in then} == then


def _orders(number: int) -> FilingScope:
    return FilingScope(ScopeKind.ORDER, orders=ORDERS[:number])
