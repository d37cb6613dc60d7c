"""The columns of the 48 h label by item."""

from __future__ import annotations

from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ValueKind
from workbench.domain.tables.fields import Field, Trait

_RIGHT = frozenset({Trait.RIGHT})

LABEL_FIELDS = (
    Field(key="shape", heading="", kind=None, width=40),
    Field(
        key="item",
        heading=marked("columns", "Item"),
        width=110,
        ample=150,
        traits=frozenset({Trait.STRONG, Trait.STRETCHES}),
    ),
    Field(key="shop", heading=marked("columns", "Shop"), width=100, give_way=1),
    Field(key="day0", heading=marked("columns", "Today"), width=80, ample=106),
    Field(key="day1", heading=marked("columns", "Tomorrow"), width=80, ample=106),
    Field(key="day2", heading=marked("columns", "In 2 days"), width=80, ample=106),
    Field(key="day3", heading=marked("columns", "In 3 days"), width=80, ample=106),
    Field(
        key="spare",
        heading=marked("columns", "May be late"),
        kind=ValueKind.COUNT,
        width=86,
        traits=_RIGHT,
    ),
    Field(
        key="next_limit",
        heading=marked("columns", "Pick up by"),
        kind=ValueKind.INSTANT,
        width=106,
        ample=112,
        traits=_RIGHT,
    ),
)
