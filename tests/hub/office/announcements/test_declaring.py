"""What goes to everyone is declared and confirmed to concern the company; files go with a notice to whom it is for."""

from collections.abc import AsyncIterator

from hub.files import store_upload
from tests.hub.office.announcements.bureau import Bureau
from tests.hub.office.announcements.test_signing import with_a_manager


async def test_what_goes_to_everyone_is_declared_and_a_department_is_told_where_to_write(desk: Bureau) -> None:
    no = await desk.refusal("fang", "announcement.send", form={"title": "x", "text": "y", "to": "everyone"})
    assert (no.reason, no.details["field"]) == ("announcement.not_company_wide", "company_wide")
    assert "本部门" in desk.hub.registry.words.say("zh", f"refused.{no.reason}")
    sent = await desk.send(to="chosen", people=[desk.people["ma"].id], company_wide=None)
    assert sent["state"] == "sending"
    shown = {one["name"]: one.get("shown") for one in (await desk.ask("fang", "announcement.form"))["fields"]}
    assert shown["people"] == {"field": "to", "value": "chosen"} and shown["title"] is None


async def test_its_signer_confirms_it_and_their_opinion_stands_on_the_card(desk: Bureau) -> None:
    sent = await desk.send(signer=await with_a_manager(desk))
    sign = (await desk.view("zhou"))["actions"][0]
    assert "全公司" in sign["confirm"]["words"]["zh"] and sign["form"][0]["required"] is False
    await desk.ask("zhou", "announcement.sign", no=sent["no"], text="同意，请各部门照办")
    await desk.delivered()
    facts = {one["label"]["text"]: one["value"]["text"] for one in (await desk.view("ma"))["facts"]}
    assert facts["签发意见"] == "同意，请各部门照办"


async def test_a_chosen_audience_is_called_by_name(desk: Bureau) -> None:
    await desk.send(to="chosen", people=[desk.people["ma"].id])
    await desk.delivered()
    facts = [one["value"]["words"]["zh"] for one in (await desk.view("ma"))["facts"]]
    assert "马骏" in facts


async def test_a_file_goes_to_whom_it_is_for_and_to_nobody_else(desk: Bureau) -> None:
    async def stream() -> AsyncIterator[bytes]:
        yield b"plan"

    file = (await store_upload(desk.hub.corridor, stream(), "盘点[表].txt", "text/plain", desk.people["fang"]))["id"]
    no = await desk.refusal(
        "fang", "announcement.send", form={"title": "x", "text": "y", "to": "department", "files": ["F1"]}
    )
    assert no.reason == "file.missing"
    sent = await desk.send(to="chosen", people=[desk.people["ma"].id], files=[file])
    await desk.delivered()
    text = (await desk.ask("ma", "announcement.get", no=sent["no"]))["announcement"]["text"]
    assert f"[盘点 表 .txt](/api/files/{file})" in text
    assert (await desk.ask("ma", "file.get", file=file))["file"]["name"] == "盘点[表].txt"
    assert (await desk.refusal("lin", "file.get", file=file)).reason == "file.missing"
