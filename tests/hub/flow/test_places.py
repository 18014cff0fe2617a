"""Where the card of a request stands."""

from hub.kernel import load


async def rooms(desk, no: str) -> dict[str, list[str]]:
    """Kind of room → who is in it, for each copy of the card."""
    found = {}
    for copy in await desk.copies(no):
        channel = copy["channel"]
        people = await desk.hub.rows("SELECT person FROM membership WHERE channel = ? AND to_seq IS NULL", channel)
        logins = sorted(login for login, actor in desk.people.items() for row in people if row["person"] == actor.id)
        found.setdefault("direct" if channel.startswith("D") else "room", []).append(logins)
    return found


async def test_the_card_stands_in_the_teams_room_and_before_the_approver(desk):
    asked = await desk.leave()
    assert await rooms(desk, asked["no"]) == {"room": [["lin", "ma", "zhou"]], "direct": [["lin"]]}
    (message,) = await desk.hub.rows("SELECT * FROM message WHERE id = ?", asked["message"])
    (bot,) = await desk.hub.rows("SELECT login, kind FROM person WHERE id = ?", message["author"])
    assert (message["channel"], bot["login"], bot["kind"]) == (desk.room, "approver", "bot")


async def test_without_a_teams_room_it_stands_where_it_was_asked_or_before_the_asker(desk):
    form = {"what": "x"}
    created = await desk.ask("zhao", "channel.create", name="财务", kind="private", people=[desk.people["wu"].id])
    room = created["channel"]["id"]
    asked = await desk.ask("zhao", "flow.start", flow="either", form=form, channel=room)
    assert asked["channel"] == room
    alone = await desk.ask("zhao", "flow.start", flow="either", form=form)
    assert alone["channel"].startswith("D")


async def test_the_next_approver_gets_it_when_it_is_their_turn_and_every_copy_changes(desk):
    asked = await desk.leave("3")
    before = {copy["face"] for copy in await desk.copies(asked["no"])}
    await desk.ask("lin", "flow.approve", no=asked["no"])
    copies = await desk.copies(asked["no"])
    assert len(copies) == 4
    assert {copy["face"] for copy in copies} > before or min(copy["face"] for copy in copies) > max(before)
    assert {load(copy["drawn"])["state"]["code"] for copy in copies} == {"running"}
    await desk.ask("sun", "flow.approve", no=asked["no"])
    drawn = [load(copy["drawn"]) for copy in await desk.copies(asked["no"])]
    assert {(one["state"]["code"], len(one["actions"])) for one in drawn} == {("approved", 0)}
    assert (await rooms(desk, asked["no"]))["direct"].count(["ma"]) == 1


async def test_everyone_in_a_room_is_told_of_the_new_face(desk):
    asked = await desk.leave()
    await desk.ask("lin", "flow.approve", no=asked["no"])
    told = await desk.hub.rows("SELECT name FROM channel_event WHERE channel = ? ORDER BY seq", desk.room)
    assert [row["name"] for row in told][-2:] == ["chat.posted", "card.changed"]


async def test_a_comment_from_anywhere_stands_in_the_thread_of_the_rooms_card(desk):
    asked = await desk.leave()
    await desk.ask("lin", "flow.comment", no=asked["no"], text="谁顶班")
    said = await desk.hub.rows("SELECT * FROM message WHERE thread = ?", asked["message"])
    assert [(row["body"], row["author"], row["channel"]) for row in said] == [
        ("谁顶班", desk.people["lin"].id, desk.room)
    ]
    await desk.hub.settle()
    assert await desk.trail(asked["no"]) == ["ma start", "lin comment"]


async def said_to(desk, login: str) -> list[str]:
    """What the approver said to somebody alone, last words last."""
    sql = """SELECT m.body FROM message m JOIN membership s ON s.channel = m.channel JOIN person a ON a.id = m.author
    WHERE s.person = ? AND a.login = 'approver' AND m.channel <> ? ORDER BY m.at, m.seq"""
    return [row["body"] for row in await desk.hub.rows(sql, desk.people[login].id, desk.room)]


async def test_urged_the_card_comes_before_the_approver_once_more_and_the_result_before_the_asker(desk):
    asked = await desk.leave()
    await desk.ask("ma", "flow.urge", no=asked["no"])
    await desk.ask("lin", "flow.approve", no=asked["no"])
    assert await said_to(desk, "lin") == ["", "催办：马骏 · 年假 2 天"]
    assert await said_to(desk, "ma") == ["林晓同意了：马骏 · 年假 2 天"]
