"""The wizard's pages, what each lacks, and the life of a filing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.filing.evidence import Evidence, EvidenceKind
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    FilingState,
    ScopeKind,
)
from workbench.domain.filing.flow import FilingFlow, FlowStep
from workbench.domain.filing.gaps import Gap
from workbench.domain.filing.states import answered, become, may_become, sent
from workbench.domain.shops import Platform

NOON = datetime(2024, 1, 24, 4, tzinfo=UTC)
ORDERS = FilingScope(ScopeKind.ORDER, orders=("A1", "A2"))
WHOLE = FilingScope(ScopeKind.WHOLE_SHOP)
SAID = FilingDetails("因道路结冰停留")


def filing(case: FilingCase, scope: FilingScope = ORDERS, **more: object) -> Filing:
    facts = {"platform": Platform.ALIBABA, "details": SAID, **more}
    platform = facts.pop("platform")
    return Filing("s1", platform, case, scope, **facts)  # type: ignore[arg-type]  # told by name


def shown(kind: EvidenceKind, names: tuple[str, ...] | None = None) -> Evidence:
    facts = ".txt", "text/plain", 3, "00" * 32, NOON
    return Evidence("1", kind, *facts, names_orders=names)


CHAT = shown(EvidenceKind.CHAT, ("A1", "A2"))
FREIGHT = filing(
    FilingCase.FREIGHT_BUYER_DELAY, details=FilingDetails("买家要求", transport="freight")
)
PLEDGE = filing(
    FilingCase.EPIDEMIC,
    WHOLE,
    platform=Platform.TAOBAO,
    ship_from=NOON,
    ship_until=NOON + timedelta(days=3),
    details=FilingDetails(pledge_ticked=True),
)


@pytest.mark.parametrize(
    ("told", "evidence", "gaps"),
    [
        pytest.param(filing(FilingCase.OUT_OF_STOCK), (), (), id="nothing is demanded"),
        pytest.param(
            filing(FilingCase.FORCE_MAJEURE),
            (shown(EvidenceKind.NEWS),),
            (Gap.EVENT_MISSING,),
            id="1688 force majeure without its event",
        ),
        pytest.param(
            filing(FilingCase.BUYER_UNRESPONSIVE),
            (shown(EvidenceKind.PHOTO),),
            (Gap.EVIDENCE_MISSING,),
            id="silent buyer without an attempt to reach them",
        ),
        pytest.param(FREIGHT, (CHAT,), (), id="freight with a chat that names both orders"),
        pytest.param(
            FREIGHT,
            (shown(EvidenceKind.CHAT, ("A1",)),),
            (Gap.CHAT_WITHOUT_ORDER,),
            id="freight with a chat that names one of two orders",
        ),
        pytest.param(
            FREIGHT,
            (shown(EvidenceKind.CHAT, ("A1",)), shown(EvidenceKind.CHAT, None)),
            (),
            id="freight with a picture of a chat, which nobody can search",
        ),
        pytest.param(
            filing(FilingCase.TRACE_MISMATCH),
            (shown(EvidenceKind.OUTSIDE_TRACE),),
            (Gap.OUTSIDE_TRACE_OPEN,),
            id="mismatch, outside trace not looked at",
        ),
        pytest.param(
            filing(
                FilingCase.TRACE_MISMATCH,
                details=FilingDetails("官网有轨迹", outside_trace_stalled=True),
            ),
            (shown(EvidenceKind.OUTSIDE_TRACE),),
            (Gap.OUTSIDE_TRACE_STALLED,),
            id="mismatch, but the carrier's trace stands still too",
        ),
        pytest.param(
            filing(FilingCase.LOST, WHOLE),
            (),
            (Gap.SCOPE_NOT_OFFERED, Gap.WINDOW_MISSING),
            id="1688 takes no whole shop",
        ),
        pytest.param(
            filing(FilingCase.OUT_OF_STOCK, FilingScope(ScopeKind.ORDER), details=FilingDetails()),
            (),
            (Gap.SCOPE_EMPTY, Gap.STATEMENT_MISSING),
            id="no order and no word",
        ),
        pytest.param(PLEDGE, (), (), id="taobao pledge needs no proof"),
        pytest.param(
            replace(PLEDGE, details=FilingDetails()), (), (Gap.PLEDGE_OPEN,), id="pledge not ticked"
        ),
        pytest.param(
            replace(PLEDGE, ship_until=NOON - timedelta(seconds=1)),
            (),
            (Gap.WINDOW_REVERSED,),
            id="window ends before it begins",
        ),
        pytest.param(
            filing(FilingCase.EPIDEMIC), (), (Gap.CASE_UNKNOWN,), id="1688 knows no epidemic"
        ),
    ],
)
def test_what_a_filing_lacks(
    told: Filing, evidence: tuple[Evidence, ...], gaps: tuple[Gap, ...]
) -> None:
    assert FilingFlow(told, evidence).gaps() == gaps


def test_a_pledge_has_neither_orders_nor_evidence_to_go_through() -> None:
    assert FilingFlow(PLEDGE).steps == (
        FlowStep.CASE,
        FlowStep.SCOPE,
        FlowStep.STATEMENT,
        FlowStep.CHECK,
        FlowStep.SUBMIT,
    )


def test_what_was_sent_is_only_followed() -> None:
    flow = FilingFlow(replace(FREIGHT, state=FilingState.SENT), (CHAT,), FlowStep.EVIDENCE)
    assert flow.steps == (FlowStep.FOLLOW,)
    assert flow.forward().step is FlowStep.FOLLOW


def test_a_page_with_a_gap_is_not_left_forward() -> None:
    flow = FilingFlow(FREIGHT).at(FlowStep.EVIDENCE)
    assert flow.forward() == flow
    assert flow.back().step is FlowStep.ORDERS
    assert replace(flow, evidence=(CHAT,)).forward().step is FlowStep.STATEMENT


def test_advice_stops_nobody() -> None:
    silent = FilingFlow(filing(FilingCase.OUT_OF_STOCK, details=FilingDetails()))
    assert silent.at(FlowStep.STATEMENT).forward().step is FlowStep.CHECK


def test_another_ground_takes_pages_away_and_leads_to_one_that_is_left() -> None:
    flow = FilingFlow(filing(FilingCase.FORCE_MAJEURE)).at(FlowStep.EVIDENCE)
    assert flow.changed(PLEDGE).step is FlowStep.CASE


def test_what_was_ready_and_is_rewritten_is_a_draft_again() -> None:
    flow = FilingFlow(FREIGHT, (CHAT,)).ready()
    assert flow.filing.state is FilingState.READY
    told = replace(flow.filing, details=replace(FREIGHT.details, statement="另一句"))
    assert flow.changed(told).filing.state is FilingState.DRAFT


def test_what_lacks_something_is_never_ready() -> None:
    with pytest.raises(ValueError, match="chat_without_order"):
        FilingFlow(FREIGHT, (shown(EvidenceKind.CHAT, ()),)).ready()


def test_the_life_of_a_filing_that_is_accepted() -> None:
    ready = FilingFlow(FREIGHT, (CHAT,)).ready().filing
    told = sent(ready, NOON, "BB1")
    assert (told.state, told.submitted_at, told.number) == (FilingState.SENT, NOON, "BB1")
    accepted = answered(told, FilingState.ACCEPTED, NOON + timedelta(hours=2))
    assert accepted.approved_at == NOON + timedelta(hours=2)
    assert answered(accepted, FilingState.EXPIRED).state is FilingState.EXPIRED


@pytest.mark.parametrize(
    "at", [pytest.param(None, id="no instant"), pytest.param(NOON, id="before the sending")]
)
def test_an_acceptance_comes_after_the_sending(at: datetime | None) -> None:
    told = replace(FREIGHT, state=FilingState.SENT, submitted_at=NOON + timedelta(seconds=1))
    with pytest.raises(ValueError, match="after the sending"):
        answered(told, FilingState.ACCEPTED, at)


ALLOWED = {
    ("draft", "ready"),
    ("ready", "draft"),
    ("ready", "sent"),
    ("sent", "accepted"),
    ("sent", "rejected"),
    ("sent", "expired"),
    ("sent", "unknown"),
    ("unknown", "accepted"),
    ("unknown", "rejected"),
    ("unknown", "expired"),
    ("accepted", "expired"),
}


@given(st.lists(st.sampled_from(FilingState), max_size=12))
def test_no_row_of_words_leads_back_from_the_platform(asked: list[FilingState]) -> None:
    told = FREIGHT
    for state in asked:
        before = told.state
        assert may_become(told, state) == ((before.value, state.value) in ALLOWED)
        if may_become(told, state):
            told = become(told, state)
        else:
            with pytest.raises(ValueError, match="does not lead"):
                become(told, state)
        assert told.state.is_with_platform or not before.is_with_platform


@pytest.mark.parametrize(
    ("flow", "step"),
    [
        pytest.param(FilingFlow(FREIGHT), FlowStep.EVIDENCE, id="the first page that lacks"),
        pytest.param(
            FilingFlow(replace(FREIGHT, details=FilingDetails(transport="freight")), (CHAT,)),
            FlowStep.CHECK,
            id="advice stops nobody",
        ),
        pytest.param(FilingFlow(FREIGHT, (CHAT,)).ready(), FlowStep.SUBMIT, id="ready"),
        pytest.param(
            FilingFlow(replace(FREIGHT, state=FilingState.SENT)), FlowStep.FOLLOW, id="sent"
        ),
    ],
)
def test_where_one_goes_on(flow: FilingFlow, step: FlowStep) -> None:
    assert flow.resumed().step is step


def test_a_refusal_has_its_instant_and_no_approval() -> None:
    told = replace(FREIGHT, state=FilingState.SENT, submitted_at=NOON)
    refused = answered(told, FilingState.REJECTED, NOON + timedelta(hours=1))
    assert (refused.answered_at, refused.approved_at) == (NOON + timedelta(hours=1), None)
    with pytest.raises(ValueError, match="after the sending"):
        answered(told, FilingState.REJECTED, NOON - timedelta(seconds=1))
