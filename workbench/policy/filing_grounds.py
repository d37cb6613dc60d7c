"""Which rules a filing stands on, by platform and ground; the first one is the ground's own."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import FilingCase
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Mapping

_EFFECT = ("1688.filing.effect", "1688.filing.entry")
# An appeal rests on a filing that was approved before the judgement: whoever files is told then.
_APPEAL = "taobao.appeal.filing_no_before_judgement"
_PLEDGE = ("taobao.filing.pledge_auto_effective", "taobao.filing.scopes", _APPEAL)
# The pledge is for two scenes; the others take the normal filing, whose proof the text leaves open.
_NORMAL = ("taobao.filing.scopes", "taobao.filing.pledge_auto_effective", _APPEAL)
_FORCE_MAJEURE = ("tmall.outside.force_majeure_filing",)
_EVENT = ("douyin.outside.appeal_evidence", "douyin.appeal.judged")
_REMEDY = ("1688.remedy.before_penalty_auto_exempt", *_EFFECT)
_GROUNDS: Mapping[tuple[Platform, FilingCase], tuple[str, ...]] = MappingProxyType(
    {
        (Platform.ALIBABA, FilingCase.TRACE_MISMATCH): (
            "1688.filing.case1_trace_mismatch",
            *_EFFECT,
        ),
        (Platform.ALIBABA, FilingCase.BUYER_UNRESPONSIVE): (
            "1688.filing.case2_buyer_unresponsive",
            "1688.remedy.buyer_unreachable_file_first",
            *_EFFECT,
        ),
        (Platform.ALIBABA, FilingCase.FORCE_MAJEURE): (
            "1688.filing.case3_force_majeure_before_penalty",
            *_EFFECT,
        ),
        (Platform.ALIBABA, FilingCase.FREIGHT_BUYER_DELAY): (
            "1688.filing.freight_buyer_delay",
            *_EFFECT,
        ),
        (Platform.ALIBABA, FilingCase.OUT_OF_STOCK): (
            "1688.ship.stock_and_out_of_stock_filing",
            "1688.filing.entry",
        ),
        (Platform.ALIBABA, FilingCase.LOST): _REMEDY,
        (Platform.ALIBABA, FilingCase.DAMAGED): _REMEDY,
        (Platform.ALIBABA, FilingCase.REJECTED_BY_BUYER): _REMEDY,
        (Platform.ALIBABA, FilingCase.CARRIER_ASKED_FOR): (
            "1688.remedy.changed_carrier_update_before_penalty",
            *_EFFECT,
        ),
        (Platform.TAOBAO, FilingCase.EPIDEMIC): _PLEDGE,
        (Platform.TAOBAO, FilingCase.NATURAL_DISASTER): _PLEDGE,
        (Platform.ALIBABA, FilingCase.OTHER): ("1688.filing.entry",),
        (Platform.TAOBAO, FilingCase.LARGE_MEETING): _NORMAL,
        (Platform.TAOBAO, FilingCase.SPORTS_EVENT): _NORMAL,
        (Platform.TAOBAO, FilingCase.OTHER): _NORMAL,
        (Platform.TMALL, FilingCase.EPIDEMIC): _FORCE_MAJEURE,
        (Platform.TMALL, FilingCase.NATURAL_DISASTER): _FORCE_MAJEURE,
        (Platform.TMALL, FilingCase.LARGE_MEETING): _FORCE_MAJEURE,
        (Platform.TMALL, FilingCase.SPORTS_EVENT): _FORCE_MAJEURE,
        (Platform.DOUYIN, FilingCase.NATURAL_DISASTER): _EVENT,
        (Platform.DOUYIN, FilingCase.LARGE_MEETING): _EVENT,
        (Platform.DOUYIN, FilingCase.SPORTS_EVENT): _EVENT,
        (Platform.DOUYIN, FilingCase.CANNOT_SHIP): (
            "douyin.filing.pre_window_orders",
            "douyin.appeal.judged",
        ),
    }
)


def grounds_of(platform: Platform, case: FilingCase) -> tuple[str, ...]:
    """Return the ids of the rules that a filing stands on; none where the sources name none."""
    return _GROUNDS.get((platform, case), ())
