"""The process that compares some of a replay's orders, so that every core has its share."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from workbench.services.replay.part import Comparer, ReplayJob
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey
from workbench.store.orders.files import FileStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.policy.judge import LeadTimes


def serve(asked: BinaryIO, told: BinaryIO, leads: Callable[[], LeadTimes]) -> int:
    """Answer each line of ids with what would become of those orders; return the exit code.

    It ends when nobody asks any more. What goes wrong is said by dying: nothing was written.
    """
    job = msgspec.json.decode(asked.readline(), type=ReplayJob)
    encode = msgspec.json.Encoder().encode
    with Cache.open(Path(job.cache), DataKey(job.key), read_only=True) as cache:
        comparer = Comparer(FileStore(cache), job.comparison(), job.as_of, leads())
        # Order files go round in no circles: counting references alone frees them.
        gc.disable()
        for line in asked:
            told.write(encode(comparer.part(msgspec.json.decode(line, type=list[int]))) + b"\n")
            told.flush()
    return 0
