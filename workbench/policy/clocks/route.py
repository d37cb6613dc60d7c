"""How many hours a way may take between two nodes: by its class, from the rule's own lists.

Remote where either end is on the list; else the shorter limit inside one province or one group of
provinces (京津冀, 江浙沪皖), the longer one beyond. Where an address is not known several classes
are possible: the warning goes by the shortest, a violation is only what passes the longest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from workbench.domain.regions import short_province
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from workbench.domain.regions import Region
    from workbench.policy.rules import RuleVersion

_HOME = frozenset({"", "中国", "中华人民共和国", "China", "CN"})
_NEAR, _OTHER, _REMOTE = "same_region_hours", "other_region_hours", "remote_hours"
_ANY = (_NEAR, _OTHER, _REMOTE)


class Lists(NamedTuple):
    """A rule's lists of provinces: remote ones, and groups written as one text each."""

    remote: tuple[str, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spans:
    """The shortest and the longest span that the way may have, and what is not known of it."""

    shortest: timedelta
    longest: timedelta
    unknowns: tuple[Unknown, ...] = ()


class Route:
    """A way between two provinces; "" where one is not known."""

    def __init__(self, origin: str, destination: Region | None) -> None:
        self._origin = short_province(origin)
        at_home = destination is not None and destination.country in _HOME
        self._destination = destination.short_province if destination and at_home else ""
        self._known: dict[int, Spans] = {}

    def spans(self, version: RuleVersion) -> Spans:
        """Return the span between two nodes by a version's hours and lists."""
        found = self._known.get(id(version))
        if found is None:
            found = self._known[id(version)] = self._spans(version)
        return found

    def _spans(self, version: RuleVersion) -> Spans:
        values = version.parameters
        lists = Lists(
            cast("tuple[str, ...]", values["remote_provinces"]),
            cast("tuple[str, ...]", values["same_region_groups"]),
        )
        hours = [cast("int", values[name]) for name in classes(*self._ends, lists)]
        shortest, longest = timedelta(hours=min(hours)), timedelta(hours=max(hours))
        return Spans(shortest, longest, () if shortest == longest else self.unknowns)

    def excluded(self, version: RuleVersion) -> str:
        """Return the province for which the rule does not hold at all, "" if it does."""
        listed = cast("tuple[str, ...]", version.parameters.get("excluded_provinces", ()))
        return next((end for end in self._ends if listed and end.startswith(listed)), "")

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """Name the ends that are not known."""
        ends = ((self._destination, Unknown.RECEIVER_REGION), (self._origin, Unknown.SENDER_REGION))
        return tuple(word for end, word in ends if not end)

    @property
    def _ends(self) -> tuple[str, str]:
        return (self._origin, self._destination)


@lru_cache(maxsize=8192)
def classes(origin: str, destination: str, lists: Lists) -> tuple[str, ...]:
    """Return the names of the classes that a way may be of: one where both ends are known."""
    if origin.startswith(lists.remote) or destination.startswith(lists.remote):
        return (_REMOTE,)
    if not origin or not destination:
        return _ANY
    return (_NEAR,) if _is_near(origin, destination, lists.groups) else (_OTHER,)


def _is_near(origin: str, destination: str, groups: tuple[str, ...]) -> bool:
    both = {origin, destination}
    return len(both) == 1 or any(both <= set(group.split()) for group in groups)
