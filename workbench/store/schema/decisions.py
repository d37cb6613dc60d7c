"""Decisions and what follows from them: the queues, the monitor's rows, handling, the search index.

A row of the monitor, its handling and its document in the index share one id made of what they are
about (``row_ids.py``), so that it is the same after every refresh. ``bucket``: 0 closed, 1 open and
quiet, 2 warned and to do, 3 warned and waiting after a person's act. Enumerations that are sorted
by stand as their rank.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

JUDGING = (
    """CREATE TABLE judge_queue (
        order_id INTEGER PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE judge_due (
        order_id INTEGER PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
        next_change_at INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX judge_due_next ON judge_due (next_change_at)",
    # A shipment goes only with its order, which takes the decisions along: a reference of their own
    # would ask for an index, one more page to write for every decision.
    """CREATE TABLE decision (
        id INTEGER PRIMARY KEY,
        order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
        shipment_id INTEGER,
        rule TEXT NOT NULL, verdict TEXT NOT NULL, level TEXT NOT NULL,
        deadline INTEGER, warn_by INTEGER, changes_at INTEGER, next_change_at INTEGER,
        detail TEXT NOT NULL, pack TEXT NOT NULL,
        decided_from INTEGER NOT NULL, decided_to INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX decision_order ON decision (order_id, decided_to)",
)

MONITOR = (
    """CREATE TABLE monitor (
        id INTEGER PRIMARY KEY,
        order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
        shop_id TEXT NOT NULL, order_number TEXT NOT NULL, waybill TEXT NOT NULL,
        carrier TEXT NOT NULL, rule TEXT NOT NULL, verdict TEXT NOT NULL, level INTEGER NOT NULL,
        due INTEGER NOT NULL, breached INTEGER NOT NULL, open INTEGER NOT NULL,
        bucket INTEGER NOT NULL, handling INTEGER NOT NULL, last_event_at INTEGER,
        last_event_text TEXT NOT NULL, site TEXT NOT NULL, polled_at INTEGER, paid_at INTEGER,
        warnings INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX monitor_order ON monitor (order_id)",
    # Warned rows are few: what is not served by these two is sorted in memory.
    "CREATE INDEX warned_due ON monitor (due) WHERE bucket = 2",
    "CREATE INDEX warned_rule ON monitor (rule, due) WHERE bucket = 2",
    "CREATE INDEX warned_site ON monitor (carrier, site, due) WHERE bucket = 2",
    "CREATE INDEX handled_due ON monitor (due) WHERE bucket = 3",
    # Open rows may be all there are: one index for each way to sort them.
    "CREATE INDEX open_due ON monitor (due) WHERE open = 1",
    "CREATE INDEX open_rule ON monitor (rule, due) WHERE open = 1",
    "CREATE INDEX open_handling ON monitor (handling, due) WHERE open = 1",
    "CREATE INDEX open_shop ON monitor (shop_id, due) WHERE open = 1",
    "CREATE INDEX open_order_number ON monitor (order_number) WHERE open = 1",
    "CREATE INDEX open_carrier ON monitor (carrier, due) WHERE open = 1",
    "CREATE INDEX open_waybill ON monitor (waybill) WHERE open = 1",
    "CREATE INDEX open_last_event ON monitor (last_event_at) WHERE open = 1",
    "CREATE INDEX open_polled ON monitor (polled_at) WHERE open = 1",
    """CREATE TABLE handling (
        id INTEGER PRIMARY KEY,
        order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
        row_id INTEGER NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL,
        at INTEGER NOT NULL, ended_at INTEGER NOT NULL, undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX handling_row ON handling (row_id, ended_at)",
    "CREATE INDEX handling_order ON handling (order_id)",
)

# Contentless: the texts stand in their own tables. Every character is a token of its own
# (``search.py``), so the plain tokenizer is enough.
SEARCH = (
    """CREATE VIRTUAL TABLE search USING fts5 (
        body, content = '', contentless_delete = 1, tokenize = 'ascii'
    )""",
    # Words of deleted rows leave the index at once (faults L8).
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)

STEP = Step("decisions", (*JUDGING, *MONITOR, *SEARCH))
