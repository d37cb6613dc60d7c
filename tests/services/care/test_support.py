"""The support bundle: whole, readable, and without anything that names somebody."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, order, shipment
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import FileDamaged, SystemRefused
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.telling.robots import read_hook
from workbench.services.care.doctor import Finding
from workbench.services.care.support import SupportService, SupportTools, save_bundle
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.robots import RobotStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.services.assembly.workspace import Workspace
    from workbench.store.engine.cache import Cache

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TOKEN = "a1b2c3d4e5f607189abc"
# Numbers, keys and names that stand in the data, the log and the findings of this scene.
CANARIES = (
    "2401200011874563218",
    "YT8800213345012",
    SHOP.name,
    TOKEN,
    "SECTEST0123456789abcdef",
    "测试买家01",
    "13800000000",
    "望舒巷88弄",
    "发货群",
)


class Scene:
    """A profile with an order, a robot and a log that says too much."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.cache, self.folder = workspace.cache, folder
        record = OrderRecord(order(), (shipment(),))
        OrderStore(self.cache).save_page(OrderPage(SHOP.id, (record,)), seen_at=NOW)
        hook = read_hook(f"https://oapi.dingtalk.com/robot/send?access_token={TOKEN}", CANARIES[4])
        RobotStore(self.cache).add("发货群", hook)
        self.tools = SupportTools(
            folder=folder,
            versions=lambda: {"workbench": "0.1.0", "SQLCipher": "4.19.0"},
            examine=lambda: [
                Finding("Data file", False, "broken at {path}", {"path": str(folder)})
            ],
            open_cache=self._open,
            crash_note=lambda: "workbench/ui/x.py:1 f\nbuiltins.KeyError\n",
            translate=lambda context, source: source,
            wall=ReplayClock(NOW),
        )

    def write_log(self) -> None:
        message = " ".join(CANARIES)
        lines = [
            "2026-11-18 09:00:00,000 INFO workbench.x an old line",
            f"2026-11-22 09:00:00,000 INFO workbench.x {message}",
            "2026-11-22 09:00:01,000 INFO workbench.x round 12 took 3.5 s",
            f"KeyError: {message}",
            message,
        ]
        (self.folder / "workbench.log").write_text("\n".join(lines), "utf-8")

    @contextmanager
    def _open(self) -> Iterator[Cache]:
        yield self.cache

    def texts(self) -> dict[str, str]:
        return {part.file: part.text for part in SupportService(self.tools).gather()}


@pytest.fixture
def scene(workspace: Workspace, tmp_path: Path) -> Scene:
    return Scene(workspace, tmp_path)


def test_nothing_in_it_names_anybody(scene: Scene, tmp_path: Path) -> None:
    scene.write_log()
    parts = SupportService(scene.tools).gather()
    save_bundle(parts, tmp_path / "support.zip")
    with zipfile.ZipFile(tmp_path / "support.zip") as bundle:
        held = "".join(bundle.read(name).decode() for name in bundle.namelist())
    assert [canary for canary in (*CANARIES, str(tmp_path)) if canary in held] == []


def test_it_holds_what_helps(scene: Scene) -> None:
    scene.write_log()
    texts = scene.texts()
    assert sorted(texts) == [
        "crash.txt", "data.txt", "doctor.txt", "log.txt", "settings.json", "versions.txt",
    ]  # fmt: skip
    assert "SQLCipher: 4.19.0" in texts["versions.txt"]
    assert texts["doctor.txt"] == "[WRONG] Data file: broken at ‹profile›\n"
    assert "orders: 1\n" in texts["data.txt"]
    assert "damaged pages: 0\n" in texts["data.txt"]
    assert '"platform": "1688"' in texts["settings.json"]
    assert "round 12 took 3.5 s" in texts["log.txt"]
    assert "KeyError\n" in texts["log.txt"]
    assert "an old line" not in texts["log.txt"]


def test_data_that_do_not_open_are_said_so(scene: Scene) -> None:
    def broken() -> Cache:
        raise FileDamaged(path="/x")

    scene.tools = replace(scene.tools, open_cache=broken)
    texts = scene.texts()
    assert texts["data.txt"] == "unread: FileDamaged\n"
    assert "FileDamaged" in texts["settings.json"]


def test_without_a_log_it_says_none(scene: Scene) -> None:
    assert scene.texts()["log.txt"] == "none\n"


def test_a_place_that_cannot_be_written_leaves_nothing(scene: Scene, tmp_path: Path) -> None:
    with pytest.raises(SystemRefused):
        save_bundle(SupportService(scene.tools).gather(), tmp_path / "none" / "support.zip")
    assert list(tmp_path.glob("*.zip")) == []


def test_a_part_that_was_left_out_is_not_in_it(scene: Scene, tmp_path: Path) -> None:
    parts = [p for p in SupportService(scene.tools).gather() if p.file != "log.txt"]
    save_bundle(parts, tmp_path / "support.zip")
    with zipfile.ZipFile(tmp_path / "support.zip") as bundle:
        assert "log.txt" not in bundle.namelist()
        assert bundle.testzip() is None
