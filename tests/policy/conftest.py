"""The real rules and lead times, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.policy.packs import PolicyBook, load_book

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def book() -> PolicyBook:
    return load_book(RESOURCES / "policies")
