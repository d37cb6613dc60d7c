"""Puts orders and parcels together from the cast, the routes and the carriers' words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from workbench.sandbox.cast import Cast
from workbench.sandbox.routes import journey, put_on_clock, route_to
from workbench.sandbox.script import ScriptedOrder, ScriptedParcel, StatusChange
from workbench.sandbox.wording import early_words, tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.sandbox.cast import Buyer
    from workbench.sandbox.routes import Leg, Stop
    from workbench.sandbox.scenario import CarrierProfile, Scenario
    from workbench.sandbox.script import ScriptedLine, ScriptedReceiver, ScriptedScan

_GATEWAY_FROM_HOURS = 12


@dataclass(frozen=True, slots=True)
class Draft:
    """An order before its parcels: who bought what, and when it was paid."""

    shop_id: str
    story: str
    receiver: ScriptedReceiver
    number: int
    lines: tuple[ScriptedLine, ...]
    created_at: datetime
    paid_at: datetime
    promise: str
    freight: int


class Workshop:
    """Makes whole orders; equal scenarios give equal orders."""

    def __init__(self, scenario: Scenario, seed: int | str) -> None:
        self.scenario = scenario
        self.rng = Random(seed)  # noqa: S311 - invented data that must repeat, no secret
        self.cast = Cast(scenario, self.rng)

    def draft(self, shop_id: str, story: str, buyer: Buyer, paid_at: datetime) -> Draft:
        """Begin an order that is paid at ``paid_at``; its promise is left to the lot."""
        created_at = paid_at - self.cast.minutes(1, 40)
        number = self.cast.order_number(created_at)
        return Draft(
            shop_id=shop_id,
            story=story,
            receiver=buyer.receiver,
            number=number,
            lines=self.cast.lines(number),
            created_at=created_at,
            paid_at=paid_at,
            promise=self.cast.promise(),
            freight=self.cast.freight(),
        )

    def legs(self, buyer: Buyer, profile: CarrierProfile) -> tuple[Leg, ...]:
        """Return a healthy way to the buyer."""
        mixture, far = self.scenario.mixture, buyer.hours >= _GATEWAY_FROM_HOURS
        by_gateway = far and self.cast.happens(mixture.gateway)
        route = route_to(buyer.receiver.region, buyer.hours, profile, by_gateway=by_gateway)
        return journey(route, self.rng, by_station=self.cast.happens(mixture.pickup_station))

    def scans(self, stops: Sequence[Stop], profile: CarrierProfile) -> tuple[ScriptedScan, ...]:
        """Return the stops in the carrier's words."""
        return tell(stops, profile, self.rng)

    def parcel(
        self,
        profile: CarrierProfile,
        uploaded_at: datetime,
        scans: tuple[ScriptedScan, ...] = (),
        lines: tuple[int, ...] = (),
    ) -> ScriptedParcel:
        """Return a parcel with a new number; some traces begin with a line before the pickup."""
        if scans and self.cast.happens(self.scenario.mixture.early_words):
            scans = early_words(uploaded_at, profile, self.rng) + scans
        waybill, handle = self.cast.waybill(profile), self.cast.handle()
        return ScriptedParcel(waybill, handle, profile.carrier, uploaded_at, scans, lines=lines)

    def healthy_parcel(
        self, buyer: Buyer, uploaded_at: datetime, lines: tuple[int, ...] = ()
    ) -> ScriptedParcel:
        """Return a parcel that is picked up soon and travels without trouble."""
        profile = self.cast.profile()
        picked_up_at = uploaded_at + self.cast.minutes(30, 200)
        stops = put_on_clock(self.legs(buyer, profile), picked_up_at)
        return self.parcel(profile, uploaded_at, self.scans(stops, profile), lines)

    def order(
        self,
        draft: Draft,
        parcels: tuple[ScriptedParcel, ...] = (),
        confirmed_at: datetime | None = None,
    ) -> ScriptedOrder:
        """Return the finished order: paid, shipped with its first upload, perhaps confirmed."""
        changes = [
            StatusChange(draft.created_at, "waitbuyerpay"),
            StatusChange(draft.paid_at, "waitsellersend"),
        ]
        if parcels:
            shipped_at = min(parcel.uploaded_at for parcel in parcels)
            changes.append(StatusChange(shipped_at, "waitbuyerreceive"))
        if confirmed_at:
            changes.append(StatusChange(confirmed_at, "success"))
        return ScriptedOrder(
            shop_id=draft.shop_id,
            number=draft.number,
            story=draft.story,
            receiver=draft.receiver,
            lines=draft.lines,
            changes=tuple(changes),
            paid_at=draft.paid_at,
            promise=draft.promise,
            freight=draft.freight,
            parcels=parcels,
        )


def interrupted(
    legs: Sequence[Leg], cut: int, picked_up_at: datetime, resumed_at: datetime | None
) -> list[Stop]:
    """Put a way on the clock that breaks off after ``cut`` scans and perhaps goes on later."""
    stops = put_on_clock(legs[:cut], picked_up_at)
    if resumed_at is None or cut == len(legs):
        return stops
    gap = legs[cut].after
    rest = [replace(leg, after=leg.after - gap) for leg in legs[cut:]]
    return stops + put_on_clock(rest, max(resumed_at, stops[-1].at + timedelta(hours=1)))
