"""Every connector's checklist is whole, and every test that it names is there."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from tests.services.fault_matrix import DOES_NOT_APPLY, EXPECTED
from workbench import connectors
from workbench.sandbox.faults import FaultKind

FOLDER = Path(connectors.__file__).parent
TESTS = Path(__file__).parent
ITEMS = {
    "expired_sign_in",
    "rate_limit",
    "paging",
    "time_zone",
    "unknown_codes",
    "cancelled_orders",
    "renewal",
    "refunds",
    "messages",
    "acts",
    "phone_digits",
    "faults",
}
# What a connector's faults are played as in the sandbox.
PLAYED = {"alibaba1688": "1688", "top": "taobao"}
FILES = {"__init__.py", "checklist.toml", "client.py", "codes.py", "parse.py", "signing.py"}
NAMES = sorted(each.parent.name for each in FOLDER.glob("*/client.py"))


def _functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_there_are_connectors() -> None:
    assert {"alibaba1688", "top", "kuaidi100"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_connector_has_the_same_few_files(name: str) -> None:
    assert {path.name for path in (FOLDER / name).iterdir()} >= FILES


@pytest.mark.parametrize("name", NAMES)
def test_a_checklist_is_whole(name: str) -> None:
    told = tomllib.loads((FOLDER / name / "checklist.toml").read_text("utf-8"))
    assert set(told) == ITEMS
    for item, shown_by in told.items():
        if shown_by.startswith("none: "):
            continue
        file, _, function = shown_by.partition("::")
        assert function in _functions(TESTS / file), item


@pytest.mark.parametrize("name", [name for name in NAMES if name != "robots"])
def test_every_fault_is_held_against_a_connector(name: str) -> None:
    service = PLAYED.get(name, name)
    told = {kind for kind, who in EXPECTED.keys() | DOES_NOT_APPLY.keys() if who == service}
    assert told == set(FaultKind)
