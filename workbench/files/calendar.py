"""Calendar files (RFC 5545), written by hand: a few lines of text need no library.

Lines end with CRLF and are folded at 75 octets without cutting a character (3.1); instants are UTC
(3.3.5); backslash, semicolon, comma and line breaks in texts are escaped (3.3.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry; ``uid`` stays the same when the entry is written again.

    It lasts no time: ``at`` is the moment itself. An alarm rings ``ahead`` of it.
    """

    uid: str
    at: datetime
    summary: str
    description: str = ""
    ahead: timedelta = timedelta(minutes=30)


def calendar(events: Iterable[CalendarEvent], stamp: datetime, name: str) -> bytes:
    """Return a calendar file; ``stamp`` is when it was made, ``name`` what programs call it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//fulfilment-workbench//today//CN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in events for line in _event(event, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def _event(event: CalendarEvent, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_instant(stamp)}"
    yield f"DTSTART:{_instant(event.at)}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:-PT{event.ahead // timedelta(minutes=1)}M"
    yield f"DESCRIPTION:{_text(event.summary)}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def folded(line: str) -> Iterator[str]:
    """Yield a line's pieces of at most 75 octets; all but the first begin with a blank."""
    piece, octets = "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > _OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += sign
        octets += size
    yield piece
