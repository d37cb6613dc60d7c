"""What was sent to platforms: each act once, written down before it is sent."""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "shipping acts",
    (
        """CREATE TABLE shipping_act (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            shop_id TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
            order_number TEXT NOT NULL, kind TEXT NOT NULL, carrier TEXT NOT NULL,
            waybill TEXT NOT NULL, replaces TEXT NOT NULL, lines TEXT NOT NULL,
            agreement TEXT NOT NULL, actor TEXT NOT NULL,
            state TEXT NOT NULL, reason TEXT NOT NULL,
            asked_at INTEGER NOT NULL, answered_at INTEGER
        ) STRICT""",
        "CREATE INDEX shipping_act_order ON shipping_act (shop_id, order_number)",
    ),
)
