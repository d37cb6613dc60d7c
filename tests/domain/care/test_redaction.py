"""What a stranger who helps may read: no number, key, name or place, and still lines to follow."""

from __future__ import annotations

import pytest

from workbench.domain.care.redaction import Redactor

REDACTOR = Redactor(
    b"salt", (("/home/zhangsan/.data/profile", "‹profile›"), ("/home/zhangsan", "~"))
)

SECRETS = {
    "an order number": "2024012400000000001",
    "a waybill": "YT0000000000001",
    "a waybill with a dash": "JDVB-0000000000001",
    "a telephone": "13800000000",
    "a telephone with dashes": "138-0000-0000",
    "a landline": "021-55550000",
    "an identity card": "110101199001010017",
    "a token": "a1b2c3d4e5f60718293a4b5c",
    "a long word": "AbcdefghijklmnopqrstuvwxyzABCDEFGH",
    "a signed address": "access_token=abc&sign=xyz",
    "a mail": "buyer.01@example.cn",
    "a name": "测试买家",
    "a street": "望舒巷88弄",
    "a home": "zhangsan",
}
TOLD = {
    "a signed address": "GET https://oapi.dingtalk.com/robot/send?access_token=abc&sign=xyz failed",
    "a home": r"no such file C:\Users\zhangsan\x.csv or /home/zhangsan/y.csv or /Users/zhangsan/z",
}


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_a_log_line_keeps_no_secret(name: str) -> None:
    message = TOLD.get(name, f"order {SECRETS[name]} of shop")
    line = f"2026-11-22 09:04:55,123 INFO workbench.services.polling.refresh {message}"
    (shown,) = REDACTOR.log([line])
    assert SECRETS[name] not in shown
    assert shown.startswith("2026-11-22 09:04:55,123 INFO workbench.services.polling.refresh ")


def test_the_same_number_stays_the_same_within_a_bundle() -> None:
    lines = [
        f"2026-11-22 09:04:5{n},000 INFO workbench.x order 2024012400000000001 {n}" for n in (1, 2)
    ]
    first, second = (line.split()[5] for line in REDACTOR.log(lines))
    assert first == second
    assert first.startswith("#")
    other = next(iter(Redactor(b"other").log(lines))).split()[5]
    assert other != first


@pytest.mark.parametrize(
    "told",
    [
        "2026-11-22 09:04:55,123 INFO workbench.services.polling.refresh round 12 took 3.5 s",
        "2026-11-22 09:04:55,123 WARNING workbench.connectors.http 1688 answered HTTP 503",
    ],
)
def test_what_tells_nobody_stays(told: str) -> None:
    assert list(REDACTOR.log([told])) == [told]


def test_of_a_traceback_places_and_kinds_stay() -> None:
    lines = [
        "Traceback (most recent call last):",
        '  File "/home/zhangsan/app/workbench/services/polling/refresh.py", line 12, in run_once',
        "    raise KeyError('测试买家01')",
        "    ^^^^^^^^^^^^^^^^^",
        "KeyError: '测试买家01 13800000000'",
        "买家留言：请送到望舒巷88弄",
    ]
    assert list(REDACTOR.log(lines)) == [
        "Traceback (most recent call last):",
        "  workbench/services/polling/refresh.py:12 run_once",
        "KeyError",
    ]


def test_places_of_this_machine_are_told_by_what_they_are() -> None:
    shown = REDACTOR.text("made in /home/zhangsan/.data/profile and /home/zhangsan/x")
    assert shown == "made in ‹profile› and ~/x"


@pytest.mark.parametrize("told", ["SQLite 3.53.4", "2026-11-22T09:04:55Z", "version a1b2c3d4e5f6"])
def test_versions_and_instants_stay(told: str) -> None:
    assert REDACTOR.text(told) == told
