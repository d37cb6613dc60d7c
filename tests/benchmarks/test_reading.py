"""The reading benchmark at a tiny size, and what it leaves out of the lists; nothing is timed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.benchmarks import reading
from tests.benchmarks.unseen import Lists, Teachers, elsewhere
from workbench import paths
from workbench.traces.geography import Geography
from workbench.traces.providers import ProviderWords
from workbench.traces.vocabulary import load_word_lists

if TYPE_CHECKING:
    from pathlib import Path

WORDS = """
[acts.picked_up]
words = ["入袋", "收走"]
patterns = ["取(?:走|回)"]
[sites]
hub = ["总汇"]
"""


def lists(folder: Path) -> Lists:
    (folder / "common.toml").write_text(WORDS, "utf-8")
    return Lists(load_word_lists(folder), Geography(), ProviderWords({}))


def scan(name: str, source: str, text: str, label: str) -> dict[str, object]:
    return {
        "id": name,
        "source": source,
        "carrier_code": None,
        "text": text,
        "label": label,
        "hub": None,
        "place": None,
    }


def test_speed_is_measured_without_labelled_scans(tmp_path: Path) -> None:
    figures = list(reading.measure(tmp_path, rounds=2))
    names = [figure.name for figure in figures]
    told = ["distinct_us", "by_template_us", "repeated_us", "hostile_ms_per_kb"]
    assert names == [f"reading_{name}" for name in told]
    assert all(figure.limit for figure in figures)


def test_shares_are_counted_over_all_sources(tmp_path: Path) -> None:
    scans = [
        scan("1", "a", "快件已揽收", "picked_up"),
        scan("2", "a", "快件已发出", "arrived"),
        scan("3", "b", "甲乙", "unknown"),
        scan("4", "b", "快件已揽收", "delivered"),
    ]
    folder = tmp_path / "traces"
    folder.mkdir()
    (folder / "scans.jsonl").write_text("\n".join(map(json.dumps, scans)), "utf-8")
    found = {figure.name: figure.value for figure in reading.measure(tmp_path, rounds=1)}
    assert found["reading_labels_wrong"] == 0.5
    assert found["reading_clocks_mistaken"] == 1
    assert {"reading_unseen_labels_wrong", "reading_unseen_strict_labels_wrong"} <= found.keys()


def test_texts_of_all_rounds_are_distinct() -> None:
    texts = [text for seed in range(3) for text, _ in reading._distinct(seed, 3)]
    assert len(set(texts)) == len(texts) == 3_000


def test_a_source_is_read_without_what_it_alone_taught(tmp_path: Path) -> None:
    texts = {"a": ["已入袋", "取走", "到金华总汇"], "b": ["取回"], "c": ["别的"]}
    pruned = Teachers(lists(tmp_path), texts).without("a").words["common"]
    # 收走 was taught by nobody; the pattern by two sources.
    assert [entry.text for entry in pruned.entries] == ["取(?:走|回)", "收走"]
    assert pruned.named("sites.hub") == ()
    knows = Teachers(lists(tmp_path), texts, {"入袋"}).without("a").words["common"]
    assert "入袋" in [entry.text for entry in knows.entries]
    kept = Teachers(lists(tmp_path), texts).without("b").words["common"]
    assert {entry.text for entry in kept.entries} == {"取(?:走|回)", "收走", "入袋"}
    assert kept.named("sites.hub") == ("总汇",)


def test_the_evidence_speaks_of_lines_that_the_lists_still_have() -> None:
    words = load_word_lists(paths.resource("carriers")).values()
    entries = {entry.text for known in words for entry in known.entries}
    named = {line for known in words for told in known.lists.values() for line in told}
    assert elsewhere(reading.EVIDENCE) - entries - named == set()
