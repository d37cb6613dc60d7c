"""The doctor: what is wrong with an installation and how to mend it, finding by finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.care.whereabouts import Ground
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import PackInvalid, StoreError, WorkbenchError, marked
from workbench.domain.profile import WORDS_FILE
from workbench.policy.packs import load_book
from workbench.services.care.upkeep import MEGABYTE, LogLimits
from workbench.store.engine.damage import damage_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.care.whereabouts import Whereabouts
    from workbench.domain.profile import Profile
    from workbench.services.care.recovery import RecoveryService
    from workbench.store.engine.cache import Cache
    from workbench.traces.classify import Classifier


# Older, and somebody should look why no daily one was made.
STALE_BACKUP = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: ``ok`` is None where it is worth knowing but nothing is wrong.

    ``detail`` is an English source text whose placeholders ``values`` fill after translation
    under ``context``.
    """

    check: str
    ok: bool | None
    detail: str
    values: Mapping[str, str] = field(default_factory=dict)
    context: str = "doctor"


def _broken(check: str, error: WorkbenchError) -> Finding:
    return Finding(check, False, error.sentence, error.values, context="errors")


def examine_file(
    profile: Profile, open_cache: Callable[[], AbstractContextManager[Cache]]
) -> list[Finding]:
    """Open the cache with its key and check every page of it."""
    name = marked("doctor", "Data file")
    if not profile.cache_file.exists():
        detail = marked("doctor", "none yet in {path}; it is made at the first start")
        return [Finding(name, None, detail, {"path": str(profile.folder)})]
    try:
        with open_cache() as cache:
            damaged = damage_of(cache)
    except StoreError as error:
        return [_broken(name, error)]
    if damaged:
        detail = marked("doctor", "{count} damaged page(s); restore a backup")
        return [Finding(name, ok=False, detail=detail, values={"count": str(len(damaged))})]
    detail = marked("doctor", "encrypted, every page is whole ({path})")
    return [Finding(name, ok=True, detail=detail, values={"path": str(profile.cache_file)})]


def examine_surroundings(profile: Profile, where: Whereabouts, log_size: int) -> list[Finding]:
    """Say whether a database may live where the data lie, and whether somebody holds its log.

    ``log_size`` is in bytes, as it is left when the file was opened and closed: what is still
    there then is held by another program.
    """
    if not profile.cache_file.exists():
        return [_place(where, profile.folder)]
    return [_place(where, profile.folder), _log(log_size)]


def _place(where: Whereabouts, folder: Path) -> Finding:
    name = marked("doctor", "Data folder")
    details = {
        Ground.LOCAL: marked("doctor", "on a disk of this computer ({path})"),
        Ground.NETWORK: marked(
            "doctor",
            "{path} is on a network drive ({place}): a lost connection or a second computer can "
            "damage the data; restore a backup into a folder of this computer (--profile)",
        ),
        Ground.SYNCED: marked(
            "doctor",
            "{place} synchronises {path} and can bring an old state back; restore a backup into "
            "another folder (--profile) and keep only backups there",
        ),
    }
    values = {"path": str(folder), "place": where.name}
    return Finding(name, where.is_safe, details[where.ground], values)


