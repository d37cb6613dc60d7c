"""Reads a plaintext copy to its end with ``QSqlTableModel``, sorts it, and prints what that took.

Run as ``python -m tests.benchmarks.sql_model_run FILE``. Only for comparison, and in a process of
its own: Qt brings another SQLite, and two must not meet in one process.
"""

from __future__ import annotations

import sys
import time

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtSql import QSqlDatabase, QSqlTableModel

from tests.benchmarks.figures import peak_megabytes


def main(path: str) -> None:
    """Print seconds to the last row, of a sort to the first rows, and the most memory held."""
    app = QCoreApplication(sys.argv[:1])
    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(path)
    database.open()
    model = QSqlTableModel(app, database)
    model.setTable("monitor")
    begun = time.perf_counter()
    model.select()
    while model.canFetchMore():
        model.fetchMore()
    read = time.perf_counter() - begun
    begun = time.perf_counter()
    model.sort(model.fieldIndex("waybill"), Qt.SortOrder.DescendingOrder)
    told = {
        "seconds": [read],
        "sort": [time.perf_counter() - begun],
        "peak_megabytes": [peak_megabytes()],
    }
    sys.stdout.buffer.write(msgspec.json.encode(told))


if __name__ == "__main__":
    main(sys.argv[1])
