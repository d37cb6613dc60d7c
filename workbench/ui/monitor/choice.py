"""What the seller has chosen to see on the monitor (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.views import Grouping, MonitorGroup, MonitorQuery, SortKey, Span, Urgency

if TYPE_CHECKING:
    from workbench.domain.parcels.troubles import Trouble


@dataclass(frozen=True, slots=True)
class MonitorChoice:
    """Chips, search and sorting together; ``place`` names a chosen group or time in words."""

    urgency: Urgency = Urgency.ALL_WARNINGS
    rule: str = ""
    shop_id: str = ""
    carrier: str = ""
    site: str = ""
    place: str = ""
    search: str = ""
    sort: SortKey = SortKey.DEADLINE
    is_descending: bool = False
    grouping: Grouping = Grouping.PARCEL
    due: Span | None = None
    paid: Span | None = None
    platform: str = ""
    province: str = ""
    trouble: Trouble | None = None
    appeared: Span | None = None
    is_nowhere: bool = False

    @property
    def is_everywhere(self) -> bool:
        """Tell whether counts by urgency are those of all shops, times and places."""
        narrowed = (self.shop_id, self.carrier, self.site, self.search, self.platform)
        times = (self.due, self.paid, self.appeared)
        return not any((*narrowed, *times, self.province, self.trouble, self.is_nowhere))

    def query(self, plain: MonitorQuery) -> MonitorQuery:
        """Return the question to ask; ``plain`` brings the present moment."""
        return replace(
            plain,
            urgency=self.urgency,
            rule=self.rule,
            shop_id=self.shop_id,
            carrier=self.carrier,
            site=self.site,
            search=self.search,
            sort=self.sort,
            descending=self.is_descending,
            due=self.due,
            paid=self.paid,
            platform=self.platform,
            province=self.province,
            trouble=self.trouble,
            appeared=self.appeared,
            is_nowhere=self.is_nowhere,
        )

    @classmethod
    def of(cls, query: MonitorQuery, place: str = "") -> MonitorChoice:
        """Return the choice whose question this is; ``place`` names what no chip names."""
        return cls(
            urgency=query.urgency,
            rule=query.rule,
            shop_id=query.shop_id,
            carrier=query.carrier,
            site=query.site,
            place=place,
            search=query.search,
            sort=query.sort,
            is_descending=query.descending,
            due=query.due,
            paid=query.paid,
            platform=query.platform,
            province=query.province,
            trouble=query.trouble,
            appeared=query.appeared,
            is_nowhere=query.is_nowhere,
        )

    @property
    def is_filtered(self) -> bool:
        """Tell whether something narrows the list that "clear filters" would lift."""
        everything = {Urgency.ALL_WARNINGS, Urgency.ALL_OPEN}
        return self.is_narrowed or bool(self.search) or self.urgency not in everything

    @property
    def is_narrowed(self) -> bool:
        """Tell whether filters beside chips of urgency and search hold."""
        places = (self.shop_id, self.platform, self.carrier, self.province, self.site, self.place)
        return any(places) or bool(self.rule or self.trouble)

    def unfiltered(self) -> MonitorChoice:
        """Return the same list with nothing narrowed."""
        return MonitorChoice(sort=self.sort, is_descending=self.is_descending)

    def inside(self, group: MonitorGroup, place: str) -> MonitorChoice:
        """Return the parcels of one group."""
        return replace(
            self,
            grouping=Grouping.PARCEL,
            shop_id=group.shop_id,
            carrier=group.carrier,
            site=group.site,
            place=place,
            is_nowhere=not (group.site or group.shop_id),
        )

    def outside(self) -> MonitorChoice:
        """Return all groups' parcels again."""
        anywhere = replace(self, shop_id="", carrier="", site="", place="", is_nowhere=False)
        return replace(anywhere, due=None, paid=None, appeared=None)
