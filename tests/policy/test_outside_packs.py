"""Facts from outside the seeds: dated amounts, unknown where no source tells them, kept apart."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.conftest import RESOURCES
from workbench.domain.errors import PackFieldMissing, PackFieldUnknown
from workbench.policy.cases.simulate import simulate
from workbench.policy.packs import PolicyBook, load_book, parse_pack
from workbench.services.rules.rulebook import SEEDS

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.policy.rules import Rule

POLICIES = RESOURCES / "policies"


@pytest.fixture(scope="module")
def outside(book: PolicyBook) -> list[Rule]:
    return [rule for pack in book.packs if pack.origin == "outside" for rule in pack.rules]


def test_the_seeds_alone_can_be_asked_for(book: PolicyBook, outside: list[Rule]) -> None:
    seeds = load_book(POLICIES, SEEDS)
    assert len(seeds.rules) == 99
    assert set(book.rules) - set(seeds.rules) == {rule.id for rule in outside}
    assert seeds.version != book.version


def test_cases_are_answered_the_same_with_all_packs(book: PolicyBook, shared_data: Path) -> None:
    seeds = load_book(POLICIES, SEEDS)
    lines = (shared_data / "policy_cases_examples.jsonl").read_text(encoding="utf-8").splitlines()
    assert [simulate(line, book) for line in lines] == [simulate(line, seeds) for line in lines]


def test_every_rule_names_its_own_source(outside: list[Rule]) -> None:
    assert outside
    for rule in outside:
        assert rule.source.url, rule.id
        assert ".outside." in rule.id


def test_every_place_is_a_row_of_parts_2_and_3(outside: list[Rule], shared_texts: Path) -> None:
    facts = (shared_texts / "reference" / "policy-facts.md").read_text(encoding="utf-8")
    later = facts.split("# Part 2 — ")[1]
    for rule in outside:
        for row in re.findall(r"O-[A-Z0-9]+-\w+", rule.source.place.en):
            assert f"| {row} |" in later, rule.id


@pytest.mark.parametrize(
    ("rule", "at", "expected"),
    [
        pytest.param(
            "1688.outside.amount_late",
            "2023-05-31T23:59:59",
            {"per": "item", "each_fen": 1000, "whole_below": True},
            id="10 yuan an item, no cap yet",
        ),
        pytest.param(
            "1688.outside.amount_late",
            "2023-06-01T00:00:00",
            {"per": "item", "each_fen": 1000, "cap_fen": 10000, "whole_below": True},
            id="the cap of 100 begins",
        ),
        pytest.param(
            "1688.outside.amount_late",
            "2024-03-13T23:59:59",
            {"per": "sub_order", "each_fen": 500, "cap_fen": 5000, "whole_below": True},
            id="5 yuan a sub-order, the last second known",
        ),
        pytest.param("1688.outside.amount_late", "2024-03-14T00:00:00", None, id="late: unknown"),
        pytest.param(
            "1688.outside.amount_false_track", "2023-06-06T23:59:59", None, id="not found before"
        ),
        pytest.param(
            "1688.outside.amount_false_track",
            "2023-06-07T00:00:00",
            {"per": "sub_order", "each_fen": 500},
            id="5 yuan a sub-order",
        ),
        pytest.param(
            "1688.outside.amount_false_track",
            "2024-03-14T00:00:00",
            None,
            id="false trace: unknown",
        ),
        pytest.param(
            "1688.outside.amount_fraud",
            "2025-02-18T00:00:00",
            {"per": "order", "percent": 100, "min_fen": 1000, "max_fen": 50000},
            id="the whole amount, 10 to 500",
        ),
        pytest.param(
            "douyin.outside.amount_trace_timeout",
            "2026-07-08T23:59:59",
            {"round_to_fen": 100},
            id="Douyin's last published amount, by steps",
        ),
        pytest.param(
            "douyin.outside.amount_trace_timeout", "2026-07-09T00:00:00", None, id="no longer told"
        ),
        pytest.param(
            "tmall.outside.amount_late", "2026-04-08T23:59:59", None, id="the version quoted starts"
        ),
    ],
)
def test_amounts_hold_for_their_time_only(
    rule: str, at: str, expected: dict[str, Any] | None, book: PolicyBook
) -> None:
    version = book.rule(rule).version_at(datetime.fromisoformat(f"{at}+08:00"))
    assert (version and version.parameters) == expected


def test_each_platform_has_its_own_remote_list(book: PolicyBook) -> None:
    tmall = book.rule("tmall.outside.trace_timeout").names("remote_provinces")
    douyin = book.rule("douyin.outside.trace_timeout").names("remote_provinces")
    assert " ".join(tmall) == "新疆 西藏 内蒙古 甘肃 青海 宁夏"
    assert set(douyin) - set(tmall) == {"云南", "海南"}


@pytest.mark.parametrize(
    ("old", "new", "error", "field"),
    [
        pytest.param(
            "each_fen = 1000",
            "each_fenn = 1000",
            PackFieldUnknown,
            "parameters.each_fenn",
            id="typo",
        ),
        pytest.param("url = ", "place_url = ", PackFieldUnknown, "source.place_url", id="misspelt"),
        pytest.param(
            'url = "https://maijiaw.com/article/549200"\n',
            "",
            PackFieldMissing,
            "source.url",
            id="no address",
        ),
    ],
)
def test_a_broken_outside_pack_says_where(
    old: str, new: str, error: type[Exception], field: str
) -> None:
    text = (POLICIES / "1688.outside.toml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(error) as caught:
        parse_pack(text.replace(old, new, 1).encode(), "mine.toml")
    assert field in str(caught.value)


def test_a_seed_rule_without_its_hash_is_refused() -> None:
    text = (POLICIES / "douyin.toml").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("sha256"))
    with pytest.raises(PackFieldMissing, match=r"source\.sha256"):
        parse_pack(text.replace(line, "", 1).encode(), "mine.toml")
