"""The facts rules are judged by."""

import pytest

from hub.chat import standing
from hub.kernel import Refused
from tests.hub.chat.office import Office


async def test_rooms_people_and_messages_are_found_together(lobby: Office) -> None:
    said = (await lobby.say("li", "x"))["id"]
    async with lobby.hub.database.reading() as db:
        rooms = await standing.rooms(db, [lobby.room, "C0"])
        assert (rooms[lobby.room].name, rooms[lobby.room].people, rooms[lobby.room].head_no) == ("大厅", 3, 1)
        pairs = [(lobby.room, "Uli"), (lobby.room, "Uchen"), ("C0", "Uli")]
        members = await standing.members(db, pairs)
        assert {pair: one.role for pair, one in members.items()} == {(lobby.room, "Uli"): "owner"}
        assert (await standing.said(db, [said, "M0"]))[said].author == "Uli"
        assert await standing.rooms(db, []) == {}
        found = await standing.said_at(db, lobby.room, (await standing.said(db, [said]))[said].seq)
        assert found is not None
        assert found.id == said
        assert await standing.said_at(db, lobby.room, 10_000) is None
        assert await standing.seq_before(db, lobby.room, found.at) == 0
        assert await standing.last_answers(db, [said]) == await standing.last_answers(db, []) == {}
        assert await standing.seq_before(db, lobby.room, found.at + 1) == found.seq


async def test_many_are_found_in_slices(lobby: Office) -> None:
    async with lobby.hub.database.reading() as db:
        pairs = [(lobby.room, f"U{n}") for n in range(1_000)]
        assert set(await standing.members(db, [*pairs, (lobby.room, "Uli")])) == {(lobby.room, "Uli")}


async def test_a_message_is_there_for_those_who_may_read_it(lobby: Office) -> None:
    said = (await lobby.say("li", "x"))["id"]
    async with lobby.hub.database.reading() as db:
        _, room, member = await standing.message_for(db, said, lobby.people["chen"])
        assert (room.id, member) == (lobby.room, None)
        with pytest.raises(Refused, match=r"message\.missing"):
            await standing.message_for(db, said, lobby.people["stranger"])


async def test_members_are_found_without_walking_all_rooms(lobby: Office) -> None:
    async with lobby.hub.database.reading() as db:
        if db.dialect == "sqlite":
            plan = await db.rows(f"EXPLAIN QUERY PLAN {standing.IN_ROOMS.format(pairs='(?, ?),(?, ?)')}", *"abcd")
            assert [row["detail"] for row in plan if row["detail"].startswith("SEARCH m USING PRIMARY KEY")]
