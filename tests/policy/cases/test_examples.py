"""The shared examples, answered line by line, and lines that cannot be answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from workbench.policy.cases.kinds import KINDS
from workbench.policy.cases.simulate import simulate
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.policy.packs import PolicyBook


def test_every_example_comes_out_exactly(shared_data: Path, book: PolicyBook) -> None:
    lines = (shared_data / "policy_cases_examples.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 25
    for line in lines:
        case = json.loads(line)
        assert simulate(line, book) == {"id": case["id"]} | case["expect"]


def test_every_kind_of_the_description_has_a_question(shared_data: Path) -> None:
    table = (shared_data / "README.md").read_text(encoding="utf-8").split("## Kinds")[1]
    rows = [row.split("|")[1] for row in table.split("## Words")[0].splitlines() if "| `" in row]
    described = {
        (platform, row.split("`")[1])
        for row in rows
        for platform in row.split("(")[1].split(")")[0].split(", ")
    }
    assert described == {(platform.value, kind) for platform, kind in KINDS}


def test_every_verdict_of_the_description_is_known(shared_data: Path) -> None:
    table = (shared_data / "README.md").read_text(encoding="utf-8").split("## Kinds")[1]
    cells = [row.split("|")[-2] for row in table.split("## Words")[0].splitlines() if "`" in row]
    described = {word for cell in cells for word in cell.split("`")[1::2]}
    assert described - {"amount"} <= {word.value for word in Word}


CLAIM = {"id": "c", "platform": "1688", "kind": "late_shipping_claim", "given": {}}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("not json", None, id="no JSON: nothing names it"),
        pytest.param("[1]", None, id="a list: nothing names it"),
        pytest.param('{"id": "x"}', "x", id="no kind"),
        pytest.param('{"id": 7, "kind": "region"}', 7, id="an id that is a number"),
        pytest.param(json.dumps(CLAIM | {"kind": "weather"}), "c", id="a kind we do not know"),
        pytest.param(json.dumps(CLAIM | {"platform": "amazon"}), "c", id="a platform of others"),
        pytest.param(json.dumps(CLAIM | {"platform": "tmall"}), "c", id="not asked on Tmall"),
        pytest.param(
            json.dumps(CLAIM | {"given": {"paid_at": "2022-12-28 00:00"}}), "c", id="no offset"
        ),
        pytest.param(json.dumps(CLAIM | {"given": [1]}), "c", id="facts that are a list"),
        pytest.param(b"\xff\xfe", None, id="no UTF-8"),
    ],
)
def test_a_line_that_cannot_be_read_gets_a_sentence(
    line: str | bytes, name: str | int | None, book: PolicyBook
) -> None:
    answer = simulate(line, book)
    assert answer.get("id") == name
    assert answer["error"].startswith("This line cannot be answered: ")
    assert "verdict" not in answer


@pytest.mark.parametrize(("platform", "kind"), sorted(KINDS), ids=" ".join)
def test_a_case_without_facts_says_what_is_unknown(
    platform: str, kind: str, book: PolicyBook
) -> None:
    case = {"id": "empty", "platform": platform, "kind": kind, "given": {}}
    answer = simulate(json.dumps(case), book)
    certain = {"urge_metric": "counts_in_help_rate", "invoice_task": "no_points"}
    if kind == "urge_metric" or (platform, kind) == ("taobao", "invoice_task"):
        assert answer["verdict"] == certain[kind]
        return
    assert answer["verdict"] == "unknown"
    assert answer["unknowns"]
    assert answer["because"] in book.rules


@pytest.mark.parametrize(
    "at",
    [
        pytest.param("0001-01-01T00:00:00Z", id="the first second there is"),
        pytest.param("9999-12-31T23:59:59Z", id="the last second there is"),
    ],
)
@pytest.mark.parametrize("fact", ["warned_at", "now"])
def test_instants_at_the_end_of_time_end_nothing(at: str, fact: str, book: PolicyBook) -> None:
    given: dict[str, Any] = {"ask": "advised_deadline", "acts": [], fact: at}
    case = {"id": "far", "platform": "1688", "kind": "remedy", "given": given}
    assert simulate(json.dumps(case), book)["id"] == "far"


@pytest.mark.parametrize(
    "weight", [pytest.param(1e40, id="too heavy to count"), pytest.param(1e300, id="heavier yet")]
)
def test_a_number_that_cannot_be_counted_with_is_told(weight: float, book: PolicyBook) -> None:
    given = {
        "product": "标快-全公斤段",
        "carrier": "百世",
        "tier": "银牌",
        "weight_kg": weight,
        "ordered_at": "2023-01-10T12:00:00+08:00",
    }
    case = {"id": "heavy", "platform": "1688", "kind": "surcharge", "given": given}
    answer = simulate(json.dumps(case), book)
    assert (answer["id"], "too large" in answer["error"]) == ("heavy", True)


def test_facts_that_no_question_reads_do_no_harm(book: PolicyBook) -> None:
    given = {"paid_at": "2023-01-10T12:00:00+08:00", "weather": "snow"}
    answer = simulate(json.dumps(CLAIM | {"given": given}), book)
    assert answer["verdict"] == "claim_closed"


@pytest.mark.parametrize(
    ("kind", "given", "fact"),
    [
        pytest.param("false_track", {"scans": [{"type": "PICKUP"}]}, "scans[0].time", id="time"),
        pytest.param(
            "false_track",
            {"scans": [{"time": None, "type": "PICKUP"}]},
            "scans[0].time",
            id="a time of null",
        ),
        pytest.param("remedy", {"acts": [{"succeeded_at": None}]}, "acts[0].type", id="type"),
        pytest.param(
            "false_shipping", {"earlier_uses": [{"receiver": "x"}]}, "earlier_uses[0].at", id="use"
        ),
    ],
)
def test_a_fact_missing_inside_a_list_is_unknown_too(
    kind: str, given: dict[str, Any], fact: str, book: PolicyBook
) -> None:
    case = {"id": "inside", "platform": "1688", "kind": kind, "given": given}
    answer = simulate(json.dumps(case), book)
    assert (answer["id"], answer["verdict"], answer["unknowns"]) == ("inside", "unknown", [fact])
