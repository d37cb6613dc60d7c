"""The benchmark of decisions runs at a tiny size; nothing is timed here."""

from __future__ import annotations

from tests.benchmarks import decisions


def test_the_figures_are_those_of_the_issue() -> None:
    figures = list(decisions.measure(rounds=1, count=6))
    assert [(figure.name, figure.unit, figure.limit) for figure in figures] == [
        ("packs_load", "s", 0.1),
        ("false_track_decision", "µs", 50.0),
        ("tmall_clock_decision", "µs", 50.0),
        ("douyin_clock_decision", "µs", 50.0),
    ]
    assert all(figure.value > 0 for figure in figures)
