"""What was read, told by the batch, shop by shop; what was left out is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from workbench.files.wire import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workbench.files.wire import Message

# Unpacking a batch and letting go of it are single calls, during which the window's thread waits
# for the interpreter: a millisecond or two for each thousand rows. Larger ones are saved no faster.
BATCH = 200


class OfShop(Protocol):
    """A row that says whose it is, as the file calls the shop."""

    @property
    def shop(self) -> str:
        """The shop's name in the file, "" where it tells none."""
        ...


_Row = TypeVar("_Row", bound=OfShop)


def tell_batches(
    found: Iterable[_Row | Rejected],
    message: Callable[[str, int, tuple[_Row, ...]], Message],
    tell: Callable[[Message], None],
) -> None:
    """Tell rows by the batch, each batch as the ``message`` of its shop, count and rows."""
    waiting: dict[str, list[_Row]] = {}
    for one in found:
        if isinstance(one, Rejected):
            tell(one)
            continue
        batch = waiting.setdefault(one.shop, [])
        batch.append(one)
        if len(batch) == BATCH:
            tell(message(one.shop, BATCH, tuple(batch)))
            batch.clear()
    for shop, batch in waiting.items():
        if batch:
            tell(message(shop, len(batch), tuple(batch)))
