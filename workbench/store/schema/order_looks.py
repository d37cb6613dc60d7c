"""When an order that is not shipped was last asked for by its number (``silent_orders.py``)."""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "order looks",
    (
        """CREATE TABLE order_look (
            order_id INTEGER PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
            at INTEGER NOT NULL
        ) STRICT""",
    ),
)
