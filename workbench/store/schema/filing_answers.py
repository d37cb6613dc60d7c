"""When a platform answered a filing: a refusal and an end have their day as well."""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step("filing answers", ("ALTER TABLE filing_version ADD COLUMN answered_at INTEGER",))
