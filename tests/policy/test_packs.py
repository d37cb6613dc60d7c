"""Packs load whole, say what is wrong in them, and stand on their sources."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from workbench.domain.errors import (
    PackFieldMissing,
    PackFieldUnknown,
    PackInvalid,
    PackRuleTwice,
    PackRuleUnasked,
    PackUnreadable,
    PackValueWrong,
)
from workbench.policy.packs import PolicyBook, load_book, parse_pack

POLICIES = Path(__file__).resolve().parents[2] / "resources" / "policies"
SEED = POLICIES / "1688.toml"
NOON = datetime(2024, 3, 5, 4, tzinfo=UTC)

RULES = [
    "1688.false_ship.no_trace_24h",
    "1688.false_ship.number_reuse_30d",
    "1688.false_track.gap_72h",
    "1688.false_track.no_departure_48h",
    "1688.region.remote_list",
    "1688.ship.deadline_and_special_goods",
    "1688.transship.same_province_newest_number",
]


def broken(old: str, new: str) -> bytes:
    text = SEED.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1).encode()


def test_the_seeds_watched_rules_on_1688_are_those_with_a_chip(book: PolicyBook) -> None:
    pack = next(pack for pack in book.packs if pack.id == "1688")
    assert sorted(rule.id for rule in pack.rules if rule.chip) == RULES


@pytest.mark.parametrize(
    ("rule", "parameter", "value"),
    [
        ("1688.false_track.no_departure_48h", "hours", 48),
        ("1688.false_track.gap_72h", "hours", 72),
        ("1688.false_ship.no_trace_24h", "hours", 24),
        ("1688.false_ship.number_reuse_30d", "days", 30),
    ],
)
def test_numbers_of_the_seed(book: PolicyBook, rule: str, parameter: str, value: int) -> None:
    assert book.rule(rule).parameter(parameter, NOON) == value


def test_hours_and_days_are_spans(book: PolicyBook) -> None:
    assert book.rule("1688.false_track.gap_72h").hours(NOON) == timedelta(hours=72)
    assert book.rule("1688.false_ship.number_reuse_30d").days(NOON) == timedelta(days=30)


def test_the_remote_list_is_that_of_the_seed(book: PolicyBook) -> None:
    listed = book.rule("1688.region.remote_list").parameter("provinces", NOON)
    assert isinstance(listed, tuple)
    assert " ".join(listed) == "甘肃 青海 新疆 西藏 黑龙江 内蒙古 宁夏 香港 澳门 台湾"


@pytest.mark.parametrize(
    ("rule", "chip"),
    [
        ("1688.false_track.no_departure_48h", "揽收后48h未离开首分拨"),
        ("1688.false_track.gap_72h", "超72h轨迹未更新"),
        ("1688.false_ship.no_trace_24h", "上传单号24h无物流"),
        ("1688.false_ship.number_reuse_30d", "运单号重复使用"),
        ("1688.region.remote_list", "偏远地区·不考核"),
        ("1688.ship.deadline_and_special_goods", "待发货将超时"),
    ],
)
def test_chips_are_the_words_of_the_screen(book: PolicyBook, rule: str, chip: str) -> None:
    found = book.rule(rule).chip
    assert found is not None
    assert found.zh == chip


def test_the_ship_by_chip_changes_once_the_limit_is_missed(book: PolicyBook) -> None:
    pack = next(pack for pack in book.packs if pack.id == "1688")
    renamed = {rule.id: rule.chip_overdue.zh for rule in pack.rules if rule.chip_overdue}
    assert renamed == {"1688.ship.deadline_and_special_goods": "发货超时"}


@pytest.mark.parametrize("rule", RULES)
def test_no_window_is_stated_so_the_rule_holds_at_every_instant(
    book: PolicyBook, rule: str
) -> None:
    version = book.rule(rule).version_at(NOON)
    assert version is not None
    assert (version.is_open, version.stated) == (True, False)


@pytest.mark.parametrize("rule", RULES)
def test_the_source_is_the_seed_on_disk(book: PolicyBook, rule: str, shared_texts: Path) -> None:
    source = book.rule(rule).source
    document = shared_texts / "seeds" / source.document
    assert hashlib.sha256(document.read_bytes()).hexdigest() == source.sha256


@pytest.mark.parametrize("rule", RULES)
def test_page_and_notice_are_dated_apart(book: PolicyBook, rule: str) -> None:
    source = book.rule(rule).source
    assert (source.page_date, source.notice_date) == (date(2024, 1, 23), None)


@pytest.mark.parametrize("rule", RULES)
def test_past_the_limit_the_carrier_chase_never_leads(book: PolicyBook, rule: str) -> None:
    assert book.rule(rule).remedies.after[:1] != ("chase",)


@pytest.mark.parametrize("rule", ["1688.false_track.no_departure_48h", "1688.false_track.gap_72h"])
def test_stalls_are_cured_by_number_or_refund_then_filing(book: PolicyBook, rule: str) -> None:
    assert book.rule(rule).remedies.after[:3] == ("replace_number", "refund", "file")


def test_the_version_follows_the_contents(tmp_path: Path) -> None:
    (tmp_path / "1688.toml").write_bytes(SEED.read_bytes())
    same = load_book(tmp_path).version
    assert load_book(tmp_path).version == same
    (tmp_path / "1688.toml").write_bytes(broken("hours = 48", "hours = 49"))
    assert load_book(tmp_path).version != same


GAP = "1688.false_track.gap_72h"
DEPARTURE = "1688.false_track.no_departure_48h"


@pytest.mark.parametrize(
    ("old", "new", "error", "values"),
    [
        pytest.param(
            "hours = 72",
            'hours = "72"',
            PackValueWrong,
            {"rule": GAP, "field": "parameters.hours", "expected": "a whole number above 0"},
            id="a number written as text",
        ),
        pytest.param(
            "hours = 72",
            "hours = -72",
            PackValueWrong,
            {"rule": GAP, "field": "parameters.hours", "expected": "a whole number above 0"},
            id="a span that runs backwards",
        ),
        pytest.param(
            "hours = 72",
            "hours = true",
            PackValueWrong,
            {"rule": GAP, "field": "parameters.hours", "expected": "a whole number above 0"},
            id="true is no number",
        ),
        pytest.param(
            "hours = 72",
            "hour = 72",
            PackFieldMissing,
            {"rule": GAP, "field": "parameters.hours"},
            id="a misspelt parameter",
        ),
        pytest.param(
            "decided_by =",
            "decided_bye =",
            PackFieldUnknown,
            {"rule": DEPARTURE, "field": "decided_bye"},
            id="a misspelt field",
        ),
        pytest.param(
            'confidence = "high"',
            'confidence = "high"\namount = 5',
            PackFieldUnknown,
            {"rule": DEPARTURE, "field": "amount"},
            id="a field that no one reads",
        ),
        pytest.param(
            "seconds_earlier = 1",
            "seconds_early = 1",
            PackFieldUnknown,
            {"rule": DEPARTURE, "field": "ambiguities[0].seconds_early"},
            id="a misspelt field further down",
        ),
        pytest.param(
            'sha256 = "38e6',
            'sha256 = "38E6',
            PackValueWrong,
            {"rule": DEPARTURE, "field": "source.sha256"},
            id="a hash that is none",
        ),
        pytest.param(
            'after = ["replace_number"',
            'after = ["wait"',
            PackValueWrong,
            {"rule": DEPARTURE, "field": "remedies.after[0]"},
            id="a remedy that does not exist",
        ),
        pytest.param(
            'question = "false_track.gap"',
            'question = "false_track.hole"',
            PackValueWrong,
            {"rule": GAP, "field": "question"},
            id="a question that does not exist",
        ),
        pytest.param(
            "{last_event_at} 之后没有",
            "{last_scan} 之后没有",
            PackFieldUnknown,
            {"rule": GAP, "field": "explain.violation.zh {last_scan}"},
            id="a placeholder that no fact fills",
        ),
        pytest.param(
            "{last_event_at} 之后没有",
            "{last_event_at 之后没有",
            PackValueWrong,
            {"rule": GAP, "field": "explain.violation.zh"},
            id="a brace that is never closed",
        ),
        pytest.param(
            "violation_past = ",
            "violation_passed = ",
            PackFieldMissing,
            {"rule": GAP, "field": "explain.violation_past"},
            id="a situation without a sentence",
        ),
        pytest.param(
            'id = "A6"',
            'id = "A7"',
            PackFieldMissing,
            {"rule": DEPARTURE, "field": "ambiguities.A6"},
            id="an ambiguity that the question asks for",
        ),
        pytest.param(
            "versions = [{ stated = false, parameters = { hours = 72 } }]",
            "versions = []",
            PackValueWrong,
            {"rule": GAP, "field": "versions"},
            id="no version at all",
        ),
        pytest.param(
            "versions = [{ stated = false, parameters = { hours = 72 } }]",
            "versions = [{ stated = true, since = 2024-01-02T00:00:00+08:00, "
            "until = 2024-01-02T00:00:00+08:00, parameters = { hours = 72 } }]",
            PackValueWrong,
            {"rule": GAP, "field": "versions.until", "expected": "later than since"},
            id="a window that ends as it starts",
        ),
        pytest.param(
            "versions = [{ stated = false, parameters = { hours = 72 } }]",
            "versions = [{ stated = true, since = 2024-01-02T00:00:00, parameters = {} }]",
            PackValueWrong,
            {"rule": GAP, "field": "versions[0].since"},
            id="an instant without a zone",
        ),
        pytest.param(
            'platform = "1688"',
            'platform = "alibaba"',
            PackValueWrong,
            {"rule": "-", "field": "platform"},
            id="a platform we do not know",
        ),
    ],
)
def test_a_broken_pack_is_refused_with_file_rule_and_field(
    old: str, new: str, error: type[PackInvalid], values: dict[str, str]
) -> None:
    with pytest.raises(error) as caught:
        parse_pack(broken(old, new), "mine.toml")
    given = caught.value.values
    assert given["path"] == "mine.toml"
    assert {name: given[name] for name in values} == values


def test_a_rule_that_nobody_would_ask_is_refused() -> None:
    renamed = broken(f'id = "{GAP}"', f'id = "my.gap"\nreplaces = "{GAP}"')
    with pytest.raises(PackRuleUnasked) as caught:
        parse_pack(renamed, "mine.toml")
    assert caught.value.values == {
        "path": "mine.toml",
        "rule": "my.gap",
        "question": "false_track.gap",
        "other": GAP,
    }


def test_the_sentence_reads_well() -> None:
    with pytest.raises(PackInvalid) as caught:
        parse_pack(broken("hours = 72", 'hours = "72"'), "mine.toml")
    assert str(caught.value) == (
        "In the policy pack mine.toml, rule 1688.false_track.gap_72h: "
        "the field parameters.hours must be a whole number above 0."
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"\nid = 1688.", "line 2, column 10", id="not TOML, with the line"),
        pytest.param(b'\nid = """1688', "line 2, column 1", id="an open text, with the last line"),
        pytest.param("id = 'x'\ntitle = '规则'".encode("gbk"), "UTF-8 (line 2)", id="GBK"),
        pytest.param(b"\xff\xfe", "UTF-8 (line 1)", id="not UTF-8"),
        pytest.param(b"a = " + b"[" * 100_000, "nested", id="brackets without end"),
    ],
)
def test_a_file_that_is_no_pack_says_where(data: bytes, reason: str) -> None:
    with pytest.raises(PackUnreadable) as caught:
        parse_pack(data, "mine.toml")
    assert reason in str(caught.value)


