"""What is revoked anywhere ends here, and rights are never older than a few seconds."""

from dataclasses import replace

import pytest

from hub.doors.socket.watch import TRUSTED_SECONDS
from hub.kernel import Refused
from tests.hub.doors.standing import Standing


async def test_rights_that_are_not_fresh_are_read_again_before_an_act(stand: Standing) -> None:
    li = await stand.person("li")
    connection = next(iter(stand.door.connections))
    connection.signed_at -= TRUSTED_SECONDS + 1
    sql = """INSERT INTO role_grant (id, company, holder, role, reason, granted_by, granted_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
    row = ("L1", stand.actors["li"].company, li.id, "admin", "test", li.id, 1)
    await stand.hub.database.atomic(lambda db: db.run(sql, *row))
    await li.asks("people.me")
    assert "admin" in connection.signed.actor.roles
    await li.leaves()


async def test_an_act_about_people_makes_everybodys_rights_old(stand: Standing) -> None:
    li = await stand.person("li")
    connection = next(iter(stand.door.connections))
    connection.signed_at += 1_000
    await li.asks("people.settings", theme="dark", key="k1")
    assert connection.signed_at == 0.0
    await li.leaves()


async def test_an_act_in_a_session_that_has_ended_is_refused(stand: Standing) -> None:
    async with stand.raw("li") as li:
        connection = next(iter(stand.door.connections))
        await stand.ask("li", "session.revoke")
        connection.signed_at = 0.0
        with pytest.raises(Refused, match=r"session\.refused"):
            await stand.door.watch.refresh(connection)
        assert await li.closed()


async def test_a_session_that_ran_out_is_closed(stand: Standing) -> None:
    async with stand.raw("li") as li:
        connection = next(iter(stand.door.connections))
        stand.hub.clock.now = connection.signed.expires_at + 1
        await stand.door.watch.look()
        assert await li.closed()


async def test_a_session_in_use_is_kept_as_seen(stand: Standing) -> None:
    li = await stand.person("li")
    await li.asks("people.me")
    before = (await stand.hub.rows("SELECT MAX(seen_at) AS at FROM session"))[0]["at"]
    stand.hub.clock.now += 120_000
    stand.door.watch._seen_at -= 61
    await stand.door.watch.look()
    assert (await stand.hub.rows("SELECT MAX(seen_at) AS at FROM session"))[0]["at"] > before
    await li.leaves()


async def test_a_bot_whose_token_was_replaced_or_ended_is_out(stand: Standing) -> None:
    stand.actors["li"] = replace(stand.actors["li"], roles=frozenset({"admin"}))
    made = await stand.ask("li", "bot.create", app="robot", name="机器人")
    for act in ("bot.rotate", "bot.revoke"):
        stand.tokens["robot"] = made["token"]
        async with stand.raw("robot") as robot:
            made = {**made, **await stand.ask("li", act, bot=made["bot"])}
            await stand.door.watch.look()
            assert await robot.closed()
