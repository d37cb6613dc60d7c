"""Where in a pack's text a fault stands, so that a person finds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.errors import PackInvalid

# What errors call a place outside all rules.
HEAD = "-"


def located(error: PackInvalid, data: bytes) -> PackInvalid:
    """Return the same error with the line of the rule's field, or of the rule, beside the file.

    ``data`` is the file as it was read; an error that names no rule comes back as it is.
    """
    rule, field = error.values.get("rule"), error.values.get("field", "")
    if rule is None:
        return error
    lines = data.decode("utf-8-sig", errors="replace").splitlines()
    line = _line(lines, rule, field)
    path = error.values["path"]
    return type(error)(**{**error.values, "path": f"{path}:{line}"}) if line else error


def _line(lines: list[str], rule: str, field: str) -> int | None:
    """Return the number of the line, counted from 1, None where the rule's id is not found.

    Of a rule that stands twice it is the last place.
    """
    if rule == HEAD:
        end = next((n for n, line in enumerate(lines) if _begins_rule(line)), len(lines))
        return _within(lines, range(end), field) or 1
    found = [n for n, line in enumerate(lines) if _is_id(line, rule)]
    if not found:
        return None
    start = found[-1]
    end = next((n for n in range(start + 1, len(lines)) if _begins_rule(lines[n])), len(lines))
    return _within(lines, range(start, end), field) or start + 1


def _within(lines: list[str], numbers: range, field: str) -> int | None:
    # A key before its value, or a placeholder within a sentence.
    name = re.compile(rf"\b{re.escape(_last_name(field))}(\s*=|}})")
    return next((number + 1 for number in numbers if name.search(lines[number])), None)


def _begins_rule(line: str) -> bool:
    return line.strip().startswith("[[rules]]")


def _is_id(line: str, rule: str) -> bool:
    return re.match(rf"""\s*id\s*=\s*["']{re.escape(rule)}["']""", line) is not None


def _last_name(field: str) -> str:
    """Return the innermost name of a path such as ``explain.violation.zh {last_scan}``."""
    words = re.findall(r"\w+", re.sub(r"\[\d+\]", "", field))
    return words[-1] if words else "id"
