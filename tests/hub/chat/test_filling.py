"""People fill in what bots composed: every value is one that was offered, and goes to that bot alone."""

from typing import Any

import pytest

from hub.chat import register_app
from tests.hub.chat import test_views as dialogs
from tests.hub.chat.office import COMPANY, Office

desk = dialogs.desk
asked, opened, seen = dialogs.asked, dialogs.opened, dialogs.seen
PICK = {"type": "external_select", "action_id": "pick"}
RED = {"text": {"type": "plain_text", "text": "red"}, "value": "red"}
COLOUR = {"type": "static_select", "action_id": "colour", "options": [RED]}
LIST = {"type": "section", "block_id": "s", "accessory": COLOUR}


async def card(office: Office, *blocks: dict[str, Any]) -> str:
    told = await office.ask("bot", "chat.post", channel=office.room, text="c", blocks=list(blocks))
    return str(told["id"])


async def test_a_tap_tells_what_was_used_and_everything_filled_in(desk: Office) -> None:
    message = await card(desk, dialogs.FIELD, LIST, dialogs.GO)
    form = {"b": {"a": "words"}}
    told = await asked(desk, await desk.ask("li", "card.tap", message=message, action="colour", value="red", form=form))
    assert (told["kind"], told["block"], told["value"]) == ("tap", "s", "red")
    assert told["form"] == {"a": "words", "colour": "red"}
    assert told["element"] == {"type": "static_select", "action_id": "colour", "block_id": "s", "selected_option": RED}
    assert told["state"]["b"]["a"] == {"type": "plain_text_input", "value": "words"}


async def test_a_buttons_value_is_the_cards_own(desk: Office) -> None:
    told = await asked(desk, await desk.ask("li", "card.tap", message=desk.card, action="go", value="forged"))
    assert (told["value"], told["element"]["value"]) == ("1", "1")


async def test_what_was_not_offered_cannot_be_picked(desk: Office) -> None:
    message = await card(desk, LIST)
    tap = {"message": message, "action": "colour"}
    assert (await desk.refusal("li", "card.tap", **tap, value="green")).reason == "field.unreadable"
    assert (await desk.refusal("li", "card.tap", **tap, block="other", value="red")).reason == "card.missing"
    assert (await desk.refusal("li", "card.tap", **tap, value="red", form={"a": "flat"})).reason == "field.unreadable"


async def test_a_card_in_an_answer_to_me_alone_is_tapped_by_me_alone(desk: Office) -> None:
    told = await desk.ask("bot", "chat.whisper", channel=desk.room, person="Uli", text="x", blocks=[dialogs.GO])
    assert (await desk.refusal("zhao", "card.tap", message=told["message"], action="go")).reason == "message.missing"
    got = await asked(desk, await desk.ask("li", "card.tap", message=told["message"], action="go"))
    answer = {"trigger": got["trigger"], "update": {"text": "anders", "blocks": []}}
    assert (await desk.ask("bot", "app.answer", **answer))["message"] == told["message"]
    assert (await desk.texts("li"))[-1] == "anders"


async def test_a_dialog_is_sent_when_every_field_holds_what_it_may(desk: Office) -> None:
    view = (await opened(desk))["id"]
    no = await desk.refusal("li", "view.submit", view=view)
    assert (no.reason, list(no.details["errors"])) == ("form.wrong", ["b"])
    assert (await desk.refusal("zhao", "view.submit", view=view)).reason == "dialog.missing"
    told = await asked(desk, await desk.ask("li", "view.submit", view=view, values={"b": {"a": "x"}}))
    assert (told["kind"], told["callback"], told["form"]) == ("form", "cb", {"a": "x"})
    assert (told["view"]["id"], told["view"]["private_metadata"]) == (view, "pm")
    assert told["view"]["state"] == told["state"]


async def test_what_is_being_sent_is_not_sent_again_and_what_never_arrived_is_overtaken(desk: Office) -> None:
    view, values = (await opened(desk))["id"], {"b": {"a": "x"}}
    first = await desk.ask("li", "view.submit", "k", view=view, values=values)
    assert (await desk.ask("li", "view.submit", "k", view=view, values=values))["interaction"] == first["interaction"]
    assert (await desk.refusal("li", "view.submit", view=view, values=values)).reason == "dialog.busy"
    desk.hub.clock.now += 5_000
    second = await desk.ask("li", "view.submit", view=view, values=values)
    with pytest.raises(AssertionError):
        await asked(desk, first)
    await asked(desk, second)


async def test_a_form_that_was_answered_closes_unless_something_is_wrong(desk: Office) -> None:
    view, values = (await opened(desk))["id"], {"b": {"a": "x"}}
    told = await asked(desk, await desk.ask("li", "view.submit", view=view, values=values))
    await desk.ask("bot", "app.answer", trigger=told["trigger"], errors={"b": "太短"})
    assert await seen(desk) == [view]
    assert "太短" not in str(await desk.texts("li"))
    told = await asked(desk, await desk.ask("li", "view.submit", view=view, values=values))
    await desk.ask("bot", "app.answer", trigger=told["trigger"])
    assert await seen(desk) == []
    assert (await desk.refusal("li", "view.submit", view=view, values=values)).reason == "dialog.missing"


