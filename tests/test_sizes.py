"""Files, classes, functions and arguments stay small enough to be read at one sitting."""

from __future__ import annotations

import ast
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("workbench", "packaging", "tests")
FILE_LINES, CLASS_LINES, FUNCTION_LINES = 400, 300, 60
METHODS, ARGUMENTS = 20, 5
SHORT, SHORT_SHARE = 28, 0.9

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def name_of(path: Path, line: int = 1) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


@cache
def nodes(path: Path) -> tuple[ast.stmt, ...]:
    """Return what can be too large in a file, read once for all questions."""
    return tuple(inside(ast.parse(path.read_text("utf-8")).body))


def inside(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield functions and classes; expressions, where most of a file's nodes are, hold none."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef):
            yield node
        for part in ("body", "orelse", "finalbody"):
            yield from inside(getattr(node, part, ()))


def length(node: ast.stmt) -> int:
    """Return the lines from a definition's first to the last of its body, decorators aside."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions(path: Path) -> list[Function]:
    return [node for node in nodes(path) if isinstance(node, Function)]


def arguments(function: Function) -> int:
    """Return how many arguments a caller gives: not ``self`` and ``cls``."""
    told = function.args
    named = [*told.posonlyargs, *told.args, *told.kwonlyargs]
    return len([each for each in named if each.arg not in {"self", "cls"}])


def is_test(function: Function) -> bool:
    """Tell whether a function's arguments are fixtures and parameters that nobody passes."""
    return function.name.startswith("test_") or any(
        "fixture" in ast.unparse(each) for each in function.decorator_list
    )


def too_long_files() -> list[str]:
    counted = ((path, len(path.read_text("utf-8").splitlines())) for path in sources())
    return [f"{name_of(path)} {lines}" for path, lines in counted if lines > FILE_LINES]


def is_property(node: ast.stmt) -> bool:
    told = node.decorator_list if isinstance(node, Function) else []
    return any(ast.unparse(each).endswith("property") for each in told)


def is_list_of_wants(node: ast.ClassDef) -> bool:
    """Tell whether a class says what others do: a protocol, or a machine of hypothesis' rules."""
    return any(ast.unparse(base) in {"Protocol", "RuleBasedStateMachine"} for base in node.bases)


def methods(node: ast.ClassDef) -> int:
    own = (each for each in node.body if isinstance(each, Function))
    return sum(not is_property(each) for each in own)


def too_long_classes() -> list[str]:
    found = []
    for path in sources():
        classes = (node for node in nodes(path) if isinstance(node, ast.ClassDef))
        for node in classes:
            many = methods(node) > METHODS and not is_list_of_wants(node)
            if many or length(node) > CLASS_LINES:
                found.append(f"{name_of(path, node.lineno)} {node.name} {methods(node)} methods")
    return found


def too_long_functions() -> list[str]:
    return [
        f"{name_of(path, each.lineno)} {each.name} {length(each)}"
        for path in sources()
        for each in functions(path)
        if length(each) > FUNCTION_LINES
    ]


def too_many_arguments() -> list[str]:
    return [
        f"{name_of(path, each.lineno)} {each.name} {arguments(each)}"
        for path in sources()
        for each in functions(path)
        if arguments(each) > ARGUMENTS and not is_test(each)
    ]


@pytest.mark.parametrize(
    "found", [too_long_files, too_long_classes, too_long_functions, too_many_arguments],
    ids=["files", "classes", "functions", "arguments"],
)  # fmt: skip
def test_nothing_is_too_long(found: Callable[[], list[str]]) -> None:
    assert found() == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_nine_functions_of_ten_are_short(folder: str) -> None:
    paths = [path for path in sources() if path.is_relative_to(ROOT / folder)]
    lengths = [length(each) for each in chain.from_iterable(map(functions, paths))]
    assert sum(lines < SHORT for lines in lengths) / len(lengths) >= SHORT_SHARE
