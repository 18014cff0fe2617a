"""What a form points to: only what its writer may use, and read by whoever may read the field."""

from hub.flow.naming import readable
from tests.hub.flow.expenses import FORM, ROW, asked, before_finance, filed, read_by

LINKED = """
name: linked
label: {zh: 关联, en: Linked}
prefix: GL
slash: [linked]
title: {zh: "{asker}", en: "{asker}"}
form:
  - {name: papers, kind: file, label: {zh: 附件, en: Papers}}
  - {name: secret, kind: file, label: {zh: 底价, en: Floor}}
  - {name: heir, kind: person, label: {zh: 谁, en: Who}}
nodes: [{id: boss, name: {zh: 上级, en: Boss}, who: [superior], fields: {secret: hidden}}]
"""


async def test_a_receipt_is_read_by_those_who_may_read_the_request(desk):
    mine, others = await filed(desk, "ma"), await filed(desk, "he")
    no = await desk.refusal("ma", "flow.start", flow="expense", form={**FORM, "receipts": [{**ROW, "paper": [others]}]})
    assert (no.reason, no.details["field"]) == ("flow.not_there", "receipts")
    number = await before_finance(desk, receipts=[{**ROW, "paper": [mine]}])
    for login in ("ma", "lin", "zhao"):
        assert (await desk.ask(login, "file.get", file=mine))["file"]["id"] == mine
    assert (await desk.refusal("he", "file.get", file=mine)).reason == "file.missing"
    answer = (await read_by(desk, "lin", number))["answers"]["receipts"]
    assert [one["name"] for one in answer["files"]] == ["票.png"]
    (held,) = await desk.hub.rows("SELECT thing FROM file_hold WHERE kind = 'flow.field'")
    assert held["thing"].endswith(":receipts.paper")


async def test_a_file_in_a_hidden_field_is_not_read(desk):
    await desk.publish(LINKED)
    plain, secret = await filed(desk, "ma", "a.png"), await filed(desk, "ma", "b.png")
    form = {"papers": [plain], "secret": [secret], "heir": desk.people["he"].id}
    await desk.ask("ma", "flow.start", flow="linked", form=form)
    assert (await desk.ask("lin", "file.get", file=plain))["file"]["id"] == plain
    assert (await desk.refusal("lin", "file.get", file=secret)).reason == "file.missing"


async def test_a_stranger_cannot_be_named(desk):
    await desk.publish(LINKED)
    no = await desk.refusal("ma", "flow.start", flow="linked", form={"heir": "U00000000"})
    assert no.reason == "flow.not_there"


async def test_nothing_is_readable_of_a_request_there_is_not(desk):
    await asked(desk)
    async with desk.hub.corridor.reading() as reads:
        assert await readable(reads.db, desk.people["ma"].id, ["W0:receipts"]) == set()
