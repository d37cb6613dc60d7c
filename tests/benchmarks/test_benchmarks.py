"""The benchmarks run at a tiny size and print what their readers expect; nothing is timed here."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks import (
    data,
    exporting,
    filing,
    importing,
    kept,
    lists,
    page_save,
    polite,
    replaying,
    startup,
    tick,
    today,
)
from tests.benchmarks.figures import Figure, median_ratio, percentile, summary
from tests.benchmarks.judged import fill
from workbench.domain.profile import CACHE_FILE

if TYPE_CHECKING:
    from pathlib import Path

TINY = data.Waves(hours=2, per_hour=5)


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        pytest.param(
            Figure("tick_ratio", 1.25, "ratio", 1.5),
            {"name": "tick_ratio", "value": 1.25, "unit": "ratio", "limit": 1.5, "ok": True},
            id="within",
        ),
        pytest.param(
            Figure("tick_ratio", 1.5001, "ratio", 1.5),
            {"name": "tick_ratio", "value": 1.5001, "unit": "ratio", "limit": 1.5, "ok": False},
            id="over",
        ),
        pytest.param(
            Figure("startup_seconds", 0.75, "s"),
            {"name": "startup_seconds", "value": 0.75, "unit": "s", "limit": None, "ok": True},
            id="only told",
        ),
    ],
)
def test_a_figure_is_one_line_of_json(figure: Figure, line: dict[str, object]) -> None:
    assert json.loads(figure.line()) == line
    assert "\n" not in figure.line()


def test_a_summary_ends_with_what_is_over() -> None:
    figures = [Figure("kept", 1, "ms", 2), Figure("told", 9, "ms"), Figure("late", 3, "ms", 2)]
    lines = summary(figures, 90).splitlines()
    assert [line.split() for line in lines[:3]] == [
        ["kept", "1.000", "ms", "<=", "2", "ok"],
        ["told", "9.000", "ms"],
        ["late", "3.000", "ms", "<=", "2", "OVER"],
    ]
    assert lines[3] == "1 of 2 figures keep their limits (1.5 minutes); over: late"


def test_a_ratio_is_the_median_of_pairs() -> None:
    assert median_ratio([(2.0, 1.0), (9.0, 1.0), (3.0, 1.0)]) == 3.0


def test_the_same_size_gives_the_same_parcels() -> None:
    assert data.parcels(50, TINY) == data.parcels(50, TINY)


def test_a_parcel_has_eight_scans_and_numbers_nobody_gives_out() -> None:
    (parcel,) = data.parcels(1, data.Waves())
    assert len(data.trace(parcel).events) == 8
    assert parcel.number == "9000000000000000000"
    assert parcel.waybill == "TEST000000000000"


def test_ticks_meet_exactly_what_falls_due(tmp_path: Path) -> None:
    large, small = (fill(tmp_path / name, 40, TINY) for name in ("large", "small"))
    names = [figure.name for figure in tick.measure(large, small, TINY)]
    assert names == ["tick_ratio", "tick_seconds"]


def test_the_today_board_is_limited_at_the_size_it_is_promised_for(tmp_path: Path) -> None:
    figures = today.measure(fill(tmp_path / "large", 40), rounds=1)
    assert [(figure.name, figure.limit) for figure in figures] == [
        ("today_deadlines", 300.0),
        ("today_board", 300.0),
        ("today_first_board", None),
    ]


def test_a_replay_reads_every_parcel(tmp_path: Path) -> None:
    names = [figure.name for figure in replaying.measure(fill(tmp_path / "large", 40))]
    assert names == ["replay_ratio", "replay_seconds", "plain_read_seconds"]


def test_pages_are_saved_both_ways(tmp_path: Path) -> None:
    (first,) = page_save.measure(tmp_path, rounds=1)
    (scattered,) = page_save.measure_scattered(fill(tmp_path / "large", 40), tmp_path, rounds=2)
    assert (first.name, first.limit) == ("page_save_ratio", 3.0)
    assert (scattered.name, scattered.limit) == ("page_save_scattered_ratio", None)


def test_a_start_shows_rows_and_settles(tmp_path: Path) -> None:
    start = startup.start(fill(tmp_path / "large", 40).profile.folder)
    assert 0 < start.painted <= start.settled


def test_orders_go_out_in_every_form(tmp_path: Path) -> None:
    names = [figure.name for figure in exporting.measure(tmp_path, 40)]
    assert names == [
        f"export_{form}_40_{what}"
        for form in ("xlsx", "csv", "db")
        for what in ("seconds", "child_memory")
    ]


def test_files_of_orders_come_in_whole(tmp_path: Path) -> None:
    names = [figure.name for figure in importing.measure(tmp_path, rows=20)]
    assert names == [
        "import_csv_seconds",
        "import_csv_megabytes",
        "import_xlsx_28_seconds",
        "import_xlsx_28_megabytes",
        "import_xlsx_49_seconds",
        "import_xlsx_49_megabytes",
    ]


def test_a_filing_is_looked_at_whole_and_packed(tmp_path: Path) -> None:
    names = [figure.name for figure in filing.measure(tmp_path, 30, pictures=1)]
    assert names == ["filing_preview_30_seconds", "packet_1_pictures_seconds"]


def test_lists_answer_as_brute_force_does(tmp_path: Path) -> None:
    figures = list(lists.measure(fill(tmp_path / "large", 40)))
    assert [(figure.name, figure.limit) for figure in figures] == [
        ("page_sql_ratio", 2.0),
        ("page_p95", None),
        ("chips_p95", 150.0),
        ("groups_longest", 1000.0),
        ("search_p95", 200.0),
        ("search_median", None),
        ("search_all_ids_p95", None),
        ("search_wrong", 0),
    ]
    assert figures[-1].ok


@pytest.mark.parametrize(
    ("share", "value"),
    [
        pytest.param(50, 2.0, id="median"),
        pytest.param(95, 4.0, id="95th"),
        pytest.param(1, 1.0, id="1st"),
    ],
)
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert percentile([3.0, 1.0, 4.0, 2.0], share) == value


def test_a_large_cache_is_made_once_and_copied(tmp_path: Path) -> None:
    first = kept.copied(tmp_path / "one", 40, TINY, tmp_path / "kept")
    (pristine,) = (tmp_path / "kept").iterdir()
    made = (pristine / CACHE_FILE).stat().st_mtime_ns
    second = kept.copied(tmp_path / "two", 40, TINY, tmp_path / "kept")
    assert (pristine / CACHE_FILE).stat().st_mtime_ns == made
    assert first.parcels == second.parcels
    with second.open() as cache:
        assert cache.value("SELECT count(*) FROM orders") == 40


def test_an_outdated_cache_makes_room_and_nothing_else_goes(tmp_path: Path) -> None:
    outdated, draft, letters = (
        tmp_path / name for name in ("40-0123456789ab", "40-0123456789ab.draft", "letters")
    )
    for folder in (outdated, draft, letters):
        folder.mkdir()
    kept.copied(tmp_path / "one", 40, TINY, tmp_path)
    assert [folder.exists() for folder in (outdated, draft, letters)] == [False, False, True]


def test_a_day_of_polling_stays_within_its_quota() -> None:
    figures = {figure.name: figure for figure in polite.measure(10, price=Decimal("0.05"))}
    assert all(figure.ok for figure in figures.values())
    assert figures["polite_calls"].value > 20 * 10
    questions = figures["polite_provider_questions"].value
    assert figures["polite_price"].value == pytest.approx(questions * 0.05, abs=0.01)


def test_without_a_tariff_no_price_is_told() -> None:
    assert "polite_price" not in {figure.name for figure in polite.measure(2)}