def _log(size: int) -> Finding:
    name = marked("doctor", "Write-ahead log")
    values = {"size": str(size // MEGABYTE)}
    if size > LogLimits().too_long:
        detail = marked(
            "doctor",
            "{size} MB that another program keeps from being written back: close what else reads "
            "the data file",
        )
        return Finding(name, ok=False, detail=detail, values=values)
    return Finding(name, ok=True, detail=marked("doctor", "{size} MB"), values=values)


def examine_safety(profile: Profile, recovery: RecoveryService, now: datetime) -> list[Finding]:
    """Say how old the last daily backup is, and whether a recovery code is kept somewhere."""
    if profile.is_demo or not profile.cache_file.exists():
        return []
    return [_last_backup(recovery, now), _recovery_code(recovery)]


def _last_backup(recovery: RecoveryService, now: datetime) -> Finding:
    name = marked("doctor", "Last backup")
    backups = recovery.situation(None).backups
    if not backups:
        detail = marked("doctor", "none yet; one a day is made after the first round of a window")
        return Finding(name, None, detail)
    last = backups[0]
    values = {
        "when": last.made_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        "orders": str(last.orders),
        "path": str(last.path),
    }
    detail = marked("doctor", "{when}, {orders} order(s), checked when it was made ({path})")
    return Finding(name, now - last.made_at < STALE_BACKUP or None, detail, values)


def _recovery_code(recovery: RecoveryService) -> Finding:
    name = marked("doctor", "Recovery code")
    if recovery.keys.needs_code():
        detail = marked("doctor", "none yet; `workbench recovery-code` makes one to write down")
        return Finding(name, None, detail)
    detail = marked("doctor", "made; it opens the data and their backups without the keyring")
    return Finding(name, ok=True, detail=detail)


def examine_key(kind: str) -> Finding:
    """Say where the data key is kept; ``kind`` is the vault's word for it, "" if there is none."""
    name = marked("doctor", "Key")
    details = {
        "keyring": marked("doctor", "kept in the system keyring"),
        "passphrase": marked("doctor", "kept under your passphrase"),
        "demo": marked("doctor", "lies beside the demo's file: invented data needs no secret"),
        "": marked("doctor", "none yet"),
    }
    return Finding(name, ok=None if kind in {"", "demo"} else True, detail=details[kind])


def examine_packs(folder: Path) -> Finding:
    """Load the policy packs as the program does."""
    name = marked("doctor", "Policy packs")
    try:
        book = load_book(folder)
    except PackInvalid as error:
        return _broken(name, error)
    detail = marked("doctor", "{count} rule(s), version {version}")
    values = {"count": str(len(book.rules)), "version": book.version}
    return Finding(name, ok=True, detail=detail, values=values)


def examine_words(reader: Classifier) -> Finding:
    """Say how many of the seller's own words are read, and which lines are not."""
    name = marked("doctor", "Your words for carriers' texts")
    bad = reader.own.bad
    if bad:
        detail = marked("doctor", "{file}: line {lines} cannot be used (write: word = meaning)")
        lines = ", ".join(str(line.number) for line in bad)
        return Finding(name, ok=False, detail=detail, values={"file": WORDS_FILE, "lines": lines})
    if not reader.own.count:
        return Finding(name, ok=None, detail=marked("doctor", "none; ours alone are read"))
    detail = marked("doctor", "{count} word(s) read")
    return Finding(name, ok=True, detail=detail, values={"count": str(reader.own.count)})


def examine_keyring(backend: str) -> Finding:
    """Say whether the system offers a keyring we may use; ``backend`` is its name or ""."""
    name = marked("doctor", "Keyring")
    if backend:
        return Finding(name, ok=True, detail="{backend}", values={"backend": backend})
    detail = marked(
        "doctor", "none; name a passphrase file in WORKBENCH_PASSPHRASE_FILE (mode 600) instead"
    )
    return Finding(name, ok=None, detail=detail)


def examine_notifications(*, reachable: bool) -> Finding:
    """Say whether desktop notifications can arrive; the panel records them all the same."""
    name = marked("doctor", "Notifications")
    if reachable:
        return Finding(name, ok=True, detail=marked("doctor", "the desktop shows them"))
    detail = marked("doctor", "no desktop to show them; the notification panel still records all")
    return Finding(name, ok=None, detail=detail)


def examine_versions(versions: Mapping[str, str]) -> Finding:
    """List the versions that matter."""
    text = ", ".join(f"{name} {version}" for name, version in versions.items())
    check = marked("doctor", "Versions")
    return Finding(check, ok=True, detail="{versions}", values={"versions": text})
