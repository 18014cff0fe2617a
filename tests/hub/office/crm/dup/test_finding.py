"""Which customers may be the same: asked in a line, in a form, of all there are, and of two beside each other."""

from typing import Any

from tests.hub.office.crm.desk import Office, twice


async def test_whoever_asks_is_told_of_it_whatever_they_write(desk: Office) -> None:
    await desk.customer(
        "通恒机械有限公司", phone="021-58881234", uscc="91310000MA1FL0A12X", website="https://tongheng.cn"
    )
    for query in ("通恒机械", "02158881234", "91310000MA1FL0A12X", "www.tongheng.cn"):
        (one,) = (await desk.ask("ma", "crm.dup.check", query=query))["near"]
        assert (one["title"], one["owner"]["name"]) == ("通恒机械有限公司", "lin")
        assert "021" not in str(one), "what is known of it is for who may see it"
    form = {"name": "通恒机械", "uscc": "91310000MA1FL0A12X"}
    assert (await desk.ask("ma", "crm.dup.check", form=form))["may_create"] is False


async def test_pairs_are_listed_compared_or_said_to_be_two(desk: Office) -> None:
    kept, gone = await twice(desk)
    (pair,) = (await desk.ask("lin", "crm.dup.list"))["pairs"]
    assert {pair["one"]["record"], pair["other"]["record"]} == {kept, gone}
    bare: dict[str, Any] = await desk.ask("lin", "crm.dup.check")
    assert "/customers/dup/" in str(bare["answer"]["blocks"])
    compared = await desk.ask("lin", "crm.dup.compare", one=kept, other=gone)
    fields = {one["name"]: one for one in compared["fields"]}
    assert fields["level"]["differs"] and fields["phone"]["wins"] == "other" and not fields["address"]["differs"]
    assert (compared["one"]["contacts"], compared["other"]["contacts"]) == (0, 1)
    assert (await desk.ask("ma", "crm.dup.list"))["pairs"] == [], "only what one sees both of"
    await desk.ask("lin", "crm.dup.apart", one=kept, other=gone)
    assert (await desk.ask("lin", "crm.dup.list"))["pairs"] == []
