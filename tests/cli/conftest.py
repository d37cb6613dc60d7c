"""The real command line over the real program, in this process, with a profile of its own."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from tests.seasons import small_season
from workbench import paths
from workbench.app import App
from workbench.app.commands import COMMANDS
from workbench.cli.main import build
from workbench.domain.clock import SystemClock
from workbench.domain.profile import CACHE_FILE
from workbench.interrupt import Interrupt
from workbench.sandbox import SandboxServer
from workbench.services.assembly.shelf import Shelf
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey, KeyHeader, write_header
from workbench.store.keys.vaults import PassphraseVault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result


PASSPHRASE = "correct horse"


@lru_cache
def shelf(language: str) -> Shelf:
    """Packs and word lists, read once for all commands of a language."""
    return Shelf(paths.resource(""), "zh" if language == "zh_CN" else "en")


@dataclass
class CommandLine:
    """Runs commands on one profile, in one language."""

    profile: Path
    language: str = "en"
    interrupt: Interrupt = field(default_factory=Interrupt)

    def __call__(self, *arguments: str, text: str | bytes | None = None) -> Result:
        """Run a command; an exception that it does not handle fails the test."""
        app = App(self.language, SystemClock(), self.interrupt, shelf(self.language))
        given = ["--profile", str(self.profile), *arguments]
        return CliRunner().invoke(build(app, COMMANDS), given, input=text, catch_exceptions=False)

    def json(self, *arguments: str) -> Any:
        """Return the one document that a command prints."""
        return json.loads(self(*arguments, "--json").stdout)


@pytest.fixture(scope="session")
def empty_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile without data, made once; its passphrase costs nothing to try."""
    folder = tmp_path_factory.mktemp("empty") / "profile"
    key, vault = DataKey.new(), PassphraseVault(PASSPHRASE.encode(), cost=2)
    write_header(folder, KeyHeader("empty", (vault.wrap(key, "empty"),)))
    Cache.open(folder / CACHE_FILE, key).close()
    return folder


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal_ends: None) -> CommandLine:
    """The command line where there is no profile yet; its key will lie under a passphrase."""
    passphrase = tmp_path / "passphrase"
    passphrase.touch(mode=0o600)
    passphrase.write_text(f"{PASSPHRASE}\n")
    monkeypatch.setenv("WORKBENCH_PASSPHRASE_FILE", str(passphrase))
    return CommandLine(tmp_path / "profile")


@pytest.fixture
def workbench(fresh: CommandLine, empty_profile: Path) -> CommandLine:
    """The command line on a profile without data."""
    shutil.copytree(empty_profile, fresh.profile)
    return fresh


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """A season of few orders; end_to_end/test_demo.py polls the whole one."""
    with SandboxServer(small_season()) as server:
        yield server


@pytest.fixture
def signed_in(workbench: CommandLine, sandbox: SandboxServer) -> CommandLine:
    """A profile with the season's two shops and its trace provider."""
    added = workbench("account", "add", "--from", "-", text=json.dumps(sandbox.credentials()))
    assert added.exit_code == 0, added.output
    return workbench
