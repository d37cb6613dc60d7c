"""The benchmark of costs runs at a tiny size; nothing is timed here."""

from __future__ import annotations

from tests.benchmarks import costs


def test_the_figures_are_those_of_the_issue() -> None:
    figures = list(costs.measure(rounds=1, count=5))
    assert [(figure.name, figure.unit, figure.limit) for figure in figures] == [
        ("effects_decision", "µs", 50.0),
        ("cures_decision", "µs", 50.0),
        ("stakes_order", "µs", 50.0),
    ]
    assert all(figure.value > 0 for figure in figures)
