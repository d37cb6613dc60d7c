"""Decision cases of filings and appeals through the preview that the wizard shows."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.doubles import SHOP, ScriptedMarketplace, scan, shipment
from tests.services.doubles import order as made_order
from workbench.domain.filing.evidence import EvidenceKind
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    FilingState,
    ScopeKind,
)
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.shops import Platform, Shop
from workbench.store.cases.filings import FilingStore
from workbench.store.monitor.handling import HandlingStore
from workbench.store.orders.orders import OrderStore
from workbench.store.records.platform_records import RecordStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.doubles import ScriptedConnections
    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.filing.preview import FilingPreview

SCENES = {
    "epidemic": FilingCase.EPIDEMIC,
    "natural_disaster": FilingCase.NATURAL_DISASTER,
    "big_meeting": FilingCase.LARGE_MEETING,
}


@dataclass(frozen=True)
class Case:
    """A decision case, as its file has it."""

    platform: str
    kind: str
    given: dict[str, Any]
    verdict: str
    because: str

    def at(self, name: str) -> datetime | None:
        text = self.given.get(name)
        return datetime.fromisoformat(text).astimezone(UTC) if text else None

    @property
    def now(self) -> datetime:
        found = self.at("now") or self.at("appealed_at") or self.at("submitted_at")
        assert found is not None
        return found

    @property
    def number(self) -> str:
        return str(self.given.get("order_id") or "A1")

    @property
    def judged_at(self) -> datetime | None:
        return self.at("penalised_at") or self.at("judged_at")


CASE3 = "1688.filing.case3_force_majeure_before_penalty"
EFFECT = "1688.filing.effect"
PLEDGE = "taobao.filing.pledge_auto_effective"
PRE_WINDOW = "douyin.filing.pre_window_orders"
NUMBER = "taobao.appeal.filing_no_before_judgement"
PENALISED = "2024-03-12T15:00:00+08:00"


def on_1688(verdict: str, because: str, ground: str, **given: object) -> Case:
    """Return a filing sent on 11 March 2024, looked at on the 14th."""
    told = {
        "case": ground,
        "submitted_at": "2024-03-11T10:00:00+08:00",
        "approved_at": None,
        "penalised_at": None,
        "now": "2024-03-14T09:00:00+08:00",
        **given,
    }
    return Case("1688", "filing", told, verdict, because)


def on_taobao(verdict: str, at: str, scene: str, *, is_ticked: bool) -> Case:
    """Return a filing with the pledge."""
    given = {"submitted_at": f"{at}+08:00", "scene": scene, "pledge_ticked": is_ticked}
    return Case("taobao", "filing", given, verdict, PLEDGE)


def on_douyin(verdict: str, because: str, paid: str, judged: str | None = None) -> Case:
    """Return an order looked at on 20 December 2022."""
    judged_at = f"{judged}+08:00" if judged else None
    now = "2022-12-20T10:00:00+08:00"
    given = {"paid_at": f"{paid}+08:00", "judged_at": judged_at, "now": now}
    return Case("douyin", "filing", given, verdict, because)


def appeal(verdict: str, approved: str | None) -> Case:
    """Return an appeal after a judgement of 3 January 2023, 10:00."""
    filing = {"number": "BB9", "order_id": "E7", "via": "营商保"}
    sent = {"submitted_at": "2023-01-01T09:00:00+08:00", "approved_at": f"{approved}+08:00"}
    given = {
        "appealed_at": "2023-01-04T10:00:00+08:00",
        "judged_at": "2023-01-03T10:00:00+08:00",
        "order_id": "E7",
        "filing": {**filing, **sent} if approved else None,
    }
    return Case("taobao", "appeal", given, verdict, NUMBER)


# Beside the examples, derived by hand from policy-facts; both sides of each limit.
OWN = [
    on_1688(
        "revoked_refunded", EFFECT, "force_majeure", event="earthquake",
        submitted_at="2024-03-12T14:59:59+08:00", approved_at="2024-03-13T09:00:00+08:00",
        penalised_at=PENALISED,
    ),
    on_1688("exempt", EFFECT, "buyer_unresponsive", approved_at="2024-03-11T12:00:00+08:00"),
    on_1688(
        "rejected_late", CASE3, "force_majeure", event="earthquake",
        submitted_at=PENALISED, penalised_at=PENALISED,
    ),
    on_1688(
        "insufficient_evidence", "1688.filing.freight_buyer_delay", "freight_buyer_delay",
        transport="freight", chat_contains_order_no=False,
    ),
    on_1688(
        "accepted", "1688.filing.freight_buyer_delay", "freight_buyer_delay",
        transport="freight", chat_contains_order_no=True,
    ),
    on_1688(
        "not_exempt", "1688.filing.case1_trace_mismatch", "trace_mismatch",
        outside_trace_stalled=True,
    ),
    on_1688("not_listed", CASE3, "force_majeure", event="blizzard"),
    on_taobao("auto_effective", "2022-12-21T00:00:00", "epidemic", is_ticked=True),
    on_taobao("not_available", "2022-12-20T23:59:59", "epidemic", is_ticked=True),
    on_taobao("not_effective", "2022-12-22T10:00:00", "natural_disaster", is_ticked=False),
    on_taobao("not_available", "2022-12-22T10:00:00", "big_meeting", is_ticked=True),
    on_douyin("file_in_advance", PRE_WINDOW, "2022-12-18T10:00:00"),
    on_douyin("appeal", "douyin.appeal.judged", "2022-12-18T10:00:00", "2022-12-19T10:00:00"),
    on_douyin("not_covered", PRE_WINDOW, "2022-12-19T12:00:00"),
    appeal("supported", "2023-01-03T09:59:59"),
    appeal("not_supported", "2023-01-03T10:00:01"),
    appeal("not_supported", None),
]  # fmt: skip


def told(case: Case, shop: Shop) -> Filing:
    """Return the filing that a case speaks of, or would be written for its order."""
    scope = FilingScope(ScopeKind.ORDER, orders=(case.number,))
    given = case.given
    if case.platform == "1688":
        ground = FilingCase(given["case"])
    elif case.platform == "douyin":
        ground = FilingCase.CANNOT_SHIP
    else:
        ground = SCENES[given.get("scene", "epidemic")]
    names = ("event", "transport", "outside_trace_stalled", "pledge_ticked")
    details = FilingDetails(**{name: given[name] for name in names if name in given})
    submitted_at, approved_at = case.at("submitted_at"), case.at("approved_at")
    state = FilingState.ACCEPTED if approved_at else FilingState.DRAFT
    filing = Filing(shop.id, shop.platform, ground, scope, state, details=details)
    return replace(filing, submitted_at=submitted_at, approved_at=approved_at)


def put(workspace: Workspace, case: Case, shop: Shop) -> None:
    """Write a case's order, penalty and former filing into the cache."""
    cache, number = workspace.cache, case.number
    ShopStore(cache).add(shop, {})
    order = Order(shop.id, number, OrderStatus.SHIPPED, paid_at=case.at("paid_at"))
    page = OrderPage(shop.id, (OrderRecord(order, ()),))
    OrderStore(cache).save_page(page, seen_at=case.now)
    if case.judged_at is not None:
        penalise(workspace, case, shop)
    made = case.given.get("filing")
    if made:
        inner = replace(case, given=made)
        scope = FilingScope(ScopeKind.ORDER, orders=(made["order_id"],))
        filing = replace(told(case, shop), scope=scope, number=made["number"])
        approved = {
            "submitted_at": inner.at("submitted_at"),
            "approved_at": inner.at("approved_at"),
        }
        accepted = replace(filing, state=FilingState.ACCEPTED, **approved)  # type: ignore[arg-type]  # told by name
        FilingStore(cache).save(accepted, seen_at=case.now)


