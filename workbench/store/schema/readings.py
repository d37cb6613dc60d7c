"""What the reader tells beyond kind and sites: forwarding, and what the kind stands on.

The partial index holds the few events whose text decided nothing (``traces audit``).
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "readings",
    (
        "ALTER TABLE event ADD COLUMN forwarded_carrier TEXT",
        "ALTER TABLE event ADD COLUMN forwarded_number TEXT",
        "ALTER TABLE event ADD COLUMN basis TEXT NOT NULL DEFAULT 'text'",
        "CREATE INDEX event_undecided ON event (id) WHERE kind = 'unknown' OR basis <> 'text'",
    ),
)
