"""A dialog is opened by the bot that was called, once, for whoever called it, and seen by them alone."""

from typing import Any

import pytest

from hub.chat import claim, register_app
from tests.hub.chat.office import COMPANY, Office, person

MANIFEST = {"name": "approver", "label": {"zh": "审批员"}}
WORDS = {"type": "plain_text_input", "action_id": "a"}
FIELD = {"type": "input", "block_id": "b", "label": {"text": "L"}, "element": WORDS}
GO = {"type": "actions", "block_id": "g", "elements": [{"type": "button", "action_id": "go", "value": "1"}]}
DIALOG = {"title": "报销", "submit": "提交", "blocks": [FIELD, GO], "callback_id": "cb", "private_metadata": "pm"}
MINUTE = 60_000


@pytest.fixture
async def desk(lobby: Office) -> Office:
    """The approver has posted a card with a button in the lobby."""
    await register_app(lobby.hub.corridor, MANIFEST, COMPANY, "secret")
    await lobby.hub.database.atomic(lambda db: _second_bot(db, lobby))
    await lobby.ask("li", "channel.invite", channel=lobby.room, people=["Bbot"])
    lobby.card = (await lobby.ask("bot", "chat.post", channel=lobby.room, text="c", blocks=[GO]))["id"]
    return lobby


async def _second_bot(db: Any, lobby: Office) -> None:
    lobby.people["other"] = await person(db, "Bother", COMPANY, "别的", "other")


async def asked(office: Office, reply: dict[str, Any]) -> dict[str, Any]:
    """The interaction as its bot gets it."""
    found = await office.hub.database.atomic(lambda db: claim(db, reply["interaction"], office.hub.clock()))
    assert found is not None
    return found


async def trigger(office: Office) -> str:
    return str((await asked(office, await office.ask("li", "card.tap", message=office.card, action="go")))["trigger"])


async def opened(office: Office, **more: Any) -> dict[str, Any]:
    told = await office.ask("bot", "view.open", trigger=await trigger(office), view={**DIALOG, **more})
    return dict(told["view"])


async def seen(office: Office, login: str = "li") -> list[str]:
    return [one["id"] for one in (await office.ask(login, "view.list"))["views"]]


async def log(office: Office, inbox: str = "Ili") -> list[str]:
    rows = await office.hub.rows(f"SELECT name FROM channel_event WHERE channel = '{inbox}' ORDER BY seq")
    return [row["name"] for row in rows if row["name"].startswith("view.")]


async def test_a_bot_opens_a_dialog_for_whoever_called_it_and_nobody_else_sees_it(desk: Office) -> None:
    view = await opened(desk)
    assert (view["person"], view["private_metadata"], view["app"]["id"]) == ("Uli", "pm", "Bbot")
    told = (await desk.ask("li", "view.list"))["views"][0]
    assert (told["id"], told["title"]["text"], told["depth"], told["channel"]) == (view["id"], "报销", 1, desk.room)
    assert "pm" not in str(told)
    assert await seen(desk, "zhao") == []
    assert (await log(desk), await log(desk, "Izhao")) == (["view.opened"], [])


async def test_a_trigger_opens_one_dialog_within_five_minutes_and_for_its_bot_only(desk: Office) -> None:
    one = await trigger(desk)
    given = {"trigger": one, "view": DIALOG}
    assert (await desk.refusal("other", "view.open", **given)).reason == "trigger.missing"
    assert (await desk.refusal("li", "view.open", **given)).reason == "act.not_allowed"
    await desk.ask("bot", "view.open", **given)
    assert (await desk.refusal("bot", "view.open", **given)).reason == "trigger.used"
    late = {"trigger": await trigger(desk), "view": DIALOG}
    desk.hub.clock.now += 5 * MINUTE
    assert (await desk.refusal("bot", "view.open", **late)).reason == "trigger.late"
    assert (await desk.refusal("bot", "view.open", trigger="X0", view=DIALOG)).reason == "trigger.missing"


async def test_what_is_wrong_with_a_dialog_leaves_its_trigger_unused(desk: Office) -> None:
    one = await trigger(desk)
    assert (await desk.refusal("bot", "view.open", trigger=one, view={**DIALOG, "title": ""})).reason == "dialog.wrong"
    await desk.ask("bot", "view.open", trigger=one, view=DIALOG)


