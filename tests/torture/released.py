"""Files of the schemas that were released, frozen: made once by the program of then, never anew.

They lie as plain SQLite, packed, because encrypted ones cannot be packed; their data are invented.
"""

from __future__ import annotations

import gzip
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.store.engine.driver import connect

if TYPE_CHECKING:
    from workbench.store.engine.driver import Connection
    from workbench.store.keys.data_key import DataKey

FOLDER = Path(__file__).resolve().parents[1] / "store" / "released"
_TABLES = (
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_sqlite%'"
)
RELEASED = tuple(sorted(int(path.name.partition(".")[0]) for path in FOLDER.glob("*.db.gz")))


def restore(version: int, target: Path, key: DataKey) -> None:
    """Lay the encrypted file of a released schema at ``target``."""
    plain = target.with_suffix(".plain")
    plain.write_bytes(gzip.decompress((FOLDER / f"{version}.db.gz").read_bytes()))
    with closing(connect(plain.as_uri())) as connection:
        _copy(connection, target, f"x'{key.hex}'")
    plain.unlink()


def plain_rows(version: int, folder: Path) -> dict[str, tuple[list[str], list[Any]]]:
    """Return the columns and rows of every table of a frozen file, as they were packed."""
    plain = folder / f"{version}.plain"
    plain.write_bytes(gzip.decompress((FOLDER / f"{version}.db.gz").read_bytes()))
    with closing(connect(plain.as_uri())) as connection:
        names = connection.execute(_TABLES).fetchall()
        return {name: _table(connection, name) for (name,) in names}


def _table(connection: Connection, name: str) -> tuple[list[str], list[Any]]:
    found = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608  # a table's own name
    return [column[0] for column in found.description], found.fetchall()


def freeze(source: Path, key: DataKey, target: Path) -> None:
    """Pack a closed encrypted file as one of those that are frozen."""
    plain = target.with_suffix(".plain")
    with closing(connect(source.as_uri())) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hex}'\"")
        _copy(connection, plain, "")
    target.write_bytes(gzip.compress(plain.read_bytes(), mtime=0))
    plain.unlink()


def _copy(connection: Connection, target: Path, key: str) -> None:
    connection.execute(f"ATTACH '{target}' AS copy KEY \"{key}\"")
    connection.execute("PRAGMA copy.synchronous = OFF")
    connection.execute("SELECT sqlcipher_export('copy')").fetchall()
    for name in ("user_version", "application_id"):
        (value,) = connection.execute(f"PRAGMA main.{name}").fetchone()
        connection.execute(f"PRAGMA copy.{name} = {value}")
    # Only an encrypted copy is a cache, and a cache has a log.
    connection.execute(f"PRAGMA copy.journal_mode = {'WAL' if key else 'DELETE'}")
    connection.execute("DETACH copy")
