"""Messages of platforms about orders, each kept once, and whether the seller has seen them."""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "messages",
    (
        """CREATE TABLE platform_message (
            id INTEGER PRIMARY KEY,
            shop_id TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
            number TEXT NOT NULL, order_number TEXT NOT NULL, kind TEXT NOT NULL,
            topic TEXT NOT NULL, at INTEGER, seen_at INTEGER NOT NULL, read_at INTEGER,
            UNIQUE (shop_id, number, order_number)
        ) STRICT""",
        "CREATE INDEX platform_message_order ON platform_message (shop_id, order_number)",
        "CREATE INDEX platform_message_new ON platform_message (shop_id, order_number)"
        " WHERE read_at IS NULL",
    ),
)
