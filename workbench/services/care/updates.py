"""Looks for a newer version when asked to, believes its publisher alone, and installs nothing."""

from __future__ import annotations

import base64
import json
import logging
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from workbench import __version__
from workbench.domain.care.updates import UNREADABLE, UNSIGNED, UpdateLook, UpdateNotice
from workbench.domain.errors import UpdateRefused, marked
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.store.engine.meta import MetaStore
from workbench.store.monitor.notices import NoticeStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.store.engine.cache import Cache

logger = logging.getLogger(__name__)

# What is signed begins with this: a signature over something else says nothing here.
SIGNED_AS = b"workbench-update-1\n"
EVERY = timedelta(days=1)
NOT_OFFERED = marked("errors", "this build names no publisher to ask")
_SERIAL, _TRIED, _CHECKED, _NOTICE = (
    "update_serial", "update_tried", "update_checked", "update_notice",
)  # fmt: skip
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class UpdateSource:
    """Whom to ask and whose word counts; empty where the publisher filled nothing in."""

    address: str = ""
    public_key: bytes = b""

    @classmethod
    def load(cls, path: Path) -> UpdateSource:
        """Return what the packaged file says; one that is missing or broken names nobody."""
        try:
            told = tomllib.loads(path.read_text("utf-8"))
            key = base64.b64decode(str(told["public_key"]), validate=True)
            address = str(told["address"])
        except (OSError, KeyError, ValueError):
            logger.info("%s names nobody to ask for newer versions", path.name)
            return cls()
        return cls(address, key) if address and len(key) == _KEY_BYTES else cls()

    @property
    def is_given(self) -> bool:
        """Tell whether there is somebody to ask."""
        return bool(self.address)


@dataclass(frozen=True, slots=True)
class UpdateTools:
    """``fetch`` returns a notice and its signature from an address, both Base64.

    ``clock`` dates notices, ``wall`` is real time.
    """

    source: UpdateSource
    fetch: Callable[[str], tuple[str, str]]
    clock: Clock
    wall: Clock
    version: str = field(default=__version__)


class UpdateService:
    """Keeps what was told last; it is asked at most once a day by itself."""

    def __init__(self, cache: Cache, tools: UpdateTools) -> None:
        self._cache = cache
        self._meta = MetaStore(cache)
        self._tools = tools

    def look(self) -> UpdateLook:
        """Return what is known without asking anybody."""
        checked, told = self._meta.get(_CHECKED), self._meta.get(_NOTICE)
        notice = UpdateNotice.read(json.loads(told)) if told else None
        if notice is not None and not notice.is_newer_than(self._tools.version):
            notice = None  # installed meanwhile
        at = datetime.fromisoformat(checked) if checked else None
        return UpdateLook(self._tools.source.is_given, at, notice)

    def is_due(self) -> bool:
        """Tell whether a day has passed since somebody was asked; quick."""
        tried = self._meta.get(_TRIED)
        if not self._tools.source.is_given:
            return False
        now = self._tools.wall.now()
        return not tried or not timedelta() <= now - datetime.fromisoformat(tried) < EVERY

    def check(self) -> UpdateLook:
        """Ask, and keep what is told; a newer version is recorded as a notice, once.

        Raises:
            UpdateRefused: nobody to ask, or what was told is not to be believed.
            ConnectorError: it could not be asked.
        """
        source = self._tools.source
        if not source.is_given:
            raise UpdateRefused(reason=NOT_OFFERED)
        self._meta.set(_TRIED, self._tools.wall.now().isoformat())
        notice, raw = _believed(*self._tools.fetch(source.address), source.public_key)
        now = self._tools.wall.now()
        notice.judge(now, int(self._meta.get(_SERIAL) or 0))
        with self._cache.atomic():
            self._meta.set(_SERIAL, str(notice.serial))
            self._meta.set(_CHECKED, now.isoformat())
            self._meta.set(_NOTICE, raw.decode())
            if notice.is_newer_than(self._tools.version):
                NoticeStore(self._cache).record([self._notice(notice)])
        return self.look()

    def _notice(self, notice: UpdateNotice) -> Notice:
        return Notice(
            NoticeKind.UPDATE_OFFERED,
            key=f"update/{notice.version}",
            level=Level.INFORMATION,
            at=self._tools.clock.now(),
            values={"version": notice.version},
        )


def _believed(told: str, signature: str, public_key: bytes) -> tuple[UpdateNotice, bytes]:
    """Return the notice and its bytes, once the signature over these very bytes holds.

    Raises:
        UpdateRefused: it is not the publisher's, or of another shape.
    """
    try:
        raw = base64.b64decode(told, validate=True)
        key = Ed25519PublicKey.from_public_bytes(public_key)
        key.verify(base64.b64decode(signature, validate=True), SIGNED_AS + raw)
    except (ValueError, InvalidSignature) as error:
        raise UpdateRefused(reason=UNSIGNED) from error
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise UpdateRefused(reason=UNREADABLE) from error
    if not isinstance(found, dict):
        raise UpdateRefused(reason=UNREADABLE)
    return UpdateNotice.read(found), raw
