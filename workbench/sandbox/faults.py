"""Fault switches: what can be made to go wrong on the wire, for whom, and how often."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.sandbox.wire import Answer, html_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class FaultKind(StrEnum):
    """What goes wrong.

    ``gateway_503``: a request is carried out, and a gateway in front of the platform answers in its
    place that the service is not available.
    ``rows_slide``: after a first page is served its first row moves to the end of the list, so that
    a row crosses from page 2 to page 1 unseen; nothing is lost to a second walk.
    ``duplicate_rows``: every page begins with the last row of the page before.
    ``clock_skew``: a service's clock, by which it dates answers and checks timestamps, is off; it
    stays so until it is cleared, whatever ``times`` says.
    ``duplicate_messages``: each message comes twice, and those confirmed come again;
    ``unordered_messages``: the last one comes first.
    """

    RATE_LIMIT = "rate_limit"
    SIGN_IN_EXPIRED = "sign_in_expired"
    ACL_DECLINED = "acl_declined"
    HTML_500 = "html_500"
    HTML_200 = "html_200"
    GATEWAY_503 = "gateway_503"
    TRUNCATED_JSON = "truncated_json"
    DROPPED = "dropped"
    SLOW = "slow"
    EMPTY_PAGE = "empty_page"
    MISSING_LIST = "missing_list"
    DUPLICATE_ROWS = "duplicate_rows"
    ROWS_SLIDE = "rows_slide"
    UNKNOWN_STATUS = "unknown_status"
    CLOCK_SKEW = "clock_skew"
    DUPLICATE_MESSAGES = "duplicate_messages"
    UNORDERED_MESSAGES = "unordered_messages"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; empty ``shop`` or ``api`` means all, ``times`` None until cleared.

    ``shop`` is a shop's id or name, ``api`` part of an API's name (``kuaidi100`` for the provider;
    CLOCK_SKEW takes the names of services alone: ``1688``, ``taobao``, ``douyin`` and so on).
    ``seconds`` is how long SLOW waits and how far a clock is ahead, ``retry_after`` what RATE_LIMIT
    and GATEWAY_503 tell in their header.
    """

    kind: FaultKind
    shop: str = ""
    api: str = ""
    times: int | None = None
    seconds: float = 5.0
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a request is for."""

    api: str
    shop_id: str = ""
    shop_name: str = ""


class FaultBoard:
    """The faults that are switched on."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._faults = list(faults)

    def add(self, fault: Fault) -> None:
        """Switch a fault on."""
        self._faults.append(fault)

    def clear(self) -> None:
        """Switch everything off."""
        self._faults = []

    def all(self) -> tuple[Fault, ...]:
        """Return what is switched on."""
        return tuple(self._faults)

    def find(self, kind: FaultKind, scope: Scope) -> Fault | None:
        """Return the first fault of this kind that concerns the scope."""
        return next((f for f in self._faults if f.kind is kind and _concerns(f, scope)), None)

    def strike(self, kind: FaultKind, scope: Scope) -> Fault | None:
        """Return the same and count it down; one that has struck its last time goes off."""
        fault = self.find(kind, scope)
        if fault is None or fault.times is None:
            return fault
        place = self._faults.index(fault)
        left = replace(fault, times=fault.times - 1)
        self._faults[place : place + 1] = [left] if left.times else []
        return fault

    def disturb(
        self, scope: Scope, make: Callable[[], Answer], limited: Callable[[], Answer]
    ) -> Answer:
        """Return what ``make`` answers unless a fault of the wire gets in between.

        ``limited`` gives the service's own refusal of too many requests.
        """
        if fault := self.strike(FaultKind.RATE_LIMIT, scope):
            return _with_retry_after(limited(), fault.retry_after)
        if self.strike(FaultKind.HTML_500, scope):
            return html_answer("500 Internal Server Error", 500)
        if self.strike(FaultKind.HTML_200, scope):
            return html_answer("系统维护中", 200)
        return self._maim(scope, make())

    def _maim(self, scope: Scope, answer: Answer) -> Answer:
        if fault := self.strike(FaultKind.GATEWAY_503, scope):
            page = html_answer("503 Service Unavailable", 503)
            answer = _with_retry_after(page, fault.retry_after)
        if self.strike(FaultKind.TRUNCATED_JSON, scope):
            answer = replace(answer, body=answer.body[: len(answer.body) // 2])
        if self.strike(FaultKind.DROPPED, scope):
            answer = replace(answer, dropped=True)
        if fault := self.strike(FaultKind.SLOW, scope):
            answer = replace(answer, delay=fault.seconds)
        return answer


def _concerns(fault: Fault, scope: Scope) -> bool:
    for_shop = not fault.shop or fault.shop in {scope.shop_id, scope.shop_name}
    return for_shop and fault.api in scope.api


def _with_retry_after(answer: Answer, seconds: int | None) -> Answer:
    if seconds is None:
        return answer
    return replace(answer, headers=(*answer.headers, ("Retry-After", str(seconds))))
