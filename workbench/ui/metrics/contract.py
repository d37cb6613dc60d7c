"""What the window asks about figures; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from workbench.domain.metrics import (
        FreightCheck,
        FreightForm,
        LabelItem,
        PointsAccount,
        ShopScore,
        SurchargeAsked,
        SurchargeWorked,
    )


class MetricsReader(Protocol):
    """Label, points, score and freight; ``tiers``, ``templates`` and ``surcharge`` are quick."""

    def labels(self) -> list[LabelItem]:
        """Return the 48 h label of every item of the Taobao shops, what is at risk first."""
        ...

    def points(self) -> list[PointsAccount]:
        """Return what platforms took in points, by shop and cap."""
        ...

    def scores(self) -> list[ShopScore]:
        """Return the indicators of every Douyin shop with what was entered of them."""
        ...

    def put_score(self, shop_id: str, indicator: str, own: str, mean: str) -> None:
        """Keep a shop's own value and the industry's mean for an indicator."""
        ...

    def tiers(self) -> tuple[str, ...]:
        """Return the tiers of the surcharge."""
        ...

    def surcharge(self, asked: SurchargeAsked) -> SurchargeWorked:
        """Return what an order of official logistics costs more, with its steps."""
        ...

    def templates(self) -> tuple[str, ...]:
        """Return the names of the guidance template."""
        ...

    def freight(self) -> FreightForm:
        """Return the template with the platform's figures as entered last."""
        ...

    def check(self, form: FreightForm) -> FreightCheck:
        """Return what the platform does about a template; nothing is kept."""
        ...

    def put_freight(self, form: FreightForm) -> FreightCheck:
        """Keep a template and return what the platform does about it."""
        ...
