"""Tables described once: no key twice, one column that stretches, layouts that keep neighbours."""

from __future__ import annotations

import pytest

from workbench.domain.tables.cases import CASE_FIELDS
from workbench.domain.tables.fields import (
    LEAST,
    Field,
    Fields,
    Layout,
    Trait,
    in_files,
    in_window,
)
from workbench.domain.tables.labels import LABEL_FIELDS
from workbench.domain.tables.monitor import GROUP_FIELDS, MONITOR_FIELDS
from workbench.domain.tables.notices import NOTICE_FIELDS
from workbench.domain.tables.orders import ORDER_FIELDS
from workbench.domain.tables.out import REVIEW_FIELDS
from workbench.domain.tables.records import RECORD_FIELDS
from workbench.domain.tables.tickets import TICKET_FIELDS

TABLES = {
    "monitor": MONITOR_FIELDS,
    "groups": GROUP_FIELDS,
    "orders": ORDER_FIELDS,
    "records": RECORD_FIELDS,
    "notices": NOTICE_FIELDS,
    "review": REVIEW_FIELDS,
    "cases": CASE_FIELDS,
    "tickets": TICKET_FIELDS,
    "labels": LABEL_FIELDS,
}
A, B, C = (Field(key=key, heading=key.upper(), width=100) for key in "abc")
LATE = Field(key="late", heading="Late", width=100, give_way=1)
OPTIONAL = Field(key="extra", heading="X", width=100, traits=frozenset({Trait.OPTIONAL}))


@pytest.mark.parametrize("name", list(TABLES))
def test_no_column_is_described_twice(name: str) -> None:
    keys = [field.key for field in TABLES[name]]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "name", ["monitor", "groups", "orders", "records", "notices", "cases", "tickets"]
)
def test_one_column_of_a_window_stretches(name: str) -> None:
    shown = in_window(TABLES[name])
    assert sum(field.has(Trait.STRETCHES) for field in shown) == 1


@pytest.mark.parametrize("name", list(TABLES))
def test_every_column_of_a_file_has_a_heading(name: str) -> None:
    assert all(field.file_heading for field in in_files(TABLES[name]))


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        pytest.param((), "abc", id="as described"),
        pytest.param(("c", "a", "b"), "cab", id="moved"),
        pytest.param(("c", "a"), "cab", id="new column follows its neighbour"),
        pytest.param(("gone", "b", "a"), "bca", id="a column that is no more"),
    ],
)
def test_order(order: tuple[str, ...], keys: str) -> None:
    assert "".join(field.key for field in Layout(order).ordered((A, B, C))) == keys


@pytest.mark.parametrize(
    ("fields", "layout", "keys"),
    [
        pytest.param((A, LATE), Layout(), {"a"}, id="gives way"),
        pytest.param((A, LATE), Layout(shown=("late",)), {"a", "late"}, id="shown by hand"),
        pytest.param((A, OPTIONAL), Layout(), {"a"}, id="optional"),
        pytest.param((A, OPTIONAL), Layout(shown=("extra",)), {"a", "extra"}, id="asked for"),
        pytest.param((A, B), Layout(hidden=("b",)), {"a"}, id="hidden by hand"),
        pytest.param((A, LATE), Layout(widths=(("a", 30),)), {"a", "late"}, id="made narrow"),
    ],
)
def test_visible_in_150_pixels(fields: Fields, layout: Layout, keys: set[str]) -> None:
    assert layout.visible(fields, 150) == keys


ROOMY = Field(key="roomy", heading="R", width=100, ample=160)
ELASTIC = Field(key="elastic", heading="E", width=100, traits=frozenset({Trait.STRETCHES}))


@pytest.mark.parametrize(
    ("room", "layout", "sizes"),
    [
        pytest.param(300, Layout(), {"roomy": 160, "elastic": 100}, id="room to spare"),
        pytest.param(220, Layout(), {"roomy": 120, "elastic": 100}, id="a little to spare"),
        pytest.param(190, Layout(), {"roomy": 100, "elastic": 90}, id="a little wanting"),
        pytest.param(100, Layout(), {"roomy": 100, "elastic": LEAST}, id="far too narrow"),
        pytest.param(
            300, Layout(widths=(("roomy", 70),)), {"roomy": 70, "elastic": 100}, id="set by hand"
        ),
    ],
)
def test_sizes(room: int, layout: Layout, sizes: dict[str, int]) -> None:
    assert layout.sizes((ROOMY, ELASTIC), room) == sizes


# At 1280 pixels the rail and one row's detail leave this much to a table.
NARROW = 672


@pytest.mark.parametrize("name", ["monitor", "orders", "records", "notices", "cases", "tickets"])
def test_no_list_scrolls_sideways_beside_the_detail(name: str) -> None:
    assert sum(Layout().sizes(TABLES[name], NARROW).values()) <= NARROW


def test_switching_a_column_takes_the_other_word_back() -> None:
    layout = Layout().with_column("a", is_shown=False).with_column("a", is_shown=True)
    assert layout == Layout(shown=("a",))
