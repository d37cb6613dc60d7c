"""Orders of a walk that cannot be read: set aside one by one, unless it is the platform's trouble.

A few may be odd, and their numbers are asked for again later. So many in a row mean that the
platform speaks otherwise than we know: then nothing is set aside and the walk ends with an error.
"""

from __future__ import annotations

from workbench.connectors.payload import JsonObject, Unreadable, shape_of
from workbench.domain.errors import UnexpectedAnswer
from workbench.domain.pages import UnreadOrder

FEW, ENOUGH = 5, 20


class UnreadTally:
    """Counts what one walk of ``service``'s orders could not read."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._in_a_row = 0
        self._last: UnexpectedAnswer | Unreadable | None = None
        self._has_read = False

    def read(self) -> None:
        """Count an order that was understood."""
        self._in_a_row = 0
        self._has_read = True

    def unread(
        self, number: str, row: JsonObject, error: UnexpectedAnswer | Unreadable
    ) -> UnreadOrder:
        """Return what is set aside of the order with this number, "" where it cannot be read.

        Raises:
            UnexpectedAnswer: it is one of so many in a row that the platform is in trouble.
        """
        self._in_a_row += 1
        self._last = error
        if self._in_a_row >= ENOUGH:
            raise self._trouble(error) from error
        return unread_order(number, error, row)

    def end(self) -> None:
        """Take note of the walk's end.

        Raises:
            UnexpectedAnswer: there were several orders and none could be read.
        """
        if self._last is not None and self._in_a_row >= FEW and not self._has_read:
            raise self._trouble(self._last) from self._last

    def _trouble(self, error: UnexpectedAnswer | Unreadable) -> UnexpectedAnswer:
        if isinstance(error, UnexpectedAnswer):
            return error
        return UnexpectedAnswer(service=self._service, reason=error.reason)


def unread_order(
    number: str, error: UnexpectedAnswer | Unreadable, row: JsonObject | None = None
) -> UnreadOrder:
    """Return an order that could not be read, with the shape of its detail or else of its row."""
    if isinstance(error, UnexpectedAnswer):
        return UnreadOrder(number, error.values["reason"], shape_of(row or {}))
    return UnreadOrder(number, error.reason, shape_of(error.told or row or {}))
