"""The process that takes large JSON apart: it finds the places, the program reads them in pieces.

A large answer parsed at once would hold the window up for as long as that takes, and a hostile one
could take all memory. What is told back are places alone: nothing of the answer is kept here.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, BinaryIO, NoReturn

import msgspec

from workbench.confined import confine
from workbench.connectors import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator

SPLITTER = "split-json"
MOST_MEMORY = 512 << 20
MOST_SECONDS = 20
# A piece is parsed at once: small enough that nobody notices.
PIECE, LARGEST_PIECE = 64 << 10, 1 << 20
_BOM = b"\xef\xbb\xbf"
_SPACE = re.compile(r"[ \t\n\r]*")

Span = tuple[int, int]


class Part(msgspec.Struct, frozen=True):
    """One member of the outermost object: where its value stands, in bytes from the beginning.

    A list stands in several spans, each some of its elements with the commas between them.
    """

    key: str
    is_list: bool
    spans: list[Span]


class Parts(msgspec.Struct, frozen=True):
    """What was found; ``reason`` says why an answer cannot be used, "" where it can."""

    parts: list[Part] = []
    reason: str = ""


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Read an answer from ``stdin``, write its parts to ``stdout`` and return the exit code."""
    confine(MOST_MEMORY, MOST_SECONDS)
    stdout.write(msgspec.json.encode(parts_of(stdin.read())))
    stdout.flush()
    return 0


def parts_of(body: bytes) -> Parts:
    """Return where the members of the object in ``body`` stand, or what is wrong with it."""
    try:
        return Parts(_Scanner(body).parts())
    except UnicodeDecodeError:
        return Parts(reason=reasons.NOT_UTF8)
    except _TooLarge:
        return Parts(reason=reasons.TOO_LARGE)
    except MemoryError:
        return Parts(reason=reasons.TOO_LARGE)
    except (ValueError, RecursionError):
        return Parts(reason=reasons.BROKEN_JSON)


class _TooLarge(Exception):
    """One value alone is more than any answer needs."""


class _Scanner:
    """Goes once through a text; places are counted in bytes beside the letters."""

    def __init__(self, body: bytes) -> None:
        self._text = body.decode("utf-8-sig")
        self._decode = json.JSONDecoder(parse_constant=_refuse_constant).raw_decode
        self._at = 0
        self._counted = (0, len(_BOM) if body.startswith(_BOM) else 0)

    def parts(self) -> list[Part]:
        """Return the members of the object that the whole text is."""
        self._expect("{")
        found: list[Part] = []
        while not found or self._next() != "}":
            if found:
                self._expect(",")
            elif self._next() == "}":
                break
            found.append(self._member())
        self._expect("}")
        if self._next():
            raise ValueError("something stands behind the object")
        return found

    def _member(self) -> Part:
        key = self._value()
        if not isinstance(key, str):
            raise ValueError("a key is a text")
        self._expect(":")
        if self._next() != "[":
            begin = self._at
            self._value()
            return Part(key, False, [self._span(begin)])
        return Part(key, True, list(self._elements()))

    def _elements(self) -> Iterator[Span]:
        self._expect("[")
        if self._next() == "]":
            self._at += 1
            return
        begin = self._at
        while True:
            self._value()
            end, mark = self._at, self._next()
            self._at += 1
            if mark not in {",", "]"}:
                raise ValueError("a list goes on or ends")
            if mark == "]" or end - begin > PIECE:
                yield self._span(begin, end)
                if mark == "]":
                    return
                self._next()
                begin = self._at

    def _value(self) -> object:
        self._next()
        found, self._at = self._decode(self._text, self._at)
        return found

    def _next(self) -> str:
        """Pass over space and return the letter that follows, "" at the end."""
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._text[self._at : self._at + 1]

    def _expect(self, letter: str) -> None:
        if self._next() != letter:
            raise ValueError(f"no {letter}")
        self._at += 1

    def _span(self, begin: int, end: int | None = None) -> Span:
        span = (self._bytes_at(begin), self._bytes_at(self._at if end is None else end))
        if span[1] - span[0] > LARGEST_PIECE:
            raise _TooLarge
        return span

    def _bytes_at(self, place: int) -> int:
        letters, count = self._counted
        self._counted = (place, count + len(self._text[letters:place].encode()))
        return self._counted[1]


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError("NaN and Infinity are no JSON")
