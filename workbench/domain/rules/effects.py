"""What a violation may cost, what exempts from it, and what cures it: values without words.

Money, points, score, ticket, complaint and claim are judged apart (design section 1): there is no
flag that says an order is exempt. Money is 分, instants are UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.domain.rules.remedies import Remedy
    from workbench.domain.views import EffectKind


class Violation(StrEnum):
    """What platforms call a violation; one damages for each on an order (1688.penalty.stacking).

    The first six are 1688's names, ``TRACE_…`` those of Taobao and Tmall (O-TM-12, O-TM-13); the
    three time-outs are Douyin's 揽收超时, 发运超时 and 中转超时 (O-DY-16).
    """

    LATE_SHIPPING = "late_shipping"
    OUT_OF_STOCK = "out_of_stock"
    REFUSAL = "refusal"
    FALSE_SHIPPING = "false_shipping"
    FALSE_TRACK = "false_track"
    FRAUD_SHIPPING = "fraud_shipping"
    TRACE_TIMEOUT = "trace_timeout"
    TRACE_ANOMALY = "trace_anomaly"
    PICKUP_TIMEOUT = "pickup_timeout"
    DISPATCH_TIMEOUT = "dispatch_timeout"
    TRANSIT_TIMEOUT = "transit_timeout"
    STALL = "stall"
    UNANSWERED_TICKET = "unanswered_ticket"
    LATE_INVOICE = "late_invoice"


class Applicability(StrEnum):
    """Whether a consequence hits; UNKNOWN where the sources do not say, or say it for now only."""

    APPLIES = "applies"
    EXEMPT = "exempt"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """Why an effect applies or not; ``Effect.by`` names the rule that says so.

    * ``STATED``: the rule names the consequence;
    * ``EXEMPTED``: an exemption holds, its end is known or it is a standing rule;
    * ``CONFIRMED``: its end was never announced, and the seller confirmed that it still holds;
    * ``END_NOT_ANNOUNCED``: the same, not confirmed, or not lately enough;
    * ``END_UNSURE``: it is over by a day that is known, and may have ended before it;
    * ``INSTANT_UNKNOWN``: the instant that decides (payment) is not known;
    * ``DOUBTFUL``: the text has another reading under which the exemption does not hold;
    * ``FILED``, ``FILING_UNSURE``: an approved filing covers the order, or may;
    * ``NOT_STATED``: the sources do not say.
    """

    STATED = "stated"
    EXEMPTED = "exempted"
    CONFIRMED = "confirmed"
    END_NOT_ANNOUNCED = "end_not_announced"
    END_UNSURE = "end_unsure"
    INSTANT_UNKNOWN = "instant_unknown"
    DOUBTFUL = "doubtful"
    FILED = "filed"
    FILING_UNSURE = "filing_unsure"
    NOT_STATED = "not_stated"


class Change(StrEnum):
    """What would change an effect: a cure in time, a filing, a confirmation, a known end or fact.

    ``SOURCE`` is a pack that says what ours do not.
    """

    CURE = "cure"
    FILING = "filing"
    CONFIRMATION = "confirmation"
    END = "end"
    FACT = "fact"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Amount:
    """What one violation may cost at most, and who says so.

    ``rule`` gives the amount in its version of ``since`` (None = open). ``due`` is the last instant
    before it costs this much: some amounts begin a while after the limit. Of an amount that the
    seller entered ``rule`` is the one it was entered for, and ``since`` when.
    """

    fen: int
    rule: str
    since: datetime | None = None
    due: datetime | None = None
    entered_by_seller: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """One cell of the consequence matrix; ``rule`` is the rule that was, or may be, violated.

    ``amount`` and ``points`` are None where unknown; ``is_certain``: the text says "will".
    """

    kind: EffectKind
    applicability: Applicability
    rule: str
    why: Why
    by: str = ""
    changed_by: Change | None = None
    amount: Amount | None = None
    points: int | None = None
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class SellerAmount:
    """An amount that the seller entered for a rule: fixed, or a share of what was paid.

    Exactly one of ``fen`` and ``percent`` is given; ``min_fen`` and ``max_fen`` bound the share.
    ``shop_id`` is "" for all shops, ``note`` is where the seller has it from.
    """

    rule: str
    entered_at: datetime
    fen: int | None = None
    percent: int | None = None
    min_fen: int = 0
    max_fen: int | None = None
    shop_id: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """Return what tells it from all others: the rule, and the shop where it is one's own."""
        return amount_key(self.rule, self.shop_id)


