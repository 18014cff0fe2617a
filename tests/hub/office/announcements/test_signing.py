"""Nothing goes to everybody unsigned, and only a leader high enough signs it (R108, R109)."""

from typing import Any

import pytest

from tests.hub.office.announcements.bureau import Bureau

GRADES = "工号,姓名,级别\n1001,周建国,总经理\n1002,林晓,总监\n"


async def with_a_manager(desk: Bureau) -> str:
    """Zhou becomes general manager, above every other grade; their id."""
    await desk.ask("admin", "grade.create", name="总经理", rank=900)
    await desk.ask("admin", "people.import", csv=GRADES, dry=False)
    return desk.people["zhou"].id


async def state(desk: Bureau) -> str:
    return str((await desk.hub.rows("SELECT state FROM announcement"))[0]["state"])


async def todos(desk: Bureau, login: str) -> list[dict[str, Any]]:
    return list((await desk.ask(login, "todo.list", box="mine"))["todos"])


async def test_it_waits_for_its_signer_and_reaches_nobody_before(desk: Bureau) -> None:
    sent = await desk.send(signer=await with_a_manager(desk))
    await desk.delivered()
    assert (sent["state"], await state(desk)) == ("signing", "signing")
    assert set(await desk.cards()) == {desk.people["zhou"].id}
    assert (await desk.refusal("ma", "announcement.get", no=sent["no"])).reason == "announcement.missing"
    assert (await desk.ask("ma", "announcement.list"))["announcements"] == []
    (todo,) = await todos(desk, "zhou")
    assert (todo["no"], todo["step"]["words"]["en"]) == (sent["no"], "To sign")
    report = await desk.face("announcement.report")
    assert report["state"]["words"]["zh"] == "待签发"
    assert [one["id"] for one in report["actions"]] == ["recall"]


async def test_signed_on_its_card_it_goes_out_and_says_by_whom(desk: Bureau) -> None:
    sent = await desk.send(signer=await with_a_manager(desk))
    told = (await desk.face("announcement"))["actions"]
    assert [(one["id"], one["for"]) for one in told] == [(id, [desk.people["zhou"].id]) for id in ("sign", "decline")]
    assert [one["id"] for one in (await desk.view("zhou"))["actions"]] == ["sign", "decline"]
    assert (await desk.view("fang"))["actions"] == []
    await desk.tap("zhou", "sign")
    await desk.delivered()
    assert await todos(desk, "zhou") == []
    assert desk.people["ma"].id in await desk.cards()
    facts = {one["label"]["text"]: one["value"]["words"]["zh"] for one in (await desk.view("ma"))["facts"]}
    assert facts["签发"].startswith("周建国，")
    shape = (await desk.ask("ma", "announcement.get", no=sent["no"]))["announcement"]
    assert (shape["signer"]["name"], bool(shape["signed_at"])) == ("周建国", True)
    assert (await desk.refusal("zhou", "announcement.sign", no=sent["no"])).reason == "announcement.signed_already"


async def test_not_signed_it_never_goes_out_and_its_author_reads_why(desk: Bureau) -> None:
    sent = await desk.send(signer=await with_a_manager(desk))
    assert (await desk.refusal("zhou", "announcement.decline", no=sent["no"])).reason == "field.required"
    await desk.tap("zhou", "decline", form={"reason": "日期不对"})
    await desk.delivered()
    assert await state(desk) == "recalled"
    assert set(await desk.cards()) == {desk.people["zhou"].id}
    notices = (await desk.ask("fang", "notice.list"))["notices"]
    assert "日期不对" in str(notices[0])


async def test_taken_back_nobody_need_sign_it(desk: Bureau) -> None:
    sent = await desk.send(signer=await with_a_manager(desk))
    await desk.ask("fang", "announcement.recall", no=sent["no"])
    assert await todos(desk, "zhou") == []
    assert (await desk.refusal("zhou", "announcement.sign", no=sent["no"])).reason == "announcement.signed_already"


@pytest.mark.parametrize(
    ("signer", "reason"),
    [
        ("", "announcement.signer"),
        ("lin", "announcement.signer_grade"),
        ("fang", "announcement.signer_missing"),
        ("U-nobody", "announcement.signer_missing"),
    ],
)
async def test_to_everybody_only_a_high_enough_leader_signs(desk: Bureau, signer: str, reason: str) -> None:
    await with_a_manager(desk)
    who = desk.people[signer].id if signer in desk.people else signer
    form = {"title": "放假", "text": "三天", "to": "everyone", "company_wide": True, **({"signer": who} if who else {})}
    no = await desk.refusal("fang", "announcement.send", form=form)
    assert (no.reason, no.details["field"]) == (reason, "signer")


async def test_a_department_needs_no_signer_and_may_have_any(desk: Bureau) -> None:
    await with_a_manager(desk)
    assert (await desk.send(to="chosen", roles=["finance"]))["state"] == "sending"
    sent = await desk.send(to="chosen", roles=["finance"], signer=desk.people["lin"].id)
    assert sent["state"] == "signing"


async def test_what_was_given_to_be_signed_keeps_its_text(desk: Bureau) -> None:
    sent = await desk.send(signer=await with_a_manager(desk))
    no = await desk.refusal("fang", "announcement.replace", no=sent["no"], text="别的")
    assert no.reason == "announcement.signed_text"


async def test_nobody_else_signs(desk: Bureau) -> None:
    sent = await desk.send(signer=await with_a_manager(desk))
    for login in ("lin", "fang", "admin"):
        assert (await desk.refusal(login, "announcement.sign", no=sent["no"])).reason == "announcement.missing"
