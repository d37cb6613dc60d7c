"""What a marketplace has an interface for; where it lacks one nothing is invented."""

from __future__ import annotations

from enum import StrEnum

from workbench.domain.errors import marked
from workbench.domain.shops import Platform


class Offer(StrEnum):
    """Something that can be asked of a marketplace beside its orders, which all of them give.

    ``FILINGS`` and ``APPEALS`` are here to be told as missing: no public interface for them was
    found on any platform (platform-apis 10).
    """

    TRACES = "traces"
    REFUNDS = "refunds"
    PROMISE_CHANGES = "promise_changes"
    MESSAGES = "messages"
    SHIP = "ship"
    REPLACE_NUMBER = "replace_number"
    SHIP_UNTRACED = "ship_untraced"
    FILINGS = "filings"
    APPEALS = "appeals"


OFFER_NAMES = {
    Offer.TRACES: marked("offers", "traces"),
    Offer.REFUNDS: marked("offers", "refunds"),
    Offer.PROMISE_CHANGES: marked("offers", "changes of the shipping promise"),
    Offer.MESSAGES: marked("offers", "messages"),
    Offer.SHIP: marked("offers", "shipping with a number"),
    Offer.REPLACE_NUMBER: marked("offers", "replacing a number"),
    Offer.SHIP_UNTRACED: marked("offers", "shipping without logistics"),
    Offer.FILINGS: marked("offers", "filings"),
    Offer.APPEALS: marked("offers", "appeals"),
}

_ACTS = frozenset({Offer.SHIP, Offer.REPLACE_NUMBER, Offer.SHIP_UNTRACED})

# What can be done from here, told without a connection: the connectors hold to it by a test.
ACTS_OFFERED = {
    Platform.ALIBABA: _ACTS - {Offer.REPLACE_NUMBER},
    Platform.TAOBAO: _ACTS,
    Platform.TMALL: _ACTS,
    Platform.DOUYIN: _ACTS - {Offer.SHIP_UNTRACED},
}
