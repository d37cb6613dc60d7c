"""Evidence of filings: what each file is, and its bytes once however often it is shown.

``removed_at`` marks what was taken out again: a filing looked back at still shows it. ``names`` is
the JSON list of order numbers found in a text, NULL where nobody can search.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "evidence",
    (
        """CREATE TABLE evidence_content (
            sha256 TEXT PRIMARY KEY, content BLOB NOT NULL
        ) STRICT""",
        """CREATE TABLE evidence (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
            kind TEXT NOT NULL, suffix TEXT NOT NULL, media_type TEXT NOT NULL,
            size INTEGER NOT NULL, sha256 TEXT NOT NULL REFERENCES evidence_content (sha256),
            added_at INTEGER NOT NULL, removed_at INTEGER NOT NULL,
            note TEXT NOT NULL, names TEXT
        ) STRICT""",
        "CREATE INDEX evidence_filing ON evidence (filing_id, removed_at)",
        "CREATE INDEX evidence_sha256 ON evidence (sha256)",
        # Bytes that nothing shows any more are nobody's.
        """CREATE TRIGGER evidence_gone AFTER DELETE ON evidence BEGIN
            DELETE FROM evidence_content WHERE sha256 = OLD.sha256
                AND NOT EXISTS (SELECT 1 FROM evidence WHERE sha256 = OLD.sha256);
        END""",
    ),
)
