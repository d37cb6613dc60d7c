"""How one list of ids became another, told in few steps."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.tables.changes import changes

if TYPE_CHECKING:
    from collections.abc import Iterable


def ids(values: Iterable[int]) -> array[int]:
    return array("q", values)


@pytest.mark.parametrize("size", [pytest.param(1, id="few"), pytest.param(30, id="many")])
@given(st.lists(st.integers(0, 40), unique=True), st.lists(st.integers(0, 40), unique=True))
def test_changes_lead_from_old_to_new(size: int, old: list[int], new: list[int]) -> None:
    """Each number stands for ``size`` rows: many that changed are told as one."""
    old, new = _stretched(old, size), _stretched(new, size)
    present = ids(old)
    for step in changes(ids(old), ids(new)):
        present[step.first : step.last + 1] = step.ids
    assert list(present) == new


def _stretched(numbers: list[int], size: int) -> list[int]:
    return [number * size + step for number in numbers for step in range(size)]


def test_far_too_many_changes_are_one() -> None:
    turned = ids([0, *range(998, 0, -1), 999])
    (step,) = changes(ids(range(1000)), turned)
    assert (step.first, step.last, step.ids) == (1, 998, turned[1:-1])


def test_one_gone_of_a_million_is_one_step() -> None:
    old = ids(range(1_000_000))
    new = old[:]
    del new[500_000]
    steps = changes(old, new)
    assert [(s.first, s.last, list(s.ids)) for s in steps] == [(500_000, 500_000, [])]
