"""The schema as named steps, never edited once released; each runs with the note that it ran.

``user_version`` tells major and minor: a newer minor adds what older programs do not need to know,
a newer major refuses them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.driver import migrations
from workbench.store.schema import (
    appeals,
    decisions,
    evidence,
    facts,
    file_columns,
    filing_answers,
    filings,
    follow_ups,
    imports,
    journeys,
    kept_forms,
    looking_back,
    messages,
    monitor_provinces,
    monitor_speed,
    monitor_troubles,
    network,
    open_sites,
    order_looks,
    order_moves,
    packs,
    platform_records,
    provider_questions,
    readings,
    refunds,
    robots,
    search_pairs,
    search_places,
    services,
    shipping_acts,
    shop_amounts,
    stake_sums,
    stakes,
    tickets,
    troubles,
    usual_stays,
)

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

    from workbench.store.engine.driver import Connection

__all__ = ["APPLICATION_ID", "SCHEMA_MAJOR", "is_current", "major_of", "steps", "upgrade"]

APPLICATION_ID = 0x4C595A43  # "LYZC", after 履约; read by file(1) only once decrypted
SCHEMA_MAJOR = 1
_MINORS = 1000

STEPS = (
    facts.STEP,
    decisions.STEP,
    services.STEP,
    readings.STEP,
    imports.STEP,
    filings.STEP,
    packs.STEP,
    platform_records.STEP,
    stakes.STEP,
    file_columns.STEP,
    stake_sums.STEP,
    network.STEP,
    follow_ups.STEP,
    journeys.STEP,
    evidence.STEP,
    monitor_speed.STEP,
    troubles.STEP,
    usual_stays.STEP,
    tickets.STEP,
    shop_amounts.STEP,
    looking_back.STEP,
    order_moves.STEP,
    search_pairs.PAIRS,
    search_pairs.STEP,
    order_looks.STEP,
    shipping_acts.STEP,
    appeals.STEP,
    provider_questions.STEP,
    kept_forms.STEP,
    refunds.STEP,
    search_places.STEP,
    filing_answers.STEP,
    open_sites.STEP,
    robots.STEP,
    monitor_provinces.STEP,
    messages.STEP,
    monitor_troubles.STEP,
)


def steps() -> Migrations:
    """Return all steps in order."""
    made = migrations("workbench")
    for step in STEPS:
        made(name=step.name)(step.run)
    return made


def current_version() -> int:
    """Return the ``user_version`` of a file with all steps done."""
    return SCHEMA_MAJOR * _MINORS + len(STEPS)


def major_of(user_version: int) -> int:
    """Return the major part of a file's ``user_version``."""
    return user_version // _MINORS


def is_current(connection: Connection) -> bool:
    """Tell whether a file has at least our steps."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0]) >= current_version()


def upgrade(db: Database) -> None:
    """Run the steps that a file has not seen; call inside a transaction."""
    steps().apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {current_version()}")
