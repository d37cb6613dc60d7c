"""The process that writes a file: it reads the cache itself, so that the window is not held up.

It reads one job from standard input, opens the cache read-only, writes a draft through to the disk
and says so. The draft gets its name from whoever asked: this process may be killed at any instant.
"""

from __future__ import annotations

import hashlib
import io
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from workbench.domain.errors import WorkbenchError
from workbench.domain.exchange.exports import ExportForm
from workbench.files.csv_out import CsvWriter
from workbench.files.xlsx_out import MOST_ROWS, XlsxWriter, too_long
from workbench.services.exports.columns import Spoken
from workbench.services.exports.job import DRAFT, Answer, ExportJob, os_kind
from workbench.services.exports.tables import Outgoing, Source
from workbench.services.exports.telling import Teller
from workbench.services.exports.unknown import KnownWords
from workbench.services.rules.books import Books
from workbench.store.decisions.packs import PackStore
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey
from workbench.store.plain.copying import PlainCopy
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import ReadableBuffer

    from workbench.files.export import TableWriter
    from workbench.policy.rules import Language
    from workbench.services.assembly.shelf import Shelf

BUFFER = 1 << 16


def serve(asked: BinaryIO, told: BinaryIO, shelf_in: Callable[[Language], Shelf]) -> int:
    """Write the file that ``asked`` describes and return the exit code.

    ``shelf_in`` gives the program's resources in a language.
    """
    job = msgspec.json.decode(asked.read(), type=ExportJob)
    teller = Teller(told)
    try:
        teller.tell(_write(job, shelf_in(job.language), teller))
    except BrokenPipeError:
        # The parent is gone and cannot clear up.
        shutil.rmtree(job.folder, ignore_errors=True)
        return 1
    except OSError as error:
        teller.tell(Answer(error=os_kind(error)))
        return 1
    except WorkbenchError as error:
        teller.tell(Answer(error=type(error).__name__, values=error.values))
        return 1
    return 0


def _write(job: ExportJob, shelf: Shelf, teller: Teller) -> Answer:
    """Write the draft and return the last answer."""
    draft = Path(job.folder, DRAFT)
    with Cache.open(Path(job.cache), DataKey(job.key), read_only=True) as cache:
        shops = {health.shop.id: health.shop.name for health in ShopStore(cache).all()}
        books = Books(shelf)
        rules = books.up_to_date(PackStore(cache))
        spoken = Spoken(job.texts, books.words, shops, job.is_masked)
        source = Source(cache, rules, spoken, job.now)
        outgoing = source.open(job.view, job.filters)
        if not outgoing.total:
            words = KnownWords(cache, rules.book, shelf.resources, job.now)
            words.check(job.view, job.filters)
        if job.form is ExportForm.XLSX and outgoing.total > MOST_ROWS:
            raise too_long(outgoing.total)
        writer = _writer(job, draft, teller)
        with ExitStack() as failure:
            failure.callback(writer.abandon)
            done = _copy(outgoing, writer, teller, is_titled=job.form is ExportForm.XLSX)
            failure.pop_all()
    columns = tuple(column.key for table in outgoing.tables for column in table.columns)
    return Answer(done, done, sha256=_sha256(draft, teller), columns=columns)


def _copy(outgoing: Outgoing, writer: TableWriter, teller: Teller, *, is_titled: bool) -> int:
    """Write all rows and return how many there were."""
    done = 0
    teller.beat(0, outgoing.total)
    for table in outgoing.tables:
        writer.begin(table.title if is_titled else table.name, table.columns)
        for row in table.rows:
            writer.write(row)
            done += 1
            teller.beat(done, max(done, outgoing.total))
    writer.finish()
    return done


def _writer(job: ExportJob, draft: Path, teller: Teller) -> TableWriter:
    if job.form is ExportForm.DB:
        return PlainCopy(draft)
    stream = io.BufferedWriter(Beating(draft, teller), BUFFER)
    if job.form is ExportForm.CSV:
        return CsvWriter(stream)
    return XlsxWriter(stream, Path(job.folder), job.now)


class Beating(io.FileIO):
    """A new file that tells while it is written: joining an XLSX takes seconds."""

    def __init__(self, path: Path, teller: Teller) -> None:
        super().__init__(path, "x+")
        self._teller = teller

    def write(self, content: ReadableBuffer, /) -> int:
        """Write, and say that it goes on."""
        self._teller.beat()
        return super().write(content)


def _sha256(path: Path, teller: Teller) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while part := stream.read(1 << 20):
            digest.update(part)
            teller.beat()
    return digest.hexdigest()
