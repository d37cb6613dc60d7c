"""The data key when keyring or passphrase no longer give it: the recovery code, kept and used."""

from __future__ import annotations

import getpass
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.domain.errors import (
    FileDamaged,
    KeyMissing,
    NewerSchema,
    PassphraseMissing,
    RecoveryCodeMissing,
    RecoveryCodeWrong,
    StoreError,
    WrongKey,
)
from workbench.store.engine.cache import Cache
from workbench.store.engine.opening import open_existing
from workbench.store.keys.data_key import read_header
from workbench.store.keys.recovery_keys import (
    fresh_header,
    has_recovery_code,
    keep_recovery_code,
    open_by_code,
    take_header,
)
from workbench.store.keys.unlock import is_untouched
from workbench.store.safety.audit import AuditEntry, AuditStore
from workbench.store.safety.backup_file import read_manifest
from workbench.store.safety.backups import find_backups
from workbench.store.safety.restoring import Opener

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.domain.care.recovery import RecoveryOffer
    from workbench.domain.clock import Clock
    from workbench.domain.profile import Profile
    from workbench.store.keys.data_key import DataKey, KeyHeader
    from workbench.store.keys.vaults import Vault


@dataclass(frozen=True, slots=True)
class KeyWays:
    """How this run gets at keys: the profile's own, a foreign header's, and where new ones go.

    ``type_in`` takes a passphrase that a person typed, for as long as the program runs.
    """

    unlock: Callable[[], DataKey]
    open_header: Callable[[KeyHeader], DataKey]
    vault: Callable[[], Vault]
    type_in: Callable[[str], None] = lambda _: None


class KeyRecovery:
    """A profile's keys as a recovery code opens them; ``wall`` tells real time."""

    def __init__(self, profile: Profile, keys: KeyWays, wall: Clock) -> None:
        self._profile = profile
        self._folder = profile.folder
        self._keys = keys
        self._wall = wall

    def needs_code(self) -> bool:
        """Tell whether real data have no recovery code yet."""
        header = self._own_header()
        return header is not None and not self._profile.is_demo and not has_recovery_code(header)

    def is_new(self) -> bool:
        """Tell whether there is no key here yet, and nothing that would need one."""
        return is_untouched(self._folder)

    def needs_passphrase(self) -> bool:
        """Tell whether the data are locked by a passphrase that nobody said yet."""
        if self._own_header() is None:
            return False
        try:
            self._keys.unlock()
        except PassphraseMissing:
            return True
        except StoreError:
            return False
        return False

    def has_code(self) -> bool:
        """Tell whether there is a recovery code, of the data or of a backup."""
        return any(True for _ in self._headers_with_code())

    def keep(self, offer: RecoveryOffer) -> None:
        """Let a code that was written down open the data from now on, and no earlier one.

        Raises:
            StoreError: what was in force still is.
        """
        key = self._keys.unlock()
        keep_recovery_code(self._folder, key, offer.code)
        self._note(key, "recovery_code")

    def enter(self, passphrase: str) -> None:
        """Open the data with a passphrase that was typed, from now on.

        Raises:
            WrongKey: it is not theirs; it counts for nothing.
            StoreError: they do not open for another reason.
        """
        self._keys.type_in(passphrase)
        with ExitStack() as failure:
            failure.callback(self._keys.type_in, "")
            self._keys.unlock()
            failure.pop_all()

    def has_place(self) -> bool:
        """Tell whether a new key has a place here without anybody typing a passphrase."""
        try:
            self._keys.vault()
        except StoreError:
            return False
        return True

    def unlock_by(self, code: str, passphrase: str = "") -> None:
        """Let keyring or passphrase of this run open the data again; the code goes on to.

        ``passphrase`` is a new one, where a person typed one.

        Raises:
            RecoveryCodeWrong, RecoveryCodeMissing: the code does not open the data.
            KeyringUnavailable, KeyringLocked, PassphraseFileUnusable: there is no place for it.
        """
        key = self.key_by(code)
        if passphrase:
            self._keys.type_in(passphrase)
        header = fresh_header(key, self._keys.vault(), code)
        take_header(self._folder, header, self._wall.now())
        self._note(key, "key_change")

    def key_by(self, code: str) -> DataKey:
        """Return the data key, by a recovery code if one is given; nothing is changed.

        Raises:
            RecoveryCodeWrong, RecoveryCodeMissing: the code does not open the data.
            StoreError: keyring or passphrase do not.
        """
        if not code:
            return self._keys.unlock()
        told: StoreError = RecoveryCodeMissing(path=str(self._folder))
        for header in self._headers_with_code():
            try:
                key = open_by_code(header, code, self._folder)
                self._check_opens(key)
            except (RecoveryCodeWrong, WrongKey) as error:
                told = error
            else:
                return key
        raise told

    def _check_opens(self, key: DataKey) -> None:
        """Make sure that a key is the data's, where these are whole enough to tell."""
        with suppress(FileDamaged, NewerSchema):
            if self._profile.cache_file.exists():
                open_existing(self._profile.cache_file, key, read_only=True).close()

    def openers(self, code: str = "") -> list[Opener]:
        """Return the ways to a backup's key, the profile's own first."""
        ways = [Opener(self._keys.open_header, lambda header, _: header)]
        if self._own_header() is not None:
            ways.insert(0, Opener(lambda _: self._keys.unlock(), lambda *_: None))
        if code:
            ways.append(Opener(lambda header: self._by_code(header, code), self._kept_by(code)))
        return ways

    def _by_code(self, foreign: KeyHeader, code: str) -> DataKey:
        """Return the key that the code opens: the backup's own, or the profile's."""
        own = self._own_header()
        try:
            return open_by_code(foreign, code, self._folder)
        except (RecoveryCodeMissing, RecoveryCodeWrong):
            if own is None:
                raise
            return open_by_code(own, code, self._folder)

    def _kept_by(self, code: str) -> Callable[[KeyHeader, DataKey], KeyHeader]:
        return lambda _, key: fresh_header(key, self._keys.vault(), code)

    def _own_header(self) -> KeyHeader | None:
        with suppress(KeyMissing):
            return read_header(self._folder)
        return None

    def _headers_with_code(self) -> Iterator[KeyHeader]:
        """Yield the headers under which a recovery code lies: the own one, then the backups'."""
        own = self._own_header()
        if own is not None and has_recovery_code(own):
            yield own
        for backup in find_backups(self._folder):
            header = read_manifest(backup.path).header
            if has_recovery_code(header):
                yield header

    def _note(self, key: DataKey, event: str) -> None:
        """Leave a row in the audit trail of data that are there and can be written."""
        if not self._profile.cache_file.exists():
            return
        with suppress(StoreError), Cache.open(self._profile.cache_file, key) as cache:
            now = self._wall.now()
            entry = AuditEntry(event, now, getpass.getuser(), version=__version__)
            AuditStore(cache).append(entry)
