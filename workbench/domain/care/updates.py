"""A newer version as its publisher tells of it: a signed notice, judged before it is shown.

Nothing is ever fetched or installed by it: it is words and the address of a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from workbench.domain.errors import UpdateRefused, marked

if TYPE_CHECKING:
    from collections.abc import Mapping

# A clock may be a little behind the publisher's.
AHEAD = timedelta(days=1)
LONGEST_CHANGES = 4000
_VERSION = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})")

UNREADABLE = marked("errors", "it is not of the shape that was agreed")
EXPIRED = marked("errors", "it expired and was not signed anew")
AHEAD_OF_TIME = marked("errors", "its date lies ahead: look at this machine's clock")
OLDER = marked("errors", "an older one than was seen here before")
UNSIGNED = marked("errors", "its signature is not the publisher's")


@dataclass(frozen=True, slots=True)
class UpdateNotice:
    """``changes`` by language; ``page`` is https; instants are UTC. ``serial`` never goes down."""

    version: str
    serial: int
    issued_at: datetime
    expires_at: datetime
    page: str
    changes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> UpdateNotice:
        """Return the notice that a signed object is.

        Raises:
            UpdateRefused: it is of another shape.
        """
        try:
            made = cls(
                str(told["version"]),
                int(told["serial"]),
                _instant(told["issued_at"]),
                _instant(told["expires_at"]),
                str(told["page"]),
                {str(k): str(v)[:LONGEST_CHANGES] for k, v in dict(told["changes"]).items()},
            )
            is_whole = bool(_parts(made.version)) and _is_page(made.page)
        except (KeyError, TypeError, ValueError) as error:
            raise UpdateRefused(reason=UNREADABLE) from error
        if not is_whole:
            raise UpdateRefused(reason=UNREADABLE)
        return made

    def judge(self, now: datetime, last_serial: int) -> None:
        """Refuse what is out of date, or older than one that was seen.

        Raises:
            UpdateRefused: says which.
        """
        if self.expires_at <= now:
            raise UpdateRefused(reason=EXPIRED)
        if self.issued_at > now + AHEAD:
            raise UpdateRefused(reason=AHEAD_OF_TIME)
        if self.serial < last_serial:
            raise UpdateRefused(reason=OLDER)

    def is_newer_than(self, version: str) -> bool:
        """Tell whether it is about a later version; an earlier one is never offered."""
        return _parts(self.version) > _parts(version)

    def changes_in(self, language: str) -> str:
        """Return what changed in a language, else in English, else ""."""
        return self.changes.get(language) or self.changes.get("en", "")


@dataclass(frozen=True, slots=True)
class UpdateLook:
    """What is known of newer versions.

    ``is_offered`` is False where this build names no publisher to ask; ``notice`` is about a newer
    version, None where there is none; ``checked_at`` is the last good answer's time.
    """

    is_offered: bool = False
    checked_at: datetime | None = None
    notice: UpdateNotice | None = None


def _parts(version: str) -> tuple[int, ...]:
    """Return a version's three numbers; () for what is none."""
    found = _VERSION.fullmatch(version)
    return tuple(int(part) for part in found.groups()) if found else ()


def _instant(told: object) -> datetime:
    at = datetime.fromisoformat(str(told))
    if at.tzinfo is None:
        raise ValueError("an instant without its zone")
    return at


def _is_page(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" and bool(parts.hostname) and parts.username is None
