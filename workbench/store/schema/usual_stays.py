"""What is usual at each first hub, learned now and then from ``journey``; milliseconds.

Half of the ``members`` parcels had left after ``median``, nine in ten after ``late``.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "usual stays",
    (
        """CREATE TABLE usual_stay (
            carrier TEXT NOT NULL, hub TEXT NOT NULL, median INTEGER NOT NULL,
            late INTEGER NOT NULL, members INTEGER NOT NULL, PRIMARY KEY (carrier, hub)
        ) STRICT, WITHOUT ROWID""",
    ),
)
