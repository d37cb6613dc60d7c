"""Decision cases of tickets through the service whose rows the window shows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.shops import Platform, Shop
from workbench.domain.tickets import InvoiceFacts, Ticket, TicketKind
from workbench.store.cases.tickets import TicketStore
from workbench.store.orders.orders import OrderStore
from workbench.store.records.platform_records import RecordStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace

KINDS = {
    "urge_task": TicketKind.URGE_SHIPPING,
    "stall_ticket": TicketKind.STALL,
    "invoice_task": TicketKind.INVOICE,
}


@dataclass(frozen=True)
class Told:
    """A case's facts, read."""

    given: dict[str, Any]

    def at(self, name: str) -> datetime | None:
        text = self.given.get(name)
        return datetime.fromisoformat(text).astimezone(UTC) if text else None

    @property
    def created_at(self) -> datetime | None:
        return self.at("urged_at") or self.at("ticket_created_at")


def cases(folder: Path) -> list[dict[str, Any]]:
    """Return the cases in which there is a ticket; without one the monitor answers."""
    lines = (folder / "policy_cases_examples.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines if line]
    return [case for case in found if case["kind"] in KINDS and Told(case["given"]).created_at]


def put(workspace: Workspace, case: dict[str, Any], shop: Shop) -> Ticket:
    """Write a case's facts into the cache, as files and persons would have."""
    told, number = Told(case["given"]), case["id"]
    created_at = told.created_at
    assert created_at is not None
    order = Order(shop.id, number, OrderStatus.SHIPPED, ship_by=told.at("ship_deadline"))
    page = OrderPage(shop.id, (OrderRecord(order, ()),))
    OrderStore(workspace.cache).save_page(page, seen_at=created_at)
    _file(workspace, Told(case["given"].get("filing") or {}), number, shop)
    for place, taken in enumerate(case["given"].get("previous_points") or ()):
        _take(workspace, taken, f"{number}-{place}", shop)
    invoice = InvoiceFacts(
        told.at("applied_at"), told.at("invoiced_at"), told.at("agreed_at"),
        told.at("judged_at"), told.given.get("judged_valid"),
    )  # fmt: skip
    ticket = Ticket(
        shop.id, shop.platform, KINDS[case["kind"]], number, created_at,
        RecordSource.ENTERED, replied_at=told.at("replied_at"), invoice=invoice,
    )  # fmt: skip
    return TicketStore(workspace.cache).save(ticket, seen_at=created_at)


def _file(workspace: Workspace, told: Told, number: str, shop: Shop) -> None:
    if told.at("approved_at") is None:
        return
    filing = Filing(
        shop.id, shop.platform, FilingCase.NATURAL_DISASTER,
        FilingScope(ScopeKind.ORDER, orders=(number,)), FilingState.ACCEPTED,
        approved_at=told.at("approved_at"), valid_to=told.at("valid_to"),
    )  # fmt: skip
    workspace.filings.record(filing)


def _take(workspace: Workspace, taken: dict[str, Any], name: str, shop: Shop) -> None:
    record = PlatformRecord(
        RecordKind.PENALTY, RecordSource.ENTERED, shop.id, shop.platform, foreign_id=name,
        what="延迟开票", at=Told(taken).at("at"), points=int(taken["points"]),
    )  # fmt: skip
    RecordStore(workspace.cache).enter(record, at=workspace.clock.now())


def test_every_case_with_a_ticket_stands_in_the_list_as_decided(
    workspace: Workspace, clock: ReplayClock, shared_data: Path
) -> None:
    found = cases(shared_data)
    assert found
    for case in found:
        shop = Shop(f"s-{case['id']}", Platform(case["platform"]), case["id"])
        ShopStore(workspace.cache).add(shop, {})
        now = Told(case["given"]).at("now")
        assert now is not None
        clock.at = now
        ticket = put(workspace, case, shop)
        (row,) = workspace.tickets.rows([int(ticket.id)])
        expect = case["expect"]
        deadline = expect.get("deadline")
        assert (row.verdict, row.rule) == (expect["verdict"], expect["because"]), case["id"]
        assert set(expect.get("also", ())) <= set(row.also), case["id"]
        if deadline and "readings" not in expect:
            assert row.deadline == datetime.fromisoformat(deadline), case["id"]
        if "amount" in expect:
            assert Decimal(row.points) == Decimal(str(expect["amount"])), case["id"]
