"""Shipping on a platform from here: checked, written down, sent once, and looked at afterwards."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.errors import (
    ActLimited,
    ActRefused,
    AnswerLost,
    BadInput,
    ConnectorError,
    NotOffered,
    RateLimited,
    Refused,
    ShippingStopped,
    marked,
)
from workbench.domain.masking import mask_free_text
from workbench.domain.platforms.beside import UNSETTLED
from workbench.domain.platforms.offers import OFFER_NAMES
from workbench.domain.platforms.ship_checks import Weight
from workbench.domain.platforms.shipping_acts import ActKind, ActState, RecordedAct, state_after
from workbench.services.shipping.checking import ShipChecking, Sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.connectors.base import Marketplace
    from workbench.domain.clock import Clock
    from workbench.domain.pages import OrderPage
    from workbench.domain.platforms.ship_checks import ShipCheck
    from workbench.domain.platforms.shipping_acts import ShippingAct
    from workbench.domain.shops import Shop

logger = logging.getLogger(__name__)

_SHIPPING = marked("errors", "The act")
SETTLED_BY_HAND = marked("errors", "as the seller saw it on the platform")


@dataclass(frozen=True, slots=True)
class Consent:
    """Who sends, what the buyer agreed to, and whether the seller goes on in spite of a finding."""

    actor: str = ""
    agreement: str = ""
    in_spite: bool = False


@dataclass(frozen=True, slots=True)
class ActTools:
    """What acts are done with.

    ``connect`` returns a shop's connector, ``keep`` saves what a platform tells of an order and has
    it judged; ``clock`` tells data time.
    """

    sources: Sources
    connect: Callable[[Shop], Marketplace]
    keep: Callable[[OrderPage], None]
    clock: Clock


class ShippingActs:
    """Sends acts, each once."""

    def __init__(self, tools: ActTools) -> None:
        self._tools = tools
        self._acts = tools.sources.acts

    def check(self, act: ShippingAct, agreement: str = "") -> tuple[ShipCheck, ...]:
        """Return what speaks against an act; nothing is sent."""
        return ShipChecking(self._tools.sources, self._tools.clock.now()).of(act, agreement)

    def send(self, shop: Shop, act: ShippingAct, consent: Consent) -> RecordedAct:
        """Check an act, send it once, and return how it ended.

        It is written down before it is sent: a program that ends in between knows of it later.

        Raises:
            NotOffered: the platform has no such interface.
            ShippingStopped: a check found harm, and the seller did not go on in spite of it.
            AnswerLost: nobody knows whether it was done; it stays so until somebody looks.
            ConnectorError: the platform said no; nothing was done.
        """
        marketplace = self._tools.connect(shop)
        if act.kind.offer not in marketplace.offers:
            raise NotOffered(service=shop.platform.service, what=OFFER_NAMES[act.kind.offer])
        self._stop(act, consent)
        agreement = mask_free_text(consent.agreement.strip())
        act_id = self._acts.begin(act, agreement, consent.actor, self._tools.clock.now())
        remark = agreement if act.kind is ActKind.SHIP_UNTRACED else ""
        self._sent(marketplace, replace(act, remark=remark), act_id)
        self._look(marketplace, act.order_number)
        return self._get(act_id)

    def look(self, shop: Shop, act_id: int) -> RecordedAct:
        """Ask the platform whether an act whose answer was lost was done; nothing is sent.

        An order that shows nothing of it leaves it unknown while the platform may still be at work.

        Raises:
            BadInput: there is no such act.
            ConnectorError: the platform could not be asked.
        """
        recorded, now = self._get(act_id), self._tools.clock.now()
        page = self._tools.connect(shop).order(recorded.act.order_number)
        self._tools.keep(page)
        if recorded.state in UNSETTLED and page.records:
            self._settle(recorded, page, now)
        return self._get(act_id)

    def settle(self, act_id: int, *, was_done: bool) -> RecordedAct:
        """Record what the seller saw on the platform of an act whose answer was lost.

        Raises:
            BadInput: there is no such act, or how it ended is known.
        """
        recorded = self._get(act_id)
        if recorded.state not in UNSETTLED:
            reason = marked("errors", "how it ended is known already")
            raise BadInput(what=_SHIPPING, reason=reason)
        state = ActState.DONE if was_done else ActState.REFUSED
        self._acts.end(act_id, state, self._tools.clock.now(), SETTLED_BY_HAND)
        return self._get(act_id)

    def all(self) -> list[RecordedAct]:
        """Return every act, the newest first."""
        return self._acts.all()

    def _stop(self, act: ShippingAct, consent: Consent) -> None:
        for check in self.check(act, consent.agreement):
            if check.weight is Weight.STOP and not consent.in_spite:
                values = {**check.values, "what": act.order_number}
                raise ShippingStopped(reason=check.sentence, **values)

    def _sent(self, marketplace: Marketplace, act: ShippingAct, act_id: int) -> None:
        try:
            marketplace.act(act)
        except ConnectorError as error:
            state = state_after(error)
            logger.info("an act ended %s: %s", state.value, type(error).__name__)
            reason = error.values.get("reason", "") if state is ActState.REFUSED else ""
            self._acts.end(act_id, state, self._tools.clock.now(), reason)
            if state is ActState.UNKNOWN:
                raise AnswerLost(service=error.values.get("service", "?")) from error
            if isinstance(error, RateLimited | Refused):
                raise _of_an_act(error) from error
            raise
        self._acts.end(act_id, ActState.DONE, self._tools.clock.now())

    def _look(self, marketplace: Marketplace, number: str) -> None:
        """Fetch the order as it stands now; a round does so later where this fails."""
        try:
            self._tools.keep(marketplace.order(number))
        except ConnectorError as error:
            logger.info("the order is read later: %s", type(error).__name__)

    def _settle(self, recorded: RecordedAct, page: OrderPage, now: datetime) -> None:
        """End an act by what the platform shows of its order; unclear, it stays unknown."""
        record = page.records[0]
        if record.shipments is None:
            return
        numbers = {shipment.waybill.casefold() for shipment in record.shipments}
        act = recorded.act
        if act.kind is ActKind.SHIP_UNTRACED:
            was_done = not record.order.status.is_waiting
        else:
            was_done = act.waybill.casefold() in numbers
        if was_done or now >= recorded.settles_from:
            state = ActState.DONE if was_done else ActState.REFUSED
            self._acts.end(recorded.id, state, now)

    def _get(self, act_id: int) -> RecordedAct:
        found = self._acts.get(act_id)
        if found is None:
            raise BadInput(what=_SHIPPING, reason=marked("errors", "there is none with this id"))
        return found


def _of_an_act(error: RateLimited | Refused) -> ConnectorError:
    """Return a platform's "no" in the words for something that the seller asked of it."""
    if isinstance(error, RateLimited):
        return ActLimited(retry_after=error.retry_after, **error.values)
    return ActRefused(**error.values)
