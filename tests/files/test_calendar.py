"""Calendar files as RFC 5545 wants them; lines written by hand."""

from __future__ import annotations

from datetime import UTC, datetime

from workbench.files.calendar import CalendarEvent, calendar, folded

NOON = datetime(2024, 1, 24, 4, 0, tzinfo=UTC)


def test_an_entry_is_written_in_utc_with_an_alarm() -> None:
    event = CalendarEvent("a@x", NOON, "Ship; now, please", "one\ntwo")
    assert calendar([event], NOON, "Deadlines").decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//fulfilment-workbench//today//CN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Deadlines",
        "BEGIN:VEVENT",
        "UID:a@x",
        "DTSTAMP:20240124T040000Z",
        "DTSTART:20240124T040000Z",
        "SUMMARY:Ship\\; now\\, please",
        "DESCRIPTION:one\\ntwo",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT30M",
        "DESCRIPTION:Ship\\; now\\, please",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_long_lines_are_folded_at_75_octets_between_characters() -> None:
    pieces = list(folded("SUMMARY:" + "停" * 40))
    assert [len(piece.encode()) for piece in pieces] == [74, 55]
    assert pieces[1].startswith(" 停")
    assert pieces[0] + pieces[1][1:] == "SUMMARY:" + "停" * 40


def test_a_line_of_75_octets_stays_whole() -> None:
    assert list(folded("A" * 75)) == ["A" * 75]
    assert list(folded("A" * 76)) == ["A" * 75, " A"]
