"""Appeals against penalties, as versions: one for each record of a platform at most."""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "appeals",
    (
        """CREATE TABLE appeal (
            record_id INTEGER PRIMARY KEY REFERENCES platform_record (id) ON DELETE CASCADE
        ) STRICT""",
        """CREATE TABLE appeal_version (
            id INTEGER PRIMARY KEY,
            record_id INTEGER NOT NULL REFERENCES appeal (record_id) ON DELETE CASCADE,
            seen_from INTEGER NOT NULL, seen_to INTEGER NOT NULL,
            step TEXT NOT NULL, filing_id TEXT NOT NULL, filing_number TEXT NOT NULL,
            statement TEXT NOT NULL, sent_at INTEGER, answered_at INTEGER, returned_at INTEGER,
            returned_amount INTEGER
        ) STRICT""",
        "CREATE INDEX appeal_version_record ON appeal_version (record_id, seen_to)",
    ),
)
