"""What is known of an act after each fault, on each platform over loopback: it is sent once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.fault_matrix import SHOPS
from tests.services.fault_scene import FaultScene, Staging
from workbench.domain.errors import ConnectorError
from workbench.domain.platforms.shipping_acts import SETTLES_AFTER, ActKind, ActState
from workbench.sandbox.faults import Fault, FaultKind
from workbench.services.shipping.acts import Consent
from workbench.services.shipping.desk import ActRequest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.domain.platforms.shipping_acts import RecordedAct
    from workbench.services.assembly.shelf import Shelf

# The calls that ship and replace, by parts of their names on each platform.
SHIP = {"1688": "SendOrder.offline", "taobao": "offline.send", "douyin": "logisticsAdd"}
REPLACE = {"taobao": "consign.resend", "douyin": "logisticsEdit"}
# What is asked before: which carriers the platform knows, and how the order stands.
QUESTIONS = (("1688", "get.sellerView"), ("1688", "CompanyList"), ("taobao", "companies.get"))
STATUSES = {ActKind.SHIP: "waitsellersend", ActKind.REPLACE_NUMBER: "waitbuyerreceive"}


class Seller:
    """Acts on the first order that fits, and asks how it ended."""

    def __init__(self, scene: FaultScene) -> None:
        self.scene = scene
        self.shipping = scene.workspace.shipping

    def acts(self, kind: ActKind, fault: Fault) -> ActState:
        """Do something under a fault that strikes the first time alone."""
        self.scene.server.world.faults.add(fault)
        parcels = (p for order in self.scene.season.orders for p in order.parcels)
        carrier = next(parcels).carrier.id  # the sandbox knows those of its season
        request = ActRequest(self._order(kind), kind, carrier, "YT8899990001")
        with pytest.raises(ConnectorError):
            self.shipping.send(request, Consent())
        return self.recorded.state

    @property
    def recorded(self) -> RecordedAct:
        """What is known of it."""
        (found,) = self.shipping.all()
        return found

    def looks(self) -> ActState:
        """Ask the platform."""
        return self.shipping.look(self.recorded.id).state

    def _order(self, kind: ActKind) -> str:
        now, status = self.scene.now, STATUSES[kind]
        orders = (order for order in self.scene.season.orders if order.created_at <= now)
        return next(
            str(order.number)
            for order in orders
            if order.status(now) == status and not order.refund_asked_at
        )


@pytest.fixture
def seller(service: str, tmp_path: Path, shelf: Shelf) -> Iterator[Seller]:
    """A shop whose orders are here."""
    scene = FaultScene(service, tmp_path, shelf, Staging(has_pages=False))
    scene.poll()
    yield Seller(scene)
    scene.close()


@pytest.mark.parametrize("service", SHOPS)
@pytest.mark.parametrize("wait", [None, 7], ids=["untold", "told"])
def test_done_behind_a_gateway_that_asks_to_wait(
    seller: Seller, service: str, wait: int | None
) -> None:
    """The platform did it: that a gateway names a time to wait makes it no "no"."""
    fault = Fault(FaultKind.GATEWAY_503, api=SHIP[service], times=1, retry_after=wait)
    assert seller.acts(ActKind.SHIP, fault) is ActState.UNKNOWN
    assert seller.looks() is ActState.DONE


@pytest.mark.parametrize("service", REPLACE)
@pytest.mark.parametrize("kind", [FaultKind.GATEWAY_503, FaultKind.DROPPED])
def test_a_number_replaced_unseen(seller: Seller, service: str, kind: FaultKind) -> None:
    fault = Fault(kind, api=REPLACE[service], times=1)
    assert seller.acts(ActKind.REPLACE_NUMBER, fault) is ActState.UNKNOWN
    assert seller.looks() is ActState.DONE


@pytest.mark.parametrize("service", SHOPS)
def test_what_never_arrived_is_not_done_only_after_a_while(seller: Seller, service: str) -> None:
    fault = Fault(FaultKind.HTML_500, api=SHIP[service], times=1)
    assert seller.acts(ActKind.SHIP, fault) is ActState.UNKNOWN
    assert seller.looks() is ActState.UNKNOWN
    seller.scene.later(SETTLES_AFTER)
    assert seller.looks() is ActState.REFUSED


@pytest.mark.parametrize(("service", "question"), QUESTIONS)
def test_nothing_was_sent_where_a_question_before_it_failed(seller: Seller, question: str) -> None:
    assert seller.acts(ActKind.SHIP, Fault(FaultKind.HTML_500, api=question)) is ActState.REFUSED


@pytest.mark.parametrize("service", SHOPS)
def test_the_platforms_own_no_ends_it_though_it_asks_to_wait(seller: Seller, service: str) -> None:
    fault = Fault(FaultKind.RATE_LIMIT, api=SHIP[service], times=1, retry_after=7)
    assert seller.acts(ActKind.SHIP, fault) is ActState.REFUSED
