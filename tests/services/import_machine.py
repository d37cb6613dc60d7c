"""Files brought in, in again and taken back as a state machine (faults G9).

A model beside the cache knows of each order whose it is, where it stands and which parcel it has.
What must hold: a preview tells what saving does, the same file again changes nothing, two shops'
orders of one file come to their shops, and the last import taken back leaves what stood before it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.caches import KEY, open_empty, paper
from tests.files.exports import QIANNIU, one_order
from tests.services.doubles import TEN, ScriptedConnections
from workbench import paths
from workbench.domain.clock import ReplayClock
from workbench.domain.pages import SavedPage
from workbench.services.assembly.shelf import Shelf
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.imports.preview import ImportChoice
from workbench.services.rules.books import Books

# Where an order stands, step by step; from the second on its parcel is named.
WORDS = ("买家已付款，等待卖家发货", "卖家已发货，等待买家确认", "交易成功")
SHIPPED = 1
SHOPS = ("测试店1", "测试店2")
STANDING = (
    "SELECT orders.number, shop.name, version.platform_status,"
    " (SELECT group_concat(waybill) FROM shipment WHERE order_id = orders.id AND state = 'active')"
    " FROM orders JOIN shop ON shop.id = orders.shop_id"
    " JOIN order_version AS version ON version.order_id = orders.id"
    " AND version.id = (SELECT max(id) FROM order_version WHERE order_id = orders.id)"
)
Standing = dict[str, tuple[str, str, str | None]]


class ImportMachine(RuleBasedStateMachine):
    """One profile that only files tell of."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="workbench-imports-"))
        self._stack = ExitStack()
        cache = self._stack.enter_context(open_empty(self._folder / "workbench.db"))
        self._clock = ReplayClock(TEN)
        around = Surroundings(
            Books(Shelf(paths.resource(""), "zh")),
            lambda _: ScriptedConnections(),
            self._clock,
            self._clock,
            lambda: KEY,
            lambda _: None,
            paper,
        )
        self._workspace = Workspace(cache, around)
        self._model: Standing = {}
        self._before: list[tuple[int, Standing]] = []

    @rule(
        rows=st.dictionaries(st.integers(0, 5), st.integers(0, 2), min_size=1, max_size=5),
        is_doubled=st.booleans(),
    )
    def bring_in(self, rows: dict[int, int], is_doubled: bool) -> None:
        """Bring a file of this hour in, and then in again; it may tell each row twice."""
        self._clock.advance(timedelta(hours=1))
        told = [_row(place, stage) for place, stage in rows.items()]
        path = self._file(told * 2 if is_doubled else told)
        expected = self._expected(rows)
        older = expected.older
        preview = self._workspace.imports.preview(path, ImportChoice())
        assert preview.counts == expected
        done = self._workspace.imports.commit(preview)
        assert (done.saved, bool(done.id)) == (expected, bool(expected.new + expected.changed))
        if done.id:
            self._before.append((done.id, dict(self._model)))
        self._model.update({_number(p): self._after(p, stage) for p, stage in rows.items()})
        assert self._again(path) == replace(expected, new=0, changed=0, same=len(rows) - older)

    @precondition(lambda self: self._before)
    @rule()
    def take_back(self) -> None:
        """Take the last import that stands back."""
        self._clock.advance(timedelta(hours=1))
        import_id, self._model = self._before.pop()
        assert self._workspace.imports.undo(import_id).kept == 0

    @invariant()
    def it_stands_as_the_model_says(self) -> None:
        """Nothing is lost, nothing is doubled, and no shop is left without an order."""
        rows = self._workspace.cache.rows(STANDING)
        assert {number: tuple(told) for number, *told in rows} == self._model
        assert len(rows) == len(self._model)
        shops = {health.shop.name for health in self._workspace.accounts.list()}
        assert shops == {shop for shop, _, _ in self._model.values()}

    def teardown(self) -> None:
        """Take all back that stands: nothing is left."""
        try:
            while self._before:
                self.take_back()
                self.it_stands_as_the_model_says()
        finally:
            self._stack.close()
            shutil.rmtree(self._folder)

    def _file(self, rows: list[dict[str, str]]) -> Path:
        path = one_order(self._folder / "orders.csv", *rows)
        at = self._clock.now().timestamp()
        os.utime(path, (at, at))
        return path

    def _again(self, path: Path) -> SavedPage:
        done = self._workspace.imports.commit(self._workspace.imports.preview(path, ImportChoice()))
        assert done.id == 0
        return done.saved

    def _expected(self, rows: dict[int, int]) -> SavedPage:
        """Return what a file does to what stands; a step back is told by an older file."""
        counts = Counter(self._fate(place, stage) for place, stage in rows.items())
        return SavedPage(**counts)

    def _fate(self, place: int, stage: int) -> str:
        known = self._model.get(_number(place))
        if known is None:
            return "new"
        if stage < WORDS.index(known[1]):
            return "older"
        return "same" if known == self._after(place, stage) else "changed"

    def _after(self, place: int, stage: int) -> tuple[str, str, str | None]:
        """Return how an order stands after a file told it."""
        known = self._model.get(_number(place))
        if known is not None and stage < WORDS.index(known[1]):
            return known
        parcel = f"TEST0000000{place}" if stage >= SHIPPED else None
        return SHOPS[place % 2], WORDS[stage], parcel


def _number(place: int) -> str:
    return f"90000000000000000{place}"


def _row(place: int, stage: int) -> dict[str, str]:
    return {
        **QIANNIU,
        "订单编号": f'="{_number(place)}"',
        "订单状态": WORDS[stage],
        "店铺名称": SHOPS[place % 2],
        "物流单号": f"TEST0000000{place}" if stage >= SHIPPED else "",
    }
