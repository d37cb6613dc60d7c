"""The real command line over the real program, in this process, with a profile of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from workbench import paths
from workbench.app import App
from workbench.cli.main import build
from workbench.domain.clock import SystemClock
from workbench.interrupt import Interrupt
from workbench.sandbox import SandboxServer, load_season

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

    from workbench.sandbox.script import Season


@dataclass
class CommandLine:
    """Runs commands on one profile, in one language."""

    profile: Path
    language: str = "en"
    interrupt: Interrupt = field(default_factory=Interrupt)

    def __call__(self, *arguments: str, text: str | bytes | None = None) -> Result:
        """Run a command; an exception that it does not handle fails the test."""
        command = build(App(self.language, SystemClock(), self.interrupt))
        given = ["--profile", str(self.profile), *arguments]
        return CliRunner().invoke(command, given, input=text, catch_exceptions=False)

    def json(self, *arguments: str) -> Any:
        """Return the one document that a command prints."""
        return json.loads(self(*arguments, "--json").stdout)


@pytest.fixture
def workbench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal_ends: None) -> CommandLine:
    """The command line on a new profile whose key lies under a passphrase."""
    passphrase = tmp_path / "passphrase"
    passphrase.touch(mode=0o600)
    passphrase.write_text("correct horse\n")
    monkeypatch.setenv("WORKBENCH_PASSPHRASE_FILE", str(passphrase))
    return CommandLine(tmp_path / "profile")


@pytest.fixture(scope="session")
def season() -> Season:
    return load_season(paths.resource("season"), "spring-festival-2024")


@pytest.fixture
def sandbox(season: Season) -> Iterator[SandboxServer]:
    with SandboxServer(season) as server:
        yield server


@pytest.fixture
def signed_in(workbench: CommandLine, sandbox: SandboxServer) -> CommandLine:
    """A profile with the season's two shops and its trace provider."""
    added = workbench("account", "add", "--from", "-", text=json.dumps(sandbox.credentials()))
    assert added.exit_code == 0, added.output
    return workbench
