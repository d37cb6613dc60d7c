"""Messages of platforms as pasted text → what they said; what is not understood is told so.

No platform's template is known. A number, an amount or an instant is taken only where the text
leaves no choice: of two amounts in one message neither is. The text itself is kept masked.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.masking import mask_free_text, mask_name
from workbench.domain.platforms.platform_records import AppealStanding
from workbench.domain.surnames import COMPOUND_SURNAMES, SURNAMES, WORDS_THAT_ARE_NO_NAMES
from workbench.files.message_facts import amount_in, due_in, has_facts, points_in, time_in
from workbench.files.wire import RecordRow, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.platforms.platform_records import RecordKind
    from workbench.files.platform_words import PlatformWords

_Lines = list[tuple[int, str]]

NOT_UNDERSTOOD = marked("errors", "it does not say what the platform did: {text}")
NOBODY = marked(
    "errors", "it names no order, no parcel and no number of the platform's own: {text}"
)

SAYS_NOTHING = marked("errors", "this line says nothing that we understand: {text}")
TOO_LONG = marked("errors", "the message is too long; not read from here on: {text}")
TOO_MANY = marked("errors", "it names too many orders; left out: {text}")

_LONGEST = 2_000
_KEPT = 500
_SHOWN = 60
_MOST_NUMBERS = 50

_IS = r"[为是:：\s]{0,4}"
_ORDER = re.compile(rf"(?:订单|交易)(?:编号|单号|号|ID)?{_IS}(\d{{8,24}})(?![0-9A-Za-z])", re.ASCII)
_LINE = re.compile(rf"子订单(?:编号|单号|号|ID)?{_IS}(\d{{8,24}})(?![0-9A-Za-z])", re.ASCII)
# Numbers of orders have 16 digits or more on all platforms; shorter ones may be parcels or phones.
_BARE_ORDER = re.compile(r"(?<![0-9A-Za-z*])\d{16,20}(?![0-9A-Za-z*])", re.ASCII)
_WAYBILL = re.compile(
    rf"(?:运单|快递|物流|包裹|快件|面单)(?:编号|单号|号码|号){_IS}([0-9A-Za-z]{{8,24}})(?![0-9A-Za-z])",
    re.ASCII,
)
_BARE_WAYBILL = re.compile(r"(?<![0-9A-Za-z*])[A-Z]{2,5}\d{8,18}(?![0-9A-Za-z*])", re.ASCII)
_FOREIGN = re.compile(
    rf"(?:违规|处罚|罚单|赔付单?|扣款单?|工单)(?:编号|单号|号|ID){_IS}([0-9A-Za-z-]{{5,40}})",
    re.ASCII,
)
_BECAUSE = re.compile(r"因(?:为)?([^，,。；;：:！!\s0-9]{2,24}?)[，,]?(?:被|已被|判|将被|而)")
_NUMBERS = (_ORDER, _BARE_ORDER, _WAYBILL, _BARE_WAYBILL)
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_IDENTITY_CARD = re.compile(
    r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]", re.ASCII
)
_BETWEEN_MORE = re.compile(r"(?<=\d)\s*[、,，/和及]\s*(?=\d{8})")

_STREET = re.compile(
    r"(?<=[区县市镇乡州盟旗])[\u4e00-\u9fff0-9]{1,24}?"
    r"(?:路|街|巷|弄|大道|胡同|小区|花园|村|苑|大厦|广场)[0-9A-Za-z\u4e00-\u9fff号栋幢座楼室单元-]{0,24}"
)
_NAMED = re.compile(
    r"(?P<role>(?:买家|客户|用户|顾客|会员名?|昵称|旺旺|收件人|收货人)(?:姓名|昵称|ID|名)?\s*[:：]\s*)"
    r"(?P<name>[^\s，,。；;（(【\[]{1,20})"
)

_HAN = "\u4e00-\u9fff"
# 买家张三丰投诉: without a colon a name is known by its surname and by what follows it.
_BUYER = re.compile(
    rf"(?P<role>买家|客户|用户|顾客)(?!{'|'.join(WORDS_THAT_ARE_NO_NAMES)})"
    rf"(?P<surname>{'|'.join(COMPOUND_SURNAMES)}|[{SURNAMES}])[{_HAN}]{{1,2}}"
    rf"(?=投诉|申请|反馈|要求|发起|举报|已|未|称|说|表示|于|的|因|[^{_HAN}]|$)"
)


@dataclass(frozen=True, slots=True)
class _Ids:
    """The numbers of one message, each once, in their order; ``more`` are too many."""

    orders: tuple[str, ...]
    line: str
    waybills: tuple[str, ...]
    foreign: str
    more: tuple[str, ...] = ()


def hide(text: str) -> str:
    """Return a message without private numbers, names and streets."""
    text = _NAMED.sub(lambda found: found["role"] + mask_name(found["name"]), text)
    text = _BUYER.sub(r"\g<role>\g<surname>某", text)
    return _STREET.sub("***", mask_free_text(text))


def read_messages(text: str, words: PlatformWords) -> Iterator[RecordRow | Rejected]:
    """Yield what each message of a text says, or that it is not understood; never raises."""
    for lines in _messages(unicodedata.normalize("NFKC", text)):
        yield from _read(lines, words)


def _messages(text: str) -> Iterator[_Lines]:
    """Yield each message as its lines with their numbers.

    Blank lines part messages; within a block so does every further line with a number or a head.
    """
    lines = list(enumerate(text.splitlines(), 1))
    for is_blank, block in groupby(lines, key=lambda line: not line[1].strip()):
        if not is_blank:
            yield from _parted(list(block))


def _parted(block: _Lines) -> Iterator[_Lines]:
    has_number = False
    parts: _Lines = []
    for place, line in block:
        names_one = any(pattern.search(line) for pattern in _NUMBERS)
        if has_number and (names_one or line.lstrip().startswith("【")):
            yield parts
            parts, has_number = [], False
        has_number = names_one or has_number
        parts.append((place, line))
    yield parts


def _read(lines: _Lines, words: PlatformWords) -> Iterator[RecordRow | Rejected]:
    place = lines[0][0]
    whole = "\n".join(line for _, line in lines)
    message = whole[:_LONGEST]
    ids, kind = _ids(message), words.kind_of(message)
    if not (ids.orders or ids.line or ids.waybills or ids.foreign):
        yield Rejected(place, NOBODY, _shown(whole))
        return
    if kind is None:
        yield Rejected(place, NOT_UNDERSTOOD, _shown(whole))
        return
    yield from _records(place, message, kind, ids, words)
    yield from _left_over(lines, ids, words)
    if whole[_LONGEST:].strip():
        yield Rejected(place, TOO_LONG, _shown(hide(whole)[_LONGEST:]))


def _records(
    place: int, message: str, kind: RecordKind, ids: _Ids, words: PlatformWords
) -> Iterator[RecordRow]:
    """Yield what a message says of each of its orders, or of each parcel where it names none."""
    at = time_in(message)
    parcels = ids.waybills if len(ids.orders) < 2 and not ids.line else ()
    if ids.orders and len(parcels) > 1:
        parcels = ()  # of several parcels of an order it is the order that counts
    subjects = [(order, parcel) for order in ids.orders or ("",) for parcel in parcels or ("",)]
    is_one = len(subjects) == 1
    for order, parcel in subjects:
        yield RecordRow(
            place,
            kind,
            order,
            ids.line if is_one else "",
            parcel,
            ids.foreign,
            words.name_in(message) or _because(message),
            at[0] if at else None,
            bool(at and at[1]),
            due_in(message, of_appeal=kind.can_be_appealed),
            # What was taken for several together is none's amount.
            amount_in(message) if is_one else None,
            points_in(message) if is_one else None,
            standing=words.standing(message),
            text=hide(message)[:_KEPT],
        )


def _left_over(lines: _Lines, ids: _Ids, words: PlatformWords) -> Iterator[Rejected]:
    """Yield what of a message was not understood, neighbouring lines together."""
    for is_understood, some in groupby(lines, key=lambda line: _says_something(line[1], words)):
        if not is_understood:
            silent = list(some)
            text = "\n".join(line for _, line in silent)
            yield Rejected(silent[0][0], SAYS_NOTHING, _shown(text))
    if ids.more:
        yield Rejected(lines[0][0], TOO_MANY, _shown("、".join(ids.more)))


def _says_something(line: str, words: PlatformWords) -> bool:
    return (
        line.lstrip().startswith("【")
        or any(pattern.search(line) for pattern in (*_NUMBERS, _LINE, _FOREIGN))
        or bool(words.kind_of(line) or words.name_in(line))
        or words.standing(line) is not AppealStanding.UNTOLD
        or has_facts(line)
    )


def _shown(text: str) -> dict[str, str]:
    """Return the beginning of a text without anything private."""
    told = " ".join(hide(text).split())
    return {"text": told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"}


def _ids(message: str) -> _Ids:
    joined = _BETWEEN_MORE.sub(" ", message)
    lines = _once(_LINE.findall(joined))
    named = [number for number in _ORDER.findall(joined) if not _MOBILE.fullmatch(number)]
    bare = [one for one in _BARE_ORDER.findall(joined) if not _IDENTITY_CARD.fullmatch(one)]
    waybills = _once([*_WAYBILL.findall(joined), *_BARE_WAYBILL.findall(joined)])
    foreign = _FOREIGN.findall(joined)
    taken = {*lines, *waybills, *foreign}
    orders = [number for number in _once([*named, *bare]) if number not in taken]
    return _Ids(
        tuple(orders[:_MOST_NUMBERS]),
        lines[0] if len(lines) == 1 else "",
        tuple(number for number in waybills if number not in orders and number not in foreign),
        foreign[0] if foreign else "",
        tuple(orders[_MOST_NUMBERS:]),
    )


def _once(numbers: list[str]) -> list[str]:
    return list(dict.fromkeys(numbers))


def _because(message: str) -> str:
    found = _BECAUSE.search(message)
    return hide(found[1]) if found else ""
