"""The reader as the program builds it, from the word lists of this checkout."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT
from workbench.traces.classify import Classifier
from workbench.traces.geography import Geography

if TYPE_CHECKING:
    from pathlib import Path

CARRIERS = ROOT / "resources" / "carriers"
REGIONS = ROOT / "resources" / "regions"


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    return Classifier.load(CARRIERS)


@pytest.fixture(scope="session")
def geography() -> Geography:
    return Geography.load(REGIONS)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="session")
def scans(shared_data: Path) -> list[dict[str, Any]]:
    return _lines(shared_data / "traces" / "scans.jsonl")


@pytest.fixture(scope="session")
def parcels(shared_data: Path) -> list[dict[str, Any]]:
    return _lines(shared_data / "traces" / "parcels.jsonl")
