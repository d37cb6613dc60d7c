"""The words of desktop notifications: short names, counts and instants, never personal data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.errors import marked
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.grouping import expired_sign_ins, point
from workbench.ui.formats import one_line
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from workbench.domain.telling.grouping import Pointer, Target
    from workbench.domain.telling.notices import Notice
    from workbench.ui.formats import Formats

# Desktops cut a notification off after a few lines.
LONGEST_LIST = 3


_TITLES = {
    Category.WARNINGS: marked("notifier", "{count} new warning(s) of ours"),
    Category.TICKETS: marked("notifier", "{count} ticket(s) near their end"),
    Category.FILINGS: marked("notifier", "{count} cases near their end"),
    Category.ACCOUNTS: marked("notifier", "{count} message(s) about shops"),
    Category.SYSTEM: marked("notifier", "{count} message(s) about this program"),
}


class Answer(Enum):
    """What a person did with a notification."""

    OPEN = "open"
    SNOOZE = "snooze"
    HANDLED = "handled"


@dataclass(frozen=True, slots=True)
class Message:
    """One desktop notification as plain text; ``target`` is what a click opens, if one thing.

    ``buttons`` stand beneath where there is one target. ``keys`` are those of the notices that it
    tells of: once all of them are cured, it is taken back. ``about`` is the one ticket, filing or
    shop that it is about.
    """

    title: str
    body: str
    target: Target | None = None
    buttons: tuple[tuple[Answer, str], ...] = ()
    keys: frozenset[str] = frozenset()
    sounds: bool = False
    about: Notice | None = None


@dataclass(frozen=True, slots=True)
class PointerWords:
    """Writes notifications in the window's language.

    ``chip`` gives a rule's short name, ``sentence`` a notice's sentence as the panel shows it.
    """

    chip: Callable[[str], str]
    formats: Formats
    sentence: Callable[[Notice], str] = lambda notice: notice.kind.value

    def message(
        self,
        category: Category,
        notices: Sequence[Notice],
        data_time: datetime,
        new_shops: Collection[str] = (),
    ) -> Message:
        """Return what notices of one category, at least one, are told as together.

        ``data_time`` is that of their round, ``new_shops`` are shops polled for the first time.
        """
        keys = frozenset(notice.key for notice in notices)
        if category is Category.WARNINGS:
            pointer = point(notices, data_time, new_shops=new_shops)
            return replace(self.warnings(pointer), keys=keys)
        if category is Category.ACCOUNTS and (expired := expired_sign_ins(notices)):
            return replace(self.sign_ins(expired), keys=keys)
        about = notices[0] if len(notices) == 1 else None
        return replace(self.others(category, notices), keys=keys, about=about)

    def warnings(self, pointer: Pointer) -> Message:
        """Return what a round's warnings are told as; the order is named where it is one alone."""
        single = pointer.total == 1 and pointer.target is not None
        title = self._single_title(pointer) if single else self._title(pointer)
        head = self._order(pointer.target) if pointer.target else ""
        parts = [head, "" if single else self._rules(pointer), self._until(pointer, single=single)]
        body = "\n".join(filter(None, parts))
        return Message(title, body, pointer.target, self._buttons() if pointer.target else ())

    def others(self, category: Category, notices: Sequence[Notice]) -> Message:
        """Return what other notices are told as: one by its sentence, several with their number."""
        sentences = [one_line(self.sentence(notice)) for notice in notices]
        if len(notices) == 1:
            name = translate("notifier", "Fulfilment workbench")
            return Message(name, sentences[0])
        title = translate("notifier", _TITLES[category])
        return Message(counted(title, count=len(notices)), self._few(sentences, "\n"))

    def meanwhile(
        self, told: Mapping[Category, Sequence[Notice]], ended: int, data_time: datetime
    ) -> Message:
        """Return the one summary of what came while the program was closed.

        ``ended`` warnings are over, which is worth a word but no pop-up of its own.
        """
        counts = [
            counted(translate("notifier", _TITLES[category]), count=len(notices))
            for category, notices in told.items()
        ]
        if ended:
            counts.append(counted(translate("notifier", "{count} warning(s) ended"), count=ended))
        lines = [" · ".join(counts)]
        warnings = told.get(Category.WARNINGS, ())
        if warnings:
            lines.append(self._until(point(warnings, data_time), single=False))
        if expired := expired_sign_ins(told.get(Category.ACCOUNTS, ())):
            lines.append(self.sign_ins(expired).body)
        title = translate("notifier", "While the workbench was closed")
        keys = frozenset(notice.key for notices in told.values() for notice in notices)
        return Message(title, "\n".join(lines), keys=keys)

    def eve(self, count: int, earliest: datetime | None) -> Message:
        """Return the summary before quiet hours begin."""
        title = translate("notifier", "{count} deadline(s) in your quiet hours")
        until = self._first_until().format(moment=self.formats.deadline(earliest))
        return Message(counted(title, count=count), until)

    def _buttons(self) -> tuple[tuple[Answer, str], ...]:
        return (
            (Answer.OPEN, translate("notifier", "See")),
            (Answer.SNOOZE, translate("notifier", "Remind me later")),
            (Answer.HANDLED, translate("notifier", "Handled")),
        )

    def sign_ins(self, expired: Sequence[Notice]) -> Message:
        """Return the request to sign in again, with the names of the shops."""
        names = [one_line(n.values.get("shop", "")) or n.shop_id for n in expired]
        body = translate("notifier", "Sign in again: {shops}. Other shops go on.")
        return Message(
            translate("notifier", "Sign-in expired"), body.format(shops=self._few(names, " · "))
        )

    def _single_title(self, pointer: Pointer) -> str:
        title = translate("notifier", "Our warning: {rule}")
        return title.format(rule=one_line(self.chip(pointer.counts[0].rule)))

    def _title(self, pointer: Pointer) -> str:
        if pointer.is_first:
            title = translate("notifier", "First check: {count} warning(s) of ours")
        else:
            title = translate("notifier", _TITLES[Category.WARNINGS])
        return counted(title, count=pointer.total)

    def _order(self, target: Target) -> str:
        order = translate("notifier", "Order {number}")
        return order.format(number=one_line(target.order_number))

    def _rules(self, pointer: Pointer) -> str:
        return self._few(
            [
                f"{one_line(self.chip(entry.rule))} {self.formats.count(entry.count)}"
                for entry in pointer.counts
            ],
            " · ",
        )

    def _until(self, pointer: Pointer, *, single: bool) -> str:
        parts = []
        if pointer.earliest is not None:
            until = self._single_until() if single else self._first_until()
            parts.append(until.format(moment=self.formats.deadline(pointer.earliest)))
        if pointer.overdue and single:
            parts.append(translate("notifier", "Already over"))
        elif pointer.overdue:
            over = translate("notifier", "{count} already over")
            parts.append(over.format(count=self.formats.count(pointer.overdue)))
        return " · ".join(parts) or translate("notifier", "Deadline unknown")

    def _single_until(self) -> str:
        return translate("notifier", "Deadline {moment}")

    def _first_until(self) -> str:
        return translate("notifier", "Earliest deadline {moment}")

    def _few(self, texts: Sequence[str], separator: str) -> str:
        shown = list(texts[:LONGEST_LIST])
        rest = len(texts) - len(shown)
        if rest:
            more = translate("notifier", "{count} more")
            shown.append(more.format(count=self.formats.count(rest)))
        return separator.join(shown)
