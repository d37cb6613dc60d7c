"""What the wizard asks while a filing is written: grounds, scopes, orders, texts and places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.exchange.export_filters import OrderQuery
from workbench.domain.filing.evidence import DEMANDED
from workbench.domain.filing.filings import CASES, FilingCase, ScopeKind
from workbench.domain.filing.offers import (
    Beginning,
    CaseOffer,
    FilingPlace,
    FilledText,
    GroundWords,
    OrderBrief,
    ScopeChoices,
)
from workbench.domain.regions import Region, place_name
from workbench.domain.shops import Platform
from workbench.policy.filing_cases import Offered, fitting_case, offered
from workbench.policy.filing_grounds import grounds_of
from workbench.services.filing.facts import facts_of
from workbench.store.cases.filing_orders import FilingOrderStore
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.monitor.orderlist import OrderListStore
from workbench.store.orders.files import FileStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.files import OrderFile
    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.wishes import FilingWish
    from workbench.domain.orders import Order
    from workbench.policy.filing_texts import FilingText
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Language, Rule
    from workbench.store.engine.cache import Cache

# More than these nobody reads in a list; the rest is found by searching.
MOST_FOUND = 50
MOST_ITEMS = 500


@dataclass(frozen=True, slots=True)
class GuideWords:
    """The texts to begin a filing with, read when first asked for, and the window's language."""

    texts: Callable[[], tuple[FilingText, ...]]
    language: Language


class FilingGuide:
    """Answers over one connection, by the rules in force; ``clock`` tells data time."""

    def __init__(
        self, cache: Cache, book: Callable[[], PolicyBook], words: GuideWords, clock: Clock
    ) -> None:
        self._cache = cache
        self._book = book
        self._texts = words.texts
        self._clock = clock
        self._language: Language = words.language

    def begin(self, wish: FilingWish) -> Beginning:
        """Return how a wizard begins: what the wish tells, and the shops that can file."""
        shops = tuple(
            health.shop for health in ShopStore(self._cache).all() if health.shop.platform in CASES
        )
        meant = [shop for shop in shops if shop.id == wish.shop_id] or list(shops)
        shop = meant[0] if len(meant) == 1 else None
        suggested = wish.case
        if shop is not None and suggested is None:
            suggested = fitting_case(shop.platform, wish.rule, self._book())
        return Beginning(shops, shop, wish.orders, suggested)

    def offers(self, platform: Platform) -> tuple[CaseOffer, ...]:
        """Return the grounds that the packs hold for today."""
        found = offered(platform, self._clock.now(), self._book())
        return tuple(self._offer(platform, one) for one in found)

    def _offer(self, platform: Platform, one: Offered) -> CaseOffer:
        own = one.rules[0]
        is_force = one.case is FilingCase.FORCE_MAJEURE
        is_freight = one.case is FilingCase.FREIGHT_BUYER_DELAY
        pledged = platform is Platform.TAOBAO and one.case in _PLEDGED
        return CaseOffer(
            one.case,
            tuple(self._words(rule) for rule in one.rules),
            () if pledged else DEMANDED.get(one.case, ()),
            own.names("events") if is_force else (),
            own.names("transports")[:1] if is_freight else (),
            pledged,
        )

    def _words(self, rule: Rule) -> GroundWords:
        source = rule.source
        return GroundWords(
            rule.id,
            rule.title.spoken(self._language),
            rule.says.spoken(self._language) if rule.says else "",
            self._document(rule),
            source.place.spoken(self._language),
            rule.checked_on,
            source.page_date,
            source.notice_date,
        )

    def _document(self, rule: Rule) -> str:
        """Return the words of a document: seeds are files, named by their pack's title."""
        for pack in self._book().packs:
            if rule.source.sha256 is not None and any(one.id == rule.id for one in pack.rules):
                return pack.title.spoken(self._language)
        return rule.source.document

    def choices(self, shop_id: str, progress: Callable[[int, int], None]) -> ScopeChoices:
        """Return what a shop's open orders can be filed by; ``progress`` as in the preview."""
        store, sums = FilingOrderStore(self._cache), _Sums()
        total, done = store.count_open(shop_id), 0
        for batch in store.open_orders(shop_id, with_lines=True):
            for order in batch:
                sums.add(order)
            done += len(batch)
            progress(done, total)
        return sums.choices(done)

    def known(self, shop_id: str, numbers: Sequence[str]) -> tuple[OrderBrief, ...]:
        """Return those of the numbers that are orders of the shop, in the order asked."""
        found = {o.number: o for o in FilingOrderStore(self._cache).named(shop_id, numbers)}
        files, decisions = FileStore(self._cache), DecisionStore(self._cache)

        def rules_of(order: Order) -> Iterator[str]:
            key = files.order_id(shop_id, order.number)
            for found in decisions.current(key) if key is not None else ():
                if found.is_warning:
                    yield found.answer.rule

        return tuple(
            _brief(found[number], tuple(dict.fromkeys(rules_of(found[number]))))
            for number in numbers
            if number in found
        )

    def found(self, shop_id: str, text: str) -> tuple[OrderBrief, ...]:
        """Return the first open orders of a shop that a search finds, soonest promise first."""
        orders = OrderListStore(self._cache)
        ids = orders.first(OrderQuery(text, shop_id, only_open=True), MOST_FOUND)
        return self.known(shop_id, [row.number for row in orders.rows(ids)])

    def texts(self, filing: Filing) -> tuple[FilledText, ...]:
        """Return the texts that fit a filing, filled with what is known of its orders."""
        fitting = [text for text in self._texts() if text.fits(filing, self._clock.now())]
        facts = facts_of(filing, self._files(filing)) if fitting else {}
        return tuple(
            FilledText(
                text.id,
                text.title.spoken(self._language),
                text.filled(facts),
                text.checked_on,
                text.most_characters,
                text.limit_source,
            )
            for text in fitting
        )

    def _files(self, filing: Filing) -> list[OrderFile]:
        if filing.scope.kind is not ScopeKind.ORDER:
            return []
        files = FileStore(self._cache)
        keys = (files.order_id(filing.shop_id, number) for number in filing.scope.orders)
        return [files.order_file(key) for key in keys if key is not None]

    def places(self, filing: Filing) -> tuple[FilingPlace, ...]:
        """Return where on the platform it is filed, as the packs name it; nothing is made up."""
        found: dict[tuple[str, ...], FilingPlace] = {}
        for rule_id in grounds_of(filing.platform, filing.case):
            rule = self._book().rules.get(rule_id)
            for menu in rule.menus if rule else ():
                found.setdefault(menu, FilingPlace(menu, _address(menu[0]), rule_id))
        return tuple(found.values())


