"""What warned when: one index over the warnings alone, so that a past instant is read at once."""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "looking_back",
    (
        "CREATE INDEX decision_warned ON decision (decided_from, decided_to, order_id,"
        " shipment_id, rule, verdict, level, warn_by) WHERE level <> 'none'",
    ),
)
