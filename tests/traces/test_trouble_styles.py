"""Troubles in the styles of many carriers, in texts of our own: the sub-kind of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from workbench.traces.classify import Classifier

# Sub-kind of an exception → texts.
EXCEPTIONS = {
    "damaged": [
        "快件外包装破损，测试义乌网点已上报处理",
        "【宁波转运中心】快件破损，已上报，正在核实处理",
        "因运输途中货物损坏，与发件客户协商中",
        "快件包装变形破损，待与客户确认后派送",
        "Shipment damaged",
    ],
    "lost": [
        "货物少货，实到2件",
        "快件疑似丢失，正在全力查找",
        "快件遗失，请联系发件人",
        "包裹丢失，理赔处理中",
        "货物少件，网点正在查找中",
    ],
    "address": [
        "收件地址门牌号缺失，无法派送",
        "您的包裹因收件地址不详，暂时无法为您配送，请及时联系客服",
        "收件人地址有误，快件派送不成功",
        "因地址不详细且电话无法接通，快件暂存网点",
        "客户地址错误，待更改地址后派送",
        "Incorrect address",
    ],
    "delivery_attempt_failed": [
        "因收件人电话无法接通，派送未成功",
        "快件派送异常，原因：收件人不在指定地点",
        "收件人电话空号，无法派件",
        "无法联系收件人，快件已带回网点",
        "客户要求改天送，本次未妥投",
        "【宁波市】签收失败了，如有疑问请联系极兔小哥",
        "因收件人外出，暫未能派送",
        "Delivery attempted; recipient not home",
        "未妥投，备注：收件人名址有误",
        "投递不成功：收件人不在",
        "您的快件由于客户联系不上，暂未配送成功",
        "快递员联系您未果，将再次派送",
        "您的快件派送失败，原因：收件人电话无法接通，下次派送时间待定",
    ],
    "held": [
        "因大雪道路封闭，快件暂时无法转运",
        "台风影响，航班取消",
        "受天气影响，快件滞留在【测试宁波网点】",
        "快件因疫情原因积压在网点，暂停派送",
        "Shipment on hold",
        "快件超时未取，已滞留驿站",
        "快件异常滞留",
        "网点爆仓，快件延误",
    ],
    "other": [
        "快件超区，正在协调转件",
        "快件异常，客服正在处理",
        "揽收失败，客户未准备好货物",
        "重量不符，待核实",
        "收件地址超出服务范围",
    ],
    "refused": [
        "收件人拒收快件，等待处理",
        "Delivery refused by recipient",
        "您的快件已拒收，正在处理",
    ],
    "intercepted": [
        "【测试宁波网点】已进行拦截件登记，登记人员是【张某】，拦截原因【客户要求】",
        "寄件客户要求拦截，拦截处理中",
        "寄件人申请拦截，快件拦截中",
    ],
    "cancelled": [
        "寄件人取消寄件",
        "【宁波市】发件人取消寄件了，希望下次不要错过您",
        "订单已取消揽收",
    ],
    "rescheduled": [
        "客户要求周一派送",
        "应收件人要求更改派送时间，明日再派",
        "快递员已与您约定于3月5日送货",
        "您的快件改约配送，预约3月6日",
        "客户要求节后派送",
    ],
}
TROUBLES = [(sub, text) for sub, texts in EXCEPTIONS.items() for text in texts]


@pytest.mark.parametrize(("sub", "text"), TROUBLES)
def test_troubles(classifier: Classifier, sub: str, text: str) -> None:
    reading = classifier.read(text)
    assert (reading.kind, reading.sub) == ("exception", sub)
