"""Every name that our own packs use has a word in the window; a seller's own name stands as is."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.ui.rule_doubles import own_rules
from workbench.domain.clock import SHANGHAI
from workbench.domain.rules import words as rule_words
from workbench.domain.rules.views import RuleEntry, RuleOrigin, RuleSpan, RuleStep, RuleTopic, Value
from workbench.domain.shops import Platform
from workbench.ui.formats import Formats
from workbench.ui.rules import values, words
from workbench.ui.rules.rows import RuleChoice, counts, fitting, rows_of
from workbench.ui.rules.text import rule_text

NOW = datetime(2024, 1, 24, 10, 0, tzinfo=SHANGHAI)
FORMATS = Formats(is_chinese=False)


def entry(rule_id: str) -> RuleEntry:
    found = own_rules().entry(rule_id)
    assert found is not None
    return found


def test_every_parameter_has_a_name() -> None:
    used = {n for e in own_rules().entries for span in e.spans for n, _ in span.values}
    assert used - set(rule_words.NAMES) == set()


def test_every_instant_and_clock_has_a_name() -> None:
    entries = own_rules().entries
    assert {e.decided_by for e in entries} <= set(rule_words.INSTANTS)
    clocks = [e.count for e in entries if e.count is not None]
    assert {c.counts_from for c in clocks} <= set(rule_words.COUNTS_FROM)
    assert {c.until for c in clocks} <= set(rule_words.AWAITED)
    assert {c.bound for c in clocks} <= set(rule_words.BOUNDS)
    assert {c.moved_by for c in clocks} <= set(rule_words.MOVED)


def test_every_topic_and_origin_has_a_word() -> None:
    assert all(words.topic_word(topic) for topic in RuleTopic)
    assert all(words.origin_word(origin) for origin in RuleOrigin)


def test_a_name_that_nobody_knows_stands_as_it_is() -> None:
    assert values.name_word("patience_hours") == "patience_hours"
    assert words.instant_word("full_moon") == "full_moon"
    assert words.effect_word("thunder") == "thunder"


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("hours", 48, "48 h"),
        ("remote_hours", 120, "120 h"),
        ("days", 30, "30 d"),
        ("percent", 5, "5%"),
        ("points", 6, "6 points"),
        ("max_fen", 5000, "¥50.00"),
        ("first_kg", 30, "30"),
        ("abroad", True, "yes"),
        ("per", "sub_order", "sub-order"),
        ("carrier", "百世", "百世"),
        ("provinces", ("甘肃", "青海"), "甘肃, 青海"),
        ("not_before", "2026-02-26T23:59:59+08:00", "2026-02-26 23:59"),
        ("not_before", "spring", "spring"),
    ],
)
def test_values_have_their_units(name: str, value: Value, text: str) -> None:
    assert values.value_text(name, value, FORMATS) == text


def test_what_changed_is_told_value_by_value() -> None:
    before = RuleSpan(None, None, is_stated=True, values=(("hours", 48), ("per", "item")))
    after = RuleSpan(None, None, is_stated=True, values=(("hours", 24), ("max_fen", 100)))
    assert values.changed_values(before, after, FORMATS) == (
        "48 h → 24 h",
        "item → none",
        "none → ¥1.00",
    )


@pytest.mark.parametrize(
    ("step", "condition", "amount"),
    [
        pytest.param(RuleStep(5, 500, 5000), "always", "5%  ¥5.00–¥50.00", id="for all"),
        pytest.param(
            RuleStep(1, 200, 5000, promise_up_to=48, late_over=48),
            "promise up to 48 h, more than 48 h late",
            "1%  ¥2.00–¥50.00",
            id="promise and lateness",
        ),
        pytest.param(
            RuleStep(0, 0, 0, promise_over=48, promise_up_to=240),
            "promise over 48 up to 240 h",
            "nothing",
            id="nothing",
        ),
        pytest.param(
            RuleStep(3, 300, promise_over=240), "promise over 240 h", "3%  ¥3.00–…", id="no top"
        ),
    ],
)
def test_steps_of_a_table(step: RuleStep, condition: str, amount: str) -> None:
    assert values.step_condition(step) == condition
    assert values.step_amount(step, FORMATS) == amount


def test_copied_text_holds_words_versions_readings_and_source() -> None:
    text = rule_text(entry("1688.false_track.no_departure_48h"), NOW, FORMATS)
    for part in (
        "揽收后48小时内未离开首个分拨中心 (1688, in force)",
        "no dates in the text  Limit 48 h",
        "「48小时内」含最后一刻",
        "不含最后一刻",
        "Last checked 2026-11-21",
        "38e6d2548d2abe5f1ec85dbaccd82d5e21fddc446e9b6a46997e81650eafb065",
        "1688.false_track.no_departure_48h",
    ):
        assert part in text


def test_filters_let_through_what_fits() -> None:
    entries = own_rules().entries
    assert len(fitting(entries, RuleChoice(), NOW)) == len(entries)
    tmall = fitting(entries, RuleChoice(platform=Platform.TMALL), NOW)
    assert entry("taobao_tmall.stall.ticket_reply_24h") in tmall
    assert entry("1688.false_track.gap_72h") not in tmall
    in_force = fitting(entries, RuleChoice(is_in_force_only=True), NOW)
    assert entry("1688.claim.late_shipping_suspended") not in in_force
    assert entry("1688.false_track.gap_72h") in in_force


def test_heads_name_the_platform_unless_one_is_chosen() -> None:
    entries = fitting(own_rules().entries, RuleChoice(platform=Platform.TMALL), NOW)
    among_all, alone = rows_of(entries, None), rows_of(entries, Platform.TMALL)
    assert among_all[0].head == "Taobao / Tmall ・ Tickets"
    heads = [row.head for row in alone if row.entry is None]
    assert heads[0] == "Shipping and trace clocks"
    assert len(heads) == len(set(heads))
    assert sum(row.count for row in alone) == len(entries)


def test_a_rule_of_two_platforms_counts_for_both() -> None:
    only = [entry("taobao_tmall.stall.ticket_reply_24h")]
    found = counts(only)
    assert (found[Platform.TAOBAO], found[Platform.TMALL], found[Platform.DOUYIN]) == (1, 1, 0)
