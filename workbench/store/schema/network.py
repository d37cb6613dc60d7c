"""What the network kept from us: orders that could not be read, and trace providers in trouble.

An ``unread_order`` waits to be asked for again at ``next_at``; ``sample`` is the answer's shape
without its words. Instants are milliseconds: those of an order are data time, a provider's
``retry_at`` is real time.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "network",
    (
        """CREATE TABLE unread_order (
            shop_id TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
            number TEXT NOT NULL, reason TEXT NOT NULL, sample TEXT NOT NULL,
            first_at INTEGER NOT NULL, next_at INTEGER NOT NULL,
            PRIMARY KEY (shop_id, number)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX unread_order_due ON unread_order (shop_id, next_at)",
        """CREATE TABLE provider_health (
            provider TEXT PRIMARY KEY, state TEXT NOT NULL, reason TEXT NOT NULL,
            since INTEGER, retry_at INTEGER
        ) STRICT, WITHOUT ROWID""",
    ),
)
