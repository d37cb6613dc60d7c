"""Notices in words: a sentence and a line of what they are about (pure but for translation)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.domain.counting import agreeing
from workbench.domain.errors import marked
from workbench.domain.shops import ShopState
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.domain.tickets import TicketKind
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.tables.columns import Shape
from workbench.ui.theme import LEVEL_TONES, Tone
from workbench.ui.translating import translate
from workbench.ui.words import provider_name, word

if TYPE_CHECKING:
    from workbench.ui.tables.columns import Look

_SENTENCES = {
    NoticeKind.WARNING_APPEARED: marked("notices", "New: {rule}, deadline {deadline}"),
    NoticeKind.WARNING_WORSENED: marked("notices", "More urgent: {rule}, deadline {deadline}"),
    NoticeKind.WARNING_ENDED: marked("notices", "Ended: {rule}"),
    NoticeKind.LOOK_AGAIN: marked(
        "notices", "Look again, no new scan: {rule}, deadline {deadline}"
    ),
    NoticeKind.TICKET_DUE: marked("notices", "{ticket} ({shop}): to be done until {deadline}"),
    NoticeKind.FILING_ENDS: marked("notices", "Filing {number} ({shop}) ends {deadline}"),
    NoticeKind.APPEAL_DUE: marked("notices", "{what} ({shop}): appeal until {deadline}"),
    NoticeKind.SIGN_IN_ENDS: marked("notices", "{shop}: sign-in ends {deadline}"),
    NoticeKind.SIGN_IN_EXPIRED: marked("notices", "Sign-in expired: {shop} is not updated"),
    NoticeKind.SHOP_STOPPED: marked("notices", "{shop}: {state}"),
    NoticeKind.SHOP_BACK: marked("notices", "{shop} answers again"),
    NoticeKind.ORDERS_UNREAD: marked("notices", "{shop}: {count} order(s) could not be read whole"),
    NoticeKind.PROVIDER_STOPPED: marked("notices", "{provider}: {state}"),
    NoticeKind.PROVIDER_BACK: marked("notices", "{provider} answers again"),
    NoticeKind.IMPORTED: marked("notices", "File taken in: {count} parcel(s)"),
    NoticeKind.BACKUP_SKIPPED: marked(
        "notices", "No room for the daily backup: {needed} MB needed, {free} MB free"
    ),
    NoticeKind.BACKUP_FAILED: marked("notices", "The daily backup could not be made"),
    NoticeKind.LOG_HELD: marked("notices", "Another program holds the data file open"),
    NoticeKind.ON_NETWORK: marked("notices", "The data lie on a network drive ({place})"),
    NoticeKind.IN_SYNCED_FOLDER: marked("notices", "{place} synchronises the folder of the data"),
    NoticeKind.GROUP_REPORT: marked(
        "notices", "Group report of {time}: {count} to handle before closing time"
    ),
    NoticeKind.ROBOT_STOPPED: marked("notices", "The group robot {robot} takes no message"),
    NoticeKind.ROBOT_BACK: marked("notices", "The group robot {robot} takes messages again"),
    NoticeKind.UPDATE_OFFERED: marked("notices", "Version {version} of the workbench is out"),
}
_OVERDUE = {
    NoticeKind.TICKET_DUE: marked("notices", "{ticket} ({shop}): time ended {deadline}"),
}
_WITHOUT_DEADLINE = {
    NoticeKind.WARNING_APPEARED: marked("notices", "New: {rule}"),
    NoticeKind.WARNING_WORSENED: marked("notices", "More urgent: {rule}"),
    NoticeKind.LOOK_AGAIN: marked("notices", "Look again, no new scan: {rule}"),
}
_NO_KEYS = marked("notices", "Check the shop's keys; other shops go on.")
_NO_PROVIDER = marked("notices", "Check its key and balance; the marketplaces' own traces go on.")
# Where a wrong key or an empty account needs the seller, nothing mends it by itself.
_HINTS_BY_STATE = {
    (NoticeKind.SHOP_STOPPED, ShopState.REFUSED): _NO_KEYS,
    (NoticeKind.PROVIDER_STOPPED, ShopState.REFUSED): _NO_PROVIDER,
}
_HINTS = {
    NoticeKind.FILING_ENDS: marked(
        "notices", "File again before it ends: promises after it are covered by nothing."
    ),
    NoticeKind.APPEAL_DUE: marked(
        "notices", "Order {numbers}: afterwards the penalty counts as accepted."
    ),
    NoticeKind.ORDERS_UNREAD: marked(
        "notices", "They are asked for again by themselves: {numbers}"
    ),
    NoticeKind.PROVIDER_STOPPED: marked(
        "notices", "It is tried again by itself; the marketplaces' own traces go on."
    ),
    NoticeKind.PROVIDER_BACK: marked("notices", "Its traces are asked for again."),
    NoticeKind.SIGN_IN_ENDS: marked(
        "notices", "Add the shop again with a fresh code before that; its data stay."
    ),
    NoticeKind.SIGN_IN_EXPIRED: marked("notices", "Add the shop again with a new key file."),
    NoticeKind.SHOP_STOPPED: marked("notices", "It is tried again by itself; other shops go on."),
    NoticeKind.SHOP_BACK: marked("notices", "What was missed is fetched now."),
    NoticeKind.IMPORTED: marked("notices", "They stand in the monitor and among the orders."),
    NoticeKind.BACKUP_SKIPPED: marked("notices", "Free some space; it is tried again by itself."),
    NoticeKind.BACKUP_FAILED: marked("notices", "Run `workbench doctor`: it says what is wrong."),
    NoticeKind.LOG_HELD: marked(
        "notices", "Its log cannot be written back and grows: close what reads the file."
    ),
    NoticeKind.ON_NETWORK: marked(
        "notices", "A lost connection or a second computer can damage them; move them to this one."
    ),
    NoticeKind.IN_SYNCED_FOLDER: marked(
        "notices", "That can bring an old state back; move the data out of it (--profile)."
    ),
    NoticeKind.GROUP_REPORT: marked("notices", "Open it to copy its message."),
    NoticeKind.ROBOT_STOPPED: marked(
        "notices", "Its settings say why; pop-ups and this record go on."
    ),
    NoticeKind.ROBOT_BACK: marked("notices", "What came meanwhile stands in this record."),
    NoticeKind.UPDATE_OFFERED: marked("notices", "Settings › About says what changed."),
}
GOOD = frozenset(
    {
        NoticeKind.WARNING_ENDED,
        NoticeKind.SHOP_BACK,
        NoticeKind.PROVIDER_BACK,
        NoticeKind.IMPORTED,
        NoticeKind.ROBOT_BACK,
    }
)


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """One notice as the panel shows it."""

    title: str
    about: str
    when: str
    tone: Tone
    shape: Shape


def notice_words(notice: Notice, look: Look) -> NoticeWords:
    """Return a notice's words; values that are missing show as —."""
    is_good = notice.kind in GOOD
    return NoticeWords(
        title=_title(notice, look),
        about=_about(notice),
        when=look.formats.near(notice.at, look.now),
        tone=Tone.GOOD if is_good else LEVEL_TONES[notice.level],
        shape=Shape.DONE if is_good else Shape[notice.level.name],
    )


