"""A field that points to a record takes its name: one that is clear becomes the record, another is refused in words."""

from tests.hub.office.crm.conftest import desk
from tests.hub.office.crm.desk import Office

__all__ = ["desk"]


async def test_a_record_is_named_by_name_number_or_id(desk: Office) -> None:
    of = await desk.customer("通恒机械有限公司", short_name="通恒")
    no = (await desk.record("crm.customer", of))["no"]
    for said in ("通恒机械有限公司", "通恒", no, no.lower(), of):
        kept = await desk.ask("lin", "crm.contact.create", form={"name": "张三", "customer": said})
        assert kept["record"]["values"]["customer"] == of


async def test_what_is_unclear_unknown_or_unseen_is_refused(desk: Office) -> None:
    await desk.customer("通恒机械")
    await desk.customer("通恒电子")
    for said, why in (("通恒", "field.several"), ("没有这家", "field.missing")):
        form = {"name": "张三", "customer": said}
        assert await desk.refusal("lin", "crm.contact.create", form=form) == why
    assert await desk.refusal("ma", "crm.contact.create", form={"name": "x", "customer": "通恒机械"}) == "field.missing"
