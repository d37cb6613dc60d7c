"""Transactions in one piece, of which nothing can be taken back but all."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache


def _write(cache: Cache, name: str, *, fails: bool = False) -> None:
    with cache.atomic():
        cache.execute("INSERT INTO meta VALUES (?, '1')", (name,))
        if fails:
            raise LookupError(name)


def _write_two(cache: Cache, *overheard: type[LookupError]) -> None:
    """Write two parts in one piece, of which the second fails."""
    with cache.atomic(is_whole=True):
        _write(cache, "a")
        with suppress(*overheard):
            _write(cache, "b", fails=True)


def _names(cache: Cache) -> list[str]:
    return [row[0] for row in cache.rows("SELECT name FROM meta ORDER BY name")]


def test_parts_are_saved_with_the_whole(cache: Cache) -> None:
    with cache.atomic(is_whole=True):
        _write(cache, "a")
        _write(cache, "b")
    assert _names(cache) == ["a", "b"]


def test_a_failing_part_takes_the_whole_with_it(cache: Cache) -> None:
    with pytest.raises(LookupError):
        _write_two(cache)
    assert _names(cache) == []


def test_nobody_goes_on_after_a_part_failed(cache: Cache) -> None:
    with pytest.raises(RuntimeError, match="one piece"):
        _write_two(cache, LookupError)
    assert _names(cache) == []


def test_the_next_transaction_can_take_back_a_part_again(cache: Cache) -> None:
    with cache.atomic(is_whole=True):
        _write(cache, "a")
    with cache.atomic():
        _write(cache, "b")
        with suppress(LookupError):
            _write(cache, "c", fails=True)
    assert _names(cache) == ["a", "b"]


def test_inside_another_block_it_can_be_taken_back_alone(cache: Cache) -> None:
    with cache.atomic():
        _write(cache, "a")
        with suppress(LookupError), cache.atomic(is_whole=True):
            _write(cache, "b", fails=True)
    assert _names(cache) == ["a"]
