"""Re-reading: new word lists read stored texts anew, and what changed is judged again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.refresh import Progress, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.store.engine.cache import Cache
    from workbench.store.engine.meta import MetaStore
    from workbench.store.orders.readings import ReadingStore
    from workbench.traces.classify import Classifier

# One transaction per batch: small enough to stop quickly, large enough to spare the disk.
BATCH = 2_000
READER_VERSION = "reader_version"
READER_PROGRESS = "reader_progress"


class RereadingService:
    """Brings all stored readings to the present word lists; does nothing while they are the same.

    How far it came is kept with every batch, so a round that is cut short goes on where it was.
    Events that are saved meanwhile are read by the present lists anyway.
    """

    def __init__(
        self, cache: Cache, readings: ReadingStore, meta: MetaStore, classifier: Classifier
    ) -> None:
        self._cache = cache
        self._readings = readings
        self._meta = meta
        self._classifier = classifier

    def run(self, progress: Callable[[Progress], None]) -> int:
        """Read anew what other lists read; return how many events that were.

        An exception from ``progress`` passes through; what was read until then stays.
        """
        version = self._classifier.version
        if self._meta.get(READER_VERSION) == version:
            return 0
        # Until the end no list's reading is complete, should the old lists come back.
        self._meta.set(READER_VERSION, "")
        after, read, total = self._begin(version), 0, self._readings.count()
        while batch := self._readings.batch(after, BATCH):
            after = batch[-1].id
            old = [stored for stored in batch if stored.reader != version]
            with self._cache.atomic():
                self._readings.save(
                    [(x, self._classifier.read_scan(x.scan, x.carrier)) for x in old], version
                )
                self._meta.set(READER_PROGRESS, f"{version} {after}")
            read += len(old)
            progress(Progress(Stage.READING, after, total))
        self._meta.set(READER_VERSION, version)
        return read

    def _begin(self, version: str) -> int:
        """Return behind which event to go on: an earlier run of the same lists may have begun."""
        begun, _, after = (self._meta.get(READER_PROGRESS) or "").partition(" ")
        return int(after) if begun == version else 0
