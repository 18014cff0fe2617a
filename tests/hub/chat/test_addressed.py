"""What people say to bots reaches them: alone with them, by name, or below something they posted."""

from hub.chat import register_app
from hub.chat.addressed import hear_posted
from hub.kernel import Event
from hub.store import Afterwards
from tests.hub.chat.office import COMPANY, Office
from tests.hub.chat.test_apps import MANIFEST

ASKED = "SELECT person, channel, thread, message, kind FROM interaction ORDER BY at, id"


async def test_a_bot_hears_what_is_meant_for_it_once(lobby: Office) -> None:
    await register_app(lobby.hub.corridor, MANIFEST, COMPANY, "secret")
    await lobby.say("li", "nothing for bots")
    named = (await lobby.say("li", "<@Bbot> help"))["id"]
    shown = await lobby.ask("li", "matter.show", matter="MT-1", channel=lobby.room)
    below = (await lobby.say("zhao", "why?", thread=shown["message"]))["id"]
    direct = (await lobby.ask("wang", "channel.create", kind="direct", people=["Bbot"]))["channel"]["id"]
    alone = (await lobby.ask("wang", "chat.post", channel=direct, text="list <@Bbot>"))["id"]
    await lobby.ask("bot", "chat.post", channel=direct, text="<@Bbot> talking to myself")
    await lobby.hub.settle()
    assert [tuple(row.values()) for row in await lobby.hub.rows(ASKED)] == [
        ("Uli", lobby.room, None, named, "message"),
        ("Uzhao", lobby.room, shown["message"], below, "message"),
        ("Uwang", direct, None, alone, "message"),
    ]


async def test_heard_twice_it_is_put_to_the_bot_once(lobby: Office) -> None:
    await register_app(lobby.hub.corridor, MANIFEST, COMPANY, "secret")
    await lobby.say("li", "<@Bbot> help")
    await lobby.hub.settle()
    message = (await lobby.ask("li", "chat.history", channel=lobby.room))["messages"][0]
    await hear_posted(Event("chat.posted", {"message": message}), Afterwards(lobby.hub.corridor))
    assert len(await lobby.hub.rows(ASKED)) == 1