def amount_key(rule: str, shop_id: str = "") -> str:
    """Name the amount of a rule for one shop, or for all."""
    return f"{rule} {shop_id}" if shop_id else rule


@dataclass(frozen=True, slots=True)
class SellerWord:
    """What the seller told us: which exemptions still hold (rule → when confirmed), and amounts.

    ``amounts`` stand by their keys; a shop's own counts before the one for all shops.
    """

    confirmed: Mapping[str, datetime] = field(default_factory=dict)
    amounts: Mapping[str, SellerAmount] = field(default_factory=dict)

    def amount(self, rule: str, shop_id: str) -> SellerAmount | None:
        """Return what the seller entered for a rule of one shop, None where nothing."""
        return self.amounts.get(amount_key(rule, shop_id)) or self.amounts.get(rule)


@dataclass(frozen=True, slots=True)
class Stake:
    """What an order adds to the money and points at risk once ``due`` (last good instant) is past.

    None as ``due`` is at risk already. ``unknown`` and ``unknown_points`` count violations without
    a known figure. ``purse`` names what shares a cap of money (a day's orders of the same two
    parties), ``points_purse`` what shares a cap of points (a shop's); ``capped`` are the rules
    that cut this order's own sum.
    """

    due: datetime | None
    fen: int = 0
    unknown: int = 0
    points: int = 0
    unknown_points: int = 0
    purse: str = ""
    purse_rule: str = ""
    purse_fen: int = 0
    points_purse: str = ""
    points_cap_rule: str = ""
    points_cap: int = 0
    capped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Horizon:
    """What is at risk within so many hours: known money and points, and how many are unknown."""

    hours: int
    fen: int = 0
    unknown: int = 0
    points: int = 0
    unknown_points: int = 0
    capped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenPoints:
    """Points that a shop lost under a cap in the days that count, as the platform told.

    ``unsure`` counts penalties that may count and do not say so: no name, time, shop or figure.
    """

    shop_id: str
    rule: str
    cap: int
    points: int = 0
    unsure: int = 0
    shop_name: str = ""

    @property
    def purse(self) -> str:
        """Name what shares the cap."""
        return points_purse(self.shop_id, self.rule)


def points_purse(shop_id: str, rule: str) -> str:
    """Name what shares a cap of points: a shop's violations under one rule."""
    return f"{shop_id} {rule}"


@dataclass(frozen=True, slots=True)
class Exposure:
    """Money and points at risk, one horizon inside the next.

    ``taken`` are points that were taken already and leave less of their cap.
    """

    horizons: tuple[Horizon, ...] = ()
    taken: tuple[TakenPoints, ...] = ()


HORIZONS = (24, 48, 72)


class CureState(StrEnum):
    """Whether a remedy still counts; NO_PROMISE: it may help, but no text promises that."""

    COUNTS = "counts"
    NO_PROMISE = "no_promise"
    TOO_LATE = "too_late"


class CureCost(StrEnum):
    """What a remedy costs the seller: nothing, a second parcel, the sale, or the 48 h label."""

    NOTHING = "nothing"
    NEW_PARCEL = "new_parcel"
    SALE = "sale"
    LABEL_48H = "label_48h"


@dataclass(frozen=True, slots=True)
class Cure:
    """A remedy for one warning; the list that holds it has the one to try first on top.

    ``deadline`` is the last instant at which it counts, None where no instant is known; then
    ``before_penalty_unknown`` tells that it counts only before the platform's penalty, whose time
    nobody announces. ``by`` is the rule that says so, "" where none does.
    """

    remedy: Remedy
    state: CureState
    deadline: datetime | None = None
    cost: CureCost = CureCost.NOTHING
    by: str = ""
    before_penalty_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything one row shows of costs and cures.

    ``to_confirm`` are exemptions that would apply if the seller confirmed that they still hold;
    ``exposure`` is what the order's warnings put at risk.
    """

    effects: tuple[Effect, ...] = ()
    cures: tuple[Cure, ...] = ()
    to_confirm: tuple[str, ...] = ()
    exposure: Exposure = Exposure()


NO_OUTLOOK = Outlook()
