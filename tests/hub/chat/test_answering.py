"""What a bot answers is said to whoever asked alone, in the room, on its card, or in its dialog."""

from typing import Any

from hub.kernel import wire
from tests.hub.chat import test_interactions as asking
from tests.hub.chat import test_views as dialogs
from tests.hub.chat.office import Office

card, tapped, MINUTE = asking.card, asking.tapped, asking.MINUTE
desk, asked, opened, seen = dialogs.desk, dialogs.asked, dialogs.opened, dialogs.seen


async def test_a_bot_answers_alone_in_the_room_or_by_changing_its_card(lobby: Office, card: str) -> None:
    trigger = (await tapped(lobby, card))["trigger"]
    words = {"zh": "只给你", "en": "you"}
    await lobby.ask("bot", "app.answer", trigger=trigger, reply={"text": "只给你", "words": words})
    await lobby.ask("bot", "app.answer", trigger=trigger, reply={"text": "给大家", "in_channel": True})
    await lobby.ask("bot", "app.answer", trigger=trigger, update={"text": "done", "blocks": []})
    await lobby.ask("bot", "app.answer", trigger=trigger, errors={"amount": "太多"})
    assert await lobby.texts("li") == ["done", "给大家", "只给你", "amount: 太多"]
    assert await lobby.texts("zhao") == ["done", "给大家"]
    assert "blocks" not in await lobby.message("li", card)


async def test_a_bot_shows_only_cards_the_person_may_see(lobby: Office, card: str) -> None:
    await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room)
    bound = (await lobby.hub.rows("SELECT id FROM card"))[0]["id"]
    trigger = (await tapped(lobby, card))["trigger"]
    await lobby.ask("bot", "app.answer", trigger=trigger, reply={"text": "t", "card": bound})
    assert (await lobby.ask("li", "chat.history", channel=lobby.room))["messages"][-1]["card"]["id"] == bound
    no = await lobby.refusal("bot", "app.answer", trigger=trigger, reply={"text": "t", "card": "K0"})
    assert no.reason == "card.missing"


async def test_a_trigger_answers_for_half_an_hour_and_for_its_bot_only(lobby: Office, card: str) -> None:
    trigger = (await tapped(lobby, card))["trigger"]
    assert (await lobby.refusal("li", "app.answer", trigger=trigger)).reason == "act.not_allowed"
    lobby.hub.clock.now += 30 * MINUTE
    assert (await lobby.refusal("bot", "app.answer", trigger=trigger)).reason == "trigger.spent"


async def test_an_answer_stays_until_the_hour_it_was_given(lobby: Office, card: str) -> None:
    trigger = (await tapped(lobby, card))["trigger"]
    for until in ("2000-01-01T00:00:00Z", "2999-01-01T00:00:00Z"):
        reply = {"text": "x", "until": until}
        assert (await lobby.refusal("bot", "app.answer", trigger=trigger, reply=reply)).reason == "until.wrong"
    until = wire(lobby.hub.clock.now + MINUTE)
    await lobby.ask("bot", "app.answer", trigger=trigger, reply={"text": "nur kurz", "until": until})
    assert "nur kurz" in await lobby.texts("li")
    lobby.hub.clock.now += MINUTE
    assert "nur kurz" not in await lobby.texts("li")


async def sent(office: Office, view: str) -> str:
    reply = await office.ask("li", "view.submit", view=view, values={"b": {"a": "x"}})
    return str((await asked(office, reply))["trigger"])


async def dialog(office: Office) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await office.ask("li", "view.list"))["views"]
    return found


async def test_a_form_is_answered_by_changing_it_by_another_upon_it_or_by_closing_all(desk: Office) -> None:
    view = (await opened(desk))["id"]
    answer = {"action": "update", "view": {**dialogs.DIALOG, "title": "二"}}
    assert (await desk.ask("bot", "app.answer", trigger=await sent(desk, view), view=answer))["view"] == view
    assert [one["title"]["text"] for one in await dialog(desk)] == ["二"]
    answer = {"action": "push", "view": dialogs.DIALOG}
    pushed = (await desk.ask("bot", "app.answer", trigger=await sent(desk, view), view=answer))["view"]
    assert [one["id"] for one in await dialog(desk)] == [view, pushed]
    trigger = await sent(desk, pushed)
    no = await desk.refusal("bot", "app.answer", trigger=trigger, view={"action": "push"})
    assert no.reason == "field.required"
    await desk.ask("bot", "app.answer", trigger=trigger, view={"action": "clear"})
    assert await dialog(desk) == []


async def test_a_button_in_a_dialog_leaves_it_open(desk: Office) -> None:
    view = (await opened(desk))["id"]
    told = await asked(desk, await desk.ask("li", "view.tap", view=view, action="go"))
    await desk.ask("bot", "app.answer", trigger=told["trigger"])
    assert await seen(desk) == [view]


async def test_an_answer_to_a_dialog_that_is_gone_is_no_error(desk: Office) -> None:
    view = (await opened(desk))["id"]
    trigger = await sent(desk, view)
    await desk.ask("li", "view.dismiss", view=view)
    assert await desk.ask("bot", "app.answer", trigger=trigger, view={"action": "clear"}) == {}
