"""Tickets as versions: what was asked, answered and judged, as far as told at each instant."""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "tickets",
    (
        """CREATE TABLE ticket (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            shop_id TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
            platform TEXT NOT NULL, kind TEXT NOT NULL, order_number TEXT NOT NULL,
            number TEXT NOT NULL, created_at INTEGER NOT NULL,
            UNIQUE (shop_id, kind, order_number, created_at)
        ) STRICT""",
        "CREATE INDEX ticket_order ON ticket (order_number COLLATE NOCASE)",
        """CREATE TABLE ticket_version (
            id INTEGER PRIMARY KEY,
            ticket_id INTEGER NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
            seen_from INTEGER NOT NULL, seen_to INTEGER NOT NULL,
            source TEXT NOT NULL, replied_at INTEGER, reply TEXT NOT NULL,
            applied_at INTEGER, invoiced_at INTEGER, agreed_at INTEGER, judged_at INTEGER,
            judged_valid INTEGER
        ) STRICT""",
        "CREATE INDEX ticket_version_ticket ON ticket_version (ticket_id, seen_to)",
    ),
)
