"""What long runs over many small values need of the interpreter."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nobody search for values that hold each other meanwhile.

    Nothing that an import or a judging makes goes round in circles, and all goes away by itself
    when it is saved: looking for that took a twelfth of its time, and the window stood still for
    it. What others make meanwhile is found afterwards.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
