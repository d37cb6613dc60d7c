"""When each number was last asked for at each trace provider: their floors are per number."""

from __future__ import annotations

from workbench.store.schema.step import Step

# ``number`` is a hash of carrier and waybill: the row outlives the parcel by a day.
STEP = Step(
    "provider questions",
    (
        """CREATE TABLE provider_question (
            provider TEXT NOT NULL, number BLOB NOT NULL, asked_at INTEGER NOT NULL,
            PRIMARY KEY (provider, number)
        ) STRICT, WITHOUT ROWID""",
    ),
)