def penalise(workspace: Workspace, case: Case, shop: Shop) -> None:
    """Write down when the platform judged the order."""
    what = "虚假轨迹" if shop.platform is Platform.ALIBABA else "延迟发货"
    facts = {"order_number": case.number, "what": what, "at": case.judged_at}
    kind, source = RecordKind.PENALTY, RecordSource.ENTERED
    record = PlatformRecord(kind, source, shop.id, shop.platform, **facts)  # type: ignore[arg-type]  # told by name
    RecordStore(workspace.cache).save([record], seen_at=case.now, told_at=case.now)


def previewed(workspace: Workspace, case: Case, shop: Shop) -> FilingPreview:
    """Return what the wizard shows for a case."""
    draft = workspace.filings.keep(replace(told(case, shop), state=FilingState.DRAFT))
    if "chat_contains_order_no" in case.given:
        said = case.number if case.given["chat_contains_order_no"] else "没有订单号"
        shows = (EvidenceKind.CHAT, "")
        workspace.evidence.keep(draft.id, f"晚几天发 {said}".encode(), "旺旺.txt", shows)
    evidence = workspace.evidence.of(draft.id)
    return workspace.filing_previews.preview(
        replace(told(case, shop), id=draft.id), evidence, lambda _done, _total: None
    )


