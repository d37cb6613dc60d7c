"""Reads so many damaged files and counts what became of them.

Dies where one is neither read nor refused in whole words, takes longer than the shortest time that
a reading process is given, or leaves anything on the disk.
"""

from __future__ import annotations

import os
import random
import re
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tests.files.exports import (
    ALIBABA,
    DOUDIAN,
    MESSAGES,
    PARCEL_CENTRE,
    PENALTIES,
    QIANNIU,
    WAYBILLS,
    Told,
    filled,
    read,
    read_text,
    write_csv,
    write_xlsx,
)
from tests.files.old_workbooks import write_xls
from workbench.files.refusals import FileRefused
from workbench.files.sheets import OLE_MARK, ZIP_MARK, open_workbook
from workbench.files.wire import BROKEN, Failed, Finished
from workbench.files.worker import LEAST_SECONDS, MOST_MEMORY
from workbench.services.imports.trace_files import is_trace_file

if TYPE_CHECKING:
    from collections.abc import Callable

TRACES = (
    '{"id": "YT0000000000001", "carrier": "圆通", "scans": [{"time": "2024-01-22 05:20:00", "text":'
    ' "【义乌网点】已揽收"}, {"time": "06-09 17:27", "text": "已发出"}]}\n'
)
PLACES = re.compile(r"\{(\w+)\}")
TEXTS = 0.15  # so many of the files are pasted instead
READ, REFUSED, WRONG, BROKE = range(4)
HEARD = 0.3  # so many of the workbooks are read as large ones are
ODD = (
    b'"', b"'", b"=", b",", b"\t", b"\r\n", b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf",
    b"1.2E+17", b"<!DOCTYPE x>", b"&#x0;", b"-", b"=1+1", b"@", b"9" * 400,
    b"<c r=\"XFD1048576\"/>",
)  # fmt: skip


def main(seed: int, count: int) -> None:
    """Damage and read ``count`` files by the chance of ``seed``."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    tally = {"files": count, "read": 0, "refused": 0, "rows_left_out": 0, "slowest_ms": 0}
    with tempfile.TemporaryDirectory(prefix="workbench-torture-") as name:
        folder = Path(name)
        originals = _originals(folder)
        before = sorted(folder.iterdir())
        for number in range(count):
            chance = random.Random(seed + number)
            began = time.monotonic()
            told = _told(chance, folder / "a", chance.choice(originals))
            took = time.monotonic() - began
            if trouble := _trouble(told, took):
                raise AssertionError(f"seed {seed + number}: {trouble}")
            tally["read" if told.finished else "refused"] += 1
            tally["rows_left_out"] += len(told.rejected)
            tally["slowest_ms"] = max(tally["slowest_ms"], round(1_000 * took))
        if sorted(folder.iterdir()) != before:
            raise AssertionError(f"seed {seed}: a file was made")
    sys.stdout.buffer.write(msgspec.json.encode(tally))


def _told(chance: random.Random, path: Path, original: bytes) -> Told:
    """Return what is told of a damaged file, by the way that the program takes."""
    content = _damaged(chance, original)
    path.write_bytes(content)
    if chance.random() < TEXTS:
        return read_text(_text(content))
    if content.startswith(ZIP_MARK) and chance.random() < HEARD:
        told = _heard(path)
    elif content.startswith(OLE_MARK):
        told = _apart(path)
    else:
        told = read(path, is_traces=is_trace_file(path))
    if path.read_bytes() != content:
        raise AssertionError("a file was changed")
    return told


def _apart(path: Path) -> Told:
    """Read an old workbook in a process of its own, as the program reads every file.

    Damaged ones make calamine ask for all the memory that there is, or give up: what is told then
    is what the program tells of a reading process that ended.
    """
    child = os.fork()
    if not child:
        _read_and_end(path)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    told = Told()
    if code == WRONG:
        return told
    told.take(Finished("", {}, {}) if code == READ else Failed(BROKEN))
    return told


def _read_and_end(path: Path) -> None:
    code = BROKE
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        told = read(path)
        code = WRONG if _trouble(told, 0) else READ if told.finished else REFUSED
    finally:
        os._exit(code)


def _heard(path: Path) -> Told:
    """Read a workbook as a large one is read."""
    told = Told()
    try:
        for table in open_workbook(path, ZIP_MARK, large=0):
            for _ in table.rows():
                continue
    except FileRefused as refused:
        told.take(Failed(refused.reason, refused.values))
    else:
        told.take(Finished("", {}, {}))
    return told


def _trouble(told: Told, took: float) -> str:
    """Return what is wrong with how a file was read or refused, "" for nothing."""
    if (told.finished is None) == (told.failed is None):
        return "neither read nor refused"
    if took > LEAST_SECONDS:
        return f"it took {took:.0f} s"
    reasons = [(row.reason, row.values) for row in told.rejected]
    if told.failed is not None:
        reasons.append((told.failed.reason, told.failed.values))
    for reason, values in reasons:
        if not reason or set(PLACES.findall(reason)) - set(values):
            return f"no whole sentence: {reason!r}"
    return ""


def _text(content: bytes) -> str:
    """Return damaged bytes as somebody could paste them; there is always something."""
    return content.decode("utf-8", "surrogateescape")[:20_000] or "—"


def _originals(folder: Path) -> list[bytes]:
    found = [MESSAGES.encode() * 3, TRACES.encode() * 3]
    for cells in (QIANNIU, ALIBABA, DOUDIAN, PARCEL_CENTRE, PENALTIES, WAYBILLS):
        header = list(cells)
        rows = [filled(header, cells)] * 3
        for encoding in ("utf-8-sig", "gb18030"):
            found.append(write_csv(folder / "a", header, *rows, encoding=encoding).read_bytes())
        found.append(write_xlsx(folder / "a", header, *rows).read_bytes())
        found.append(write_xls(folder / "a", header, *rows).read_bytes())
    return found


def _damaged(chance: random.Random, content: bytes) -> bytes:
    acts: tuple[Callable[[random.Random, bytes], bytes], ...] = (_cut, _noise, _odd, _swap, _twice)
    for _ in range(chance.randint(1, 6)):
        content = chance.choice(acts)(chance, content)
    return content[:200_000]


def _cut(chance: random.Random, content: bytes) -> bytes:
    begin = chance.randrange(len(content) + 1)
    return content[:begin] + content[begin + chance.randrange(200) :]


def _noise(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.randbytes(chance.randint(1, 8)) + content[at + 8 :]


def _odd(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(ODD) + content[at:]


def _swap(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[at:] + content[:at] if chance.random() < 0.1 else content


def _twice(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + content[max(0, at - chance.randrange(2_000)) :]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
