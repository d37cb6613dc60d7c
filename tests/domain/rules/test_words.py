"""Every member of every enum that the window speaks of has a word, and no word is without one."""

from __future__ import annotations

import ast
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench import domain
from workbench.domain import words
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.rules.decisions import Level, Verdict
from workbench.domain.words import source_word

if TYPE_CHECKING:
    from enum import Enum


def spoken() -> tuple[str, ...]:
    """The names of the enums that ``Word`` stands for."""
    tree = ast.parse(Path(words.__file__).read_text("utf-8"))
    (union,) = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "Word"
    ]
    return tuple(sorted(node.id for node in ast.walk(union) if isinstance(node, ast.Name)))


def enums(name: str) -> list[type[Enum]]:
    """The domain's enums of that name."""
    modules = pkgutil.walk_packages(domain.__path__, "workbench.domain.")
    found = (vars(import_module(module.name)).get(name) for module in modules)
    return sorted({each for each in found if isinstance(each, type)}, key=str)


@pytest.mark.parametrize("name", spoken())
def test_each_member_has_its_word(name: str) -> None:
    told = {key.partition(".")[2] for key in words._WORDS if key.partition(".")[0] == name}
    (enum,) = enums(name)
    assert told == set(enum.__members__)


def test_no_word_belongs_to_nothing() -> None:
    assert {key.partition(".")[0] for key in words._WORDS} == set(spoken())


def test_a_word_is_a_members_own() -> None:
    assert [source_word(each) for each in (Level.CRITICAL, EventKind.UNKNOWN, Verdict.UNKNOWN)] == [
        "Urgent",
        "Unread scan",
        "Unknown",
    ]
