"""What the text of one filter means: a member, a yes or no, an instant, a span, a list of ids."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import ExportUnmeant, marked
from workbench.domain.views import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    Filters = Mapping[str, str]

E = TypeVar("E", bound=StrEnum)
NO_INSTANT = marked("errors", "not an instant in ISO 8601")
NO_SPAN = marked("errors", "not two instants in ISO 8601 with a slash between them")
NO_SUCH_VALUE = marked("errors", "the filter takes no such value, only {known}")
DIRECTIONS = {"asc": False, "desc": True}
ANSWERS = {"yes": True, "no": False}


def member(filters: Filters, key: str, default: E) -> E:
    """Return the member that a filter names, ``default`` where it is not given.

    Raises:
        ExportUnmeant: there is none of this value.
    """
    told = optional(filters, key, type(default))
    return default if told is None else told


def optional(filters: Filters, key: str, kind: type[E]) -> E | None:
    """Return the member that a filter names, None where it is not given.

    Raises:
        ExportUnmeant: there is none of this value.
    """
    told = filters.get(key, "")
    known = {one.value: one for one in kind}
    if told and told not in known:
        raise _no_such_value(key, told, known)
    return known.get(told)


def members(filters: Filters, key: str, kind: type[E]) -> tuple[str, ...]:
    """Return the values that a filter lists, each of them a member's.

    Raises:
        ExportUnmeant: something else stands among them.
    """
    parts = tuple(part for part in filters.get(key, "").split(",") if part)
    for part in parts:
        optional({key: part}, key, kind)
    return parts


def choice(filters: Filters, key: str, choices: Mapping[str, bool]) -> bool:
    """Return what a filter says; one that is not given says no, and ascending.

    Raises:
        ExportUnmeant: it says something else.
    """
    told = filters.get(key, "")
    if told and told not in choices:
        raise _no_such_value(key, told, choices)
    return choices.get(told, False)


def moment(filters: Filters, key: str) -> datetime | None:
    """Return the instant (UTC) that a filter tells, None where it is not given.

    Raises:
        ExportUnmeant: it is none.
    """
    told = filters.get(key, "")
    return _instant(told, f"--filter {key}={told}", NO_INSTANT) if told else None


def span(filters: Filters, key: str) -> Span | None:
    """Return the two instants that a filter tells, None where it is not given.

    Raises:
        ExportUnmeant: these are no two instants.
    """
    told = filters.get(key, "")
    if not told:
        return None
    since, _, until = told.partition("/")
    said = f"--filter {key}={told}"
    return Span(_instant(since, said, NO_SPAN), _instant(until, said, NO_SPAN))


def span_text(told: Span | None) -> str:
    """Return a span as the text of a filter."""
    return f"{told.since.isoformat()}/{told.until.isoformat()}" if told else ""


def numbers(filters: Filters, key: str) -> tuple[int, ...]:
    """Return the whole numbers that a filter lists.

    Raises:
        ExportUnmeant: something else stands among them.
    """
    parts = [part for part in filters.get(key, "").split(",") if part]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise ExportUnmeant(what=f"--filter {key}", reason=NO_SUCH_VALUE, known="1,2,3")
    return tuple(int(part) for part in parts)


def _instant(text: str, said: str, reason: str) -> datetime:
    """Return an instant (UTC); for none ``said`` and ``reason`` go into the refusal."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise ExportUnmeant(what=said, reason=reason) from error
    return (found if found.tzinfo else found.replace(tzinfo=SHANGHAI)).astimezone(UTC)


def _no_such_value(key: str, told: str, known: Mapping[str, object]) -> ExportUnmeant:
    said = f"--filter {key}={told}"
    return ExportUnmeant(what=said, reason=NO_SUCH_VALUE, known=", ".join(known))
