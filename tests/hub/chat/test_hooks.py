"""Webhooks: made by whoever keeps a room, known by a hash alone, a bot of their own among the room's people."""

from hub.chat.hooks import MOST, hook_for, hook_used
from hub.kernel import Refused, load
from hub.people import token_hash
from tests.hub.chat.office import Office


async def made(lobby: Office, login: str = "li", name: str = "构建") -> dict[str, str]:
    told = await lobby.ask(login, "hook.create", channel=lobby.room, name=name)
    return {**told["hook"], "secret": told["secret"]}


async def why(lobby: Office, hook: str, secret: str) -> str:
    """Why an address opens nothing; empty when it opens."""
    async with lobby.hub.database.reading() as db:
        try:
            await hook_for(db, hook, secret)
        except Refused as no:
            return no.reason
    return ""


async def test_a_rooms_owner_and_an_administrator_make_them_and_nobody_else(lobby: Office) -> None:
    given = {"channel": lobby.room, "name": "x"}
    assert (await lobby.refusal("zhao", "hook.create", **given)).reason == "channel.not_owner"
    assert (await lobby.refusal("bot", "hook.create", **given)).reason == "act.not_allowed"
    assert (await lobby.refusal("stranger", "hook.create", **given)).reason == "channel.missing"
    await made(lobby, "root")
    hook = await made(lobby)
    assert (hook["name"], hook["room"], hook["by"]["name"]) == ("构建", "大厅", "李娜")
    pair = (await lobby.ask("li", "channel.create", kind="direct", people=["Uzhao"]))["channel"]["id"]
    assert (await lobby.refusal("li", "hook.create", channel=pair, name="x")).reason == "channel.direct"
    await lobby.ask("li", "channel.archive", channel=lobby.room)
    assert (await lobby.refusal("li", "hook.create", **given)).reason == "channel.archived"


async def test_its_bot_is_one_of_the_rooms_people_and_nobody_speaks_as_it_but_by_the_address(lobby: Office) -> None:
    hook = await made(lobby)
    told = await lobby.ask("zhao", "channel.get", channel=lobby.room)
    assert hook["bot"] in told["people"]
    tokens = await lobby.hub.rows("SELECT hash FROM session WHERE person = ?", hook["bot"])
    assert all(len(row["hash"]) < 64 for row in tokens)  # no digest of anything: no token fits it
    assert (await lobby.hub.rows("SELECT 1 FROM app WHERE bot = ?", hook["bot"])) == []


async def test_only_a_hash_is_kept_even_for_a_key_that_is_used_again(lobby: Office) -> None:
    told = await lobby.ask("li", "hook.create", "k1", channel=lobby.room, name="x")
    assert await why(lobby, told["hook"]["id"], told["secret"]) == ""
    again = await lobby.ask("li", "hook.create", "k1", channel=lobby.room, name="x")
    assert again["duplicate"]
    assert "secret" not in again
    (kept,) = await lobby.hub.rows("SELECT hash FROM hook")
    assert kept["hash"] == token_hash(told["secret"])
    for table in ("act_key", "journal", "channel_event", "outbox", "message"):
        rows = await lobby.hub.rows(f"SELECT * FROM {table}")
        assert told["secret"] not in str(rows), table


async def test_an_address_that_is_wrong_replaced_or_revoked_opens_nothing(lobby: Office) -> None:
    hook = await made(lobby)
    assert await why(lobby, hook["id"], hook["secret"]) == ""
    assert await why(lobby, hook["id"], "") == "hook.wrong"
    assert await why(lobby, "L0", hook["secret"]) == "hook.missing"
    new = (await lobby.ask("li", "hook.rotate", hook=hook["id"]))["secret"]
    assert await why(lobby, hook["id"], hook["secret"]) == "hook.wrong"
    assert await why(lobby, hook["id"], new) == ""
    assert (await lobby.refusal("zhao", "hook.revoke", hook=hook["id"])).reason == "channel.not_owner"
    assert (await lobby.refusal("stranger", "hook.revoke", hook=hook["id"])).reason == "hook.missing"
    await lobby.ask("li", "hook.revoke", hook=hook["id"])
    assert await why(lobby, hook["id"], new) == "hook.missing"
    for act in ("hook.revoke", "hook.rotate"):
        assert (await lobby.refusal("li", act, hook=hook["id"])).reason == "hook.missing"
    assert hook["bot"] not in (await lobby.ask("zhao", "channel.get", channel=lobby.room))["people"]
    (bot,) = await lobby.hub.rows("SELECT gone_at FROM person WHERE id = ?", hook["bot"])
    assert bot["gone_at"]


async def test_an_administrator_ends_any_but_takes_over_none_of_a_closed_room(lobby: Office) -> None:
    room = (await lobby.ask("li", "channel.create", kind="private", name="密", people=[]))["channel"]["id"]
    hook = (await lobby.ask("li", "hook.create", channel=room, name="x"))["hook"]
    assert (await lobby.refusal("root", "hook.rotate", hook=hook["id"])).reason == "hook.missing"
    assert [one["id"] for one in (await lobby.ask("root", "hook.list"))["hooks"]] == [hook["id"]]
    await lobby.ask("root", "hook.revoke", hook=hook["id"])


async def test_they_are_listed_to_whoever_keeps_the_room_as_a_line_each_too(lobby: Office) -> None:
    assert (await lobby.refusal("zhao", "hook.list", channel=lobby.room)).reason == "channel.not_owner"
    assert (await lobby.refusal("li", "hook.list")).reason == "act.not_allowed"
    none = await lobby.ask("li", "hook.list", channel=lobby.room)
    assert none["hooks"] == []
    assert "/hook new" in none["answer"]["text"]["text"]
    hook = await made(lobby)
    now = lobby.hub.clock.now
    for later in (0, 1_000):
        await lobby.hub.database.atomic(lambda db, later=later: hook_used(db, hook["id"], now + later))
    (found,) = (await lobby.ask("li", "hook.list", channel=lobby.room))["hooks"]
    assert found["used_at"] <= "2026-11-24T01:00:01"
    text = (await lobby.ask("li", "hook.list", channel=lobby.room))["answer"]["text"]["text"]
    assert "构建 · #大厅 · 2026-11-24 09:00" in text  # by the company's clock
    assert "secret" not in str(found)


async def test_a_room_has_so_many_at_most(lobby: Office) -> None:
    sql = """INSERT INTO hook (id, company, bot, channel, name, hash, created_by, created_at)
    VALUES (?, 'O1', ?, ?, 'x', 'x', 'Uli', 1)"""
    rows = [(f"L{n}", f"B{n}", lobby.room) for n in range(MOST)]
    await lobby.hub.database.atomic(lambda db: db.many(sql, rows))
    no = await lobby.refusal("li", "hook.create", channel=lobby.room, name="x")
    assert (no.reason, no.details["most"]) == ("hook.too_many", MOST)


async def test_what_it_says_is_drawn_with_its_name_for_ever(lobby: Office) -> None:
    hook = await made(lobby)
    await lobby.hub.settle()
    row = await lobby.hub.rows("SELECT data FROM channel_event WHERE name = 'channel.joined' ORDER BY seq DESC")
    assert load(row[0]["data"])["people"][0]["name"] == "构建"
    assert hook["bot"].startswith("B")