async def test_a_bot_hears_that_its_dialog_was_put_away_when_it_asked_to(desk: Office) -> None:
    view = (await opened(desk, notify_on_close=True))["id"]
    assert (await desk.refusal("zhao", "view.dismiss", view=view)).reason == "dialog.missing"
    for _ in range(2):
        await desk.ask("li", "view.dismiss", view=view)
    rows = await desk.hub.rows("SELECT id, kind, asked FROM interaction WHERE kind = 'closed'")
    assert len(rows) == 1
    told = await asked(desk, {"interaction": rows[0]["id"]})
    assert (told["callback"], told["cleared"], told["view"]["id"]) == ("cb", False, view)


async def test_a_list_asks_its_bot_for_options_as_one_types(desk: Office) -> None:
    message = await card(desk, {"type": "section", "block_id": "p", "accessory": PICK}, LIST)
    told = await asked(desk, await desk.ask("li", "card.options", message=message, action="pick", query="an"))
    assert (told["kind"], told["action"], told["block"], told["query"]) == ("options", "pick", "p", "an")
    await desk.ask("bot", "app.answer", trigger=told["trigger"], options=[RED])
    assert (await desk.refusal("li", "card.options", message=message, action="colour")).reason == "card.missing"
    assert (await desk.refusal("chen", "card.options", message=message, action="pick")).reason == "channel.not_in"
    late = await desk.ask("li", "card.options", message=message, action="pick")
    desk.hub.clock.now += 5_000
    with pytest.raises(AssertionError):
        await asked(desk, late)


async def test_a_list_in_a_dialog_asks_too(desk: Office) -> None:
    field = {"type": "input", "block_id": "p", "label": {"text": "P"}, "element": PICK}
    view = (await opened(desk, blocks=[field]))["id"]
    told = await asked(desk, await desk.ask("li", "card.options", view=view, action="pick", query="a"))
    assert (told["kind"], told["view"]["id"]) == ("options", view)
    assert (await desk.refusal("zhao", "card.options", view=view, action="pick")).reason == "dialog.missing"


async def test_what_is_on_a_home_page_is_answered_where_the_bot_and_i_speak(desk: Office) -> None:
    view = (await desk.ask("bot", "view.publish", person="Uli", view={"type": "home", "blocks": [dialogs.GO]}))["view"]
    told = await asked(desk, await desk.ask("li", "view.tap", view=view["id"], action="go"))
    assert told["channel"].startswith("D")
    await desk.ask("bot", "app.answer", trigger=told["trigger"], reply={"text": "hi"})
    assert (await desk.refusal("li", "view.submit", view=view["id"])).reason == "dialog.missing"
    assert (await desk.refusal("li", "view.dismiss", view=view["id"])).reason == "dialog.missing"


async def test_shortcuts_come_from_the_composer_and_from_messages(desk: Office) -> None:
    kinds = {"new": "global", "keep": "message"}
    shortcuts = [{"id": id, "kind": kind, "label": {"zh": id}} for id, kind in kinds.items()]
    await register_app(desk.hub.corridor, {**dialogs.MANIFEST, "shortcuts": shortcuts}, COMPANY, "s")
    listed = (await desk.ask("li", "app.shortcuts"))["shortcuts"]
    assert {one["id"]: one["kind"] for one in listed if one["bot"]["id"] == "Bbot"} == kinds
    assert (await desk.ask("stranger", "app.shortcuts"))["shortcuts"] == []
    told = await asked(desk, await desk.ask("li", "app.shortcut", bot="Bbot", shortcut="new", channel=desk.room))
    assert (told["kind"], told["callback"], told["channel"]) == ("shortcut", "new", desk.room)
    said = (await desk.say("zhao", "keep me"))["id"]
    told = await asked(desk, await desk.ask("li", "app.shortcut", bot="Bbot", shortcut="keep", message=said))
    assert (told["message"]["text"], told["channel"]) == ("keep me", desk.room)


async def test_a_shortcut_reaches_only_what_one_may_read_oneself(desk: Office) -> None:
    await register_app(
        desk.hub.corridor,
        {**dialogs.MANIFEST, "shortcuts": [{"id": "keep", "kind": "message", "label": {"zh": "存"}}]}, COMPANY, "s",
    )  # fmt: skip
    closed = (await desk.ask("zhao", "channel.create", kind="private", name="密"))["channel"]["id"]
    secret = (await desk.ask("zhao", "chat.post", channel=closed, text="x"))["id"]
    given = {"bot": "Bbot", "shortcut": "keep"}
    assert (await desk.refusal("li", "app.shortcut", **given, message=secret)).reason == "message.missing"
    assert (await desk.refusal("li", "app.shortcut", **given, channel=desk.room)).reason == "shortcut.missing"
    assert (await desk.refusal("stranger", "app.shortcut", **given, message=secret)).reason == "shortcut.missing"
