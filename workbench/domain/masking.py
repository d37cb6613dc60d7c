"""Masking of personal data at the parser, so that no plaintext name or number is ever written.

The bar is faults 4.3 and the waybill standard quoted in faults 4.1 (at least six digits of a
number hidden). All masks are idempotent: masking a mask changes nothing and reveals nothing.
"""

from __future__ import annotations

import hmac
import re
import unicodedata

from workbench.domain.surnames import COMPOUND_SURNAMES, SURNAMES, WORDS_THAT_ARE_NO_NAMES

HIDDEN_DIGITS = 6
_STARS = "*＊"

# A virtual number (虚拟号) is a number with an extension; the extension names nobody.
_EXTENSION = re.compile(r"^(.*?)\s*((?:转|ext\.?|[-,，#])\s*[0-9]{1,6})$", re.IGNORECASE)
_MAINLAND_PREFIX = re.compile(r"^(?:\+|00)86[- ]?(?=1)")

_DIGIT = "0-9０-９"
_IDENTITY_CARD = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"(?![0-9A-Za-z])"
)
# Waybill numbers are longer or begin with capital letters; the edges keep them whole.
_MOBILE = re.compile(
    rf"(?<![{_DIGIT}A-Z*＊])(?:(?:\+|00)86[- ]?)?[1１][3-9３-９][{_DIGIT}*＊]"
    rf"([- ]?)[{_DIGIT}*＊]{{4}}\1[{_DIGIT}*＊]{{4}}"
    rf"(?![{_DIGIT}*＊])"
)
# Area codes 010, 02x, 0xxx and a subscriber number that never begins with 0 or 1.
_LANDLINE = re.compile(
    rf"(?<![{_DIGIT}A-Za-z])(?:010|02\d|0[3-9]\d{{2}})[-— )）]?[2-8]\d{{6,7}}(?![{_DIGIT}])"
)
_LOCAL_NUMBER = re.compile(rf"(?<=电话)([:：是为 ]*)[2-8]\d{{6,7}}(?![{_DIGIT}])")
_DOORS = re.compile(r"\d{1,5}(?=\s*(?:栋|幢|单元|室|户))")
# 望舒巷88弄7号: the house, and not the name of a site such as 北苑路3号网点.
_HOUSES = re.compile(
    r"(?<=[路街巷弄道村])\d{1,5}(?=弄|号(?!线|网点|站|店|库|仓|门|分部|分拨|中转|营业|楼|柜))"
)

_ANY_DIGIT = re.compile(r"\d")  # of any script, as in the patterns above

_HAN = "\u4e00-\u9fff"
_SITE_ENDINGS = "站部店点司区县市镇乡村路街网厅室库柜城港园场"
_NAME = (
    rf"(?!{'|'.join(WORDS_THAT_ARE_NO_NAMES)})"
    rf"(?P<surname>{'|'.join(COMPOUND_SURNAMES)}|[{SURNAMES}])"
    rf"(?!师傅|先生|女士|小姐|老板|经理|师(?![{_HAN}])|总(?![{_HAN}]))"
    rf"[{_HAN}]{{1,2}}(?<![{_SITE_ENDINGS}])"
)
_ROLES = (
    "派件员|派送员|快递员|业务员|收件员|收派员|揽件员|揽收员|揽投员|投递员|配送员|送货员|取件员|"
    "扫描员|操作员|经手人|派件人|派送人|取件人|揽件人|揽收人|收件人|收货人|签收人|寄件人|发件人|"
    "联系人|代收人|小哥|交给|分配给"
)
_AFTER_A_NAME = (
    rf"(?=$|[^{_HAN}]|正在|派件|派送|派往|已|为您|给您|为你|电话|手机|联系|签收|收件|取件|揽收|"
    r"揽件|代收|代签|第[0-9一二三]|进行|安排|上门|送货|配送)"
)
_NAME_AFTER_ROLE = re.compile(
    rf"(?P<before>(?:{_ROLES})(?:姓名)?(?:是|为)?[\s:：,，【\[(（]{{0,4}}){_NAME}{_AFTER_A_NAME}"
)
# "的张三（***********）", "【张三/***********】": a name that stands before a masked number.
_NAME_BEFORE_NUMBER = re.compile(
    rf"(?P<before>^|[^{_HAN}]|[的由给员人司网点部站]){_NAME}(?=\s*[/(（\[【:：]?\s*[*＊]{{3}})"
)


