"""False shipping (虚假发货) and the use of 无需物流 on 1688, scene by scene."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.rules.decisions import Answer, Verdict
from workbench.policy.cases.answer import CaseAnswer, Instant, need
from workbench.policy.cases.parcels import TRANSFER, parcel_facts, spoken
from workbench.policy.cases.scans import Numbers, until
from workbench.policy.cases.words import Word
from workbench.policy.combine import combine
from workbench.policy.false_shipping import NO_TRACE, no_trace, number_reuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.policy.cases.parcels import Parcel
    from workbench.policy.packs import PolicyBook

NOT_SHIPPED = "1688.false_ship.not_shipped_24h"
ADDRESS = "1688.false_ship.address_mismatch"
UNTRACEABLE = "1688.false_ship.untraceable_not_shipped"
SEVERE = "1688.no_logistics.severe_false_ship"
ALLOWED_USE = "1688.no_logistics.allowed_use"
AUTO_CONFIRM = "1688.no_logistics.auto_confirm_30d"


class NoLogistics(Struct, frozen=True):
    """An order shipped by 无需物流, and which of the two questions is asked."""

    ask: str | None = None
    method: str | None = None
    shipped_clicked_at: Instant | None = None
    handover: str | None = None


def no_logistics(given: NoLogistics, book: PolicyBook) -> CaseAnswer:
    """Answer when receipt is confirmed by itself, or whether the way of shipping is allowed."""
    if need(given.ask, "ask") == "auto_confirm":
        return _auto_confirm(given, book)
    is_allowed = need(given.handover, "handover") in book.rule(ALLOWED_USE).names("handovers")
    return CaseAnswer(Word.ALLOWED if is_allowed else Word.NOT_ALLOWED, ALLOWED_USE)


def _auto_confirm(given: NoLogistics, book: PolicyBook) -> CaseAnswer:
    if need(given.method, "method") != "no_logistics":
        return CaseAnswer(Word.NOT_APPLICABLE, AUTO_CONFIRM)
    clicked_at = need(given.shipped_clicked_at, "shipped_clicked_at")
    confirmed_at = clicked_at + book.rule(AUTO_CONFIRM).days(clicked_at)
    return CaseAnswer(Word.AUTO_CONFIRM, AUTO_CONFIRM, confirmed_at)


def false_shipping(given: Parcel, book: PolicyBook) -> CaseAnswer:
    """Judge every scene of false shipping that the facts speak of, remote regions included."""
    return spoken(combine(list(_scenes(given, book))))


def _scenes(given: Parcel, book: PolicyBook) -> Iterator[Answer]:
    """Judge scene by scene; of several that are clean the first speaks."""
    method = need(given.method, "method")
    if method == "no_logistics":
        yield _without_logistics(given, book)
        return
    if method == "untraceable":
        yield _untraceable(given, book)
    else:
        yield _trace(given, book)
    if given.earlier_uses:
        now = given.now or need(given.tracking_uploaded_at, "now")
        yield number_reuse(parcel_facts(given, [], now), now, book)
    if given.trace_destination and given.order_city:
        yield _destination(given.trace_destination, given.order_city)
    if method != "untraceable" and (shipping := _click(given, book)):
        yield shipping


def _trace(given: Parcel, book: PolicyBook) -> Answer:
    """Judge whether the number, or one that took its place, had a trace in time."""
    if given.scans is None or given.now is None:
        missing = tuple(name for name in ("scans", "now") if getattr(given, name) is None)
        return Answer(NO_TRACE, Verdict.UNKNOWN, unknowns=missing)
    numbers = Numbers(until(given.scans, given.now), given.waybill)
    chain = numbers.chain(given.from_province)
    scans = [scan for number in dict.fromkeys(chain) for scan in numbers.scans(number)]
    answer = no_trace(parcel_facts(given, scans, given.now), given.now, book)
    return replace(answer, also=(TRANSFER,)) if len(chain) > 1 else answer


def _destination(trace_destination: str, order_city: str) -> Answer:
    """Compare by city: how exactly the number must fit is not said (policy-facts)."""
    trace, order = _city(trace_destination), _city(order_city)
    fits = trace in order or order in trace
    return Answer(ADDRESS, Verdict.CLEAN if fits else Verdict.VIOLATION)


def _city(name: str) -> str:
    stripped = name.strip()
    return stripped.removesuffix("市") if len(stripped) > 2 else stripped


def _untraceable(given: Parcel, book: PolicyBook) -> Answer:
    """Judge a way of shipping that cannot be followed: false only if nothing was shipped."""
    shipped = need(given.actually_shipped, "actually_shipped")
    if shipped is not False:
        return Answer(UNTRACEABLE, Verdict.CLEAN)
    waiting = _waiting(given, book)
    return waiting or Answer(UNTRACEABLE, Verdict.VIOLATION)


def _without_logistics(given: Parcel, book: PolicyBook) -> Answer:
    """Judge 无需物流: serious where nothing was handed over and the buyer had not agreed."""
    if _is_handed_over(given):
        return Answer(SEVERE, Verdict.CLEAN)
    if waiting := _waiting(given, book):
        return waiting
    if need(given.agreed_with_buyer, "agreed_with_buyer"):
        return Answer(NOT_SHIPPED, Verdict.VIOLATION, _limit(given, book))
    return Answer(SEVERE, Verdict.SEVERE_VIOLATION)


def _is_handed_over(given: Parcel) -> bool:
    if given.actually_shipped is None and given.handover == "none":
        return False
    return need(given.actually_shipped, "actually_shipped") is not False


def _click(given: Parcel, book: PolicyBook) -> Answer | None:
    """Judge whether goods went out within the hours after the click; None where none is told."""
    limit, shipped = _limit(given, book), given.actually_shipped
    if limit is None or shipped is None:
        return _waiting(given, book) if _may_still_ship(given) else None
    if isinstance(shipped, datetime) and shipped > limit:
        return Answer(NOT_SHIPPED, Verdict.VIOLATION, limit)
    if shipped is not False:
        return Answer(NOT_SHIPPED, Verdict.CLEAN)
    return _waiting(given, book) or Answer(NOT_SHIPPED, Verdict.VIOLATION, limit)


def _may_still_ship(given: Parcel) -> bool:
    """Tell whether goods are waited for that were clicked and that no carrier was seen with."""
    if given.shipped_clicked_at is None or given.scans is None or given.now is None:
        return False
    return all(scan.type == "ORDER_ACCEPTED" for scan in until(given.scans, given.now))


def _waiting(given: Parcel, book: PolicyBook) -> Answer | None:
    """Return that the hours after the click still run, None where they do not or none is told."""
    limit = _limit(given, book)
    if limit is None or given.now is None or given.now > limit:
        return None
    return Answer(NOT_SHIPPED, Verdict.PENDING, limit)


def _limit(given: Parcel, book: PolicyBook) -> datetime | None:
    clicked_at = _clicked_at(given)
    return clicked_at and clicked_at + book.rule(NOT_SHIPPED).hours(clicked_at)


def _clicked_at(given: Parcel) -> datetime | None:
    """Return the click; clicking and uploading a number are normally one act (policy-facts)."""
    return given.shipped_clicked_at or given.tracking_uploaded_at
