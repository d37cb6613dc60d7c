"""Whose an amount is that the seller entered, and where the seller has it from.

``shop_id`` is "" for all shops, as amounts of before are.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "shop_amounts",
    (
        "ALTER TABLE seller_amount ADD COLUMN shop_id TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE seller_amount ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    ),
)
