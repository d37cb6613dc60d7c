"""Reads so many damaged files and counts what became of them; dies where one is neither."""

from __future__ import annotations

import random
import resource
import sys
import tempfile
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
    filled,
    read,
    read_text,
    write_csv,
    write_xlsx,
)
from workbench.files.worker import MOST_MEMORY

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = 0.15  # so many of the files are pasted instead
ODD = (
    b'"', b"'", b"=", b",", b"\t", b"\r\n", b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf",
    b"1.2E+17", b"<!DOCTYPE x>", b"&#x0;", b"-", b"=1+1", b"@", b"9" * 400,
    b"<c r=\"XFD1048576\"/>",
)  # fmt: skip


def main(seed: int, count: int) -> None:
    """Damage and read ``count`` files by the chance of ``seed``."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    tally = {"files": count, "read": 0, "refused": 0}
    with tempfile.TemporaryDirectory(prefix="workbench-torture-") as folder:
        originals = _originals(Path(folder))
        for number in range(count):
            chance = random.Random(seed + number)
            path = Path(folder, "damaged")
            content = _damaged(chance, chance.choice(originals))
            path.write_bytes(content)
            told = read_text(_text(content)) if chance.random() < TEXTS else read(path)
            if (told.finished is None) == (told.failed is None):
                raise AssertionError(f"seed {seed + number}: neither read nor refused")
            tally["read" if told.finished else "refused"] += 1
    sys.stdout.buffer.write(msgspec.json.encode(tally))


def _text(content: bytes) -> str:
    """Return damaged bytes as somebody could paste them; there is always something."""
    return content.decode("utf-8", "surrogateescape")[:20_000] or "—"


def _originals(folder: Path) -> list[bytes]:
    found = [MESSAGES.encode() * 3]
    for cells in (QIANNIU, ALIBABA, DOUDIAN, PARCEL_CENTRE, PENALTIES):
        header = list(cells)
        rows = [filled(header, cells)] * 3
        for encoding in ("utf-8-sig", "gb18030"):
            found.append(write_csv(folder / "a", header, *rows, encoding=encoding).read_bytes())
        found.append(write_xlsx(folder / "a", header, *rows).read_bytes())
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
