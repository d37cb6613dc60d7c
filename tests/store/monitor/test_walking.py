"""How far a list is walked for the first rows that fit."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest

from workbench.store.monitor.walking import first_fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = (10, 20, 40)
KNOWN = 1_000


def walk(size: int, fits: Sequence[int], *, more: int = 0) -> tuple[list[int] | None, list[int]]:
    """Walk a list of 0, 1 … for two that fit; each time ``more`` are told than asked for."""
    looked: list[int] = []

    def fitting(ids: Sequence[int]) -> list[int]:
        looked.extend(ids)
        return [each for each in ids if each in fits]

    found = first_fitting(
        lambda count: array("q", range(min(size, count + more))), fitting, 2, STEPS
    )
    return None if found is None else list(found), looked


@pytest.mark.parametrize(
    ("size", "fits", "more", "expected"),
    [
        pytest.param(100, (3, 5, 7), 0, [3, 5], id="soon met"),
        pytest.param(100, (3, 15), 0, [3, 15], id="expected further on"),
        pytest.param(100, (15, 16), 0, None, id="none at first"),
        pytest.param(5, (3,), 0, [3], id="all there is"),
        pytest.param(25, (22, 23), KNOWN, [22, 23], id="none at first of a list known to be short"),
        pytest.param(100, (22, 23), KNOWN, None, id="none at first of a list known to be long"),
    ],
)
def test_the_first_rows_that_fit(
    size: int, fits: Sequence[int], more: int, expected: list[int] | None
) -> None:
    assert walk(size, fits, more=more)[0] == expected


def test_no_row_is_looked_at_twice() -> None:
    assert walk(25, (22, 23), more=KNOWN)[1] == list(range(25))
