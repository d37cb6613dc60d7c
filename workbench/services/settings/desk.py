"""What the settings view asks: the settings themselves, accounts, budget, retention, the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.domain.settings import Overview, QueryTerms, RecordedAct
from workbench.domain.sign_ins import ends_at
from workbench.services.actor import system_user
from workbench.store.safety.audit import AuditEntry, AuditStore
from workbench.store.shops.robots import RobotStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from workbench.domain.clock import Clock
    from workbench.domain.settings import Settings
    from workbench.services.care.privacy import PrivacyService
    from workbench.services.polling.provider_terms import ProviderTermsService
    from workbench.services.settings.service import SettingsService
    from workbench.store.engine.cache import Cache

SHOP_REMOVED, PROVIDER_REMOVED = "shop_removed", "provider_removed"
MOST_ACTS = 200


@dataclass(frozen=True, slots=True)
class Choices:
    """The services that keep what a person may choose."""

    settings: SettingsService
    privacy: PrivacyService
    terms: ProviderTermsService


class SettingsDesk:
    """Answers the settings view; all but :meth:`current` are jobs."""

    def __init__(self, cache: Cache, choices: Choices, wall: Clock) -> None:
        self._cache = cache
        self._choices = choices
        self._shops = ShopStore(cache)
        self._trail = AuditStore(cache)
        self._wall = wall

    def current(self) -> Settings:
        """Return the settings in force."""
        return self._choices.settings.current()

    def keep(self, settings: Settings) -> None:
        """Put settings into force.

        Raises:
            BadInput: one makes no sense; nothing was kept.
        """
        self._choices.settings.keep(settings)

    def due_report(self) -> datetime | None:
        """Return the instant of the group's report that is to be made now."""
        return self._choices.settings.due_report()

    def overview(self) -> Overview:
        """Return what the view shows beside the settings."""
        terms = [
            QueryTerms(one.name, one.limit, one.spent, one.price)
            for one in self._choices.terms.all()
        ]
        acts = [
            RecordedAct(entry.event, entry.at, entry.actor, entry.counts)
            for entry in self._trail.entries(MOST_ACTS)
        ]
        return Overview(
            tuple(self._shops.all()),
            tuple(self._shops.providers()),
            tuple(terms),
            self._choices.privacy.days,
            tuple(acts),
            self._trail.is_whole(),
            RobotStore(self._cache).all(),
            self._sign_ins(),
        )

    def _sign_ins(self) -> dict[str, datetime]:
        ids = [health.shop.id for health in self._shops.all()]
        told = {shop_id: ends_at(self._shops.credentials(shop_id)) for shop_id in ids}
        return {shop_id: end for shop_id, end in told.items() if end is not None}

    def ask_per_day(self, provider: str, limit: int) -> None:
        """Let a trace service be asked so many times a day about imported parcels.

        Raises:
            BadInput: no such number.
        """
        self._choices.terms.budget(provider).set_limit(limit)

    def price_query(self, provider: str, price: Decimal | None) -> None:
        """Keep what a question costs in yuan; None makes it unknown again.

        Raises:
            BadInput: no such amount.
        """
        self._choices.terms.budget(provider).set_price(price)

    def ask_first(self, provider: str) -> None:
        """Ask this trace service before the others.

        Raises:
            BadInput: there are no keys for it.
        """
        self._choices.terms.ask_first(provider)

    def retain_for(self, days: int) -> None:
        """Keep masked personal fields for so many days after an order's end.

        Raises:
            BadInput: less than a day, or longer than any purpose of ours.
        """
        self._choices.privacy.keep_for(days)

    def remove_shop(self, shop_id: str) -> None:
        """Erase a shop with its keys, its orders and everything that hangs on them."""
        with self._cache.atomic():
            self._shops.remove(shop_id)
            self._enter(SHOP_REMOVED, f"shop={shop_id}")

    def remove_provider(self, provider: str) -> None:
        """Forget a trace service's keys; the traces it told stay."""
        with self._cache.atomic():
            self._shops.remove_provider(provider)
            self._enter(PROVIDER_REMOVED, f"provider={provider}")

    def _enter(self, event: str, subject: str) -> None:
        entry = AuditEntry(event, self._wall.now(), system_user(), subject, version=__version__)
        self._trail.append(entry)
