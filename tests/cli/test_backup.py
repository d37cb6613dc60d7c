"""Backups and the ways back, by the commands a seller types; real files, damaged for real."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import CommandLine
from tests.store.damage import PAGE, spoil
from workbench.store.engine.cache import Cache
from workbench.store.keys.unlock import unlock

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey

PARCELS = "\n".join(
    json.dumps(
        {
            "id": f"YT88002133450{i:02}",
            "carrier": "圆通",
            "scans": [{"time": "2024-01-20 05:20:00", "text": "【浙江省金华市义乌市稠城】 已收件"}],
        }
    )
    for i in range(40)
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, empty_profile: Path) -> Path:
    """A folder with a passphrase and a profile of forty parcels, made once."""
    folder = tmp_path_factory.mktemp("template")
    shutil.copytree(empty_profile, folder / "profile")
    (folder / "passphrase").touch(mode=0o600)
    (folder / "passphrase").write_text("correct horse\n")
    source = folder / "parcels.jsonl"
    source.write_text(PARCELS, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_PASSPHRASE_FILE", str(folder / "passphrase"))
        done = CommandLine(folder / "profile")("import", str(source), "--platform", "1688")
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def filled(fresh: CommandLine, template: Path) -> CommandLine:
    """The profile of forty parcels, as one's own to be damaged."""
    shutil.copytree(template / "profile", fresh.profile)
    return fresh


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "copy.backup"


