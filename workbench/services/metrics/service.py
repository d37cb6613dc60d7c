"""Figures beside the orders: label, points, score and freight, with what the seller enters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.errors import FactMissing, marked
from workbench.domain.masking import mask_free_text
from workbench.domain.metrics import FreightForm, ScoreLine, ShopScore
from workbench.domain.shops import Platform
from workbench.policy.cases.answer import day_of
from workbench.policy.cases.douyin import SCORE, Indicator, experience_score
from workbench.services.actor import system_user
from workbench.services.metrics.freight import check, figure, templates, tiers, worked
from workbench.services.metrics.label import LabelReader
from workbench.services.metrics.points import PointsReader
from workbench.store.decisions.kept_forms import KeptFormStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.metrics import (
        FreightCheck,
        LabelItem,
        PointsAccount,
        SurchargeAsked,
        SurchargeWorked,
    )
    from workbench.domain.shops import Shop
    from workbench.services.rules.in_force import Rulebook
    from workbench.services.tickets.service import TicketService
    from workbench.store.engine.cache import Cache

FREIGHT, SCORES = "freight", "score"
# The rule's merchants are 国内小店 and 跨境; no source tells us of the latter.
MERCHANT = "国内小店"
LONGEST_NAME, MOST_LINES = 60, 200
_form_decoder = msgspec.json.Decoder(FreightForm)
_score_decoder = msgspec.json.Decoder(dict[str, tuple[str, str]])


class MetricsService:
    """Answers the view and the command line; ``clock`` tells data time."""

    def __init__(
        self,
        cache: Cache,
        rules: Callable[[], Rulebook],
        tickets: Callable[[], TicketService],
        clock: Clock,
    ) -> None:
        self._shops = ShopStore(cache)
        self._forms = KeptFormStore(cache)
        self._labels = LabelReader(cache)
        self._points = PointsReader(cache)
        self._rules = rules
        self._tickets = tickets
        self._clock = clock

    def now(self) -> datetime:
        """Return the present instant (data time, UTC)."""
        return self._clock.now()

    def labels(self) -> list[LabelItem]:
        """Return the 48 h label of every item of the Taobao shops, what is at risk first."""
        return self._labels.items(self._all(), self._clock.now(), self._rules().book)

    def points(self) -> list[PointsAccount]:
        """Return what platforms took in points, by shop and cap."""
        open_tickets = self._tickets().all(only_open=True)
        return self._points.accounts(self._all(), open_tickets, self._clock.now(), self._rules())

    def scores(self) -> list[ShopScore]:
        """Return the indicators of every Douyin shop with what was entered of them."""
        shops = [shop for shop in self._all() if shop.platform is Platform.DOUYIN]
        return [self._score(shop) for shop in shops]

    def put_score(self, shop_id: str, indicator: str, own: str, mean: str) -> None:
        """Keep a shop's own value and the industry's mean for an indicator; "" forgets one.

        Raises:
            BadInput: one of them is no number.
        """
        figure(own, marked("errors", "The own value"))
        figure(mean, marked("errors", "The industry's mean"))
        kept = self._kept_scores(shop_id) | {indicator: (own.strip(), mean.strip())}
        self._put(SCORES, shop_id, msgspec.json.encode(kept))

    def tiers(self) -> tuple[str, ...]:
        """Return the tiers of the surcharge."""
        return tiers(self._rules().book)

    def surcharge(self, asked: SurchargeAsked) -> SurchargeWorked:
        """Return what an order of official logistics costs more, with its steps."""
        return worked(asked, self._rules().book)

    def templates(self) -> tuple[str, ...]:
        """Return the names of the guidance template."""
        return templates(self._rules().book)

    def freight(self) -> FreightForm:
        """Return the template with the platform's figures as entered last."""
        told = self._forms.get(FREIGHT)
        try:
            return _form_decoder.decode(told) if told else FreightForm()
        except (msgspec.DecodeError, msgspec.ValidationError):
            return FreightForm()  # kept by another version

    def check(self, form: FreightForm) -> FreightCheck:
        """Return what the platform does about a template; nothing is kept.

        Raises:
            BadInput: a figure is no number.
        """
        return check(form, self._clock.now(), self._rules().book)

    def put_freight(self, form: FreightForm) -> FreightCheck:
        """Keep a template and return what the platform does about it.

        Raises:
            BadInput: a figure is no number; nothing is kept.
        """
        masked = [
            replace(line, name=mask_free_text(line.name.strip())[:LONGEST_NAME])
            for line in form.lines[:MOST_LINES]
        ]
        kept = replace(form, lines=tuple(masked), category=form.category.strip()[:LONGEST_NAME])
        found = self.check(kept)
        self._put(FREIGHT, "", msgspec.json.encode(kept))
        return found

    def _all(self) -> list[Shop]:
        return [health.shop for health in self._shops.all()]

    def _put(self, topic: str, about: str, content: bytes) -> None:
        self._forms.put(topic, about, content.decode(), self._clock.now(), system_user())

    def _kept_scores(self, shop_id: str) -> dict[str, tuple[str, str]]:
        told = self._forms.get(SCORES, shop_id)
        try:
            return _score_decoder.decode(told) if told else {}
        except (msgspec.DecodeError, msgspec.ValidationError):
            return {}  # kept by another version

    def _score(self, shop: Shop) -> ShopScore:
        rule = self._rules().book.rules.get(SCORE)
        if rule is None:
            return ShopScore(shop.id, shop.name, ())
        kept = self._kept_scores(shop.id)
        higher, lower = rule.names("higher_is_better"), rule.names("lower_is_better")
        lines = [
            self._line(name, kept, is_higher_better=name in higher) for name in (*higher, *lower)
        ]
        return ShopScore(shop.id, shop.name, tuple(lines))

    def _line(
        self, name: str, kept: Mapping[str, tuple[str, str]], *, is_higher_better: bool
    ) -> ScoreLine:
        own, mean = kept.get(name, ("", ""))
        line = ScoreLine(name, is_higher_better, own, mean)
        given = Indicator(
            scored_on=day_of(self._clock.now()),
            indicator=name,
            own=figure(own, name),
            industry_mean=figure(mean, name),
            merchant=MERCHANT,
        )
        if given.own is None or given.industry_mean is None:
            return line
        try:
            answer = experience_score(given, self._rules().book)
        except FactMissing:
            return line
        return replace(line, verdict=answer.verdict.value, rule=answer.because)
