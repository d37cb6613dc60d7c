"""At a terminal commands ask for the passphrase that locks the data."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from workbench.domain.profile import CACHE_FILE
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey, KeyHeader, write_header
from workbench.store.keys.vaults import PassphraseVault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

PASSPHRASE = "correct horse"
LIMIT = 120  # seconds


class Terminal:
    """A program at a terminal, and the person there."""

    def __init__(self, environment: Mapping[str, str], *arguments: str) -> None:
        self._person, theirs = os.openpty()
        self._program = subprocess.Popen(
            [sys.executable, "-m", "workbench", *arguments],
            env=environment,
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            start_new_session=True,  # our own terminal is none of its business
        )
        os.close(theirs)
        self.said = ""

    def answer(self, question: str, line: str) -> None:
        """Type a line once the question stands there."""
        while not self.said.endswith(f"{question}: "):
            assert self._hears(), self.said
        self.said = ""
        os.write(self._person, f"{line}\n".encode())

    def end(self) -> int:
        """Return the exit code once all was said."""
        while self._hears():
            pass
        return self._program.wait(LIMIT)

    def _hears(self) -> bool:
        try:
            more = os.read(self._person, 1000)
        except OSError:  # nobody is at the other end any more
            return False
        self.said += more.decode()
        return bool(more)

    def leave(self) -> None:
        """Close the terminal."""
        self._program.kill()
        self._program.communicate()
        os.close(self._person)


@pytest.fixture
def english(environment: dict[str, str]) -> dict[str, str]:
    """An environment in which nothing opens data without a person."""
    del environment["WORKBENCH_PASSPHRASE_FILE"]
    no_keyring = "unix:path=/nowhere"
    return {
        **environment,
        "WORKBENCH_LANGUAGE": "en",
        "DBUS_SESSION_BUS_ADDRESS": no_keyring,
    }


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A profile under a passphrase that costs nothing to try."""
    folder, key = tmp_path / "profile", DataKey.new()
    vault = PassphraseVault(PASSPHRASE.encode(), cost=2)
    write_header(folder, KeyHeader("locked", (vault.wrap(key, "locked"),)))
    Cache.open(folder / CACHE_FILE, key).close()
    return folder


@pytest.fixture
def listing(english: dict[str, str], locked: Path) -> Iterator[Terminal]:
    """A terminal in which somebody wants to see the shops of locked data."""
    terminal = Terminal(english, "--profile", str(locked), "account", "list")
    yield terminal
    terminal.leave()


def test_data_open_with_what_is_typed(listing: Terminal) -> None:
    listing.answer("Passphrase", "another one")
    listing.answer("Passphrase", PASSPHRASE)
    assert listing.end() == 0
    assert "horse" not in listing.said


def test_who_does_not_know_it_is_told_what_is_needed(listing: Terminal) -> None:
    listing.answer("Passphrase", "")
    assert listing.end() == 1
    assert "Passphrase needed: " in listing.said


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has sessions without a keyring")
def test_new_data_get_one_that_is_typed_twice(english: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "new"
    terminal = Terminal(english, "--profile", str(folder), "account", "list")
    terminal.answer("New passphrase", "short")
    terminal.answer("New passphrase", PASSPHRASE)
    terminal.answer("Once more", PASSPHRASE)
    assert terminal.end() == 0
    assert (folder / CACHE_FILE).exists()
    terminal.leave()
