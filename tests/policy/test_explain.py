"""Decisions in words: the pack's sentences with the answer's facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.policy.parcels import at, at_hub, from_hub, parcel, picked_up, shipment
from workbench.domain.clock import SHANGHAI
from workbench.domain.rules.decisions import Answer, Verdict
from workbench.policy.explain import notes, sentence
from workbench.policy.false_track import departure, gap
from workbench.policy.questions import QUESTIONS

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.packs import PolicyBook

PICKUP = picked_up("03-05 16:20:10")
DEPARTURE = "1688.false_track.no_departure_48h"


def local(instant: datetime) -> str:
    return f"{instant.astimezone(SHANGHAI):%m-%d %H:%M}"


def test_a_stalled_parcel_in_chinese(book: PolicyBook) -> None:
    answer = departure(parcel(PICKUP, at_hub("03-06 01:10:00")), at("03-07 16:20:11"), book)
    assert sentence(book.rule(DEPARTURE), answer, "zh", local) == (
        "03-05 16:20 揽收，03-06 01:10 到达苏州转运中心后没有离开记录，已过 03-07 16:20。"
    )


def test_the_same_in_english(book: PolicyBook) -> None:
    answer = departure(parcel(PICKUP, at_hub("03-06 01:10:00")), at("03-07 16:20:11"), book)
    assert sentence(book.rule(DEPARTURE), answer, "en", local) == (
        "Picked up 03-05 16:20, at 苏州转运中心 since 03-06 01:10 without a departure scan; "
        "the limit was 03-07 16:20."
    )


def test_an_unknown_address_is_said(book: PolicyBook) -> None:
    facts = parcel(PICKUP, from_hub("03-06 04:00:00"), shipment=shipment(destination=None))
    answer = gap(facts, at("03-09 04:00:01"), book)
    assert notes(book.rule(answer.rule), answer, "zh") == ("收货地址未知，按非偏远地区计算。",)
    assert notes(book.rule(answer.rule), answer, "en") == (
        "The receiving address is unknown; it is taken as not remote.",
    )


def test_every_situation_of_every_rule_has_a_full_sentence(book: PolicyBook) -> None:
    for rule in book.rules.values():
        for situation, names in QUESTIONS[rule.question].situations.items():
            facts = dict.fromkeys(names, "2024-03-05T08:20:10+00:00")
            answer = Answer(rule.id, Verdict.UNKNOWN, facts={"situation": situation} | facts)
            for language in ("zh", "en"):
                words = sentence(rule, answer, language, local)
                assert words
                assert not set("{}?") & set(words), (rule.id, situation, language)


def test_an_older_answer_may_lack_a_fact(book: PolicyBook) -> None:
    answer = Answer(DEPARTURE, Verdict.VIOLATION, facts={"situation": "violation"})
    assert sentence(book.rule(DEPARTURE), answer, "zh", local) == (
        "? 揽收，至 ? 仍没有离开首个分拨中心的记录。"
    )


def test_a_situation_without_words_is_empty(book: PolicyBook) -> None:
    answer = Answer(DEPARTURE, Verdict.PENDING, facts={"situation": "gone"})
    assert sentence(book.rule(DEPARTURE), answer, "zh", local) == ""
    unknown = replace(answer, unknowns=("gone",))
    assert notes(book.rule(DEPARTURE), unknown, "zh") == ()


def test_foreign_braces_in_a_sites_name_are_only_text(book: PolicyBook) -> None:
    answer = departure(
        parcel(PICKUP, at_hub("03-06 01:10:00", "{0}中心")), at("03-06 12:00:00"), book
    )
    assert "到达{0}中心" in sentence(book.rule(DEPARTURE), answer, "zh", local)
