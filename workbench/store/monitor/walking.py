"""The first rows of a list that fit, found by walking along it: at once where many of it fit."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Listed = Callable[[int], array[int]]
    Fitting = Callable[[Sequence[int]], Iterable[int]]

# How far a list is walked before another way is taken; reading the last step's rows takes 50 ms.
STEPS = (256, 768, 1_792, 3_584, 6_144)


def first_fitting(
    listed: Listed, fitting: Fitting, limit: int, steps: Sequence[int] = STEPS
) -> array[int] | None:
    """Return the first ``limit`` ids of a list that fit; None where walking on does not pay.

    ``listed`` returns so many ids of the list from its beginning, or more; ``fitting`` those of
    some ids that fit, in the same order. It pays while what was found so far lets expect enough
    within the last step, or where the list is known to end before it.
    """
    found: array[int] = array("q")
    walked = 0
    for step in steps:
        ids = listed(step)
        found.extend(fitting(ids[walked:step]))
        walked = step
        if len(found) >= limit or len(ids) < step:
            return found[:limit]
        is_short = step < len(ids) < steps[-1]
        if not is_short and len(found) * steps[-1] < limit * step:
            return None
    return None
