"""Filings: what a person told a platform beforehand, as versions with their orders.

``filing_order`` holds the numbers of a version made for single orders, in the order in which they
were given; they are numbers and not references, since a filing may come before its orders do.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "filings",
    (
        """CREATE TABLE filing (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            shop_id TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
            platform TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX filing_shop ON filing (shop_id)",
        """CREATE TABLE filing_version (
            id INTEGER PRIMARY KEY,
            filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
            seen_from INTEGER NOT NULL, seen_to INTEGER NOT NULL,
            shop_id TEXT NOT NULL, "case" TEXT NOT NULL, state TEXT NOT NULL, number TEXT NOT NULL,
            ship_from INTEGER, ship_until INTEGER, submitted_at INTEGER, approved_at INTEGER,
            valid_to INTEGER, extends_to INTEGER, scope TEXT NOT NULL, detail TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX filing_version_filing ON filing_version (filing_id, seen_to)",
        # What holds for more than single orders is asked for with every order of its shop.
        """CREATE INDEX filing_version_wide ON filing_version (shop_id, seen_to)
            WHERE scope <> 'order'""",
        "CREATE INDEX filing_version_number ON filing_version (number) WHERE number <> ''",
        """CREATE TABLE filing_order (
            version_id INTEGER NOT NULL REFERENCES filing_version (id) ON DELETE CASCADE,
            place INTEGER NOT NULL, shop_id TEXT NOT NULL, number TEXT NOT NULL,
            PRIMARY KEY (version_id, place)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX filing_order_number ON filing_order (shop_id, number)",
    ),
)
