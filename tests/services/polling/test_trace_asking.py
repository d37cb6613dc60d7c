"""A telephone's last digits: asked for where a carrier demands them, kept nowhere."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedConnections, ScriptedProvider, order, scan
from tests.services.doubles import shipment as parcel_of
from workbench.connectors.phone_digits import digits_wanted
from workbench.connectors.reasons import PHONE_WANTED
from workbench.domain.errors import BadInput, ParcelRefused, Unreachable
from workbench.domain.pages import OrderPage, OrderRecord, ParcelScans
from workbench.domain.parcels.shipments import ShipmentState
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.domain.parcels.shipments import Shipment
    from workbench.services.assembly.workspace import Workspace

NUMBER = "2401200011874563218"
WAYBILL = "SF8800213345099"
CANARY = "7319"
KUAIDI = {"kuaidi100": {"customer": "c", "key": "k"}}
KDNIAO = {"kdniao": {"ebusiness_id": "1", "app_key": "k"}}
ADVANCED = {"kdniao": {"ebusiness_id": "1", "app_key": "k", "request_type": "8001"}}


@dataclass
class Guarded(ScriptedProvider):
    """Tells nothing without the right digits."""

    right: str = CANARY
    seen: list[str] = field(default_factory=list)

    def can_trace(self, shipment: Shipment, *, phone: str = "") -> bool:
        """Only with digits."""
        return bool(phone)

    def trace(self, shipment: Shipment, *, phone: str = "") -> ParcelScans:
        """Return the scans where the digits fit."""
        self.seen.append(phone)
        if self.error is None and phone != self.right:
            raise ParcelRefused(service="Kuaidi100", reason=PHONE_WANTED)
        return super().trace(shipment, phone=phone)


@pytest.fixture
def guarded(workspace: Workspace, connections: ScriptedConnections) -> Guarded:
    made = Guarded(traces={WAYBILL: [scan("【金华市】浙江义乌公司已揽收", TEN, 0)]})
    connections.trace_provider = made
    ShopStore(workspace.cache).save_provider("kuaidi100", KUAIDI["kuaidi100"])
    save(workspace, replace(parcel_of(WAYBILL, NUMBER), carrier="shunfeng"))
    return made


def save(workspace: Workspace, *parcels: Shipment) -> None:
    page = OrderPage(SHOP.id, (OrderRecord(order(NUMBER), parcels),))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN)


def asked(workspace: Workspace, digits: str = CANARY) -> int:
    tracing = workspace.tracing
    return tracing.ask(tracing.parcel(SHOP.id, NUMBER), digits).scans


def events(workspace: Workspace) -> list[str]:
    files = FileStore(workspace.cache)
    order_id = files.order_id(SHOP.id, NUMBER)
    assert order_id is not None
    parts = files.order_file(order_id).shipments
    return [event.scan.text for part in parts for event in part.events]


@pytest.mark.parametrize(
    ("providers", "carrier", "wanted"),
    [
        pytest.param({}, "shunfeng", False, id="nobody to ask"),
        pytest.param(KUAIDI, "shunfeng", True, id="kuaidi100"),
        pytest.param(KUAIDI, "zhongtong", True, id="kuaidi100, zhongtong"),
        pytest.param(KUAIDI, "yuantong", False, id="kuaidi100, another"),
        pytest.param(KUAIDI, "nobody", False, id="kuaidi100, unknown"),
        pytest.param(KDNIAO, "shunfeng", True, id="kdniao"),
        pytest.param(KDNIAO, "zhongtong", False, id="kdniao, plain query"),
        pytest.param(ADVANCED, "zhongtong", True, id="kdniao, advanced query"),
        pytest.param(KDNIAO, "tiantian", False, id="kdniao, unknown"),
        pytest.param(KUAIDI | KDNIAO, "zhongtong", False, id="one tells without"),
        pytest.param(KUAIDI | ADVANCED, "zhongtong", True, id="neither tells without"),
    ],
)
def test_digits_are_asked_for_only_where_a_carrier_demands_them(
    providers: dict[str, dict[str, str]], carrier: str, wanted: bool
) -> None:
    assert digits_wanted(providers, carrier) is wanted


def test_a_parcel_is_asked_for_with_the_digits_and_its_trace_kept(
    workspace: Workspace, guarded: Guarded
) -> None:
    workspace.refresh.run_once()
    assert guarded.seen == []  # rounds have no digits, and do not ask in vain
    assert workspace.tracing.wants_digits("shunfeng")
    assert asked(workspace) == 1
    assert guarded.seen == [CANARY]
    assert events(workspace) == ["【金华市】浙江义乌公司已揽收"]


@pytest.mark.parametrize("digits", ["", "731", "73190", "７３１９", "73a9", "-319"])
def test_what_are_no_four_digits_is_not_sent(
    workspace: Workspace, guarded: Guarded, digits: str
) -> None:
    with pytest.raises(BadInput, match="four digits") as caught:
        asked(workspace, digits)
    assert guarded.seen == []
    assert not digits or digits not in str(caught.value)


def test_wrong_digits_are_said_and_the_number_rests(workspace: Workspace, guarded: Guarded) -> None:
    with pytest.raises(BadInput, match="does not take them"):
        asked(workspace, "0000")
    with pytest.raises(BadInput, match="a short while ago"):
        asked(workspace)
    assert guarded.seen == ["0000"]


def test_a_provider_that_fails_is_left_alone(workspace: Workspace, guarded: Guarded) -> None:
    guarded.error = Unreachable(service="Kuaidi100")
    with pytest.raises(Unreachable):
        asked(workspace)
    assert events(workspace) == []


def test_without_a_trace_service_nobody_is_asked(workspace: Workspace) -> None:
    save(workspace, replace(parcel_of(WAYBILL, NUMBER), carrier="shunfeng"))
    with pytest.raises(BadInput, match="no trace service"):
        asked(workspace)


@pytest.mark.parametrize(
    ("waybill", "said"),
    [
        pytest.param("", "several parcels", id="which"),
        pytest.param("SF1", "", id="named"),
        pytest.param("SF9", "no parcel of it", id="none such"),
        pytest.param("SF3", "no parcel of it", id="replaced"),
    ],
)
def test_which_parcel_is_meant(workspace: Workspace, waybill: str, said: str) -> None:
    gone = parcel_of("SF3", NUMBER, state=ShipmentState.REMOVED)
    save(workspace, parcel_of("SF1", NUMBER), parcel_of("SF2", NUMBER), gone)
    tracing = workspace.tracing
    if not said:
        assert tracing.parcel(SHOP.id, NUMBER, waybill).waybill == waybill
        return
    with pytest.raises(BadInput, match=said):
        tracing.parcel(SHOP.id, NUMBER, waybill)


def leaks(workspace: Workspace) -> list[tuple[str, object]]:
    """Return every cell of every table that holds the canary."""
    cache = workspace.cache
    tables = [row[0] for row in cache.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    cells = [(name, cell) for name in tables for row in cache.rows(f'SELECT * FROM "{name}"')  # noqa: S608 - names of our own tables
             for cell in row]  # fmt: skip
    return [(name, cell) for name, cell in cells if holds(cell)]


def holds(cell: object) -> bool:
    if isinstance(cell, bytes):
        return CANARY.encode() in cell
    return CANARY in cell if isinstance(cell, str) else cell == int(CANARY)


@pytest.mark.parametrize("error", [None, Unreachable(service="Kuaidi100")], ids=["told", "failed"])
def test_digits_are_kept_nowhere(
    workspace: Workspace,
    guarded: Guarded,
    caplog: pytest.LogCaptureFixture,
    error: Unreachable | None,
) -> None:
    caplog.set_level(logging.DEBUG)
    guarded.right, guarded.error = CANARY * 2, error
    raised: BaseException | None = None
    try:
        asked(workspace)
    except (BadInput, Unreachable) as found:
        raised = found
    assert raised is not None
    assert guarded.seen == [CANARY]
    shown = [
        caplog.text,
        str(raised),
        repr(raised),
        repr(raised.__cause__),
        repr(workspace.tracing),
    ]
    assert [each for each in shown if CANARY in each] == []
    assert leaks(workspace) == []
