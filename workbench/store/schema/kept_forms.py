"""Figures that a seller reads on a platform's page and enters here: forms as versions.

``topic`` says which form, ``about`` whose: a shop's id, "" for all. ``content`` is its JSON.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "kept_forms",
    (
        """CREATE TABLE kept_form (
            id INTEGER PRIMARY KEY, topic TEXT NOT NULL, about TEXT NOT NULL,
            content TEXT NOT NULL, actor TEXT NOT NULL,
            entered_at INTEGER NOT NULL, ended_at INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX kept_form_standing ON kept_form (topic, about, ended_at)",
    ),
)
