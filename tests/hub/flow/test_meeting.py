"""A room for one request."""


async def said(desk, room, login="ma"):
    found = await desk.ask(login, "chat.history", channel=room)
    return [one["text"] for one in found["messages"] if one["kind"] == "message"]


async def people(desk, room):
    rows = await desk.hub.rows("SELECT person FROM room_member WHERE channel = ?", room)
    logins = {actor.id: login for login, actor in desk.people.items()}
    return {logins[row["person"]] for row in rows if row["person"] in logins}


async def test_everybody_concerned_is_in_it_with_the_card_pinned_and_what_follows_is_said_there(desk):
    no = (await desk.leave("5"))["no"]
    room = (await desk.ask("ma", "flow.room", no=no))["channel"]
    assert await people(desk, room) == {"ma", "lin"}
    await desk.tick(desk.hub.clock() + 1)
    told = await desk.ask("lin", "channel.get", channel=room)
    assert [pin["card"]["no"] for pin in told["pins"]] == [no]
    await desk.ask("lin", "flow.approve", no=no, text="早去早回")
    assert (await said(desk, room))[-1] == "林晓 同意：早去早回"
    assert await people(desk, room) == {"ma", "lin", "sun", "he"}
    await desk.ask("sun", "flow.approve", no=no)
    assert (await said(desk, room))[-1] == "孙佳怡 同意"


async def test_it_is_opened_once_and_whoever_asks_again_comes_in(desk):
    no = (await desk.leave())["no"]
    room = (await desk.ask("lin", "flow.room", no=no))["channel"]
    assert (await desk.ask("admin", "flow.room", no=no))["channel"] == room
    assert await people(desk, room) == {"ma", "lin", "admin"}
    assert (await desk.ask("ma", "flow.get", no=no))["instance"]["room"] == room
    assert (await desk.refusal("wu", "flow.room", no=no)).reason == "flow.missing"
