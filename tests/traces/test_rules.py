"""The rules for ambiguous texts, each by texts of our own; sites and people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from workbench.traces.classify import Classifier

PLAIN = [
    ("ordered", "您的订单已提交，请等待卖家发货"),
    ("ordered", "仓库已接单"),
    ("ordered", "快递公司已接到商家发货通知，等待揽收"),
    ("ordered", "商家正通知快递公司揽收"),
    ("ordered", "快递员将于今日18:00前上门取件"),
    ("picked_up", "【测试义乌网点】的张某(***********)已揽收"),
    ("picked_up", "快递员张某已完成取件"),
    ("picked_up", "您的快件已由测试物流收件员揽收"),
    ("departed", "快件离开【金华转运中心】发往【测试宁波网点】"),
    ("departed", "【金华转运中心】已发车，下一站【宁波转运中心】"),
    ("departed", "快件已从【金华转运中心】发出"),
    ("arrived", "快件抵达 宁波转运中心"),
    ("arrived", "【宁波转运中心】已卸车"),
    ("in_transit", "【测试义乌网点】已做集包扫描"),
    ("in_transit", "快件正在运输途中"),
    ("out_for_delivery", "【测试宁波网点】的李某(***********)正在派送"),
    ("out_for_delivery", "快递员开始派件"),
    ("available_for_pickup", "您的包裹已放入丰巢快递柜，取件码已短信通知"),
    ("available_for_pickup", "快件已由测试花园店菜鸟驿站代收，请凭取件码取件"),
    ("delivered", "您的快件已签收，签收人：本人"),
    ("delivered", "包裹派送成功"),
    ("exception", "快件因收件人电话无人接听，未能派送"),
    ("returned", "快件正在退回发件人途中"),
    ("forwarded", "快件应客户要求转寄，新地址派送"),
    ("customs", "快件已完成清关，海关放行"),
    ("info", "预计3月5日18:00前送达"),
    ("unknown", "张三李四"),
    ("unknown", ""),
]

RULES = [
    pytest.param(
        "快件已到达【测试宁波网点】,业务员 张某正在第2次派件", "out_for_delivery", id="1-last-act"
    ),
    pytest.param("到达【甲转运中心】 发往 【乙转运中心】", "departed", id="1-arrived-and-left"),
    pytest.param("运输中，到达宁波转运中心", "arrived", id="1-moving-then-there"),
    pytest.param("已打包，等待快递揽收", "ordered", id="1-packed-then-waiting"),
    pytest.param("商家已发货，测试快递已揽收", "picked_up", id="1-sent-then-collected"),
    pytest.param("快件已由测试花园店菜鸟驿站签收", "delivered", id="2-signed-by-a-station"),
    pytest.param("快件已被【测试花园丰巢柜】代签收", "delivered", id="2-signed-by-a-locker"),
    pytest.param("已签收,他人代收:前台", "delivered", id="2-signature-beats-custody"),
    pytest.param(
        "快件已送达【测试快递超市】，请及时取件", "available_for_pickup", id="2-brought-to-a-shop"
    ),
    pytest.param(
        "快件已到达测试花园8号楼妈妈驿站", "available_for_pickup", id="2-arrived-at-a-station"
    ),
    pytest.param("客户已凭取件码取件", "delivered", id="2-fetched-with-a-code"),
    pytest.param("您已在测试花园店完成取件，感谢使用", "delivered", id="2-buyer-fetched-at-shop"),
    pytest.param("收件人已取走包裹", "delivered", id="2-recipient-fetched"),
    pytest.param("正在派送途中，请您准备签收", "out_for_delivery", id="3-please-be-ready-to-sign"),
    pytest.param(
        "快件到达【测试网点】，如有异常请拨打客服电话", "arrived", id="3-if-anything-is-wrong"
    ),
    pytest.param(
        "【测试网点】已揽收，感谢使用测试快递，期待再次为您派送", "picked_up", id="3-thanks"
    ),
    pytest.param(
        "正在派件，您也可联系小哥将快件放置指定代收点", "out_for_delivery", id="3-may-be-left"
    ),
    pytest.param("到达目的地网点，快件将很快进行派送", "arrived", id="3-will-be-delivered-soon"),
    pytest.param("快件到达【甲转运中心】，预计明日送达乙地", "arrived", id="3-forecast"),
    pytest.param("【测试网点】失败签收录入 张某", "exception", id="4-failed-signature"),
    pytest.param("快件派送不成功，正在安排处理", "exception", id="4-failed-delivery"),
    pytest.param(
        "【测试网点】已进行【问题件】上报，签收人不在", "exception", id="4-problem-in-brackets"
    ),
    pytest.param("收件人拒绝签收", "exception", id="4-refused"),
    pytest.param("与客户约定新派送时间，待派送", "exception", id="4-new-appointment"),
    pytest.param("快件被退回签收", "returned", id="5-signed-as-a-return"),
    pytest.param("已投递，收件人: 退回商家", "returned", id="5-delivered-to-the-sender"),
    pytest.param("客户拒收，快件安排退回", "returned", id="5-refused-and-sent-back"),
    pytest.param("【甲分拨中心】进行装车扫描，即将发往：乙分拨中心", "departed", id="6-loading"),
    pytest.param(
        "快件在【甲集散中心】已装车，准备发往下一站", "departed", id="6-loaded-for-the-next"
    ),
    pytest.param("【甲分拨中心】进行称重扫描", "in_transit", id="6-weighing"),
    pytest.param("【甲转运中心】 已收入", "arrived", id="7-received-by-a-hub"),
    pytest.param("【测试省测试市公司】 已打包", "in_transit", id="7-packed-by-an-outlet"),
    pytest.param("您的包裹已打包", "ordered", id="7-packed-by-the-shop"),
    pytest.param("您的包裹已出库", "ordered", id="7-left-the-warehouse"),
    pytest.param("揽收任务已分配给张某", "ordered", id="8-task-assigned"),
    pytest.param("货物已交付京东物流", "picked_up", id="8-handed-over"),
    pytest.param("您的快件在【测试营业部】收货完成", "arrived", id="8-counted-in"),
    pytest.param("货物已分配，等待配送", "in_transit", id="8-waiting-for-a-round"),
    pytest.param("航班起飞", "departed", id="10-take-off"),
    pytest.param("航班已落地", "arrived", id="10-landing"),
    pytest.param("等待安排航班", "in_transit", id="10-waiting-for-a-flight"),
    pytest.param("海关扣件，请补充资料", "customs", id="11-held-by-customs"),
    pytest.param("测试花园驿站已发出自提短信", "available_for_pickup", id="12-text-message"),
]

# One of these mistaken for another would start or stop a clock wrongly.
TRAPS = [
    pytest.param("揽收失败，客户取消寄件", "picked_up", id="pickup-failed"),
    pytest.param("快递员未取件，尚未揽收", "picked_up", id="not-yet-picked-up"),
    pytest.param("正在为您预约快递员上门揽收", "picked_up", id="pickup-booked"),
    pytest.param("请耐心等待快递员上门取件", "picked_up", id="wait-for-pickup"),
    pytest.param("快件到达派件网点，等待派送", "out_for_delivery", id="waiting-for-delivery"),
    pytest.param("快件已到达发件网点", "departed", id="sending-outlet"),
    pytest.param("签收失败，收件人不在", "delivered", id="signature-failed"),
    pytest.param("快件未签收", "delivered", id="not-signed"),
    pytest.param("【测试网点】已进行退回件撤销", "returned", id="return-taken-back"),
    pytest.param("【测试网点】已进行拦截件撤销", "exception", id="interception-taken-back"),
    pytest.param("包裹待签收，请保持电话畅通", "delivered", id="to-be-signed"),
    pytest.param("快件到达【测试分拣中心】", "in_transit", id="sorting-is-a-name-here"),
    pytest.param("您的包裹已到达上海运输中心", "in_transit", id="transport-is-a-name-here"),
]


@pytest.mark.parametrize(("kind", "text"), PLAIN)
def test_plain_texts(classifier: Classifier, kind: str, text: str) -> None:
    assert classifier.read(text).kind == kind


@pytest.mark.parametrize(("text", "kind"), RULES)
def test_rules_for_ambiguous_texts(classifier: Classifier, text: str, kind: str) -> None:
    assert classifier.read(text).kind == kind


@pytest.mark.parametrize(("text", "wrong"), TRAPS)
def test_traps(classifier: Classifier, text: str, wrong: str) -> None:
    assert classifier.read(text).kind != wrong


def test_shunfengs_picture_of_the_signature_follows_the_signature(classifier: Classifier) -> None:
    assert classifier.read('在官网"运单资料&签收图",可查看', "shunfeng").kind == "delivered"


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        pytest.param("派送不成功，电话无人接听", "delivery_attempt_failed", id="nobody-answers"),
        pytest.param("客户拒收，派送不成功", "refused", id="refused-and-failed"),
        pytest.param("快件中转滞留", "held", id="held"),
        pytest.param("此货已滞留，与客户预约改日派送", "held", id="held-and-put-off"),
        pytest.param("已与客户约定改日派送", "rescheduled", id="put-off"),
        pytest.param("快件外包装破损，正在处理", "damaged", id="damaged"),
        pytest.param("快件遗失，请联系客服", "lost", id="lost"),
        pytest.param("问题件：地址不详", "address", id="bad-address"),
        pytest.param("已登记【问题件】，原因：自提", "other", id="problem-of-no-named-kind"),
        pytest.param("快件被拦截", "intercepted", id="intercepted"),
        pytest.param("订单已取消", "cancelled", id="cancelled"),
    ],
)
def test_kinds_of_exceptions(classifier: Classifier, text: str, sub: str) -> None:
    reading = classifier.read(text)
    assert (reading.kind, reading.sub) == ("exception", sub)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        pytest.param("快件到達【測試轉運中心】", "快件到达【测试转运中心】", id="traditional"),
        pytest.param(
            "快件到达 <b>【测试转运中心】</b><br/>", "快件到达 【测试转运中心】", id="html"
        ),
        pytest.param(
            "快件到达&nbsp;【测试转运中心】&nbsp;", "快件到达 【测试转运中心】", id="entities"
        ),
        pytest.param(
            "快件到达［测试转运中心］", "快件到达【测试转运中心】", id="full-width-brackets"
        ),
        pytest.param("快件\u200b到达【测试转运中心】", "快件到达【测试转运中心】", id="invisible"),
        pytest.param(
            "【快件到达【测试转运中心】", "快件到达【测试转运中心】", id="bracket-never-closed"
        ),
    ],
)
def test_writing_changes_nothing(classifier: Classifier, written: str, plain: str) -> None:
    assert classifier.read(written) == classifier.read(plain)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[CN]Acceptance", "picked_up"),
        ("[XX,000000]Processing,Arrival at delivery office", "arrived"),
        ("[XX,000000]Departure from inward office of exchange", "departed"),
        ("[XX,000000]Handed over to customs", "customs"),
        ("[XX,000000]Delivery,Delivery to the addressee", "delivered"),
        ("[XX,000000]Unsuccessful delivery", "exception"),
    ],
)
def test_the_posts_english(classifier: Classifier, text: str, kind: str) -> None:
    assert classifier.read(text, "youzhengguonei").kind == kind
