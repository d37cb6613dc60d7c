"""The real rules and lead times, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.policy.lead_times import LeadTimes, load_lead_times
from workbench.policy.ledger import Ledger
from workbench.policy.packs import PolicyBook, load_book

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def book() -> PolicyBook:
    return load_book(RESOURCES / "policies")


@pytest.fixture(scope="session")
def ledger(book: PolicyBook) -> Ledger:
    return Ledger(book)


@pytest.fixture(scope="session")
def seeds() -> Ledger:
    """The seeds' packs alone: no end was ever announced."""
    return Ledger(load_book(RESOURCES / "policies", ["seeds"]))


@pytest.fixture(scope="session")
def leads() -> LeadTimes:
    return load_lead_times(RESOURCES / "lead_times.toml")
