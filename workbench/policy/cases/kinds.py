"""Which question answers which kind of case on which platform."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from workbench.domain.shops import Platform
from workbench.policy.cases import (
    appeals,
    apps,
    claims,
    douyin,
    filings,
    freight,
    incentives,
    invoices,
    parcels,
    prices,
    regions,
    remedies,
    shipping,
    stalls,
    urge,
)
from workbench.policy.false_shipping import NO_TRACE
from workbench.policy.false_track import DEPARTURE
from workbench.policy.regions import REMOTE_LIST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.policy.cases.answer import CaseAnswer
    from workbench.policy.packs import PolicyBook

Given = TypeVar("Given", bound=Struct)


@dataclass(frozen=True, slots=True)
class Kind(Generic[Given]):
    """A kind of case: the facts it takes, its question, and the rule it is about."""

    facts: type[Given]
    question: Callable[[Given, PolicyBook], CaseAnswer]
    rule: str


_A, _TB, _TM, _DY = Platform.ALIBABA, Platform.TAOBAO, Platform.TMALL, Platform.DOUYIN

KINDS: Mapping[tuple[Platform, str], Kind[Any]] = MappingProxyType(
    {
        (_A, "late_shipping_claim"): Kind(claims.Claim, claims.late_shipping_claim, claims.CLAIM),
        (_A, "complaint"): Kind(claims.Complaint, claims.complaint, claims.NO_LIABILITY),
        (_A, "surcharge"): Kind(prices.LogisticsOrder, prices.surcharge, prices.SURCHARGE),
        (_A, "region"): Kind(regions.Route, regions.region, REMOTE_LIST),
        (_A, "false_track"): Kind(parcels.Parcel, parcels.false_track, DEPARTURE),
        (_A, "remedy"): Kind(remedies.Stall, remedies.remedy, remedies.EXEMPTS),
        (_A, "filing"): Kind(filings.Filing, filings.filing, filings.ENTRY),
        (_A, "false_shipping"): Kind(parcels.Parcel, shipping.false_shipping, NO_TRACE),
        (_A, "no_logistics"): Kind(
            shipping.NoLogistics, shipping.no_logistics, shipping.ALLOWED_USE
        ),
        (_A, "stacking"): Kind(prices.Findings, prices.stacking, prices.STACKING),
        (_A, "penalty_base"): Kind(prices.GoodsOrder, prices.penalty_base, prices.BASE_AMOUNT),
        (_A, "freight"): Kind(freight.Freight, freight.freight, freight.RED_LINE),
        (_A, "app"): Kind(apps.App, apps.app, apps.MIGRATION),
        (_TB, "complaint"): Kind(
            claims.HandledComplaint, claims.handled_complaint, claims.BY_FILING
        ),
        (_TB, "filing"): Kind(filings.Pledge, filings.pledge, filings.PLEDGE),
        (_TB, "urge_task"): Kind(urge.Task, urge.urge_task, urge.REPLY),
        (_TB, "urge_metric"): Kind(urge.Metric, urge.urge_metric, urge.HELP_RATE),
        (_TB, "reply_option"): Kind(urge.Option, urge.reply_option, urge.OPTIONS),
        (_TB, "appeal"): Kind(appeals.Appeal, appeals.appeal, appeals.APPEAL),
        (_TB, "incentive_tag"): Kind(incentives.Product, incentives.incentive_tag, incentives.TAG),
        (_TB, "proxy_complaint"): Kind(urge.Proxy, urge.proxy_complaint, urge.NO_PROXY),
        (_TM, "proxy_complaint"): Kind(urge.Proxy, urge.proxy_complaint, urge.NO_PROXY),
        (_TB, "stall_ticket"): Kind(stalls.Transit, stalls.stall_ticket, stalls.NEAR),
        (_TM, "stall_ticket"): Kind(stalls.Transit, stalls.stall_ticket, stalls.NEAR),
        (_TB, "invoice_task"): Kind(
            invoices.InvoiceTask, invoices.invoice_task_taobao, invoices.SECOND
        ),
        (_TM, "invoice_task"): Kind(invoices.InvoiceTask, invoices.invoice_task, invoices.SECOND),
        (_DY, "filing"): Kind(filings.EarlyOrder, filings.pre_window, filings.PRE_WINDOW),
        (_DY, "auto_compensation"): Kind(
            douyin.Violation, douyin.auto_compensation, douyin.SUSPENDED
        ),
        (_DY, "experience_score"): Kind(douyin.Indicator, douyin.experience_score, douyin.SCORE),
        (_DY, "violation_points"): Kind(douyin.Violation, douyin.violation_points, douyin.POINTS),
    }
)
