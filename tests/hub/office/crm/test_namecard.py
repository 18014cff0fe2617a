"""A contact's name card: a file and a picture, with as much in it as whoever asks may read."""

from hub.office.crm.namecard import vcard
from tests.hub.office.crm.desk import Office


async def test_the_card_comes_to_whoever_asks(desk: Office) -> None:
    of = await desk.customer()
    form = {"name": "张三", "customer": of, "mobile": "13800138000", "post": "采购", "email": "zs@h.cn"}
    one = (await desk.ask("lin", "crm.contact.create", form=form))["record"]["id"]
    await desk.hub.settle()
    said = await desk.ask("lin", "crm.contact.vcard", query="张三")
    assert "张三" in said["answer"]["text"]["text"]
    await desk.hub.settle()
    files = await desk.hub.rows("SELECT name, size FROM file WHERE owner = 'Ulin' ORDER BY name")
    assert [row["name"] for row in files] == ["张三.png", "张三.vcf"] and all(row["size"] > 100 for row in files)
    assert "名片" in (await desk.cards("lin"))[-1]["body"]
    assert await desk.refusal("ma", "crm.contact.vcard", record=one) == "record.missing"


def test_it_says_who_where_and_how_to_reach_them_and_nothing_masked() -> None:
    text = vcard({"name": "张;三", "mobile": "13800138000", "post": "采购", "primary": True}, "华为技术有限公司")
    assert "FN:张 三" in text and "ORG:华为技术有限公司" in text and "13800138000" in text and "TITLE:采购" in text
    assert "EMAIL" not in vcard({"name": "李四"}, "")
