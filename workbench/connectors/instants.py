"""Instants as platforms write them; what names no zone is Asia/Shanghai (platform-apis 0.3)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.payload import Unreadable, number
from workbench.domain.clock import SHANGHAI, in_shanghai

if TYPE_CHECKING:
    from workbench.connectors.payload import JsonObject

# yyyyMMddHHmmssSSSZ, with or without the thousandths and the zone: 1688 writes all of them.
_COMPACT = re.compile(r"(\d{14})(\d{0,6})(Z|[+-]\d{2}:?\d{2})?", re.ASCII)
_SPELT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?"
)
_SHANGHAI = "+0800"
_UNSET = re.compile(r"[0\s:.-]*")


def read_instant(written: str, field: str) -> datetime | None:
    """Return the instant in UTC; None for an empty text, zeros, or a year that means never.

    Raises:
        Unreadable: anything else than the platforms' ways of writing; ``field`` is named.
    """
    if _UNSET.fullmatch(written):
        return None
    try:
        return in_shanghai(_local(written.strip()))
    except ValueError as error:
        raise Unreadable(reasons.UNKNOWN_SHAPE, field) from error


def _local(written: str) -> datetime:
    if found := _SPELT.fullmatch(written):
        day, time, zone = found.groups()
        return datetime.fromisoformat(f"{day} {time}{zone or _SHANGHAI}")
    if found := _COMPACT.fullmatch(written):
        digits, fraction, zone = found.groups()
        second, micros = f"{digits[:8]}T{digits[8:]}", fraction.ljust(6, "0")
        return datetime.fromisoformat(f"{second}.{micros}{zone or _SHANGHAI}")
    raise ValueError("no known way of writing an instant")


def compact_text(at: datetime) -> str:
    """Return an instant as ``yyyyMMddHHmmssSSSZ`` in Shanghai's time."""
    local = at.astimezone(SHANGHAI)
    return f"{local:%Y%m%d%H%M%S}{local.microsecond // 1000:03d}+0800"


def spelt_text(at: datetime) -> str:
    """Return an instant as ``yyyy-MM-dd HH:mm:ss`` in Shanghai's time."""
    local = at.astimezone(SHANGHAI).replace(tzinfo=None)
    return local.isoformat(" ", "seconds")  # strftime takes ten times as long


def kept_text(at: datetime | None) -> str:
    """Return an instant as it is kept among keys, "" for one that is not known."""
    return at.isoformat() if at is not None else ""


def kept_instant(written: str) -> datetime | None:
    """Return the instant that was kept so."""
    return datetime.fromisoformat(written) if written else None


def epoch_instant(source: JsonObject, key: str) -> datetime | None:
    """Return the instant of so many seconds since 1970; None where absent or 0, which is unset.

    Raises:
        Unreadable: no whole number, or no instant of our calendar.
    """
    seconds = number(source, key)
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise Unreadable(reasons.UNKNOWN_SHAPE, key) from error
