"""Who acted on a row and when to look at it again.

``look_at`` is when a row comes back unless a new scan came by then, NULL where a person chose
never; ``looked_at`` when that was looked into. ``actor`` is the system's user, "" for the program
itself. Acts of before have neither: nobody chose a time for them.
"""

from __future__ import annotations

from workbench.store.schema.facts import FAR
from workbench.store.schema.step import Step

STEP = Step(
    "follow_ups",
    (
        "ALTER TABLE handling ADD COLUMN actor TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE handling ADD COLUMN look_at INTEGER",
        "ALTER TABLE handling ADD COLUMN looked_at INTEGER",
        "CREATE INDEX handling_look ON handling (look_at)"
        f" WHERE look_at IS NOT NULL AND looked_at IS NULL AND ended_at = {FAR}",
    ),
)
