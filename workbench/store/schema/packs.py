"""The seller's own policy packs, which packs are switched off, and what each book was made of.

A pack's text that was replaced or removed stays: what is in force can be taken back, and a text
that a newer program cannot read any more gives way to the one before. ``ended_at`` is FAR while a
text stands. ``policy_book`` tells of which packs the version in a decision was made.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "packs",
    (
        """CREATE TABLE seller_pack (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            pack_id TEXT NOT NULL, file TEXT NOT NULL, content BLOB NOT NULL,
            added_at INTEGER NOT NULL, ended_at INTEGER NOT NULL,
            is_removed INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        "CREATE TABLE pack_switch (pack_id TEXT PRIMARY KEY, is_on INTEGER NOT NULL) STRICT,"
        " WITHOUT ROWID",
        """CREATE TABLE policy_book (
            version TEXT PRIMARY KEY, first_at INTEGER NOT NULL, packs TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
    ),
)
