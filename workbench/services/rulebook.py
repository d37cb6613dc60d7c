"""The policy packs as a person asks for them: cases answered, a pack checked, a rule shown."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

import msgspec

from workbench.domain.errors import BadInput, PackInvalid, marked
from workbench.policy.cases.simulate import simulate
from workbench.policy.packs import load_book, read_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Origin, Pack, Rule


SEEDS: tuple[Origin, ...] = ("seeds",)


class Rulebook:
    """The packs of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def answers(self, cases: Path, *, outside: bool = False) -> Iterator[dict[str, Any]]:
        """Answer a file of cases line by line; only the seeds' packs count unless ``outside``.

        Raises:
            BadInput: the file cannot be read.
            PackInvalid: a pack is broken.
        """
        book = load_book(self._folder, None if outside else SEEDS)
        for line in _lines(cases):
            if line.strip():
                yield simulate(line, book)

    def check(self, path: Path) -> Pack:
        """Read a pack without putting it into force.

        Raises:
            PackInvalid: the sentence names the rule and field, or the line, that is wrong.
        """
        try:
            return read_pack(path)
        except PackInvalid as error:
            raise _located(error, path) from error

    def rule(self, rule_id: str) -> tuple[Pack, Rule]:
        """Return a rule with its pack.

        Raises:
            BadInput: no pack holds it; the sentence names those with a similar id.
        """
        book = load_book(self._folder)
        for pack in book.packs:
            for rule in pack.rules:
                if rule.id == rule_id:
                    return pack, rule
        raise BadInput(what=_similar(rule_id, book), reason=marked("errors", "no such rule"))


def rule_document(pack: Pack, rule: Rule, at: datetime | None) -> dict[str, Any]:
    """Return a rule as plain values; ``in_force`` tells the version of ``at`` (null = none)."""
    document: dict[str, Any] = {"pack": pack.id, "origin": pack.origin}
    document |= msgspec.to_builtins(rule)
    document = {name: value for name, value in document.items() if value not in (None, [], {})}
    if at is not None:
        version = rule.version_at(at)
        document["in_force"] = version and msgspec.to_builtins(version)
    return document


def _located(error: PackInvalid, path: Path) -> PackInvalid:
    """Return the same error with the line of the rule's field, or of the rule, beside the file."""
    rule, field = error.values.get("rule"), error.values.get("field", "")
    if rule is None or not path.is_file():
        return error
    line = _line(path.read_text(encoding="utf-8").splitlines(), rule, field)
    return type(error)(**{**error.values, "path": f"{path.name}:{line}"}) if line else error


def _line(lines: list[str], rule: str, field: str) -> int | None:
    """Return the number of the line, counted from 1, None where the rule's id is not found."""
    start = next((n for n, line in enumerate(lines) if _is_id(line, rule)), None)
    if start is None:
        return None
    # A key before its value, or a placeholder within a sentence.
    name = re.compile(rf"\b{re.escape(_last_name(field))}(\s*=|}})")
    for number in range(start, len(lines)):
        if number > start and lines[number].startswith("[[rules]]"):
            break
        if name.search(lines[number]):
            return number + 1
    return start + 1


def _is_id(line: str, rule: str) -> bool:
    return re.fullmatch(rf'id\s*=\s*"{re.escape(rule)}"\s*', line) is not None


def _last_name(field: str) -> str:
    """Return the innermost name of a path such as ``explain.violation.zh {last_scan}``."""
    words = re.findall(r"\w+", re.sub(r"\[\d+\]", "", field))
    return words[-1] if words else "id"


def _similar(rule_id: str, book: PolicyBook) -> str:
    near = difflib.get_close_matches(rule_id, book.rules, n=3, cutoff=0.5)
    return f"{rule_id} ({', '.join(near)}?)" if near else rule_id


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError as error:
        raise BadInput(what=str(path), reason=error.strerror or str(error)) from error
