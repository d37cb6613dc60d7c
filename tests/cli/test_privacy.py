"""Forgetting an order and keeping personal fields for a time, by the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.files.exports import write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine

NUMBER = "900000000000000001"


def bring_in(workbench: CommandLine, folder: Path) -> None:
    told = {
        "订单编号": NUMBER,
        "买家会员名": "测试买家01",
        "订单状态": "卖家已发货，等待买家确认",
        "宝贝标题": "杯",
        "收货人姓名": "测试",
        "物流单号": "YT8800213345012",
        "物流公司": "圆通速递",
    }
    header, row = list(told), list(told.values())
    path = write_csv(folder / "订单.csv", header, row)
    assert workbench("import", str(path), "--platform", "taobao").exit_code == 0


def test_an_order_is_forgotten_after_a_question(workbench: CommandLine, tmp_path: Path) -> None:
    bring_in(workbench, tmp_path)
    asked = workbench("forget", NUMBER, text="n\n")
    assert asked.exit_code == 1
    assert "cannot be undone; backups still hold it for up to 30 days" in asked.output
    done = workbench("forget", NUMBER, "--yes")
    assert done.exit_code == 0
    assert f"order {NUMBER} is erased" in done.output
    gone = workbench("forget", NUMBER, "--yes")
    assert gone.exit_code == 1
    assert "no such order" in gone.output


def test_what_was_forgotten_is_counted(workbench: CommandLine, tmp_path: Path) -> None:
    bring_in(workbench, tmp_path)
    (counts,) = workbench.json("forget", NUMBER, "--yes")["forgotten"]
    assert (counts["orders"], counts["parcels"]) == (1, 1)


def test_the_time_is_shown_and_set(workbench: CommandLine) -> None:
    assert workbench.json("retention") == {"days": 90}
    assert workbench.json("retention", "30") == {"days": 30}
    longer = workbench("retention", "400")
    assert "400 days" in longer.output
    assert "longer than needed: 90 days" in longer.output
    assert workbench("retention", "0").exit_code == 1
