"""The reading process: its answers, its limits, and what is left when it dies."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

import pytest

from tests.files.exports import KEY, QIANNIU, job, one_order, read
from workbench import paths
from workbench.domain.errors import BadInput
from workbench.files import worker
from workbench.files.child import read_in_child
from workbench.files.wire import (
    BROKEN,
    Failed,
    Finished,
    Looked,
    Opened,
    PackedBatch,
    ParcelBatch,
    ReadJob,
    Rejected,
    unpacked,
)

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.files.wire import Heard

COMMANDS = {
    "as the program starts it": [*paths.program(), "read-file"],
    "by its module": [sys.executable, "-P", "-m", "workbench.files.worker"],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_process_tells_what_reading_here_tells(tmp_path: Path, command: list[str]) -> None:
    path = one_order(tmp_path / "a.csv", QIANNIU)
    messages = list(read_in_child(command, job(path)))
    opened, batch, finished = messages
    here = read(path)
    assert isinstance(opened, Opened)
    assert isinstance(batch, PackedBatch)
    assert isinstance(finished, Finished)
    assert (opened, list(unpacked(batch.orders)), finished) == (
        here.opened,
        here.orders,
        here.finished,
    )


def test_a_trace_file_is_read_there_too(tmp_path: Path) -> None:
    path = tmp_path / "parcels.jsonl"
    text = "派件员电话13800000000"
    path.write_text(f'{{"id": "YT1", "scans": [{{"text": "{text}"}}]}}\n[]\n', encoding="utf-8")
    messages = list(read_in_child(COMMANDS["by its module"], job(path, is_traces=True)))
    rejected, batch, finished = messages
    assert rejected == Rejected(2, "not a parcel in JSON")
    assert isinstance(batch, ParcelBatch)
    assert [row.waybill for row in batch.parcels] == ["YT1"]
    assert "13800000000" not in repr(batch)
    assert finished == Finished(hashlib.sha256(path.read_bytes()).hexdigest(), {}, {})


def outcome(code: str) -> list[Heard]:
    return list(read_in_child([sys.executable, "-c", code], ReadJob("a", KEY, "b")))


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("raise SystemExit(3)", id="ends at once"),
        pytest.param("import os; os.abort()", id="crashes"),
        pytest.param("import sys; sys.stdin.read(); print('hello world, at length')", id="babbles"),
        pytest.param(
            "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\x09abc')", id="is cut short"
        ),
        pytest.param("import sys; sys.stdout.buffer.write(b'\\xff\\xff\\xff\\xff')", id="boasts"),
    ],
)
def test_a_process_that_dies_is_told_in_words(code: str) -> None:
    (failed,) = outcome(code)
    assert failed == Failed(BROKEN)
    error = failed.error("a.csv")
    assert isinstance(error, BadInput)
    assert "a.csv" in str(error)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_memory_has_a_limit() -> None:
    code = (
        "import sys; from workbench.files import worker; worker.limit(); sys.stdin.read();"
        "bytearray(worker.MOST_MEMORY)"
    )
    assert outcome(code) == [Failed(BROKEN)]


def test_a_large_file_gives_signs_from_its_first_rows_on(tmp_path: Path) -> None:
    """A reading that nobody wants any more ends at the next sign."""
    rows = ({**QIANNIU, "订单编号": f"{90_000 + place}"} for place in range(4_100))
    messages = list(read_in_child(COMMANDS["by its module"], job(one_order(tmp_path / "a", *rows))))
    assert messages[:2] == [Looked(2_000), Looked(4_000)]
    assert isinstance(messages[2], Opened)


def test_closing_ends_the_process(tmp_path: Path) -> None:
    path = one_order(tmp_path / "a.csv", QIANNIU)
    messages = read_in_child(COMMANDS["by its module"], job(path))
    next(messages)
    messages.close()
    assert list(messages) == []


@pytest.mark.parametrize(
    ("size", "seconds"),
    [
        pytest.param(0, 20, id="nothing to see"),
        pytest.param(500_000, 25, id="a workbook that is a bomb"),
        pytest.param(8_000_000, 100, id="a workbook of 100,000 orders"),
        pytest.param(400_000_000, 600, id="the largest text"),
    ],
)
def test_the_time_to_read_follows_the_size(size: int, seconds: float) -> None:
    assert worker.seconds_for(size) == seconds
