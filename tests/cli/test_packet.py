"""A filing with its evidence goes out as one file, the same bytes each time."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from PIL import Image

from tests.cli.test_filing import BASE, record

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine


@pytest.fixture
def polled(signed_in: CommandLine) -> CommandLine:
    """The season's small shops, polled once."""
    assert signed_in("poll", "--once").exit_code == 0
    return signed_in


@pytest.fixture
def number(polled: CommandLine) -> str:
    """An order of the shop's, with a warning and a parcel."""
    warnings = polled.json("review")["warnings"]
    mine = (each for each in warnings if each["waybill"] and each["shop"] == "晨禾百货")
    return str(next(mine)["order"])


@pytest.fixture
def filing(polled: CommandLine, number: str, tmp_path: Path) -> str:
    """A filing for that order and for one that the cache does not know, with two files."""
    sent = "--submitted-at", "2024-01-20T10:00:00"
    saved = record(polled, *BASE, "--order", number, "--order", "2002", *sent)
    picture, chat = tmp_path / "屏幕截图.png", tmp_path / "chat.txt"
    Image.new("RGB", (60, 40), "white").save(picture)
    chat.write_text(f"订单 {number}，电话 13800000000", "utf-8")
    attach = "filing", "attach", saved["id"]
    assert polled(*attach, str(picture), "--kind", "outside_trace").exit_code == 0
    assert polled(*attach, str(chat), "--kind", "chat", "--note", "旺旺").exit_code == 0
    return str(saved["id"])


def test_the_packet_holds_what_its_manifest_says_and_is_the_same_again(
    polled: CommandLine, filing: str, tmp_path: Path
) -> None:
    told = polled.json("packet", filing, str(tmp_path / "out.zip"))
    assert (told["orders"], told["files"]) == (1, 2)
    with ZipFile(told["file"]) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        hashes = {each["name"]: each["sha256"] for each in manifest["files"]}
        assert set(names) == {*hashes, "manifest.json"}
        assert all(sha256(archive.read(name)).hexdigest() == hashes[name] for name in hashes)
        assert archive.read("packet.pdf").startswith(b"%PDF-")
        chat = archive.read(next(name for name in names if name.endswith(".txt"))).decode()
    assert not re.search("13800000000|屏幕截图", f"{chat}{names}")
    again = polled.json("packet", filing, str(tmp_path / "again.zip"))
    assert (
        again["sha256"] == told["sha256"] == sha256((tmp_path / "out.zip").read_bytes()).hexdigest()
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(("9", "out.zip"), "9: no such filing. Nothing was changed.", id="no filing"),
        pytest.param(
            ("1", "out.rar"),
            "out.rar: a packet's name ends in .zip. Nothing was changed.",
            id="not a zip",
        ),
    ],
)
def test_what_cannot_be_packed_is_said(
    signed_in: CommandLine, arguments: tuple[str, str], sentence: str, tmp_path: Path
) -> None:
    filing_id, name = arguments
    done = signed_in("packet", filing_id, str(tmp_path / name))
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert not (tmp_path / name).exists()


def test_a_file_that_no_platform_takes_is_refused(signed_in: CommandLine, tmp_path: Path) -> None:
    record(signed_in, *BASE, "--order", "2001", "--submitted-at", "2024-01-20")
    program = tmp_path / "截图.png"
    program.write_bytes(b"MZ\0\0")
    done = signed_in("filing", "attach", "1", str(program))
    assert done.exit_code == 1
    assert "only pictures (PNG, JPEG, WebP), PDF and plain text are taken" in done.stderr


def test_the_preview_says_what_each_order_would_get(signed_in: CommandLine) -> None:
    record(signed_in, *BASE, "--order", "2001", "--submitted-at", "2024-01-20")
    found = signed_in.json("filing", "preview", "1")
    assert found["lacking"] == ["event_missing", "evidence_missing", "statement_missing"]
    assert (found["in_scope"], found["missing"], found["orders"]) == (0, ["2001"], [])
    told = signed_in("filing", "preview", "1").stdout.splitlines()
    assert told[:2] == [
        "0 orders in scope, 0 covered, 0 not to be known",
        "Not among the shop's orders: 2001",
    ]
    assert "Say which event it was." in told


def test_a_packet_is_verified_without_any_data(
    polled: CommandLine, filing: str, tmp_path: Path
) -> None:
    told = polled.json("packet", filing, str(tmp_path / "out.packet.zip"))
    checked = polled.json("verify", told["file"])
    assert checked["whole"]
    assert checked["sha256"] == told["sha256"]
    assert {each["verdict"] for each in checked["files"]} == {"intact"}


def test_a_changed_packet_ends_with_1_and_names_the_file(
    polled: CommandLine, filing: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.packet.zip"
    polled("packet", filing, str(path))
    with ZipFile(path, "a") as archive:
        archive.writestr("evidence/\x1b[31m.txt", "added")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("packet.pdf", "another")
    done = polled("verify", str(path))
    assert done.exit_code == 1
    assert "packet.pdf: changed since" in done.output
    assert "evidence/\N{REPLACEMENT CHARACTER}[31m.txt: added since" in done.output


def test_what_is_no_packet_is_said(polled: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "notes.zip"
    path.write_text("no zip", "utf-8")
    done = polled("verify", str(path))
    assert done.exit_code == 1
    assert "no ZIP file" in done.output
