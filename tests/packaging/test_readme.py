"""The README names every command of the program and of the set-up."""

from __future__ import annotations

from pathlib import Path

import bootstrap
import pytest

from workbench.cli.main import build

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
# The group is built but never invoked, so that it needs no program behind it.
COMMANDS = vars(build(None))["commands"]  # type: ignore[arg-type]  # see above


@pytest.mark.parametrize("verb", bootstrap.VERBS)
def test_every_verb_of_the_set_up_is_named(verb: str) -> None:
    assert f"make {verb}" in README


@pytest.mark.parametrize("command", [name for name, c in COMMANDS.items() if not c.hidden])
def test_every_command_is_named(command: str) -> None:
    assert f"`workbench {command}" in README
