"""What long runs over many small values need of the interpreter."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A page of 1,000 orders is about 12,000 values that go away by themselves when it is saved.
_MANY = 50_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the search for values that hold each other run once in a few pages, not twenty a page.

    Nothing that an import makes goes round in circles: looking for that took a twelfth of its time.
    What others make meanwhile is still found, a moment later.
    """
    before = gc.get_threshold()
    gc.set_threshold(_MANY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
