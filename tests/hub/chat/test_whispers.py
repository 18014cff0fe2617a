"""Answers for one person alone: they survive a reload, on every device, until dismissed or a day old."""

from tests.hub.chat.office import Office

DAY = 24 * 3_600_000


async def test_an_answer_is_seen_by_one_person_in_its_room_after_a_reload(lobby: Office) -> None:
    await lobby.say("li", "x")
    told = await lobby.ask("li", "matter.tell", matter="MT-1", channel=lobby.room)
    found = (await lobby.ask("li", "chat.history", channel=lobby.room))["messages"][-1]
    assert (found["id"], found["text"], found["ephemeral"]["command"]) == (told["message"], "只有你", "/find")
    assert found["words"] == {"zh": "只有你", "en": "只有你"}
    assert (found["seq"], found["no"]) == (3, 1)
    assert (await lobby.ask("li", "chat.history", channel="Ili"))["messages"] == [found]
    assert await lobby.texts("zhao") == ["x"]


async def test_dismissed_it_is_gone_everywhere_and_its_text_never_leaves_again(lobby: Office) -> None:
    told = (await lobby.ask("li", "matter.tell", matter="MT-1", channel=lobby.room))["message"]
    assert (await lobby.refusal("zhao", "chat.dismiss", message=told)).reason == "message.missing"
    for _ in range(2):
        await lobby.ask("li", "chat.dismiss", message=told)
    assert await lobby.texts("li") == []
    async with lobby.hub.corridor.reading() as reads:
        drawn = await lobby.hub.registry.drawers["chat.whispered"](reads.db, reads.words, [told])
    assert drawn[told]["message"]["text"] == ""
    log = await lobby.hub.rows("SELECT name FROM channel_event WHERE channel = 'Ili' ORDER BY seq")
    assert [row["name"] for row in log][-2:] == ["chat.whispered", "chat.dismissed"]


async def test_after_a_day_it_is_gone(lobby: Office) -> None:
    await lobby.ask("li", "matter.tell", matter="MT-1", channel=lobby.room)
    lobby.hub.clock.now += DAY
    assert await lobby.texts("li") == []


async def test_a_card_in_an_answer_is_live_and_can_be_tapped(lobby: Office) -> None:
    told = await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room, person="Uzhao")
    found = (await lobby.ask("zhao", "chat.history", channel=lobby.room))["messages"][-1]
    assert (found["by"]["id"], found["card"]["thing"]) == ("Bbot", "MT-1")
    await lobby.ask("li", "matter.change", matter="MT-1", text="变了")
    log = await lobby.hub.rows("SELECT name FROM channel_event WHERE channel = 'Izhao' ORDER BY seq")
    assert log[-1]["name"] == "card.changed"
    assert (await lobby.refusal("li", "card.view", message=told["message"])).reason == "card.missing"
    reply = await lobby.ask("zhao", "card.tap", message=told["message"], action="approve", version=2)
    assert reply["card"]["state"]["code"] == "approved"


async def test_a_bot_tells_one_person_of_its_room_alone(lobby: Office) -> None:
    given = {"channel": lobby.room, "person": "Uzhao", "text": "只给你看"}
    assert (await lobby.refusal("li", "chat.whisper", **given)).reason == "act.not_allowed"
    assert (await lobby.refusal("bot", "chat.whisper", **given)).reason == "channel.not_in"
    await lobby.ask("li", "channel.invite", channel=lobby.room, people=["Bbot"])
    told = await lobby.ask("bot", "chat.whisper", **given)
    found = (await lobby.ask("zhao", "chat.history", channel=lobby.room))["messages"][-1]
    assert (found["id"], found["text"], found["by"]["id"]) == (told["message"], "只给你看", "Bbot")
    assert "只给你看" not in await lobby.texts("li")
    for person in ("Uchen", "Ustranger", "Unobody"):
        no = await lobby.refusal("bot", "chat.whisper", **{**given, "person": person})
        assert no.reason == "person.not_in"
    assert (await lobby.refusal("bot", "chat.whisper", **{**given, "text": " "})).reason == "field.required"
