"""A step of the schema: a name and the statements that make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Step:
    """Statements that run together once per file."""

    name: str
    statements: tuple[str, ...]

    def run(self, db: Database, /) -> None:
        """Run the statements in order."""
        for statement in self.statements:
            db.execute(statement)
