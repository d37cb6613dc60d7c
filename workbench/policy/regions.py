"""Is a parcel outside the two false-trace clocks? (1688.region.remote_list)

Either address is enough, and the address as filled in decides (1688.region.address_as_filled).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.regions import Region
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import RuleVersion

REMOTE_LIST = "1688.region.remote_list"

_HOME = frozenset({"", "中国", "中华人民共和国", "China", "CN"})
_ABROAD = frozenset({"国外", "海外", "境外"})


@dataclass(frozen=True, slots=True)
class Remoteness:
    """Whether a parcel is remote: None where no known address is, and one is not known.

    A parcel that is not known to be remote counts as not remote; ``unknowns`` names the addresses
    that were missing. ``region`` is the remote province or country.
    """

    remote: bool | None
    unknowns: tuple[Unknown, ...] = ()
    region: str = ""


def remoteness(
    origin: Region | None, destination: Region | None, book: PolicyBook, at: datetime | None = None
) -> Remoteness:
    """Tell whether the sending or the receiving address is on the list in force at ``at``.

    Without an instant the first version of the list is asked.
    """
    rule = book.rule(REMOTE_LIST)
    version = rule.version_at(at) if at else rule.versions[0]
    if version is None:
        return Remoteness(remote=False)
    for region in (destination, origin):
        if region is not None and (name := _remote_name(region, version)):
            return Remoteness(remote=True, region=name)
    unknowns = _unknown_addresses(origin, destination)
    return Remoteness(remote=None if unknowns else False, unknowns=unknowns)


def _remote_name(region: Region, version: RuleVersion) -> str:
    """Return the listed province or the country of a remote address, "" for any other."""
    if version.parameters["abroad"] and _is_abroad(region):
        return region.province if region.country in _HOME else region.country
    provinces = cast("tuple[str, ...]", version.parameters["provinces"])
    province = region.province.strip()
    if not province.startswith(provinces):
        return ""
    return next(name for name in provinces if province.startswith(name))


def _is_abroad(region: Region) -> bool:
    return region.country not in _HOME or region.short_province in _ABROAD


def _unknown_addresses(origin: Region | None, destination: Region | None) -> tuple[Unknown, ...]:
    addresses = ((destination, Unknown.RECEIVER_REGION), (origin, Unknown.SENDER_REGION))
    return tuple(word for region, word in addresses if region is None or not region.province)