def back_up(workbench: CommandLine, target: Path) -> dict[str, Any]:
    done = workbench("backup", str(target), "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def warnings(workbench: CommandLine) -> int:
    return len(workbench.json("review", "--as-of", "2024-01-24")["warnings"])


def key_of(workbench: CommandLine, passphrase: Path) -> DataKey:
    return unlock(workbench.profile, {"WORKBENCH_PASSPHRASE_FILE": str(passphrase)}, lambda: None)  # type: ignore[arg-type,return-value]  # never called


def test_a_backup_tells_what_it_holds(filled: CommandLine, target: Path) -> None:
    made = back_up(filled, target)
    assert (made["file"], made["counts"]["shipment"]) == (str(target), 40)
    told = filled("backup", str(target)).stdout
    assert told.startswith(f"{target}: 40 orders, ")


def test_restored_all_is_as_it_was(filled: CommandLine, target: Path, tmp_path: Path) -> None:
    back_up(filled, target)
    before = filled.json("review", "--as-of", "2024-01-24")
    (filled.profile / "workbench.db").unlink()
    done = filled("restore", str(target))
    assert done.exit_code == 0, done.output
    assert filled.json("review", "--as-of", "2024-01-24") == before
    assert filled("doctor").exit_code == 0


def test_what_was_there_is_moved_aside_and_told_of(filled: CommandLine, target: Path) -> None:
    back_up(filled, target)
    present = (filled.profile / "workbench.db").read_bytes()
    done = filled("restore", str(target))
    assert "Backup of 20" in done.stdout
    assert "40 orders, 40 parcels, 40 scans" in done.stdout
    (kept,) = (filled.profile / "replaced").iterdir()
    assert str(kept) in done.stdout
    assert (kept / "workbench.db").read_bytes() == present


def test_with_the_passphrase_it_opens_on_another_machine(
    filled: CommandLine, target: Path, tmp_path: Path
) -> None:
    back_up(filled, target)
    before = warnings(filled)
    filled.profile = tmp_path / "elsewhere"
    assert filled("restore", str(target)).exit_code == 0
    assert warnings(filled) == before > 0


def test_without_any_key_it_stays_shut(
    filled: CommandLine, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(filled, target)
    other = tmp_path / "another passphrase"
    other.touch(mode=0o600)
    other.write_text("wrong horse\n")
    monkeypatch.setenv("WORKBENCH_PASSPHRASE_FILE", str(other))
    filled.profile = tmp_path / "elsewhere"
    refused = filled("restore", str(target))
    assert (refused.exit_code, "recovery code or the passphrase" in refused.stderr) == (1, True)
    assert [path.name for path in filled.profile.iterdir()] == ["workbench.lock"]


@pytest.mark.parametrize("kind", ["cut", "damaged", "foreign", "missing"])
def test_what_is_no_whole_backup_is_refused(filled: CommandLine, target: Path, kind: str) -> None:
    back_up(filled, target)
    if kind == "cut":
        target.write_bytes(target.read_bytes()[:-1000])
    elif kind == "damaged":
        spoil(target, 9 * PAGE)
    elif kind == "foreign":
        target.write_text("hello")
    else:
        target.unlink()
    before = (filled.profile / "workbench.db").read_bytes()
    refused = filled("restore", str(target))
    assert (refused.exit_code, "not a whole one" in refused.stderr) == (1, True)
    assert (filled.profile / "workbench.db").read_bytes() == before
    assert not (filled.profile / "replaced").exists()
    assert not list(filled.profile.glob("workbench.incoming*"))


def test_while_it_is_open_nothing_is_restored(
    filled: CommandLine, target: Path, tmp_path: Path
) -> None:
    back_up(filled, target)
    with Cache.open(filled.profile / "workbench.db", key_of(filled, tmp_path / "passphrase")):
        back_up(filled, target)  # a backup works beside it
        refused = filled("restore", str(target))
    assert (refused.exit_code, "open in a window" in refused.stderr) == (1, True)


def test_the_trail_tells_of_backup_and_restore(
    filled: CommandLine, target: Path, tmp_path: Path
) -> None:
    back_up(filled, target)
    filled("restore", str(target))
    with Cache.open(filled.profile / "workbench.db", key_of(filled, tmp_path / "passphrase")) as c:
        assert [row[0] for row in c.rows("SELECT event FROM audit")] == ["restore"]
    (kept,) = (filled.profile / "replaced").iterdir()
    with Cache.open(kept / "workbench.db", key_of(filled, tmp_path / "passphrase")) as c:
        assert [row[0] for row in c.rows("SELECT event FROM audit")] == ["backup"]


def test_data_that_are_whole_need_no_recovery(filled: CommandLine) -> None:
    found = filled("recover")
    assert (found.exit_code, found.stdout) == (0, "Nothing is wrong with the data.\n")


def damage_events(workbench: CommandLine, passphrase: Path) -> None:
    """Spoil a page in the middle of what was scanned."""
    path = workbench.profile / "workbench.db"
    with Cache.open(path, key_of(workbench, passphrase)) as cache:
        root = cache.value("SELECT rootpage FROM sqlite_master WHERE name = 'event'")
    spoil(path, (root - 1) * PAGE + 100)


def daily(workbench: CommandLine) -> None:
    """A poll makes the daily backup."""
    assert workbench("poll", "--once").exit_code == 0
    assert len(list((workbench.profile / "backups").iterdir())) == 1


def test_a_damaged_page_is_told_with_the_ways_on(filled: CommandLine, tmp_path: Path) -> None:
    daily(filled)
    damage_events(filled, tmp_path / "passphrase")
    found = filled("recover")
    assert found.exit_code == 1
    assert "is damaged" in found.stdout
    assert "recover --restore: the backup of 20" in found.stdout
    assert "recover --salvage" in found.stdout
    assert filled.json("recover")["ways"] == ["restore", "salvage"]


def test_the_last_backup_takes_the_damaged_files_place(filled: CommandLine, tmp_path: Path) -> None:
    daily(filled)
    before = warnings(filled)
    damage_events(filled, tmp_path / "passphrase")
    assert filled("recover", "--restore").exit_code == 0
    assert warnings(filled) == before


def test_salvaged_all_is_as_it_was(filled: CommandLine, tmp_path: Path) -> None:
    daily(filled)
    before = warnings(filled)
    damage_events(filled, tmp_path / "passphrase")
    damaged = (filled.profile / "workbench.db").read_bytes()
    done = filled.json("recover", "--salvage")
    assert done["tables"]["event"] == {"read": 40, "from_backup": 0, "lost": 0}
    assert done["tables"]["orders"] == {"read": 40, "from_backup": 0, "lost": 0}
    assert (filled.profile / "replaced").exists()
    assert warnings(filled) == before
    (kept,) = (filled.profile / "replaced").iterdir()
    assert (kept / "workbench.db").read_bytes() == damaged


def test_salvaged_without_a_backup_every_table_is_told(filled: CommandLine, tmp_path: Path) -> None:
    damage_events(filled, tmp_path / "passphrase")
    told = filled("recover", "--salvage").stdout
    assert "  event: 40 read, 0 from the backup, 0 lost\n" in told
    assert "  orders: 40 read, 0 from the backup, 0 lost\n" in told
    assert filled("doctor").exit_code == 0


def test_a_missing_file_is_not_replaced_by_an_empty_one(filled: CommandLine) -> None:
    daily(filled)
    before = warnings(filled)
    (filled.profile / "workbench.db").unlink()
    refused = filled("review")
    assert (refused.exit_code, "No empty file was made" in refused.stderr) == (1, True)
    assert not (filled.profile / "workbench.db").exists()
    assert filled("recover", "--restore").exit_code == 0
    assert warnings(filled) == before


def test_a_missing_key_comes_back_with_the_backup_alone(
    filled: CommandLine, tmp_path: Path
) -> None:
    daily(filled)
    before = warnings(filled)
    (filled.profile / "key.json").unlink()
    assert filled("review").exit_code == 1
    assert filled("recover", "--restore").exit_code == 0
    assert warnings(filled) == before