def _title(notice: Notice, look: Look) -> str:
    deadline = notice.values.get("deadline", "")
    fields = {
        "rule": one_line(look.rules.chip(notice.rule)) if notice.rule else NOTHING,
        "deadline": look.formats.deadline(_instant(deadline)),
        "shop": one_line(notice.values.get("shop", "")) or NOTHING,
        "count": one_line(notice.values.get("count", "")) or NOTHING,
        "time": one_line(notice.values.get("time", "")) or NOTHING,
        "state": _state_word(notice),
        "ticket": _ticket_word(notice),
        "provider": provider_name(notice.values.get("provider", "")) or NOTHING,
        "needed": one_line(notice.values.get("needed", "")) or NOTHING,
        "free": one_line(notice.values.get("free", "")) or NOTHING,
        "number": one_line(notice.values.get("number", "")) or NOTHING,
        "what": one_line(notice.values.get("what", "")) or word(notice.kind),
        "place": one_line(notice.values.get("place", "")) or NOTHING,
        "robot": one_line(notice.values.get("robot", "")) or NOTHING,
        "version": one_line(notice.values.get("version", "")) or NOTHING,
    }
    source = _SENTENCES[notice.kind]
    if notice.values.get("over"):
        source = _OVERDUE.get(notice.kind, source)
    if not deadline:
        source = _WITHOUT_DEADLINE.get(notice.kind, source)
    count = notice.values.get("count", "")
    sentence = translate("notices", source)
    # How many is not known of old notices: as of several then.
    sentence = agreeing(sentence, count=int(count) if count.isdecimal() else 0)
    # Field by field: foreign text that holds braces must not be read as a field.
    parts = sentence.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled.append(fields[name] + rest)
    return "".join(filled)


def _state(notice: Notice) -> ShopState | None:
    known = {member.value: member for member in ShopState}
    return known.get(notice.values.get("state", ""))


def _state_word(notice: Notice) -> str:
    state = _state(notice)
    return word(state) if state else NOTHING


def _ticket_word(notice: Notice) -> str:
    known = {kind.value: kind for kind in TicketKind}
    kind = known.get(notice.values.get("ticket", ""))
    return word(kind) if kind else NOTHING


def _instant(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _hint(notice: Notice) -> str:
    state = _state(notice)
    source = _HINTS_BY_STATE.get((notice.kind, state)) if state else None
    hint = translate("notices", source or _HINTS[notice.kind])
    numbers = one_line(notice.order_number) or NOTHING
    if notice.values.get("count", "1") != "1":
        numbers += " …"
    reason = one_line(translate("errors", notice.values.get("reason", "")))
    return " ・ ".join(part for part in (reason, hint.replace("{numbers}", numbers)) if part)


def _about(notice: Notice) -> str:
    if notice.kind in _HINTS:
        return _hint(notice)
    order = translate("notices", "Order {number}")
    waybill = translate("notices", "Waybill {number}")
    parts = (
        translate("notices", "Our own warning") if notice.rule else "",
        order.replace("{number}", one_line(notice.order_number)) if notice.order_number else "",
        waybill.replace("{number}", one_line(notice.waybill)) if notice.waybill else "",
    )
    return " ・ ".join(part for part in parts if part)
