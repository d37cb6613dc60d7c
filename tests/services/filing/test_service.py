"""What a person says of a filing is kept if it can be true, and its orders are judged again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN
from workbench.domain.errors import BadInput
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    FilingState,
    ScopeKind,
)

if TYPE_CHECKING:
    from workbench.services.assembly.workspace import Workspace

HOUR = timedelta(hours=1)
SENT = Filing(
    SHOP.id,
    SHOP.platform,
    FilingCase.LOST,
    FilingScope(ScopeKind.ORDER, orders=("2001",)),
    FilingState.SENT,
    submitted_at=TEN - HOUR,
)


def test_found_by_the_order_it_was_made_for(workspace: Workspace) -> None:
    saved = workspace.filings.record(SENT)
    (found,) = workspace.filings.all("2001")
    assert (found.filing, found.shop) == (saved, SHOP)
    assert workspace.filings.all("2002") == []


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param({"scope": FilingScope(ScopeKind.ITEM)}, "what it was made for", id="scope"),
        pytest.param({"submitted_at": None}, "when it was sent", id="not sent"),
        pytest.param({"case": FilingCase.EPIDEMIC}, "does not know this case", id="case"),
        pytest.param({"state": FilingState.ACCEPTED}, "when it was accepted", id="accepted when"),
        pytest.param({"approved_at": TEN - 2 * HOUR}, "before it was sent", id="before"),
        pytest.param({"approved_at": TEN + HOUR}, "in the future", id="future"),
        pytest.param({"ship_from": TEN, "ship_until": TEN - HOUR}, "before it begins", id="window"),
    ],
)
def test_what_cannot_be_is_refused(
    workspace: Workspace, facts: dict[str, object], said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        workspace.filings.record(replace(SENT, **facts))  # type: ignore[arg-type]  # told by name
    assert workspace.filings.all() == []


def test_a_shop_is_found_by_id_and_by_name(workspace: Workspace) -> None:
    assert workspace.filings.shop(SHOP.id) == workspace.filings.shop(SHOP.name) == SHOP
    with pytest.raises(BadInput, match="no such shop"):
        workspace.filings.shop("nobody")


def test_withdrawn_it_covers_nothing(workspace: Workspace) -> None:
    saved = workspace.filings.record(SENT)
    workspace.filings.withdraw(saved.id)
    assert workspace.filings.all() == []
    with pytest.raises(BadInput, match="no such filing"):
        workspace.filings.withdraw(saved.id)


def test_a_draft_is_kept_with_all_it_lacks(workspace: Workspace) -> None:
    empty = replace(SENT, state=FilingState.DRAFT, scope=FilingScope(ScopeKind.ORDER))
    kept = workspace.filings.keep(empty)
    assert workspace.filings.get(kept.id) == kept
    with pytest.raises(BadInput, match="sent already"):
        workspace.filings.keep(SENT)


def test_a_deleted_draft_comes_back(workspace: Workspace) -> None:
    kept = workspace.filings.keep(replace(SENT, state=FilingState.DRAFT))
    workspace.filings.withdraw(kept.id)
    assert workspace.filings.restore(kept.id) == kept
    with pytest.raises(BadInput, match="no such filing"):
        workspace.filings.restore("77")


def test_a_statement_is_kept_masked(workspace: Workspace) -> None:
    said = FilingDetails("买家电话13800000000，一直未回复")
    kept = workspace.filings.keep(replace(SENT, state=FilingState.DRAFT, details=said))
    assert "13800000000" not in kept.details.statement
    assert "一直未回复" in workspace.filings.get(kept.id).details.statement