async def test_dialogs_lie_three_deep_at_most_and_close_with_what_lies_on_them(desk: Office) -> None:
    ids = [(await opened(desk))["id"]]
    for _ in range(2):
        tapped = await asked(desk, await desk.ask("li", "view.tap", view=ids[-1], action="go"))
        told = await desk.ask("bot", "view.push", trigger=tapped["trigger"], view=DIALOG)
        assert (told["view"]["previous"], told["view"]["root"]) == (ids[-1], ids[0])
        ids.append(told["view"]["id"])
    tapped = await asked(desk, await desk.ask("li", "view.tap", view=ids[-1], action="go"))
    assert (await desk.refusal("bot", "view.push", trigger=tapped["trigger"], view=DIALOG)).reason == "dialog.too_deep"
    assert await seen(desk) == ids
    await desk.ask("bot", "view.close", view=ids[1])
    assert await seen(desk) == ids[:1]
    await desk.ask("bot", "view.close", view=ids[1])
    no = await desk.refusal("bot", "view.push", trigger=await trigger(desk), view=DIALOG)
    assert no.reason == "dialog.missing"
    assert (await log(desk))[-2:] == ["view.closed", "view.closed"]


async def test_a_bot_changes_its_own_open_dialog_and_only_as_it_knew_it(desk: Office) -> None:
    view = await opened(desk, external_id="ext")
    other = {**DIALOG, "title": "新"}
    told = await desk.ask("bot", "view.update", view_id=view["id"], hash=view["hash"], view=other)
    assert told["view"]["hash"] != view["hash"]
    assert (await desk.ask("li", "view.list"))["views"][0]["title"]["text"] == "新"
    no = await desk.refusal("bot", "view.update", view_id=view["id"], hash=view["hash"], view=other)
    assert no.reason == "dialog.stale"
    await desk.ask("bot", "view.update", external_id="ext", view=other)
    for given in ({"view_id": "V0"}, {"external_id": "other"}, {}):
        assert (await desk.refusal("bot", "view.update", view=other, **given)).reason == "dialog.missing"
    assert (await desk.refusal("other", "view.update", view_id=view["id"], view=other)).reason == "dialog.missing"
    assert (await desk.refusal("other", "view.close", view=view["id"])).reason == "dialog.missing"
    await desk.ask("li", "view.dismiss", view=view["id"])
    assert (await desk.refusal("bot", "view.update", view_id=view["id"], view=other)).reason == "dialog.missing"


async def test_a_bots_own_name_for_a_dialog_belongs_to_one_open_dialog(desk: Office) -> None:
    view = await opened(desk, external_id="ext")
    given = {"trigger": await trigger(desk), "view": {**DIALOG, "external_id": "ext"}}
    assert (await desk.refusal("bot", "view.open", **given)).reason == "dialog.taken"
    await desk.ask("bot", "view.close", view=view["id"])
    await desk.ask("bot", "view.open", **given)
    desk.hub.clock.now += 24 * 60 * MINUTE
    assert await seen(desk) == []
    await opened(desk, external_id="ext")


async def test_a_home_page_is_set_for_one_person_of_the_company(desk: Office) -> None:
    home = {"type": "home", "blocks": [GO]}
    view = (await desk.ask("bot", "view.publish", person="Uli", view=home))["view"]
    again = await desk.ask("bot", "view.publish", person="Uli", view={**home, "blocks": []}, hash=view["hash"])
    assert again["view"]["id"] == view["id"]
    stale = await desk.refusal("bot", "view.publish", person="Uli", view=home, hash=view["hash"])
    assert stale.reason == "dialog.stale"
    assert (await desk.refusal("bot", "view.publish", person="Ustranger", view=home)).reason == "person.missing"
    assert (await desk.refusal("bot", "view.close", view=view["id"])).reason == "dialog.missing"
    assert [one["blocks"] for one in (await desk.ask("li", "view.list", bot="Bbot"))["views"]] == [[]]
    assert (await desk.ask("zhao", "view.list", bot="Bbot"))["views"] == []
    assert await seen(desk) == []


async def test_a_closed_dialog_leaves_nothing_in_the_log(desk: Office) -> None:
    view = await opened(desk)
    await desk.ask("li", "view.dismiss", view=view["id"])
    async with desk.hub.corridor.reading() as reads:
        drawn = await desk.hub.registry.drawers["view.opened"](reads.db, reads.words, [view["id"]])
    assert drawn[view["id"]]["view"]["blocks"] == []
