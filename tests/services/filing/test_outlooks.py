"""What an approval changes for a warned order, consequence by consequence, and what comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    ScopeKind,
)
from workbench.domain.pages import OrderRecord
from workbench.domain.platforms.refunds import Refund, RefundPage, RefundStatus
from workbench.domain.rules.effects import CureCost
from workbench.domain.rules.remedies import Remedy
from workbench.domain.shops import Platform
from workbench.domain.views import EffectKind
from workbench.policy.cases.words import Word
from workbench.store.orders.refunds import RefundStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.policy.acts_done import Done
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.filing.preview import FilingPreview

HOUR = timedelta(hours=1)
NUMBER = "2401200011874563218"
MISMATCH = Filing(
    SHOP.id,
    SHOP.platform,
    FilingCase.TRACE_MISMATCH,
    FilingScope(ScopeKind.ORDER, orders=(NUMBER,)),
    details=FilingDetails(outside_trace_stalled=False),
)


@pytest.fixture
def stalled(workspace: Workspace, connections: ScriptedConnections) -> Workspace:
    """One parcel that was picked up 60 hours ago and never left."""
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    parcel = shipment(uploaded_at=TEN - 61 * HOUR)
    script.pages = [[OrderRecord(order(paid_at=TEN - 70 * HOUR), (parcel,))]]
    script.traces = {parcel.waybill: [scan("【义乌小商品公司】已揽收", TEN - 60 * HOUR)]}
    workspace.refresh.run_once()
    return workspace


def preview(workspace: Workspace, filing: Filing) -> FilingPreview:
    return workspace.filing_previews.preview(filing, (), lambda _done, _total: None)


def test_an_approval_spares_the_forfeit_and_nothing_else(stalled: Workspace) -> None:
    (found,) = preview(stalled, MISMATCH).outlooks
    assert set(found.rules) == {
        "1688.false_track.no_departure_48h",
        "1688.false_track.gap_72h",
    }
    assert {change.kind for change in found.changes} == set(EffectKind)
    assert [change.kind for change in found.changes if change.is_spared] == [EffectKind.PENALTY]


def test_a_ground_that_does_not_hold_spares_nothing(stalled: Workspace) -> None:
    vain = replace(MISMATCH, details=FilingDetails(outside_trace_stalled=True))
    (found,) = preview(stalled, vain).outlooks
    assert not any(change.is_spared for change in found.changes)


def refunded(workspace: Workspace, status: RefundStatus, line: str = "") -> Done | None:
    """Let the platform tell of a refund, and return what the seller is said to have done."""
    told = Refund(SHOP.id, "TQ1", NUMBER, status, line_number=line, modified_at=TEN - HOUR)
    RefundStore(workspace.cache).save_page(RefundPage(SHOP.id, (told,)), seen_at=TEN)
    (found,) = preview(workspace, MISMATCH).outlooks
    return found.done


def test_money_that_the_platform_gave_back_exempts_without_a_filing(stalled: Workspace) -> None:
    done = refunded(stalled, RefundStatus.REFUNDED)
    assert done is not None
    assert (done.verdict, done.is_own_word, done.at) == (Word.EXEMPT, False, TEN - HOUR)


@pytest.mark.parametrize(
    ("status", "line"),
    [
        pytest.param(RefundStatus.AWAITING_SELLER, "", id="only-asked-for"),
        pytest.param(RefundStatus.CLOSED, "", id="closed"),
        pytest.param(RefundStatus.REFUNDED, "another-line", id="of-some-lines"),
    ],
)
def test_a_refund_that_did_not_give_all_back_does_not(
    stalled: Workspace, status: RefundStatus, line: str
) -> None:
    assert refunded(stalled, status, line) is None


def test_what_cures_without_asking_anybody_comes_first(stalled: Workspace) -> None:
    (found,) = preview(stalled, MISMATCH).outlooks
    assert found.cure is not None
    assert found.cure.remedy in {Remedy.REPLACE_NUMBER, Remedy.REFUND}
    assert found.deadline is not None


def test_an_order_that_nothing_warns_of_has_no_outlook(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    script.pages = [[OrderRecord(order(), (shipment(uploaded_at=TEN),))]]
    workspace.refresh.run_once()
    found = preview(workspace, MISMATCH)
    assert (found.in_scope, found.outlooks) == (1, ())


def test_on_taobao_an_approval_costs_the_label(workspace: Workspace) -> None:
    pledge = replace(MISMATCH, platform=Platform.TAOBAO, case=FilingCase.EPIDEMIC)
    assert preview(workspace, pledge).costs == (
        (CureCost.LABEL_48H, "taobao.incentive.no_tag_when_filed"),
    )
    assert preview(workspace, MISMATCH).costs == ()
