"""Every rule of policy-facts, part 1, stands in a pack of the seeds, with words and a source."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

# The rows of policy-facts, section 1.2, in their order.
RULES = (
    "1688.claim.late_shipping_suspended",
    "1688.complaint.accepted_no_liability",
    "1688.complaint.malice_carveout",
    "1688.official_logistics.new_year_2023_notice",
    "1688.official_logistics.surcharge_best_2022",
    "1688.official_logistics.prefer",
    "1688.app.seller_app",
    "1688.app.data_migration",
    "1688.app.qianniu_mobile_login_closed",
    "1688.app.feedback_entry",
    "1688.app.buyer_workbench_replaces_wangwang",
    "1688.app.buyer_wangwang_stop",
    "1688.app.buyer_workbench_login",
    "1688.monitor.order_trace",
    "1688.monitor.logistics_monitor",
    "1688.monitor.warning_message",
    "1688.monitor.warning_panel_path",
    "1688.monitor.popup_alert",
    "1688.monitor.penalty_centre",
    "1688.false_track.definition",
    "1688.false_track.no_departure_48h",
    "1688.false_track.gap_72h",
    "1688.false_track.not_received",
    "1688.false_track.detection",
    "1688.transship.same_province_newest_number",
    "1688.penalty.false_track_forfeit",
    "1688.penalty.base_amount",
    "1688.penalty.stacking",
    "1688.penalty.marketing_rules_prevail",
    "1688.remedy.before_penalty_auto_exempt",
    "1688.remedy.act_within_24h_of_warning",
    "1688.remedy.update_number_on_platform",
    "1688.remedy.buyer_unreachable_file_first",
    "1688.remedy.buyer_refund_intercept_reject",
    "1688.remedy.buyer_already_signed",
    "1688.remedy.changed_carrier_update_before_penalty",
    "1688.filing.freight_buyer_delay",
    "1688.filing.case1_trace_mismatch",
    "1688.filing.case2_buyer_unresponsive",
    "1688.filing.case3_force_majeure_before_penalty",
    "1688.filing.entry",
    "1688.filing.effect",
    "1688.region.remote_list",
    "1688.region.address_as_filled",
    "1688.ship.deadline_and_special_goods",
    "1688.ship.real_number_in_time",
    "1688.ship.stock_and_out_of_stock_filing",
    "1688.freight.redline_downrank",
    "1688.freight.note_delisted",
    "1688.freight.guide_template",
    "1688.freight.blueline_traffic",
    "1688.freight.tag_next_day",
    "1688.freight.price_power",
    "1688.false_ship.not_shipped_24h",
    "1688.false_ship.no_trace_24h",
    "1688.false_ship.number_reuse_30d",
    "1688.false_ship.address_mismatch",
    "1688.false_ship.untraceable_not_shipped",
    "1688.false_ship.other_abnormal",
    "1688.false_ship.detection",
    "1688.false_ship.avoid",
    "1688.false_ship.appeal",
    "1688.no_logistics.allowed_use",
    "1688.no_logistics.auto_confirm_30d",
    "1688.no_logistics.severe_false_ship",
    "douyin.autocomp.suspended",
    "douyin.autocomp.paid_before_applies",
    "douyin.autocomp.nationwide",
    "douyin.false_ship.still_enforced",
    "douyin.fulfilment.still_assessed",
    "douyin.filing.pre_window_orders",
    "douyin.appeal.judged",
    "douyin.points.no_exemption",
    "douyin.score.protection_industry_mean",
    "douyin.advice",
    "taobao.filing.pledge_auto_effective",
    "taobao.filing.scopes",
    "taobao.complaint.judged_by_filing",
    "taobao.appeal.filing_no_before_judgement",
    "taobao.appeal.filing_no_lookup",
    "taobao.urge.options_removed",
    "taobao.urge.no_proxy_complaint",
    "taobao.urge.reply_24h",
    "taobao.urge.counts_in_help_rate",
    "taobao.urge.no_task_when_filed",
    "taobao.urge.gap_ticket",
    "taobao.incentive.tag_48h_pickup",
    "taobao.incentive.no_tag_when_filed",
    "taobao.incentive.automatic",
    "tmall.invoice.deadline_20d",
    "tmall.invoice.second_timeout_points",
    "tmall.invoice.points_cap_6_in_30d",
    "tmall.invoice.ticket_before_deadline",
    "tmall.invoice.ticket_after_deadline_24h",
    "taobao_tmall.invoice.reply_and_issue",
    "taobao_tmall.stall.exposure_72h",
    "taobao_tmall.stall.exposure_remote_96h",
    "taobao_tmall.stall.exposure_usual",
    "taobao_tmall.stall.ticket_reply_24h",
)
SOURCES = {
    "000_c30319fa46ba6ebf.txt": date(2022, 12, 29),
    "001_dc761857209be552.txt": date(2024, 9, 27),
    "002_b6c655c81e27ed7d.txt": date(2022, 12, 30),
    "003_1cda2f143ea86a8c.txt": date(2024, 1, 23),
    "004_55c5c8edab104bf5.txt": date(2023, 1, 29),
}


def test_there_are_99_rows() -> None:
    assert (len(RULES), len(set(RULES))) == (99, 99)


def test_the_seed_packs_hold_every_row_and_nothing_else(book: PolicyBook) -> None:
    held = [rule.id for pack in book.packs if pack.origin == "seeds" for rule in pack.rules]
    assert sorted(held) == sorted(RULES)


def test_the_list_is_that_of_policy_facts(shared_texts: Path) -> None:
    facts = (shared_texts / "reference" / "policy-facts.md").read_text(encoding="utf-8")
    rows = facts.split("## 1.2 Rules")[1].split("## 1.3")[0]
    assert tuple(re.findall(r"(?m)^\| `([a-z0-9_.]+)` \|", rows)) == RULES


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_has_words_in_both_languages_and_a_source(book: PolicyBook, rule_id: str) -> None:
    rule = book.rule(rule_id)
    words = [rule.says] if rule.says else list(rule.explain.values())
    assert all(text.zh and text.en for text in (rule.title, rule.source.place, *words))
    assert SOURCES[rule.source.document] == rule.source.page_date
    assert rule.checked_on == date(2026, 11, 21)


@pytest.mark.parametrize("document", SOURCES)
def test_the_hash_is_that_of_the_seed_on_disk(
    book: PolicyBook, document: str, shared_texts: Path
) -> None:
    found = hashlib.sha256((shared_texts / "seeds" / document).read_bytes()).hexdigest()
    named = {r.source.sha256 for r in book.rules.values() if r.source.document == document}
    assert named == {found}


# policy-facts, section 1.5 and the rows: start (inside), end (outside), what decides.
WINDOWS = [
    ("1688.claim.late_shipping_suspended", "2022-12-28T00:00:00", None, "payment"),
    ("1688.complaint.accepted_no_liability", "2022-12-28T00:00:00", None, "payment"),
    ("1688.complaint.malice_carveout", "2022-12-28T00:00:00", None, "payment"),
    (
        "1688.official_logistics.surcharge_best_2022",
        "2022-12-24T00:00:00",
        "2023-02-07T00:00:00",
        "order",
    ),
    ("1688.app.qianniu_mobile_login_closed", "2022-12-31T00:00:00", None, "day"),
    ("1688.app.buyer_workbench_replaces_wangwang", "2022-12-28T00:00:00", None, "day"),
    ("1688.app.buyer_wangwang_stop", "2023-02-01T00:00:00", None, "day"),
    ("1688.freight.note_delisted", "2022-01-01T00:00:00", None, "day"),
    ("douyin.autocomp.suspended", "2022-12-19T12:00:00", None, "payment"),
    ("douyin.autocomp.nationwide", "2022-12-19T12:00:00", None, "payment"),
    ("douyin.autocomp.paid_before_applies", None, "2022-12-19T12:00:00", "payment"),
    ("douyin.filing.pre_window_orders", None, "2022-12-19T12:00:00", "payment"),
    ("douyin.score.protection_industry_mean", "2022-12-22T00:00:00", None, "score_day"),
    ("taobao.filing.pledge_auto_effective", "2022-12-21T00:00:00", None, "submission"),
    ("taobao.filing.scopes", "2022-12-21T00:00:00", None, "submission"),
    ("taobao.complaint.judged_by_filing", "2022-12-28T00:00:00", None, "handling"),
    ("taobao.appeal.filing_no_before_judgement", "2022-12-28T00:00:00", None, "appeal"),
    ("taobao.urge.options_removed", "2022-12-27T00:00:00", None, "reply"),
    ("taobao.urge.no_proxy_complaint", "2022-12-18T00:00:00", None, "task_creation"),
    ("taobao.incentive.tag_48h_pickup", "2022-12-24T00:00:00", None, "computing_day"),
    ("taobao.incentive.no_tag_when_filed", "2022-12-24T00:00:00", None, "computing_day"),
    ("taobao.incentive.automatic", "2022-12-24T00:00:00", None, "computing_day"),
    ("tmall.invoice.deadline_20d", "2022-12-16T00:00:00", None, "judgement"),
    ("tmall.invoice.second_timeout_points", "2022-12-16T00:00:00", None, "judgement"),
    ("tmall.invoice.points_cap_6_in_30d", "2022-12-16T00:00:00", None, "judgement"),
    ("tmall.invoice.ticket_before_deadline", "2022-12-16T00:00:00", None, "judgement"),
    ("tmall.invoice.ticket_after_deadline_24h", "2022-12-16T00:00:00", None, "judgement"),
    ("taobao_tmall.stall.exposure_72h", "2022-12-15T00:00:00", None, "in_transit"),
    ("taobao_tmall.stall.exposure_remote_96h", "2022-12-15T00:00:00", None, "in_transit"),
    ("taobao_tmall.stall.exposure_usual", None, "2022-12-15T00:00:00", "in_transit"),
]


def shanghai(text: str | None) -> datetime | None:
    return datetime.fromisoformat(f"{text}+08:00") if text else None


@pytest.mark.parametrize(("rule_id", "since", "until", "by"), WINDOWS, ids=[w[0] for w in WINDOWS])
def test_windows_are_those_of_the_text(
    book: PolicyBook, rule_id: str, since: str | None, until: str | None, by: str
) -> None:
    rule = book.rule(rule_id)
    (version,) = rule.versions
    assert (version.since, version.until) == (shanghai(since), shanghai(until))
    assert (version.stated, rule.decided_by) == (True, by)


def test_every_other_rule_holds_at_every_instant(book: PolicyBook) -> None:
    dated = {window[0] for window in WINDOWS}
    undated: list[Rule] = [book.rule(rule_id) for rule_id in RULES if rule_id not in dated]
    assert all(rule.versions[0].is_open and not rule.versions[0].stated for rule in undated)


def test_every_ambiguity_of_the_index_stands_at_a_rule(book: PolicyBook) -> None:
    seeds = [rule for pack in book.packs if pack.origin == "seeds" for rule in pack.rules]
    named = {ambiguity.id for rule in seeds for ambiguity in rule.ambiguities}
    assert named == {f"A{number}" for number in range(1, 26)}


def test_rules_for_both_of_taobao_and_tmall_say_so(book: PolicyBook) -> None:
    shared = {rule.id for rule in book.rules.values() if rule.platforms}
    assert shared == {rule_id for rule_id in RULES if rule_id.startswith("taobao_tmall.")}
    both = {rule.platforms for rule in book.rules.values() if rule.platforms}
    assert both == {(Platform.TAOBAO, Platform.TMALL)}
