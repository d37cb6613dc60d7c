"""Keys: wrapped by keyring or passphrase, never plain, never a new one beside old data."""

from __future__ import annotations

import json
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringError

from workbench.domain.errors import (
    BadInput,
    KeyMissing,
    KeyringLocked,
    KeyringUnavailable,
    PassphraseFileUnusable,
    PassphraseMissing,
    WrongKey,
)
from workbench.domain.profile import CACHE_FILE
from workbench.store.keys import keyring_vault
from workbench.store.keys.data_key import KEY_FILE, DataKey
from workbench.store.keys.keyring_vault import KeyringVault
from workbench.store.keys.unlock import (
    PASSPHRASE_VARIABLE,
    clear_demo,
    is_untouched,
    key_kind,
    make_demo_key,
    unlock,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.store.keys.vaults import Vault


class MemoryKeyring(KeyringBackend):
    """A keyring that keeps its entries in memory, as long a one as Windows takes."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library is
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        assert len(password) <= 1280
        self.entries[service, username] = password


class LockedKeyring(MemoryKeyring):
    """A keyring that nobody has unlocked."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringError("locked")


def no_keyring() -> Vault:
    raise KeyringUnavailable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {PASSPHRASE_VARIABLE: str(passphrase_file(tmp_path, b"correct horse\n"))}


def passphrase_file(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    path = folder / "passphrase"
    path.write_bytes(content)
    path.chmod(mode)
    return path


def test_a_passphrase_opens_the_same_key_again(folder: Path, environment: dict[str, str]) -> None:
    key = unlock(folder, environment, no_keyring)
    assert len(bytes.fromhex(key.hex)) == 32
    assert unlock(folder, environment, no_keyring) == key
    assert key_kind(folder) == "passphrase"


def test_a_keyring_opens_the_same_key_again(folder: Path) -> None:
    backend = MemoryKeyring()
    key = unlock(folder, {}, lambda: KeyringVault(backend))
    assert unlock(folder, {}, lambda: KeyringVault(backend)) == key
    assert key_kind(folder) == "keyring"
    (entry,) = backend.entries.values()
    assert len(entry) == 64
    assert entry != key.hex


def test_neither_header_nor_repr_shows_the_key(folder: Path, environment: dict[str, str]) -> None:
    key = unlock(folder, environment, no_keyring)
    assert key.hex not in (folder / KEY_FILE).read_text()
    assert key.hex not in repr(key)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards by access lists")
def test_only_the_owner_may_read_the_header(folder: Path, environment: dict[str, str]) -> None:
    unlock(folder, environment, no_keyring)
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_holds_more_than_a_profile_stays_open_to_others(
    folder: Path, environment: dict[str, str]
) -> None:
    folder.mkdir(mode=0o755)
    (folder / "somebody's file").touch()
    unlock(folder, environment, no_keyring)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


@pytest.mark.parametrize(
    "wrapping",
    [
        pytest.param({"kind": "passphrase", "nonce": "zz", "salt": "00", "n": 2, "r": 8, "p": 1}),
        pytest.param({"kind": "passphrase", "nonce": "00", "salt": "00", "n": 3, "r": 0, "p": 0}),
        pytest.param({"kind": "demo", "key": "zz"}),
        pytest.param({"kind": "demo", "key": "00"}),
        pytest.param({"kind": "magic"}),
    ],
)
def test_a_header_that_makes_no_sense_is_told(
    folder: Path, environment: dict[str, str], wrapping: dict[str, object]
) -> None:
    folder.mkdir()
    header = {"profile": "x", "wrappings": [wrapping]}
    (folder / KEY_FILE).write_text(json.dumps(header))
    with pytest.raises(KeyMissing, match=str(folder)):
        unlock(folder, environment, no_keyring)


def test_every_profile_has_a_key_of_its_own(tmp_path: Path) -> None:
    backend = MemoryKeyring()
    keys = {unlock(tmp_path / name, {}, lambda: KeyringVault(backend)) for name in "ab"}
    assert len(keys) == len(backend.entries) == 2


def test_a_newline_at_the_end_of_the_passphrase_does_not_count(
    folder: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    key = unlock(folder, environment, no_keyring)
    passphrase_file(tmp_path, b"correct horse")
    assert unlock(folder, environment, no_keyring) == key


def test_another_passphrase_is_refused_and_changes_nothing(
    folder: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    unlock(folder, environment, no_keyring)
    before = (folder / KEY_FILE).read_bytes()
    passphrase_file(tmp_path, b"wrong horse")
    with pytest.raises(WrongKey):
        unlock(folder, environment, no_keyring)
    assert (folder / KEY_FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        pytest.param(b"", 0o600, id="empty"),
        pytest.param(b"\r\n", 0o600, id="a line end only"),
        pytest.param(b"secret", 0o640, id="readable by the group"),
        pytest.param(b"secret", 0o604, id="readable by all"),
    ],
)
def test_a_passphrase_file_must_be_filled_and_private(
    folder: Path, tmp_path: Path, content: bytes, mode: int
) -> None:
    path = passphrase_file(tmp_path, content, mode)
    with pytest.raises(PassphraseFileUnusable):
        unlock(folder, {PASSPHRASE_VARIABLE: str(path)}, no_keyring)
    assert not folder.exists()


def test_a_passphrase_file_must_exist(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(PassphraseFileUnusable):
        unlock(folder, {PASSPHRASE_VARIABLE: str(tmp_path / "none")}, no_keyring)


def test_without_keyring_and_passphrase_nothing_is_made(folder: Path) -> None:
    with pytest.raises(KeyringUnavailable):
        unlock(folder, {}, no_keyring)
    assert not folder.exists()


def test_data_without_a_key_never_gets_a_new_one(folder: Path, environment: dict[str, str]) -> None:
    folder.mkdir()
    (folder / CACHE_FILE).write_bytes(b"precious")
    with pytest.raises(KeyMissing):
        unlock(folder, environment, no_keyring)
    assert [file.name for file in folder.iterdir()] == [CACHE_FILE]


def test_a_lost_keyring_entry_is_told_and_makes_no_new_key(folder: Path) -> None:
    backend = MemoryKeyring()
    unlock(folder, {}, lambda: KeyringVault(backend))
    backend.entries.clear()
    with pytest.raises(KeyMissing):
        unlock(folder, {}, lambda: KeyringVault(backend))
    assert backend.entries == {}


def test_another_keyring_entry_is_a_wrong_key(folder: Path) -> None:
    backend = MemoryKeyring()
    unlock(folder, {}, lambda: KeyringVault(backend))
    backend.entries = dict.fromkeys(backend.entries, "00" * 32)
    with pytest.raises(WrongKey):
        unlock(folder, {}, lambda: KeyringVault(backend))


def test_a_locked_keyring_is_told(folder: Path) -> None:
    with pytest.raises(KeyringLocked):
        unlock(folder, {}, lambda: KeyringVault(LockedKeyring()))
    assert not (folder / KEY_FILE).exists()


def test_data_under_a_passphrase_asks_for_it(folder: Path, environment: dict[str, str]) -> None:
    unlock(folder, environment, no_keyring)
    with pytest.raises(PassphraseMissing):
        unlock(folder, {}, no_keyring)


@pytest.mark.parametrize("content", [b"{}", b"no json", b'{"profile": "x", "wrappings": []}'])
def test_a_broken_header_is_kept_and_told(
    folder: Path, environment: dict[str, str], content: bytes
) -> None:
    folder.mkdir()
    (folder / KEY_FILE).write_bytes(content)
    with pytest.raises(KeyMissing):
        unlock(folder, environment, no_keyring)
    assert (folder / KEY_FILE).read_bytes() == content


def test_a_header_of_another_profile_opens_nothing(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    for name in "ab":
        unlock(tmp_path / name, environment, no_keyring)
    header = json.loads((tmp_path / "a" / KEY_FILE).read_text())
    header["profile"] = json.loads((tmp_path / "b" / KEY_FILE).read_text())["profile"]
    (tmp_path / "a" / KEY_FILE).write_text(json.dumps(header))
    with pytest.raises(WrongKey):
        unlock(tmp_path / "a", environment, no_keyring)


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring(), MemoryKeyring()])
def test_a_keyring_that_does_not_encrypt_is_never_chosen(backend: KeyringBackend) -> None:
    assert keyring_vault.choose([backend]) is None


def test_a_plain_file_keyring_is_never_chosen_even_if_it_ranks_first() -> None:
    plain = type("PlaintextKeyring", (MemoryKeyring,), {"priority": 99})()
    type(plain).__module__ = "keyrings.alt.file"
    good = type("Keyring", (MemoryKeyring,), {})()
    type(good).__module__ = "keyring.backends.SecretService"
    assert keyring_vault.choose([plain, good]) is good


def test_a_demos_key_lies_beside_it_and_needs_nobody(folder: Path) -> None:
    key = make_demo_key(folder)
    assert make_demo_key(folder) == key
    assert unlock(folder, {}, no_keyring) == key
    assert key_kind(folder) == "demo"


def test_clearing_a_demo_makes_room_for_the_next(folder: Path) -> None:
    key = make_demo_key(folder)
    (folder / CACHE_FILE).write_bytes(b"invented")
    (folder / "workbench.log").write_text("kept")
    clear_demo(folder)
    assert [file.name for file in folder.iterdir()] == ["workbench.log"]
    assert make_demo_key(folder) != key


@pytest.mark.parametrize("act", [make_demo_key, clear_demo])
def test_real_data_is_never_taken_for_a_demo(
    folder: Path, environment: dict[str, str], act: Callable[[Path], object]
) -> None:
    key = unlock(folder, environment, no_keyring)
    (folder / CACHE_FILE).write_bytes(b"precious")
    with pytest.raises(BadInput):
        act(folder)
    assert (folder / CACHE_FILE).read_bytes() == b"precious"
    assert unlock(folder, environment, no_keyring) == key


def test_data_without_a_header_is_never_taken_for_a_demo(folder: Path) -> None:
    folder.mkdir()
    (folder / CACHE_FILE).write_bytes(b"precious")
    with pytest.raises(BadInput):
        clear_demo(folder)
    assert (folder / CACHE_FILE).exists()


def test_keys_are_random() -> None:
    assert len({DataKey.new() for _ in range(10)}) == 10


def test_a_typed_passphrase_makes_and_opens_a_profile(folder: Path) -> None:
    key = unlock(folder, {}, no_keyring, "一匹正确的马")
    assert key_kind(folder) == "passphrase"
    assert unlock(folder, {}, no_keyring, "一匹正确的马") == key


def test_a_typed_passphrase_is_the_same_on_every_keyboard(folder: Path) -> None:
    composed, in_parts = "caf\u00e9 au lait", "cafe\u0301 au lait"
    assert unlock(folder, {}, no_keyring, composed) == unlock(folder, {}, no_keyring, in_parts)


def test_another_typed_passphrase_opens_nothing(folder: Path) -> None:
    unlock(folder, {}, no_keyring, "correct horse")
    with pytest.raises(WrongKey):
        unlock(folder, {}, no_keyring, "battery staple")
    with pytest.raises(PassphraseMissing):
        unlock(folder, {}, no_keyring)


def test_a_folder_is_untouched_until_a_key_lies_in_it(folder: Path) -> None:
    assert is_untouched(folder)
    unlock(folder, {}, no_keyring, "correct horse")
    assert not is_untouched(folder)