def hold(workspace: Workspace, clock: ReplayClock, case: Case) -> None:
    """Hold a case against the preview."""
    shop = Shop(f"shop-{case.platform}", Platform(case.platform), "测试店")
    clock.at = case.now
    put(workspace, case, shop)
    found = previewed(workspace, case, shop)
    if case.kind == "appeal":
        (basis,) = found.appeals
        assert bool(basis.number) is (case.verdict == "supported")
        assert basis.prospect.rule == case.because
        return
    (order,) = found.orders
    assert (order.foreseen.verdict.value, order.foreseen.rule) == (case.verdict, case.because)


@pytest.mark.parametrize(
    "case",
    [pytest.param(one, id=f"{place:02}-{one.kind}-{one.verdict}") for place, one in enumerate(OWN)],
)
def test_cases_of_our_own(workspace: Workspace, clock: ReplayClock, case: Case) -> None:
    hold(workspace, clock, case)


REFUND = {"type": "refund", "succeeded_at": "2024-03-12T14:59:59+08:00"}
LATE = {"type": "refund", "succeeded_at": "2024-03-12T15:00:01+08:00"}
EXEMPTS = "1688.remedy.before_penalty_auto_exempt"


def remedied(verdict: str, act: dict[str, str] | None) -> Case:
    """Return a stall that was penalised on 12 March 2024 at 15:00."""
    given = {
        "warned_at": "2024-03-09T09:00:00+08:00",
        "penalised_at": PENALISED,
        "acts": [act] if act else [],
        "now": "2024-03-13T09:00:00+08:00",
    }
    return Case("1688", "remedy", given, verdict, EXEMPTS)


def hold_remedy(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock, case: Case
) -> None:
    """Hold a case against what the preview says was done; a refund is the seller's own word."""
    warned_at = case.at("warned_at")
    assert warned_at is not None
    shop = Shop(SHOP.id, Platform.ALIBABA, SHOP.name)
    picked_up_at = warned_at - timedelta(hours=49)
    script = connections.marketplaces.setdefault(shop.id, ScriptedMarketplace(shop.id))
    parcel = replace(shipment(uploaded_at=picked_up_at), order_number=case.number)
    script.pages = [[OrderRecord(made_order(case.number, paid_at=picked_up_at), (parcel,))]]
    script.traces = {parcel.waybill: [scan("【义乌小商品公司】已揽收", picked_up_at)]}
    clock.at = case.now
    workspace.refresh.run_once()
    assert case.judged_at is not None
    penalise(workspace, case, shop)
    for act in case.given["acts"]:
        at = replace(case, given=act).at("succeeded_at")
        assert at is not None
        HandlingStore(workspace.cache).set(2, HandlingAct(HandlingState.REFUNDED, at, "测试"))
    found = previewed(workspace, replace(case, given=_MISMATCH), shop)
    (outlook,) = found.outlooks
    if not case.given["acts"]:
        assert (outlook.done, case.verdict) == (None, "not_exempt")
        return
    assert outlook.done is not None
    assert (outlook.done.verdict.value, outlook.done.rule) == (case.verdict, case.because)
    assert outlook.done.is_own_word


_MISMATCH = {"case": "trace_mismatch", "outside_trace_stalled": False}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(remedied("exempt", REFUND), id="refunded a second before the penalty"),
        pytest.param(remedied("not_exempt", LATE), id="refunded a second after it"),
        pytest.param(remedied("not_exempt", None), id="nothing was done"),
    ],
)
def test_what_was_done_already(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock, case: Case
) -> None:
    hold_remedy(workspace, connections, clock, case)


def test_the_remedies_of_the_examples(
    workspace: Workspace,
    connections: ScriptedConnections,
    clock: ReplayClock,
    shared_data: Path,
) -> None:
    lines = (shared_data / "policy_cases_examples.jsonl").read_text("utf-8").splitlines()
    found = [one for one in map(json.loads, lines) if one["kind"] == "remedy"]
    assert found
    for one in found:
        expect = one["expect"]
        case = Case("1688", "remedy", one["given"], expect["verdict"], expect["because"])
        hold_remedy(workspace, connections, clock, case)


def test_the_examples(workspace: Workspace, clock: ReplayClock, shared_data: Path) -> None:
    lines = (shared_data / "policy_cases_examples.jsonl").read_text("utf-8").splitlines()
    found = [one for one in map(json.loads, lines) if one["kind"] in {"filing", "appeal"}]
    assert found
    for one in found:
        expect = one["expect"]
        case = Case(
            one["platform"], one["kind"], one["given"], expect["verdict"], expect["because"]
        )
        hold(workspace, clock, case)
