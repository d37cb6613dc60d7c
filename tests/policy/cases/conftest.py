"""Cases are answered by the seeds' packs alone, unless a test asks for all (``every_pack``)."""

from __future__ import annotations

import pytest

from tests.policy.conftest import RESOURCES
from workbench.policy.packs import PolicyBook, load_book
from workbench.services.rules.rulebook import SEEDS


@pytest.fixture(scope="session")
def book() -> PolicyBook:
    return load_book(RESOURCES / "policies", SEEDS)


@pytest.fixture(scope="session")
def every_pack() -> PolicyBook:
    return load_book(RESOURCES / "policies")
