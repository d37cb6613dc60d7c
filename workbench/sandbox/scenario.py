"""The season's data file as values: shops, carriers, destinations, goods, shares and troubles."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import BadInput, marked
from workbench.domain.metrics import FreightLine
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.regions import Region
from workbench.domain.shops import Platform
from workbench.sandbox.filings import FilingPlan, read_plan
from workbench.sandbox.script import ScriptedCarrier
from workbench.sandbox.tickets import PointsPlan, ScorePlan, TicketPlan, read_ticket

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


# What seasons of the same seller have in common.
_SHARED = ("sender", "carriers", "destinations", "goods", "mixture")


@dataclass(frozen=True, slots=True)
class Site:
    """A hub or outlet and its city."""

    name: str
    city: str


@dataclass(frozen=True, slots=True)
class CarrierProfile:
    """A carrier's sites and phrases; patterns are explained in the data file."""

    carrier: ScriptedCarrier
    number: str
    weight: int
    outlet: Site
    first_hub: Site
    gateway: Site
    hub: str
    branch: str
    phrases: Mapping[EventKind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Destination:
    """A city goods are sent to; ``hours`` is the line haul from the first hub."""

    province: str
    city: str
    areas: tuple[str, ...]
    hours: float
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Goods:
    """Something on sale, with its prices in 分."""

    title: str
    prices: tuple[int, ...]
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mixture:
    """Shares of the healthy orders."""

    remote: float
    several_parcels: float
    several_lines: float
    gateway: float
    early_words: float
    pickup_station: float
    promises: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ShopPlan:
    """A shop and how many healthy orders it gets before and after the start."""

    id: str
    name: str
    member_id: str
    mobile: str
    orders_before: int
    orders_after: int
    platform: Platform = Platform.ALIBABA


@dataclass(frozen=True, slots=True)
class Trouble:
    """Parcels or orders of one kind of trouble, one for each of ``hours``."""

    kind: str
    shop: str
    hours: tuple[float, ...]
    resumes: tuple[float, ...] = (0.0,)
    carrier: str = ""
    promise: str = ""
    first_shop: str = ""
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything the data file says; ``start`` is UTC."""

    name: str
    title: str
    start: datetime
    seed: int
    history_days: int
    future_days: int
    sender: Region
    shops: tuple[ShopPlan, ...]
    carriers: tuple[CarrierProfile, ...]
    destinations: tuple[Destination, ...]
    goods: tuple[Goods, ...]
    mixture: Mixture
    troubles: tuple[Trouble, ...] = field(default=())
    filings: tuple[FilingPlan, ...] = ()
    tickets: tuple[TicketPlan, ...] = ()
    points: tuple[PointsPlan, ...] = ()
    scores: tuple[ScorePlan, ...] = ()
    freight: tuple[FreightLine, ...] = ()


def read_scenario(path: Path) -> Scenario:
    """Read a season's data file.

    Raises:
        BadInput: there is no such file, or it does not say what a season needs.
    """
    try:
        return _scenario(_data(path))
    except OSError as error:
        reason = marked("errors", "there is no such season")
        raise BadInput(what=path.stem, reason=reason) from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadInput(what=path.name, reason=f"{type(error).__name__}: {error}") from error


def _data(path: Path) -> dict[str, Any]:
    """Return a data file, with what it shares with the one that its ``like`` names."""
    own = tomllib.loads(path.read_text(encoding="utf-8"))
    if "like" not in own:
        return own
    other = tomllib.loads(path.with_stem(own["like"]).read_text(encoding="utf-8"))
    return {**{name: other[name] for name in _SHARED}, **own}


def _scenario(data: dict[str, Any]) -> Scenario:
    sender = Region(*(data["sender"][key] for key in ("province", "city", "area")))
    return Scenario(
        name=data["name"],
        title=data["title"],
        start=data["start"].astimezone(UTC),
        seed=data["seed"],
        history_days=data["history_days"],
        future_days=data["future_days"],
        sender=sender,
        shops=tuple(_shop(shop) for shop in data["shops"]),
        carriers=tuple(_carrier(carrier, sender.city) for carrier in data["carriers"]),
        destinations=tuple(_destination(place) for place in data["destinations"]),
        goods=tuple(_goods(goods) for goods in data["goods"]),
        mixture=Mixture(**data["mixture"]),
        troubles=tuple(_trouble(trouble) for trouble in data.get("troubles", ())),
        filings=tuple(read_plan(plan) for plan in data.get("filings", ())),
        tickets=tuple(read_ticket(plan) for plan in data.get("tickets", ())),
        points=tuple(PointsPlan(**plan) for plan in data.get("points", ())),
        scores=tuple(ScorePlan(**plan) for plan in data.get("scores", ())),
        freight=tuple(FreightLine(**line) for line in data.get("freight_lines", ())),
    )


def _shop(data: dict[str, Any]) -> ShopPlan:
    return ShopPlan(**{**data, "platform": Platform(data.get("platform", Platform.ALIBABA))})


def _carrier(data: dict[str, Any], city: str) -> CarrierProfile:
    names = ("id", "name", "company_no", "company_id")
    return CarrierProfile(
        carrier=ScriptedCarrier(*(data[name] for name in names)),
        number=data["number"],
        weight=data["weight"],
        outlet=Site(data["outlet"], city),
        first_hub=Site(data["first_hub"], city),
        gateway=Site(data["gateway"]["name"], data["gateway"]["city"]),
        hub=data["hub"],
        branch=data["branch"],
        phrases={EventKind(kind): tuple(texts) for kind, texts in data["phrases"].items()},
    )


def _destination(data: dict[str, Any]) -> Destination:
    return Destination(**(data | {"areas": tuple(data["areas"])}))


def _goods(data: dict[str, Any]) -> Goods:
    return Goods(data["title"], tuple(data["prices"]), tuple(data["colours"]))


def _trouble(data: dict[str, Any]) -> Trouble:
    lists: dict[str, Any] = {k: tuple(data[k]) for k in ("hours", "resumes") if k in data}
    return Trouble(**(data | lists))
