"""Statements put together from the names of our own tables and columns, never from values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition and the values of its placeholders."""

    sql: str
    values: tuple[Any, ...] = ()


def all_of(clauses: Sequence[Clause]) -> Clause:
    """Return a WHERE that holds where every clause does."""
    if not clauses:
        return Clause("")
    values = tuple(value for clause in clauses for value in clause.values)
    return Clause("WHERE " + " AND ".join(clause.sql for clause in clauses), values)


def insert_into(table: str, columns: Sequence[str]) -> str:
    """Return an INSERT with one placeholder per column."""
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  # names are ours


def update_set(table: str, columns: Sequence[str]) -> str:
    """Return an UPDATE of ``columns`` for the row whose ``id`` is the last parameter."""
    change = ", ".join(f"{name} = ?" for name in columns)
    return f"UPDATE {table} SET {change} WHERE id = ?"  # noqa: S608  # names are ours


def select(columns: Sequence[str], *clauses: str) -> str:
    """Return a SELECT of ``columns`` followed by the clauses as they are."""
    return " ".join(("SELECT", ", ".join(columns), *clauses))


def prefixed(alias: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns as columns of the table called ``alias``."""
    return tuple(f"{alias}.{name}" for name in columns)