def mask_name(name: str) -> str:
    """Return the first character and a star for each further one; one character is one star."""
    stripped = name.strip()
    if len(stripped) <= 1:
        return "*" * len(stripped)
    return stripped[0] + "*" * (len(stripped) - 1)


def mask_phone(number: str) -> str:
    """Return at most the first three and last two digits, at least six hidden; extension kept.

    What a platform has masked already stays masked. Anything without digits gives "".
    """
    text = unicodedata.normalize("NFKC", number).strip()
    base, extension = _split_extension(_MAINLAND_PREFIX.sub("", text))
    digits = re.sub(r"[^0-9*]", "", base)
    shown = max(0, len(digits) - HIDDEN_DIGITS)
    head = min(3, shown)
    tail = min(2, shown - head)
    hidden = "*" * (len(digits) - head - tail)
    return digits[:head] + hidden + digits[len(digits) - tail :] + extension


def mask_waybill(number: str) -> str:
    """Return at most the first two and last four characters of a waybill, six or more hidden.

    A waybill leads to a person (faults 4.2). What is kept tells carrier and parcel apart in a list.
    """
    shown = max(0, len(number) - HIDDEN_DIGITS)
    tail = min(4, shown)
    head = min(2, shown - tail)
    hidden = "*" * (len(number) - head - tail)
    return number[:head] + hidden + number[len(number) - tail :]


def _split_extension(text: str) -> tuple[str, str]:
    """Split a virtual number's extension off; the hyphen of a landline is none."""
    found = _EXTENSION.match(text)
    if found and len(re.sub(r"[^0-9*]", "", found[1])) >= 10:
        return found[1], found[2]
    return text, ""


def mask_free_text(text: str) -> str:
    """Return a carrier's text with private numbers starred and people's names cut to 张某.

    Public service numbers (95554, 952300, 400-…) and waybills stay. A name is recognised after a
    word for a role, or before a number, and only by a known surname: 签收人: 门卫 stays evidence.
    """
    if _ANY_DIGIT.search(text):
        for pattern in (_IDENTITY_CARD, _MOBILE, _LANDLINE, _LOCAL_NUMBER, _DOORS, _HOUSES):
            text = pattern.sub(_starred, text)
    return _NAME_BEFORE_NUMBER.sub(_surname_alone, _NAME_AFTER_ROLE.sub(_surname_alone, text))


def _surname_alone(found: re.Match[str]) -> str:
    return f"{found['before']}{found['surname']}某"


def _starred(found: re.Match[str]) -> str:
    return re.sub(rf"[{_DIGIT}Xx]", "*", found[0])


def is_masked(text: str) -> bool:
    """Tell whether somebody has masked this text already; then it cannot be compared."""
    return any(star in text for star in _STARS)


class Pseudonymiser:
    """Turns names and addresses into keyed hashes that can be compared and not read back.

    HMAC-SHA256 over the text in NFKC without white space, with a key that never leaves the
    encrypted file. Gives None for what is empty or was masked by its source.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) < 16:
            raise ValueError("a pseudonymiser's key has at least 16 bytes")
        self._key = key

    def name_key(self, name: str) -> str | None:
        """Return the key of a person's name."""
        return self._hash("name", name)

    def address_key(self, address: str) -> str | None:
        """Return the key of a full address."""
        return self._hash("address", address)

    def _hash(self, kind: str, text: str) -> str | None:
        plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
        if not plain or is_masked(plain):
            return None
        message = f"{kind}\0{plain}".encode(errors="replace")
        return hmac.digest(self._key, message, "sha256").hex()
