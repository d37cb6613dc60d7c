"""Who and what plays in a season: invented buyers, goods, order numbers and waybills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.regions import Region
from workbench.sandbox.script import ScriptedLine, ScriptedReceiver

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from random import Random

    from workbench.sandbox.scenario import CarrierProfile, Destination, Scenario


@dataclass(frozen=True, slots=True)
class Buyer:
    """A receiver and the destination that says how far away that is."""

    receiver: ScriptedReceiver
    hours: float


class Cast:
    """Hands out invented things, each number once, alike for equal seeds."""

    def __init__(self, scenario: Scenario, rng: Random) -> None:
        self._scenario = scenario
        self._rng = rng
        self._buyers = 0
        self._numbers: set[str] = set()
        self._weights = [profile.weight for profile in scenario.carriers]
        self._profiles = {profile.carrier.id: profile for profile in scenario.carriers}

    def profile(self, carrier_id: str = "") -> CarrierProfile:
        """Return the named carrier, or one by weight."""
        if carrier_id:
            return self._profiles[carrier_id]
        return self._rng.choices(self._scenario.carriers, self._weights)[0]

    def buyer(self, *, remote: bool = False) -> Buyer:
        """Return a new buyer in a region on or off 1688's list of remote ones."""
        places = [place for place in self._scenario.destinations if place.remote is remote]
        destination = self._rng.choice(places)
        return Buyer(self._receiver(destination), destination.hours)

    def order_number(self, created_at: datetime) -> int:
        """Return a number of 19 digits, above 2^53, that begins with the day."""
        day = created_at.astimezone(SHANGHAI).strftime("%y%m%d")
        return int(self._once(lambda: f"{day}{self._digits(13)}"))

    def waybill(self, profile: CarrierProfile) -> str:
        """Return a number in the carrier's manner that it cannot have given."""
        return self._once(
            lambda: "".join(self._digits(1) if sign == "#" else sign for sign in profile.number)
        )

    def handle(self) -> str:
        """Return a logistics id of 1688 (LP…)."""
        return self._once(lambda: f"LP{self._digits(14)}")

    def lines(self, order_number: int) -> tuple[ScriptedLine, ...]:
        """Return one to three sub-orders, numbered after their order."""
        several = self._rng.random() < self._scenario.mixture.several_lines
        count = self._rng.randint(2, 3) if several else 1
        return tuple(self._line(order_number + place + 1) for place in range(count))

    def promise(self) -> str:
        """Return an assurance code by its share, "" for none."""
        shares = self._scenario.mixture.promises
        return self._rng.choices(list(shares), list(shares.values()))[0]

    def freight(self) -> int:
        """Return what the buyer paid for shipping, in 分."""
        return self._rng.choice((0, 0, 400, 550, 800))

    def minutes(self, low: float, high: float) -> timedelta:
        """Return a whole number of seconds between two numbers of minutes."""
        return timedelta(seconds=self._rng.randint(round(low * 60), round(high * 60)))

    def happens(self, share: float) -> bool:
        """Tell by lot whether something of this share happens."""
        return self._rng.random() < share

    def _receiver(self, destination: Destination) -> ScriptedReceiver:
        self._buyers += 1
        number = self._buyers
        area = self._rng.choice(destination.areas)
        return ScriptedReceiver(
            name=f"测试买家{number:03d}",
            mobile=f"138{number:08d}",
            region=Region(destination.province, destination.city, area),
            address=f"测试路{number}号",
            login=f"测试旺旺{number:03d}",
        )

    def _line(self, number: int) -> ScriptedLine:
        goods = self._rng.choice(self._scenario.goods)
        quantity = self._rng.choice((1, 2, 5, 10, 12, 20))
        price, colour = self._rng.choice(goods.prices), self._rng.choice(goods.colours)
        return ScriptedLine(number, goods.title, colour, price, quantity)

    def _digits(self, count: int) -> str:
        return "".join(self._rng.choices("0123456789", k=count))

    def _once(self, draw: Callable[[], str]) -> str:
        while (number := draw()) in self._numbers:
            pass
        self._numbers.add(number)
        return number
