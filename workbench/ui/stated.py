"""Desks that answer as in one state of a view, so that every state is rendered and looked at."""

from __future__ import annotations

from array import array
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import DiskFull
from workbench.domain.filing.case_views import CaseCounts
from workbench.domain.platforms.platform_records import RecordCounts
from workbench.domain.rules.effects import Exposure
from workbench.domain.shops import ShopState
from workbench.domain.ticket_views import TicketCounts
from workbench.domain.today.charts import TodayBoard
from workbench.domain.today.today import DueList
from workbench.domain.views import MonitorCounts

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.shops import ShopHealth
    from workbench.ui.background import Gate
    from workbench.ui.contracts import Desk

# Longer than any picture takes; a desk that nobody lets go on ends by itself.
LONGEST_WAIT = 20.0


class ViewState(StrEnum):
    """The states of window.md that every view must have; the value stands in a picture's name."""

    ROWS = ""
    FIRST_RUN = "first-run"
    LOADING = "loading"
    EMPTY = "empty"
    FILTERED = "filtered"
    OFFLINE = "offline"
    EXPIRED = "expired"
    ERROR = "error"


_SHOPS = {ViewState.OFFLINE: ShopState.UNREACHABLE, ViewState.EXPIRED: ShopState.SIGN_IN_EXPIRED}
_LISTS = {
    ("monitor", "ids"), ("monitor", "first"), ("orders", "ids"), ("orders", "first"),
    ("orders", "listed"),
    ("notices", "ids"), ("records", "ids"), ("tickets", "ids"), ("cases", "ids"),
    ("metrics", "labels"),
    ("rule_reader", "timeline"), ("today", "board"),
}  # fmt: skip
_NOTHING: dict[tuple[str, str], Callable[[], Any]] = {
    ("monitor", "ids"): lambda: array("q"),
    ("monitor", "first"): lambda: array("q"),
    ("monitor", "counts"): lambda: MonitorCounts({}, {}, 0, 0),
    ("monitor", "groups"): list,
    ("monitor", "exposure"): Exposure,
    ("orders", "ids"): lambda: array("q"),
    ("orders", "first"): lambda: array("q"),
    ("orders", "listed"): lambda: array("q"),
    ("notices", "ids"): lambda: array("q"),
    ("notices", "unread"): int,
    ("tickets", "ids"): lambda: array("q"),
    ("cases", "ids"): lambda: array("q"),
    ("cases", "counts"): CaseCounts,
    ("tickets", "counts"): TicketCounts,
    ("metrics", "labels"): list,
    ("metrics", "points"): list,
    ("metrics", "scores"): list,
    ("records", "ids"): lambda: array("q"),
    ("records", "counts"): lambda: RecordCounts(0, {}, 0, 0),
}


class StatedDesk:
    """A desk whose lists are empty, late or failing, and whose shops fare as the state says."""

    def __init__(self, desk: Desk, state: ViewState, gate: Gate) -> None:
        self._desk = desk
        self._state = state
        self._gate = gate

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._desk, name)
        return found if name in {"close", "give_up_when"} else _Reader(found, name, self._answer)

    def _answer(self, reader: str, method: str, call: Callable[[], Any]) -> Any:
        place, state = (reader, method), self._state
        if place in _LISTS and state is ViewState.LOADING:
            self._gate.wait(LONGEST_WAIT)
        if place in _LISTS and state is ViewState.ERROR:
            raise DiskFull
        is_empty = state in {ViewState.FIRST_RUN, ViewState.EMPTY, ViewState.FILTERED}
        if is_empty and place == ("today", "board"):
            return TodayBoard(call().at, DueList())
        if place == ("tickets", "counts") and state is ViewState.EMPTY:
            return TicketCounts(total=call().total)  # all of them answered
        if place == ("cases", "counts") and state is ViewState.EMPTY:
            return CaseCounts(total=call().total)
        if is_empty and place in _NOTHING:
            return _NOTHING[place]()
        if place == ("shops", "health"):
            return self._shops(call())
        return call()

    def _shops(self, shops: list[ShopHealth]) -> list[ShopHealth]:
        if self._state is ViewState.FIRST_RUN:
            return []
        state = _SHOPS.get(self._state)
        return [replace(shop, state=state) for shop in shops] if state else shops


class _Reader:
    """One reader of such a desk."""

    def __init__(
        self, reader: Any, name: str, answer: Callable[[str, str, Callable[[], Any]], Any]
    ) -> None:
        self._reader = reader
        self._name = name
        self._answer = answer

    def __getattr__(self, method: str) -> Any:
        found = getattr(self._reader, method)
        if not callable(found):
            return found
        return lambda *args, **named: self._answer(
            self._name, method, lambda: found(*args, **named)
        )
