"""The import log: which file brought which versions, so that it can be taken back whole.

``file_told_at`` of an order is the date of the newest file that spoke of it.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "imports",
    (
        "ALTER TABLE orders ADD COLUMN file_told_at INTEGER",
        """CREATE TABLE import (
            id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, sha256 TEXT NOT NULL,
            format TEXT NOT NULL, at INTEGER NOT NULL, told_at INTEGER NOT NULL,
            new INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0,
            same INTEGER NOT NULL DEFAULT 0, older INTEGER NOT NULL DEFAULT 0,
            rejected INTEGER NOT NULL, unknown_columns TEXT NOT NULL, shops TEXT NOT NULL,
            undone_at INTEGER
        ) STRICT""",
        """CREATE TABLE import_order_version (
            version_id INTEGER PRIMARY KEY REFERENCES order_version (id) ON DELETE CASCADE,
            import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE
        ) STRICT""",
        "CREATE INDEX import_order_version_import ON import_order_version (import_id)",
        """CREATE TABLE import_shipment_version (
            version_id INTEGER PRIMARY KEY REFERENCES shipment_version (id) ON DELETE CASCADE,
            import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE
        ) STRICT""",
        "CREATE INDEX import_shipment_version_import ON import_shipment_version (import_id)",
    ),
)