_PLEDGED = frozenset({FilingCase.EPIDEMIC, FilingCase.NATURAL_DISASTER})


class _Sums:
    """Counts while the orders go by."""

    def __init__(self) -> None:
        self._items: Counter[str] = Counter()
        self._regions: Counter[Region] = Counter()
        self._promises: list[datetime] = []

    def add(self, order: Order) -> None:
        """Count an order by its items and its region."""
        self._items.update({line.title for line in order.lines if line.title})
        region = order.receiver.region if order.receiver else None
        if region is not None and region.province:
            self._regions[Region(region.province)] += 1
            if region.city:
                self._regions[Region(region.province, region.city)] += 1
        if order.ship_by is not None:
            self._promises.append(order.ship_by)

    def choices(self, orders: int) -> ScopeChoices:
        """Return what was counted, the most orders first."""
        return ScopeChoices(
            orders,
            dict(self._items.most_common(MOST_ITEMS)),
            dict(self._regions.most_common()),
            min(self._promises, default=None),
            max(self._promises, default=None),
        )


def _brief(order: Order, rules: tuple[str, ...]) -> OrderBrief:
    region = order.receiver.region if order.receiver else None
    place = place_name(region.province, region.city, " ") if region else ""
    titles = "、".join(line.title for line in order.lines)
    return OrderBrief(order.number, order.status, titles, place, order.ship_by, rules)


def _address(menu: str) -> str:
    """Return the page that a menu's first entry is, "" where it is a word and no address."""
    if menu.startswith("https://"):
        return menu
    return f"https://{menu}" if menu.startswith("www.") else ""
