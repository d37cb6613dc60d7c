"""Parcels of a scripted shop, as many as a test needs."""

from __future__ import annotations

from datetime import timedelta

from tests.services.doubles import (
    SHOP,
    TEN,
    ScriptedConnections,
    ScriptedMarketplace,
    order,
    scan,
    shipment,
)
from workbench.domain.pages import OrderRecord


def shop(connections: ScriptedConnections, shop_id: str = SHOP.id) -> ScriptedMarketplace:
    return connections.marketplaces.setdefault(shop_id, ScriptedMarketplace(shop_id))


def stuck_parcel(connections: ScriptedConnections) -> None:
    """One parcel picked up 50 hours ago that still lies at its first hub."""
    script = shop(connections)
    script.pages = [[OrderRecord(order(), (shipment(uploaded_at=TEN - timedelta(hours=51)),))]]
    script.traces = {
        "YT8800213345012": [
            scan("【浙江省金华市义乌市稠城】 已收件", TEN - timedelta(hours=50)),
            scan("【义乌转运中心】 已收入", TEN - timedelta(hours=46), 1),
        ]
    }


def parcels(connections: ScriptedConnections, count: int) -> list[str]:
    """Let the shop have so many parcels; returns their numbers."""
    numbers = [f"YT{index:03}" for index in range(count)]
    shop(connections).pages = [
        [OrderRecord(order(number), (shipment(number, number),)) for number in numbers]
    ]
    return numbers
