from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.end_to_end.conftest import Program


def test_the_demo_polls_judges_and_can_be_reviewed_offline(
    workbench: Program, tmp_path: Path
) -> None:
    profile = tmp_path / "demo"
    ended = workbench("--profile", str(profile), "demo", "--headless", "--json")
    assert ended.returncode == 0, ended.stderr
    shown = json.loads(ended.stdout)
    assert shown["as_of"] == "2024-01-24T10:00:00+08:00"
    assert len(shown["warnings"]) >= 20
    assert len({warning["rule"] for warning in shown["warnings"]}) >= 4
    assert {"晨禾百货", "晨禾批发"} <= {warning["shop"] for warning in shown["warnings"]}
    # Of the season's file: promises of 48 hours that ended 74 and 5.2 hours ago and a payment 52.5
    # hours ago are late, the first of them by more than 72 hours; 75.2 and 73.4 hours of silence.
    assert _missed(shown, "晨禾淘宝店", "taobao.outside.ship_time") == 3
    assert _missed(shown, "晨禾淘宝店", "taobao.outside.out_of_stock_after_late") == 1
    assert _missed(shown, "晨禾旗舰店", "taobao_tmall.stall.exposure_72h") == 1
    assert all(len(warning["order"]) == 19 for warning in shown["warnings"])

    # The sandbox is gone now.
    offline = workbench("review", "--profile", str(profile), "--json")
    assert offline.returncode == 0, offline.stderr
    assert json.loads(offline.stdout) == shown

    _nothing_personal_on_disk(profile)


def _missed(shown: dict[str, Any], shop: str, rule: str) -> int:
    found = [w for w in shown["warnings"] if (w["shop"], w["rule"]) == (shop, rule)]
    return sum("violation" in warning["verdict"] for warning in found)


def _nothing_personal_on_disk(profile: Path) -> None:
    """The season's receivers are called 测试…, and their numbers begin with 1380000."""
    for path in profile.rglob("*"):
        if not path.is_file():
            continue
        held = path.read_bytes()
        assert not held.startswith(b"SQLite format 3"), path.name
        for canary in ("测试买家", "测试路", "1380000"):
            assert canary.encode() not in held, path.name


def test_a_folder_with_other_data_is_not_overwritten(workbench: Program, tmp_path: Path) -> None:
    source = tmp_path / "one.jsonl"
    source.write_text('{"id": "YT1", "scans": []}', "utf-8")
    profile = str(tmp_path / "mine")
    assert workbench("--profile", profile, "import", str(source)).returncode == 0
    before = (tmp_path / "mine" / "workbench.db").read_bytes()
    ended = workbench("--profile", profile, "demo", "--headless")
    assert ended.returncode == 1
    assert (tmp_path / "mine" / "workbench.db").read_bytes() == before
