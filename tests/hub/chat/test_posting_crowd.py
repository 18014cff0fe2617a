"""Everybody at once: posts, answers, edits, reactions, comings and goings; nothing stumbles, all is counted."""

import asyncio
import random
from collections.abc import Awaitable
from typing import Any

from hub.kernel import Refused
from tests.hub.chat.office import Office

ROUNDS = 25


async def busy(lobby: Office, login: str, rooms: list[str], roots: dict[str, str], dice: random.Random) -> list[str]:
    """One person doing this and that; the refusals they met."""
    mine: list[str] = []
    met = []
    for number in range(ROUNDS):
        room = dice.choice(rooms)
        acts: list[Awaitable[dict[str, Any]]] = [
            lobby.ask(login, "chat.post", f"{login}{number}", channel=room, text=f"{number} <!here>"),
            lobby.ask(login, "chat.post", channel=room, text="answer", thread=roots[room]),
            lobby.ask(login, "chat.react", message=roots[room], emoji=dice.choice("abc")),
            lobby.ask(login, "chat.read", channel=room, seq=10**6),
            lobby.ask(login, dice.choice(["channel.join", "channel.leave"]), channel=rooms[-1]),
        ]
        if mine:
            acts.append(lobby.ask(login, "chat.edit", message=dice.choice(mine), text="edited"))
        for done in await asyncio.gather(*acts, return_exceptions=True):
            if isinstance(done, Refused):
                met.append(done.reason)
            elif isinstance(done, BaseException):
                raise done
            elif "no" in done and "id" in done:
                mine.append(done["id"])
    return met


async def test_a_crowd_leaves_every_log_whole(lobby: Office) -> None:
    rooms = [lobby.room]
    for name in ("二", "三"):
        made = await lobby.ask("li", "channel.create", kind="public", name=name, people=["Uzhao", "Uwang"])
        rooms.append(made["channel"]["id"])
    roots = {room: (await lobby.ask("li", "chat.post", channel=room, text="root"))["id"] for room in rooms}
    crowd = ("li", "zhao", "wang")
    dice = random.Random(7)
    met = await asyncio.gather(*(busy(lobby, one, rooms, roots, random.Random(dice.random())) for one in crowd))
    assert {reason for one in met for reason in one} <= {"channel.not_in", "channel.missing"}
    for room in rooms:
        log = await lobby.hub.rows("SELECT seq FROM channel_event WHERE channel = ? ORDER BY seq", room)
        assert [row["seq"] for row in log] == list(range(1, len(log) + 1))
        said = await lobby.hub.rows("SELECT no, thread FROM message WHERE channel = ? ORDER BY seq", room)
        assert [row["no"] for row in said] == list(range(1, len(said) + 1))
        thread = await lobby.hub.rows("SELECT replies FROM thread WHERE message = ?", roots[room])
        assert thread[0]["replies"] == sum(row["thread"] is not None for row in said)
    wrong = """SELECT m.id FROM message m WHERE m.author <> 'Uli' AND NOT EXISTS (SELECT 1 FROM membership s
    WHERE s.channel = m.channel AND s.person = m.author AND s.from_seq < m.seq
    AND (s.to_seq IS NULL OR s.to_seq > m.seq)) AND m.channel = ?"""
    assert await lobby.hub.rows(wrong, rooms[-1]) == []
