"""Rooms as one person has them."""

from tests.hub.chat.office import Office


async def test_a_list_shows_what_is_new_the_last_words_and_who_one_talks_with(lobby: Office) -> None:
    direct = (await lobby.ask("li", "channel.create", kind="direct", people=["Uzhao"]))["channel"]["id"]
    await lobby.ask("zhao", "chat.post", channel=direct, text="在吗")
    root = (await lobby.say("li", "root"))["id"]
    await lobby.say("zhao", "only in the thread", thread=root)
    found = await lobby.ask("li", "channel.list")
    new = [(one["id"], one["unread"], one["mentions"]) for one in found["channels"]]
    assert new == [(direct, 1, 1), (lobby.room, 1, 0)]
    assert [one["last"]["text"] for one in found["channels"]] == ["在吗", "root"]
    assert [one["id"] for one in found["channels"][0]["with"]] == ["Uli", "Uzhao"]
    assert "with" not in found["channels"][1]


async def test_a_list_is_read_page_by_page_and_by_name(lobby: Office) -> None:
    names = [f"Room {n}" for n in range(5)]
    for name in names:
        await lobby.ask("wang", "channel.create", kind="public", name=name)
    first = await lobby.ask("chen", "channel.list", joined=False, limit=4)
    rest = await lobby.ask("chen", "channel.list", joined=False, limit=4, before=first["channels"][-1]["id"])
    assert (first["more"], rest["more"]) == (True, False)
    assert {one["name"] for one in first["channels"] + rest["channels"]} == {*names, "大厅"}
    found = await lobby.ask("chen", "channel.list", joined=False, query="rOOm 3")
    assert [one["name"] for one in found["channels"]] == ["Room 3"]
    assert (await lobby.ask("chen", "channel.list", joined=False, query="100%"))["channels"] == []
    assert (await lobby.ask("chen", "channel.list"))["channels"] == []


async def test_a_cards_title_and_a_files_name_stand_for_a_message_without_words(lobby: Office) -> None:
    await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room)
    last = (await lobby.channel("zhao"))["last"]
    assert (last["text"], last["words"], last["by"]["id"]) == ("请假", {"zh": "请假", "en": "请假"}, "Bbot")


async def test_cards_that_wait_for_me_are_counted_in_their_rooms(lobby: Office) -> None:
    await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room)
    card = (await lobby.hub.rows("SELECT id FROM card"))[0]["id"]

    async def cards(db: object, person: str) -> list[str]:
        return [card] if person == "Uzhao" else []

    lobby.hub.registry.offers["todo.cards"] = cards
    assert (await lobby.channel("zhao"))["waiting"] == 1
    assert (await lobby.channel("li"))["waiting"] == 0


async def test_what_was_pinned_before_one_came_stays_unread(lobby: Office) -> None:
    made = await lobby.ask("li", "channel.create", kind="group", people=["Uzhao"])
    group = made["channel"]["id"]
    said = await lobby.ask("li", "chat.post", channel=group, text="before")
    await lobby.ask("li", "chat.pin", message=said["id"])
    await lobby.ask("li", "channel.invite", channel=group, people=["Uwang"])
    assert [one["text"] for one in (await lobby.ask("zhao", "channel.get", channel=group))["pins"]] == ["before"]
    assert (await lobby.ask("wang", "channel.get", channel=group))["pins"] == []
