"""One thread's connection to the encrypted cache: transactions, reads and writes.

A connection belongs to the thread that opened it; SQLite's driver refuses every other one. Readers
see the last commit while a writer works (WAL). Everything that must stand or fall together goes
into one :meth:`Cache.atomic` block.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from workbench.domain.errors import (
    CacheBusy,
    DiskFaulty,
    DiskFull,
    FileGone,
    LogGone,
    ReadOnlyFile,
    StoreError,
)
from workbench.store.engine.driver import check_version, database, sqlite_version
from workbench.store.engine.failures import Watch, touching, translated
from workbench.store.engine.opening import is_log_gone, open_existing, open_new
from workbench.store.engine.patience import DEAF, Patience
from workbench.store.engine.place import Place
from workbench.store.engine.whole import Whole
from workbench.store.keys.data_key import (
    has_backups,
    is_unsettled,
    make_private_folder,
    publish,
    write_private,
)
from workbench.store.safety.profile_lock import ProfileLock
from workbench.store.safety.upgrade_copies import copy_name
from workbench.store.schema import is_current, upgrade

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from sqlite_utils import Database

    from workbench.store.engine.driver import Connection, Cursor
    from workbench.store.keys.data_key import DataKey

Row = tuple[Any, ...]
Parameters = Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Hold:
    """What a connection holds on to while it is open."""

    lock: ProfileLock = field(default_factory=lambda: ProfileLock(None))
    place: Place = field(default_factory=lambda: Place(None))
    patience: Patience = field(default_factory=Patience)


class Cache:
    """The cache as one thread sees it."""

    def __init__(self, connection: Connection, path: Path, hold: _Hold | None = None) -> None:
        self.connection = connection
        self.path = path
        self._hold = hold or _Hold()
        self._watch = Watch(path, connection)
        self._whole = Whole()
        self._asides = 0

    @cached_property
    def db(self) -> Database:
        """The connection as sqlite-utils sees it."""
        return database(self.connection)

    @classmethod
    def open(
        cls,
        path: Path,
        key: DataKey,
        *,
        read_only: bool = False,
        pause: Callable[[float], None] | None = None,
    ) -> Cache:
        """Open the cache at ``path`` in this thread; make it where there is none.

        An older schema is brought up to date after a copy was laid beside the file. ``read_only``
        neither makes nor upgrades anything and works beside a writer and on read-only media. With
        ``pause`` writes wait for as long as another program writes, and pass through it what it
        raises; without it they give up after five seconds.

        Raises:
            WrongKey, NotOurFile, NewerSchema, FileDamaged: the file is left as it is.
            KeyMissing: read-only, and there is no file.
            CacheBusy, DiskFull, ReadOnlyFile, LibraryTooOld: as their names say.
            FileGone, LogGone: there were more data than there are files.
        """
        check_version(sqlite_version())
        if is_unsettled(path.parent):
            raise CacheBusy(path=str(path))
        if is_log_gone(path):
            raise LogGone(path=f"{path}-wal")
        if not read_only and not path.exists():
            create(path, key)
        with ExitStack() as failure:
            lock = failure.enter_context(ProfileLock.share(path.parent))
            connection = open_existing(path, key, read_only=read_only)
            failure.callback(connection.close)
            place = Place(None if read_only else path)
            patience = Patience(pause, None if read_only else path.parent)
            cache = cls(connection, path, _Hold(lock, place, patience))
            if not read_only:
                cache._settle_in()
            failure.pop_all()
        return cache

    @classmethod
    def open_or_view(
        cls, path: Path, key: DataKey, *, pause: Callable[[float], None] | None = None
    ) -> Cache:
        """Open the cache as ``open`` does; where it cannot be written, to be looked at alone.

        Raises:
            DiskFaulty, DiskFull, ReadOnlyFile: there is none yet, or it first needs our schema.
            StoreError: as ``open`` raises.
        """
        try:
            return cls.open(path, key, pause=pause)
        except (DiskFaulty, DiskFull, ReadOnlyFile):
            if not path.exists():
                raise
            with ExitStack() as failure:
                cache = cls.open(path, key, read_only=True)
                failure.callback(cache.close)
                if not is_current(cache.connection):
                    raise
                failure.pop_all()
            return cache

    def _settle_in(self) -> None:
        if self._hold.patience.is_endless:
            self.connection.execute(f"PRAGMA busy_timeout = {DEAF}")
        if is_current(self.connection):
            return
        copy = copy_name(self.path)
        write_private(copy, b"")  # VACUUM INTO fills an empty file and keeps its mode
        self.execute("VACUUM INTO ?", (str(copy),))
        with self.atomic():
            upgrade(self.db)

    def close(self) -> None:
        """Close at once; the last one writes the log back into the file, as SQLite does it.

        Done beside others it would keep them from writing for as long as it takes.
        """
        with suppress(StoreError), self._watch:
            self.connection.execute("PRAGMA busy_timeout = 0")
        self.connection.close()
        self._hold.lock.release()

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def atomic(
        self, *, is_whole: bool = False, waiting: Callable[[], None] | None = None
    ) -> Iterator[Cache]:
        """Let the block's writes happen together or not at all.

        A block inside another joins it: it is durable when the outer one is, and its failure
        takes back its own writes alone, should the outer block go on. Of one that ``is_whole``
        nothing can be taken back but all: blocks inside keep no copies of pages for themselves.
        ``waiting`` is called now and then while another program writes; what it raises ends the
        wait.

        Raises:
            CacheBusy: another program kept the file for longer than this connection waits.
            FileMoved: the file is not where it was opened; nothing of the block was saved.
            DiskFull, FileDamaged, ReadOnlyFile: nothing of the block was saved.
            DiskFaulty: nothing of it was; this connection only reads from now on.
        """
        inside = self.connection.in_transaction
        if inside and self._whole.is_on:
            with self._whole.part(), self._watch:
                yield self
            return
        name = f"inner_{secrets.token_hex(8)}"
        begin = f"SAVEPOINT {name}" if inside else "BEGIN IMMEDIATE"
        undo = (f"ROLLBACK TO {name}", f"RELEASE {name}") if inside else ("ROLLBACK",)
        with self._watch:
            with self._hold.patience.watched(waiting):
                self._execute(begin)
            with ExitStack() as failure:
                failure.callback(self._undo, undo)
                with self._whole.around(is_on=is_whole and not inside):
                    yield self
                if not inside:
                    self._hold.place.check()
                self.connection.execute(f"RELEASE {name}" if inside else "COMMIT")
                failure.pop_all()

    def _undo(self, statements: tuple[str, ...]) -> None:
        # A full disk may have ended the transaction already.
        if self.connection.in_transaction:
            for statement in statements:
                self.connection.execute(statement)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all reads of the block see the same state, whatever others write meanwhile.

        Keep it short: the log cannot shrink while somebody reads an old state.
        """
        if self.connection.in_transaction:
            yield
            return
        self.aside("BEGIN")
        try:
            yield
        finally:
            self._undo(("ROLLBACK",))

    def execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        """Run one statement; by itself it is durable when it returns.

        Raises:
            StoreError: what it was to write was not saved.
        """
        with self._watch:
            return self._execute(sql, parameters)

    def _execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        if self.connection.in_transaction:
            return self.connection.execute(sql, parameters)
        self._hold.place.check()
        return self._hold.patience.run(lambda: self.connection.execute(sql, parameters))

    def aside(self, sql: str, parameters: Parameters = ()) -> Cursor:
        """Run a statement that writes nothing into the file, and so waits for nobody's turn."""
        before = self.connection.total_changes
        with self._watch:
            cursor = self.connection.execute(sql, parameters)
        self._asides += self.connection.total_changes - before
        return cursor

    @property
    def state(self) -> tuple[int, int]:
        """What changes with every write to the file, another connection's or our own.

        What was read within a transaction must not be kept by it: a rollback changes nothing here.
        """
        version = int(self.value("PRAGMA data_version"))
        return version, self.connection.total_changes - self._asides

    def execute_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one statement for many rows, all or none of them; the fast way to write."""
        if not self.connection.in_transaction:
            with self.atomic():
                self.execute_many(sql, rows)
            return
        with self._watch:
            self.connection.executemany(sql, rows)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._watch:
            return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a query, None where there is none."""
        with self._watch:
            return cast("Row | None", self.connection.execute(sql, parameters).fetchone())

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row, None where there is no row."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def stream(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Yield the rows of a query one by one, for what is too long for a list."""
        with self._watch:
            yield from self.connection.execute(sql, parameters)


def create(path: Path, key: DataKey) -> None:
    """Make an empty cache at ``path``; a file that appeared there meanwhile is kept instead.

    It is made under another name and given its own when it is whole, so that a start that is cut
    short leaves no half file that looks like lost data.

    Raises:
        FileGone: there are backups of a file that is not there any more.
    """
    if has_backups(path.parent):
        raise FileGone(path=str(path))
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    with touching(path):
        make_private_folder(path.parent)
        with ExitStack() as failure:
            failure.callback(draft.unlink, missing_ok=True)
            write_private(draft, b"")
            _fill(draft, key)
            publish(draft, path)
            failure.pop_all()


def _fill(path: Path, key: DataKey) -> None:
    """Turn an empty file into a cache without data."""
    with translated(path):
        cache = Cache(open_new(path, key), path)
        cache.connection.execute("PRAGMA journal_mode = WAL")
    with cache, cache.atomic():
        upgrade(cache.db)
