"""Texts that repeat by template: only the names in brackets, numbers and times differ.

A text is split at its brackets. What stands outside, with all digits made alike, is its frame; a
bracket's content is a filling. How a frame reads is worked out once for all fillings of one shape;
after that only the fillings' own places are put together. It reads exactly as the long way does:

* the regular expressions see of a filling its shape alone: Chinese characters that stand in none of
  our words and patterns are alike to them, and so are digits where no word has one;
* what a name says by itself (a city, a country, a site) is asked once for each name;
* where this does not hold the long way is taken: HTML, nested brackets, a bracket that stands
  twice, acts told inside brackets only, forwardings, numbers in names outside brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import EventKind, Place, Reading, SiteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from workbench.domain.parcels.tracking import Basis

_DIGIT = re.compile("[0-9]")
_NOT_ITSELF = re.compile(r"[&<>【】\[\]]|电话|地址")
# What has digits in a pattern and still takes any digit.
_ANY_DIGIT = re.compile(r"\{\d*,?\d*\}|0-9")
_HAN_RANGE = re.compile("[\u3400-\u9fff]-[\u3400-\u9fff]|\\\\[uUN]")
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF

# How much is kept; what grows beyond is dropped whole.
_TEXTS, _FRAMES, _FILLINGS, _READINGS = 16_384, 16_384, 65_536, 65_536
_LONGEST, _MOST_FILLINGS = 300, 6
_ODD = -1
# All digits made 0; in bytes, where that takes a quarter of the time.
_ALIKE = bytes.maketrans(b"123456789", b"000000000")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a name of a reading stood: in which bracket (from 0), or outside as ``text``."""

    bracket: int = -1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A reading whose names are still to be filled in."""

    kind: EventKind
    sub: str
    basis: Basis
    here: Origin
    city: Origin
    next: Origin

    @property
    def is_of_fillings(self) -> bool:
        """Tell whether nothing outside the brackets differs from text to text."""
        told = (self.here.text, self.city.text, self.next.text)
        return not self.city.text and not any(map(_DIGIT.search, told))


@dataclass(frozen=True, slots=True)
class Asked:
    """The long way of a carrier's reader, and what it says of single names."""

    clean: Callable[[str], str]
    read: Callable[[str], Reading]
    outline: Callable[[str], Outline | None]
    flags: Callable[[str], tuple[bool, ...]]
    located: Callable[[str], Place | None]
    site_kind: Callable[[str, EventKind], SiteKind]
    named_kind: Callable[[str], SiteKind]


class Alphabet:
    """Which characters the words and patterns of a reader tell apart."""

    def __init__(self, patterns: Collection[str], words: Collection[str]) -> None:
        self._known = frozenset("".join((*patterns, *words)))
        told = [*words, *(_ANY_DIGIT.sub("", pattern) for pattern in patterns)]
        self.tells_digits = any(map(_DIGIT.search, told))
        self.is_closed = not any(map(_HAN_RANGE.search, patterns))
        hans = map(chr, range(_LAST_HAN, _FIRST_HAN, -1))
        self._inert = next((han for han in hans if han not in self._known), "")

    def shape(self, name: str) -> str:
        """Return the name with all characters made alike that no pattern tells apart."""
        known, inert = self._known, self._inert
        return "".join(c if c in known or not "一" <= c <= "鿿" else inert for c in name)


@dataclass(slots=True)
class _Frame:
    """Outlines by the shapes of the fillings (None: take the long way), readings by fillings."""

    outlines: dict[tuple[int, ...], Outline | None] = field(default_factory=dict)
    readings: dict[tuple[str, ...], Reading] = field(default_factory=dict)


