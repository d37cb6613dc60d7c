"""What is wrong with parcels beside rules, and how outlets are reached.

``trouble`` has a row for each parcel row of the monitor that is in trouble, from ``since`` on
(milliseconds; 0 at once). ``contact`` holds the seller's own words about a carrier's outlet; the
telephone numbers in it are the outlet's, not a buyer's.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "troubles",
    (
        """CREATE TABLE trouble (
            row_id INTEGER PRIMARY KEY REFERENCES monitor (id) ON DELETE CASCADE,
            kind TEXT NOT NULL, since INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE contact (
            carrier TEXT NOT NULL, site TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (carrier, site)
        ) STRICT, WITHOUT ROWID""",
    ),
)
