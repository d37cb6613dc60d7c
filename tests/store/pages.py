"""Every byte of a cache as it lies on the disk, decrypted page by page, free pages among them.

SQLCipher 4: AES-256-CBC with the raw key; the last 80 bytes of a page are its IV (16) and its seal
(64), the first 16 of the file are a salt. The log has a header of 32 bytes, each page in it one
of 24.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
LOG_HEADER, FRAME_HEADER = 32, 24


def decrypted(path: Path, key: DataKey) -> bytes:
    """Return all pages of a file and of its log in the clear."""
    raw = bytes.fromhex(key.hex)
    data = path.read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    return b"".join(_page(page, raw, first=not number) for number, page in enumerate(pages)) + log(
        path, raw
    )


def log(path: Path, raw: bytes) -> bytes:
    """Return all pages of a file's log in the clear, those that count no more among them."""
    beside = path.with_name(f"{path.name}-wal")
    data = beside.read_bytes()[LOG_HEADER:] if beside.exists() else b""
    step = FRAME_HEADER + PAGE
    frames = [data[at : at + step] for at in range(0, len(data) - step + 1, step)]
    return b"".join(
        _page(frame[FRAME_HEADER:], raw, first=frame[:4] == b"\0\0\0\1") for frame in frames
    )


def _page(page: bytes, raw: bytes, *, first: bool) -> bytes:
    body = page[SALT if first else 0 : -RESERVED]
    iv = page[-RESERVED : IV - RESERVED]
    decryptor = Cipher(algorithms.AES(raw), modes.CBC(iv)).decryptor()
    return decryptor.update(body) + decryptor.finalize()
