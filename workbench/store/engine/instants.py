"""Instants in the file: integer milliseconds since 1970 UTC; ``FAR`` stands for "still so"."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)

# The end of a version that still stands, and the deadline of a row that has none: one plain
# comparison then covers both, and an index serves it. Schema and queries repeat the number, since
# partial indexes are only used where the query names the same constant.
FAR = 9_223_372_036_854_775_807
NOW = FAR - 1


def to_ms(instant: datetime) -> int:
    """Return an aware instant as milliseconds; what is finer is cut off."""
    return (instant - EPOCH) // MILLISECOND


def to_ms_or_none(instant: datetime | None) -> int | None:
    """Return an instant as milliseconds, None for None."""
    return None if instant is None else (instant - EPOCH) // MILLISECOND


def from_ms(value: int) -> datetime:
    """Return milliseconds as an aware UTC instant."""
    return EPOCH + MILLISECOND * value


def from_ms_or_none(value: int | None) -> datetime | None:
    """Return milliseconds as an instant, None for None."""
    return None if value is None else EPOCH + MILLISECOND * value


def as_of_ms(as_of: datetime | None) -> int:
    """Return the instant to look at the versions from: ``as_of``, or the present for None."""
    return NOW if as_of is None else to_ms(as_of)
