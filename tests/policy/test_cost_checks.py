"""A pack whose amounts make no sense is refused in words, with rule and field."""

from __future__ import annotations

import pytest

from workbench.domain.errors import (
    PackFieldMissing,
    PackFieldUnknown,
    PackInvalid,
    PackValueWrong,
)
from workbench.policy.packs import PackFile, assemble, parse_pack

HEAD = """
id = "mine"
platform = "tmall"
origin = "seller"
title = { zh = "自己的", en = "Mine" }
"""
RULE = """
[[rules]]
id = "mine.rule"
question = "QUESTION"
title = { zh = "规则", en = "Rule" }
says = { zh = "说明", en = "Words" }
decided_by = "payment"
confidence = "low"
checked_on = 2026-11-21
MORE
[[rules.versions]]
stated = true
VERSION
[rules.source]
document = "d"
place = { zh = "p", en = "p" }
REST
"""
CONSEQUENCE = """
[[rules.consequences]]
kind = "compensation"
certainty = "will"
text = { zh = "赔", en = "paid" }
"""


def pack(question: str, version: str = "", rest: str = "", more: str = "") -> bytes:
    parts = {"QUESTION": question, "VERSION": version, "REST": rest, "MORE": more}
    text = HEAD + RULE
    for name, value in parts.items():
        text = text.replace(name, value)
    return text.encode()


STEP = "[[rules.versions.steps]]\npercent = 5\n"
CURE = '[[rules.cures]]\nof = ["late_shipping"]\nremedies = ["ship"]\nuntil = "UNTIL"\n'


@pytest.mark.parametrize(
    ("data", "error", "field"),
    [
        pytest.param(
            pack("amount.dated", STEP + "min_fen = 9\nmax_fen = 3"),
            PackValueWrong,
            "steps.max_fen",
            id="a step's bounds are crossed",
        ),
        pytest.param(
            pack("amount.dated", STEP + "promise_over_hours = 48\npromise_up_to_hours = 48"),
            PackValueWrong,
            "steps.promise_up_to_hours",
            id="a step for no promise at all",
        ),
        pytest.param(
            pack("amount.dated", STEP.replace("5", "101")),
            PackValueWrong,
            "versions[0].steps[0].percent",
            id="more than the whole",
        ),
        pytest.param(
            pack("information", STEP), PackFieldUnknown, "versions.steps", id="a table nobody reads"
        ),
        pytest.param(
            pack("amount.dated", "[rules.versions.parameters]\nmin_fen = 9\nmax_fen = 3"),
            PackValueWrong,
            "parameters.max_fen",
            id="bounds are crossed",
        ),
        pytest.param(
            pack("amount.cap", '[rules.versions.parameters]\nper = "week"\ncap_fen = 9'),
            PackValueWrong,
            "parameters.per",
            id="a cap per week",
        ),
        pytest.param(
            pack(
                "amount.cap",
                '[rules.versions.parameters]\nper = "day"\ncap_fen = 9\nviolations = ["rain"]',
            ),
            PackValueWrong,
            "parameters.violations",
            id="a violation that there is not",
        ),
        pytest.param(
            pack("information", rest=CURE.replace("UNTIL", "hours_after_limit")),
            PackFieldMissing,
            "parameters.hours",
            id="hours that are not there",
        ),
        pytest.param(
            pack("information", rest=CURE.replace("UNTIL", "some day")),
            PackValueWrong,
            "cures[0].until",
            id="until some day",
        ),
        pytest.param(
            pack("information", more='violation = "rain"'),
            PackValueWrong,
            "violation",
            id="a violation without a name",
        ),
        pytest.param(
            pack("information", rest='[[rules.waives]]\nkinds = []\nof = ["stall"]'),
            PackValueWrong,
            "waives[0].kinds",
            id="an exemption from nothing",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(data: bytes, error: type[PackInvalid], field: str) -> None:
    with pytest.raises(error) as caught:
        parse_pack(data, "mine.toml")
    assert (caught.value.values["rule"], caught.value.values["field"]) == ("mine.rule", field)


@pytest.mark.parametrize("link", ["amount_rule", "points_rule", "points_cap"])
def test_a_link_must_lead_to_what_it_says(link: str) -> None:
    data = pack("information", rest=f'{CONSEQUENCE}{link} = "mine.rule"\n')
    file = PackFile("mine.toml", data, parse_pack(data, "mine.toml"))
    with pytest.raises(PackValueWrong) as caught:
        assemble([file])
    assert caught.value.values["field"] == f"consequences.{link}"


def test_a_link_to_a_pack_that_is_off_is_no_fault() -> None:
    data = pack("information", rest=f'{CONSEQUENCE}amount_rule = "another.rule"\n')
    assert assemble([PackFile("mine.toml", data, parse_pack(data, "mine.toml"))]).rules