class Templates:
    """Reads texts by the templates that one carrier's reader has met."""

    def __init__(self, alphabet: Alphabet, asked: Asked) -> None:
        self._alphabet, self._asked = alphabet, asked
        self._digits = None if alphabet.tells_digits else _ALIKE
        self._texts: dict[str, Reading] = {}
        self._seen: set[bytes] = set()
        self._frames: dict[bytes, _Frame] = {}
        self._shapes: dict[str, int] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._made = 0

    def read(self, text: str) -> Reading:
        """Return the reading of a text as it came; the same as the long way's."""
        reading = self._texts.get(text)
        if reading is None:
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            reading = self._texts[text] = self._read(text)
        return reading

    def _read(self, text: str) -> Reading:
        if len(text) > _LONGEST:
            return self._asked.read(text)
        told = text.replace("[", "【").replace("]", "】") if "[" in text else text
        frame, *parts = told.split("【")
        fillings = []
        for part in parts:
            filling, closing, after = part.partition("】")
            if not closing:
                return self._asked.read(text)
            fillings.append(filling)
            frame += "【" + after
        key = frame.encode("utf-8", "surrogatepass").translate(self._digits)
        names = tuple(fillings)
        known = self._frames.get(key)
        if known is not None:
            reading = known.readings.get(names)
            if reading is not None:
                return reading
        return self._read_new(key, names, text)

    def _read_new(self, frame: bytes, names: tuple[str, ...], text: str) -> Reading:
        """Read a text whose fillings have not stood in this frame so far."""
        known = self._frames.get(frame)
        if known is None:
            self._note(frame)
            return self._asked.read(text)
        numbers = self._shapes
        shapes = tuple([numbers.get(name) or self._shape(name) for name in names])
        try:
            outline = known.outlines[shapes]
        except KeyError:
            outline = known.outlines[shapes] = self._outline(text, names, shapes)
        if outline is None or (len(names) > 1 and len(set(names)) < len(names)):
            return self._asked.read(text)
        reading = self._filled(outline, names)
        self._made += 1
        if self._made > _READINGS:
            self._forget()
        else:
            known.readings[names] = reading
        return reading

    def _outline(self, text: str, names: Sequence[str], shapes: Sequence[int]) -> Outline | None:
        """Return how texts of this frame and these shapes read, None where that is not enough."""
        if len(names) > _MOST_FILLINGS or "&" in text or "<" in text:
            return None
        if not self._alphabet.is_closed or _ODD in shapes or len(set(names)) < len(names):
            return None
        clean = self._asked.clean(text)
        if clean.count("【") != len(names) or clean.count("】") != len(names):
            return None
        outline = self._asked.outline(clean)
        return outline if outline is not None and outline.is_of_fillings else None

    def _filled(self, outline: Outline, names: Sequence[str]) -> Reading:
        """Return the reading of a text with these fillings."""
        asked, kind, at = self._asked, outline.kind, outline.here.bracket
        here = names[at] if at >= 0 else outline.here.text
        at = outline.next.bracket
        following = names[at] if at >= 0 else outline.next.text
        place, at = asked.located(here), outline.city.bracket
        if at >= 0:
            marked = asked.located(names[at]) or Place()
            place = Place(here, marked.province, marked.city)
        site_kind = asked.site_kind(here, kind)
        if not following:
            return Reading(kind, outline.sub, site_kind, place, basis=outline.basis)
        after = asked.named_kind(following)
        there = asked.located(following)
        return Reading(kind, outline.sub, site_kind, place, there, after, None, outline.basis)

    def _shape(self, name: str) -> int:
        """Return the number of a filling's shape, ``_ODD`` for what is no name by itself."""
        if len(self._shapes) > _FILLINGS:
            self._forget()
        if _NOT_ITSELF.search(name) or self._asked.clean(name) != name:
            number = _ODD
        else:
            shape = (self._alphabet.shape(name), *self._asked.flags(name))
            number = self._numbers.setdefault(shape, len(self._numbers) + 1)
        self._shapes[name] = number
        return number

    def _note(self, frame: bytes) -> None:
        """Remember a frame; only one that comes again is worth working out."""
        if frame in self._seen:
            self._frames[frame] = _Frame()
            return
        if len(self._seen) >= _FRAMES:
            self._forget()
        self._seen.add(frame)

    def _forget(self) -> None:
        """Begin anew: frames, fillings and readings."""
        self._seen.clear()
        self._frames.clear()
        self._shapes.clear()
        self._numbers.clear()
        self._made = 0
