from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.end_to_end.conftest import Program


def test_from_keys_to_warnings(workbench: Program, keys: dict[str, Any], tmp_path: Path) -> None:
    profile = str(tmp_path / "shop")
    key_file = tmp_path / "keys.json"
    key_file.write_text(json.dumps(keys), "utf-8")
    added = workbench("--profile", profile, "account", "add", "--from", str(key_file))
    assert added.returncode == 0, added.stderr
    assert keys["alibaba1688"]["app_secret"] not in added.stdout + added.stderr
    listed = json.loads(workbench("--profile", profile, "account", "list", "--json").stdout)
    shops = {shop["name"]: shop["platform"] for shop in listed}
    assert shops["晨禾百货"] == shops["晨禾批发"] == "1688"
    assert (shops["晨禾淘宝店"], shops["晨禾旗舰店"]) == ("taobao", "tmall")

    polled = workbench("--profile", profile, "poll", "--once", "--json")
    assert polled.returncode == 0, polled.stderr
    report = json.loads(polled.stdout)
    assert report["new_orders"] >= 600
    assert {shop["state"] for shop in report["shops"]} == {"online"}
    at = "2024-01-24T10:00:00+08:00"
    closed = workbench("--profile", profile, "review", "--as-of", at, "--json")
    assert closed.returncode == 0, closed.stderr


def test_wrong_keys_are_refused_and_not_saved(
    workbench: Program, keys: dict[str, Any], tmp_path: Path
) -> None:
    """In a process of its own; tests/cli/test_accounts.py has every way to be wrong."""
    profile = str(tmp_path / "shop")
    keys["alibaba1688"]["app_secret"] = "wrong"
    keys.pop("shops")
    keys["alibaba1688"].pop("refresh_token", None)
    added = workbench("--profile", profile, "account", "add", "--from", "-", text=json.dumps(keys))
    assert added.returncode == 1
    assert "Traceback" not in added.stderr
    assert json.loads(workbench("--profile", profile, "account", "list", "--json").stdout) == []
