"""Columns of a file that we have no name for: which may be kept, and how much of a cell.

Nobody knows what stands in them. A column whose name hints at a person, a way to reach one, an
identity, an account or free words is left out whole; of the others a cell keeps what is left when
numbers, addresses and names that we recognise are masked (faults 4.2, 4.3).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from workbench.domain.masking import mask_free_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OtherColumns = tuple[tuple[str, str], ...]

LONGEST_VALUE = 200
MOST_COLUMNS = 60
_BETWEEN = "；"

# Names of things, not of people.
_THINGS = re.compile(
    "(?:商品|货品|产品|宝贝|仓库|店铺|门店|网店|活动|规格|品牌|物流|快递|承运商|类目|套餐|渠道|平台)名称?"
)
_PERSONAL = re.compile(
    "名|姓|人|员|者|客|户|买家|会员|用户|昵称|旺旺|淘宝号|微信|微博|扣扣|qq|邮箱|邮件|手机|电话|联系|"
    "座机|号码|传真|地址|街道|详址|门牌|小区|楼|室|住|省|市|区|县|镇|村|邮编|收货|收件|寄件|发件|签收|"
    "身份|证|护照|社保|生日|年龄|性别|银行|卡号|账|帐|支付宝|发票|抬头|税|开户|签名|密|口令|定位|经纬|"
    "备注|备忘|留言|附言|说明|描述|内容|原话|聊天|评价|意见|祝福|贺卡|刻字|定制|"
    "name|user|buyer|member|nick|customer|client|person|contact|phone|mobile|tel|fax|mail|"
    "address|addr|street|city|district|province|zip|postcode|receiver|recipient|consignee|passport|"
    "identity|card|account|alipay|wechat|birth|gender|bank|invoice|tax|remark|memo|note|comment|"
    "message|description|text|oaid|openid|uid|token|"
    r"(?<![a-z])ids?(?![a-z])",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@,;，；]+@[^\s@,;，；]+")
# A number of this length may be a telephone's; longer ones are ids of orders, goods or parcels.
_DIGITS = re.compile(r"(?<![0-9A-Za-z])\+?\d[\d -]{5,14}\d(?![0-9A-Za-z])")
_AMOUNT = re.compile(r"[¥￥]?-?[\d,]+\.\d{1,4}元?|[¥￥]?-?\d{1,6}元?")
_MOMENT = re.compile(r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2})?[ T]?(?:\d{1,2}:\d{2}(?::\d{2})?)?")
_HOUSE = re.compile(
    r"[^\s,，;；]*(?:路|街|巷|弄|道|村|苑|园|小区|大厦|栋|幢|单元|室)[^\s,，;；]*\d[^,，;；]*"
)
_LONGEST_TELEPHONE = 13
_HIDDEN = "***"
_CIPHERS = ("##", "$$", "~")


def may_be_kept(name: str) -> bool:
    """Tell whether a column's name hints at nothing personal."""
    plain = _THINGS.sub("", unicodedata.normalize("NFKC", name))
    return _PERSONAL.search(plain) is None


def kept_value(text: str) -> str:
    """Return what may be kept of a cell; masking what was kept changes nothing."""
    if text.startswith(_CIPHERS):
        return ""
    plain = _plain(text)
    if _AMOUNT.fullmatch(plain) or (plain and _MOMENT.fullmatch(plain)):
        return plain
    # What one mask hides may uncover the edge of what another one looks for.
    while (masked := _masked(plain)) != plain:
        plain = masked
    return plain


def _masked(plain: str) -> str:
    hidden = _HOUSE.sub(_HIDDEN, _EMAIL.sub(_HIDDEN, plain))
    return _plain(mask_free_text(_DIGITS.sub(_hidden, hidden)))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())[:LONGEST_VALUE].strip()


def _hidden(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])
    return re.sub(r"\d", "*", found[0]) if len(digits) <= _LONGEST_TELEPHONE else found[0]


def gathered(cells: Iterable[tuple[str, str]]) -> OtherColumns:
    """Return the cells of an order's rows by column, each value once."""
    found: dict[str, dict[str, None]] = {}
    for name, value in cells:
        if value and (name in found or len(found) < MOST_COLUMNS):
            found.setdefault(name, {})[value] = None
    return tuple((name, _BETWEEN.join(values)[:LONGEST_VALUE]) for name, values in found.items())


def supplemented(told: OtherColumns, known: Mapping[str, str]) -> OtherColumns:
    """Return known columns with those that a newer file tells in their place."""
    return tuple({**known, **dict(told)}.items())
