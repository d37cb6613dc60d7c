"""What the program keeps for itself: notices, settings, the audit trail."""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "services",
    (
        """CREATE TABLE notice (
            id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
            level TEXT NOT NULL, at INTEGER NOT NULL, shop_id TEXT NOT NULL,
            order_number TEXT NOT NULL, waybill TEXT NOT NULL, rule TEXT NOT NULL,
            details TEXT NOT NULL, read INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX notice_at ON notice (at)",
        "CREATE INDEX notice_unread ON notice (at) WHERE read = 0",
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        """CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, actor TEXT NOT NULL,
            event TEXT NOT NULL, object TEXT NOT NULL, counts TEXT NOT NULL,
            version TEXT NOT NULL, previous_mac BLOB NOT NULL, mac BLOB NOT NULL
        ) STRICT""",
    ),
)
