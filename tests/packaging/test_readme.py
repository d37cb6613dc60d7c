"""Both READMEs name every command of the program and of the set-up, and show every view."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import bootstrap
import pytest

from workbench.app.commands import COMMANDS as LATER

ROOT = Path(__file__).resolve().parents[2]
READMES = {"README.md": "en", "README.zh-CN.md": "zh_CN"}
TEXTS = {name: (ROOT / name).read_text("utf-8") for name in READMES}
COMMANDS = {name: load() for name, load in LATER.items()}
VIEWS = (
    "today",
    "monitor",
    "orders",
    "tickets",
    "filings",
    "notices",
    "rules",
    "figures",
    "penalties",
    "settings",
)


@pytest.mark.parametrize(("name", "verb"), [*product(READMES, bootstrap.VERBS)])
def test_every_verb_of_the_set_up_is_named(name: str, verb: str) -> None:
    assert f"make {verb}" in TEXTS[name]


SHOWN = [name for name, command in COMMANDS.items() if not command.hidden]


@pytest.mark.parametrize(("name", "command"), [*product(READMES, SHOWN)])
def test_every_command_is_named(name: str, command: str) -> None:
    assert f"`workbench {command}" in TEXTS[name]


@pytest.mark.parametrize(("name", "view"), [*product(READMES, VIEWS)])
def test_every_view_is_shown_in_the_language(name: str, view: str) -> None:
    assert f"(resources/help/pictures/{view}-{READMES[name]}.png)" in TEXTS[name]


@pytest.mark.parametrize("name", READMES)
def test_all_that_is_linked_is_there(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXTS[name]):
        assert (ROOT / target).exists(), target


def test_both_have_the_same_parts() -> None:
    parts = [
        [len(line) - len(line.lstrip("#")) for line in text.splitlines() if line.startswith("##")]
        for text in TEXTS.values()
    ]
    assert parts[0] == parts[1]


def test_both_begin_with_the_two_commands() -> None:
    for text in TEXTS.values():
        assert re.match(r"# [^\n]+\n\n```\nmake demo [^\n]+\nmake test [^\n]+\n```\n", text)
