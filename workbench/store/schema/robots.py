"""Robots of group chats: where they hear, what they are told, and how the last message went.

``wishes`` is a JSON object; ``since`` is real time in milliseconds. Address and secret are keys:
like every other one they stand in this encrypted file alone.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "robots",
    (
        """CREATE TABLE robot (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,
            address TEXT NOT NULL UNIQUE, secret TEXT NOT NULL, is_on INTEGER NOT NULL DEFAULT 1,
            wishes TEXT NOT NULL, state TEXT NOT NULL, since INTEGER,
            reason TEXT NOT NULL DEFAULT ''
        ) STRICT""",
    ),
)