def test_a_byte_order_mark_is_no_fault() -> None:
    assert parse_pack(b"\xef\xbb\xbf" + SEED.read_bytes(), "mine.toml").id == "1688"


def test_a_folder_without_packs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackInvalid, match="no policy pack"):
        load_book(tmp_path)


def test_a_folder_in_place_of_a_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").mkdir()
    with pytest.raises(PackUnreadable):
        load_book(tmp_path)


def test_a_rule_in_two_packs_is_refused(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_bytes(SEED.read_bytes())
    with pytest.raises(PackRuleTwice) as caught:
        load_book(tmp_path)
    assert (caught.value.values["other"], caught.value.values["path"]) == ("a.toml", "b.toml")


WINDOW = (
    "versions = [{ stated = true, since = 2024-01-02T00:00:00+08:00, "
    "until = 2024-01-03T00:00:00+08:00, parameters = { hours = 60 } }, "
    "{ stated = true, since = 2024-01-03T00:00:00+08:00, parameters = { hours = 72 } }]"
)


@pytest.mark.parametrize(
    ("at", "hours"),
    [
        pytest.param("2024-01-01T23:59:59+08:00", None, id="one second before the start: none"),
        pytest.param("2024-01-02T00:00:00+08:00", 60, id="the start is inside (C4)"),
        pytest.param("2024-01-02T23:59:59+08:00", 60, id="the last second of the day"),
        pytest.param("2024-01-03T00:00:00+08:00", 72, id="the end is outside: the next version"),
    ],
)
def test_versions_are_dated(at: str, hours: int | None) -> None:
    data = broken("versions = [{ stated = false, parameters = { hours = 72 } }]", WINDOW)
    pack = parse_pack(data, "mine.toml")
    rule = next(rule for rule in pack.rules if rule.id == GAP)
    version = rule.version_at(datetime.fromisoformat(at))
    assert (version and version.parameters["hours"]) == hours


@pytest.mark.parametrize("field", ["platform", "platforms"])
def test_no_pack_is_for_an_unknown_platform(field: str) -> None:
    text = (POLICIES / "taobao.toml").read_text(encoding="utf-8")
    tmall = (POLICIES / "tmall.toml").read_text(encoding="utf-8")
    told = {
        "platform": text.replace('platform = "taobao"', 'platform = "unknown"', 1),
        "platforms": tmall.replace('platforms = ["taobao", ', 'platforms = ["unknown", ', 1),
    }[field]
    with pytest.raises(PackValueWrong) as refused:
        parse_pack(told.encode(), "mine.toml")
    assert refused.value.values["field"] == field
