"""The support bundle: gathered from what may be told, redacted, and written where it is wanted."""

from __future__ import annotations

import getpass
import locale
import os
import platform
import secrets
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.care.redaction import Redactor
from workbench.domain.care.support import SupportPart
from workbench.domain.errors import SystemRefused, WorkbenchError, marked
from workbench.journal import LOG_FILE
from workbench.services.settings.service import kept_settings
from workbench.store.engine.damage import damage_of
from workbench.store.engine.meta import MetaStore
from workbench.store.safety.inventory import pragmas, table_counts
from workbench.store.shops.robots import RobotStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from workbench.domain.clock import Clock
    from workbench.services.care.doctor import Finding
    from workbench.store.engine.cache import Cache

# The last days of the log, and no more of it than somebody reads.
LOG_DAYS, LOG_BYTES = 3, 300_000
_SIGNS = {True: "ok", False: "WRONG", None: "note"}


@dataclass(frozen=True, slots=True)
class SupportTools:
    """What the bundle is gathered from; ``translate`` speaks for who previews it.

    ``open_cache`` raises a StoreError where the data do not open: the bundle then says so.
    """

    folder: Path
    versions: Callable[[], Mapping[str, str]]
    examine: Callable[[], Iterable[Finding]]
    open_cache: Callable[[], AbstractContextManager[Cache]]
    crash_note: Callable[[], str]
    translate: Callable[[str, str], str]
    wall: Clock


class SupportService:
    """Gathers a bundle; every text of it is redacted before anybody sees it."""

    def __init__(self, tools: SupportTools) -> None:
        self._tools = tools
        self._redactor = Redactor(secrets.token_bytes(16), tuple(_places(tools.folder)))

    def gather(self) -> tuple[SupportPart, ...]:
        """Return the bundle's parts; a job, it checks every page of the data."""
        redact = self._redactor
        return (
            SupportPart("versions.txt", marked("support", "Versions"), self._versions()),
            SupportPart(
                "doctor.txt", marked("support", "Check of the installation"), self._doctor()
            ),
            SupportPart(
                "settings.json", marked("support", "Settings and accounts"), self._choices()
            ),
            SupportPart("data.txt", marked("support", "Size of the data"), self._data()),
            SupportPart("log.txt", marked("support", "Log of the last days"), self._log()),
            SupportPart(
                "crash.txt",
                marked("support", "Notes of faults"),
                redact.foreign(self._tools.crash_note()) or "none\n",
            ),
        )

    def _versions(self) -> str:
        told = {
            **self._tools.versions(),
            "system": f"{platform.system()} {platform.release()} {platform.machine()}",
            "encoding": locale.getpreferredencoding(),
            "made": f"{self._tools.wall.now():%Y-%m-%dT%H:%M:%SZ}",
        }
        return _lines(told)

    def _doctor(self) -> str:
        lines = []
        for finding in self._tools.examine():
            values = {name: self._redactor.foreign(told) for name, told in finding.values.items()}
            name = self._tools.translate("doctor", finding.check)
            detail = self._tools.translate(finding.context, finding.detail).format(**values)
            lines.append(f"[{_SIGNS[finding.ok]}] {name}: {detail}")
        return "".join(f"{line}\n" for line in lines)

    def _choices(self) -> str:
        try:
            with self._tools.open_cache() as cache:
                told = _settings_of(cache)
        except WorkbenchError as error:
            told = {"unread": type(error).__name__}
        return self._redactor.text(msgspec.json.format(msgspec.json.encode(told)).decode())

    def _data(self) -> str:
        try:
            with self._tools.open_cache() as cache:
                damage = damage_of(cache)
                told = {**pragmas(cache), "damaged pages": len(damage), **table_counts(cache)}
        except WorkbenchError as error:
            told = {"unread": type(error).__name__}
        return self._redactor.text(_lines(told))

    def _log(self) -> str:
        oldest = self._tools.wall.now() - timedelta(days=LOG_DAYS)
        lines = [line for path in _logs(self._tools.folder) for line in _read(path)]
        since = f"{oldest:%Y-%m-%d}"
        first = next((n for n, line in enumerate(lines) if line[:10] >= since), len(lines))
        told = "".join(f"{line}\n" for line in self._redactor.log(lines[first:]))
        return told[-LOG_BYTES:] or "none\n"


def save_bundle(parts: Iterable[SupportPart], target: Path) -> None:
    """Write parts as a ZIP; whatever stood at ``target`` stays until it is whole.

    Raises:
        SystemRefused: it cannot be written there.
    """
    try:
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".support-")
        try:
            with os.fdopen(descriptor, "wb") as stream, zipfile.ZipFile(stream, "w") as bundle:
                for part in parts:
                    bundle.writestr(part.file, part.text, zipfile.ZIP_DEFLATED)
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise SystemRefused(path=str(target), reason=str(error.strerror)) from error


def _settings_of(cache: Cache) -> dict[str, object]:
    """Return what was chosen, and of accounts their kinds and states: neither names nor keys."""
    settings = kept_settings(MetaStore(cache))
    told = msgspec.to_builtins(settings)
    told["reports"]["folder"] = "chosen" if settings.reports.folder else ""
    shops = ShopStore(cache)
    return {
        "settings": told,
        "shops": [
            {
                "platform": health.shop.platform.value,
                "state": health.state.value,
                "imported": health.shop.is_imported,
                "last_good_poll": health.last_good_poll,
            }
            for health in shops.all()
        ],
        "providers": shops.providers(),
        "robots": [
            {"kind": each.kind.value, "on": each.is_on, "state": each.health.state.value}
            for each in RobotStore(cache).all()
        ],
    }


def _places(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what names this machine and its person, the longest first."""
    yield str(folder), "‹profile›"
    yield str(Path.home()), "~"
    yield platform.node(), "‹machine›"
    user = getpass.getuser()
    if len(user) > 2 and user != "root":
        yield user, "‹user›"


def _logs(folder: Path) -> list[Path]:
    """Return the log's files, the oldest first."""
    return sorted(folder.glob(f"{LOG_FILE}*"), key=lambda path: path.stat().st_mtime)


def _read(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


def _lines(told: Mapping[str, object]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in told.items())
