"""Work over many values is not interrupted by searches for garbage."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from workbench.services.bulk import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _searching() -> Iterator[None]:
    """Search as Python does by itself; the suite does it between its files alone."""
    gc.enable()
    yield
    gc.disable()


def test_searches_stop_meanwhile_and_go_on_after() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_searches_go_on_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        _ = 1 / 0
    assert gc.isenabled()


def test_one_inside_another_leaves_the_end_to_it() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
