"""Many hands at one card: each decided once, the loser told the winner, both countersigners counted."""

import asyncio
from collections import Counter

import pytest

from hub.kernel import Refused
from tests.hub.flow.office import BOTH, EITHER, Office, office

CARDS = 1_000
AT_ONCE = 16


async def each(number: int, make) -> list:
    """`make(n)` for every n, a few at a time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(n: int):
        async with gate:
            return await make(n)

    return await asyncio.gather(*(one(n) for n in range(number)))


async def tap(desk: Office, login: str, act: str, no: str) -> str:
    """Approve or reject; `won`, or whom a refusal names as the winner."""
    try:
        await desk.ask(login, act, no=no, text="words", version=1)
    except Refused as refusal:
        assert refusal.reason == "decided.already", refusal.reason
        return f"{refusal.details['by']['name']} {refusal.details['what']}"
    return "won"


@pytest.mark.slow
async def test_two_approvers_at_the_same_moment_make_exactly_one_decision(postgres_url, tmp_path):
    async with office(postgres_url, tmp_path, EITHER) as desk:

        async def one(number: int) -> Counter:
            asked = await desk.ask("ma", "flow.start", flow="either", form={"what": f"matter {number}"})
            taps = [("zhao", "flow.approve"), ("wu", "flow.reject")][:: 1 if number % 2 else -1]
            heard = await asyncio.gather(*(tap(desk, login, act, asked["no"]) for login, act in taps))
            return Counter(sorted(heard))

        told = await each(CARDS, one)
        allowed = {("won", "赵敏慧 approved"), ("won", "吴倩 rejected")}
        assert {tuple(sorted(one, key=lambda word: word != "won")) for one in told} <= allowed
        sql = """SELECT COUNT(*) AS n FROM flow_line WHERE act IN ('approve', 'reject') GROUP BY instance"""
        assert [row["n"] for row in await desk.hub.rows(sql)] == [1] * CARDS
        ended = await desk.hub.rows("SELECT state, COUNT(*) AS n FROM flow_instance GROUP BY state")
        assert sum(row["n"] for row in ended) == CARDS
        assert {row["state"] for row in ended} <= {"approved", "rejected"}
        slots = await desk.hub.rows("SELECT state, COUNT(*) AS n FROM todo WHERE box = 'mine' GROUP BY state")
        counted = {row["state"]: row["n"] for row in slots}
        assert counted["superseded"] == CARDS
        assert counted.get("approved", 0) + counted.get("rejected", 0) == CARDS
        assert "pending" not in counted


async def test_two_countersigners_at_the_same_moment_both_count(postgres_url, tmp_path):
    async with office(postgres_url, tmp_path, BOTH) as desk:

        async def one(number: int) -> list[str]:
            asked = await desk.ask("ma", "flow.start", flow="pair", form={"what": f"matter {number}"})
            return await asyncio.gather(*(tap(desk, login, "flow.approve", asked["no"]) for login in ("zhao", "wu")))

        told = await each(100, one)
        assert told == [["won", "won"]] * 100
        ended = await desk.hub.rows("SELECT state, COUNT(*) AS n FROM flow_instance GROUP BY state")
        assert [(row["state"], row["n"]) for row in ended] == [("approved", 100)]
