"""What platforms said and did, as versions; matched to orders whichever of the two comes first.

``identity`` tells a record from all others (``platform_records.py``), ``told_at`` is the date of
the newest file that spoke of it. ``family`` is the platform as far as numbers go: Taobao and Tmall
share theirs. The partial indexes hold what waits for an order (``records/matching.py``).
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "platform records",
    (
        """CREATE TABLE platform_record (
            id INTEGER PRIMARY KEY AUTOINCREMENT, identity TEXT NOT NULL UNIQUE,
            digest BLOB NOT NULL, told_at INTEGER NOT NULL,
            order_id INTEGER REFERENCES orders (id) ON DELETE SET NULL,
            shop_id TEXT REFERENCES shop (id) ON DELETE CASCADE, platform TEXT,
            family TEXT NOT NULL, kind TEXT NOT NULL, order_number TEXT NOT NULL,
            line_number TEXT NOT NULL, waybill TEXT NOT NULL, foreign_id TEXT NOT NULL,
            what TEXT NOT NULL, at INTEGER, due INTEGER, amount INTEGER,
            standing TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX platform_record_order ON platform_record (order_id)",
        "CREATE INDEX platform_record_shop ON platform_record (shop_id)",
        "CREATE INDEX platform_record_at ON platform_record (at)",
        "CREATE INDEX platform_record_kind ON platform_record (kind, at)",
        "CREATE INDEX platform_record_number ON platform_record (order_number)",
        "CREATE INDEX platform_record_amount ON platform_record (amount)",
        "CREATE INDEX platform_record_waiting_number ON platform_record (order_number)"
        " WHERE order_id IS NULL",
        "CREATE INDEX platform_record_waiting_line ON platform_record (line_number)"
        " WHERE order_id IS NULL",
        "CREATE INDEX platform_record_waiting_waybill ON platform_record (waybill COLLATE NOCASE)"
        " WHERE order_id IS NULL",
        """CREATE TABLE platform_record_version (
            id INTEGER PRIMARY KEY,
            record_id INTEGER NOT NULL REFERENCES platform_record (id) ON DELETE CASCADE,
            seen_from INTEGER NOT NULL, seen_to INTEGER NOT NULL,
            kind TEXT NOT NULL, source TEXT NOT NULL, shop_id TEXT, platform TEXT,
            order_number TEXT NOT NULL, line_number TEXT NOT NULL, waybill TEXT NOT NULL,
            foreign_id TEXT NOT NULL, what TEXT NOT NULL, at INTEGER, is_day INTEGER NOT NULL,
            due INTEGER, amount INTEGER, points INTEGER, state TEXT NOT NULL,
            appeal TEXT NOT NULL, standing TEXT NOT NULL, text TEXT NOT NULL,
            ordinal INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX platform_record_version_record"
        " ON platform_record_version (record_id, seen_to)",
        """CREATE TABLE import_platform_record_version (
            version_id INTEGER PRIMARY KEY
                REFERENCES platform_record_version (id) ON DELETE CASCADE,
            import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE
        ) STRICT""",
        "CREATE INDEX import_platform_record_version_import"
        " ON import_platform_record_version (import_id)",
    ),
)
