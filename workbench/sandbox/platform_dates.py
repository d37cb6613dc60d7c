"""Dates as 1688 writes them: ``yyyyMMddHHmmssSSSZ`` for orders, naive text for traces."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from workbench.domain.clock import SHANGHAI

_DATE = re.compile(r"(\d{14})(\d{3})([+-])(\d{2})(\d{2})", re.ASCII)


def platform_date(at: datetime) -> str:
    """Return ``20240124100000000+0800``; scripted instants have whole seconds."""
    return at.astimezone(SHANGHAI).strftime("%Y%m%d%H%M%S") + "000+0800"


def naive_text(at: datetime) -> str:
    """Return ``2024-01-24 10:00:00`` in Shanghai's time."""
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def read_platform_date(text: str) -> datetime:
    """Return the instant (UTC) that a request's date parameter names.

    Raises:
        ValueError: the text is not in the platform's form.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    stamp, millis, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    zone = timezone(-offset if sign == "-" else offset)
    local = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=zone)
    try:
        return local.astimezone(UTC) + timedelta(milliseconds=int(millis))
    except OverflowError as error:
        raise ValueError(text) from error
