"""One connection, from the first frame to the last. Each of these fails on the bare library (reliability.md A1-A14)."""

import json
from pathlib import Path

import pytest
import socketio

from tests.hub.doors.standing import Standing, standing


async def test_whoever_comes_in_is_greeted_and_hears_what_is_said(stand: Standing) -> None:
    li, zhao = await stand.person("li"), await stand.person("zhao")
    assert li.hello["protocol"] == 1
    assert li.hello["me"]["name"] == "李雷"
    assert stand.room in li.hello["heads"]
    posted = await li.says("你好", stand.room)
    heard = await zhao.sees("chat.posted")
    assert heard["seq"] == posted["seq"]
    assert heard["data"]["message"]["text"] == "你好"
    await li.leaves()
    await zhao.leaves()


async def test_fifty_acts_sent_back_to_back_take_effect_in_their_order(stand: Standing) -> None:
    async with stand.raw("li") as li:
        for number in range(50):
            given = {"channel": stand.room, "text": str(number), "key": f"k{number}"}
            await li.send(f"42{number}" + json.dumps(["chat.post", given]))
        seqs = [(await li.answer(number))["seq"] for number in range(50)]
    assert seqs == sorted(seqs)
    said = await stand.ask("li", "chat.history", channel=stand.room)
    texts = [one["text"] for one in said["messages"] if one["kind"] == "message"]
    assert texts == [str(number) for number in range(50)]


async def test_acts_of_different_kinds_keep_their_order_too(stand: Standing) -> None:
    async with stand.raw("li") as li:
        for number in range(0, 20, 2):
            post = {"channel": stand.room, "text": f"m{number}", "key": f"k{number}"}
            await li.send(f"42{number}" + json.dumps(["chat.post", post]))
            await li.send(f"42{number + 1}" + json.dumps(["chat.history", {"channel": stand.room, "limit": 200}]))
        for number in range(0, 20, 2):
            posted, known = await li.answer(number), await li.answer(number + 1)
            assert known["head"] >= posted["seq"]
            assert known["messages"][-1]["text"] == f"m{number}"


async def test_forged_connect_and_disconnect_events_do_nothing_and_the_third_closes(stand: Standing) -> None:
    async with stand.raw("zhao") as zhao:
        await zhao.send('42["connect",{"REMOTE_ADDR":"6.6.6.6"},{"token":"evil"}]')
        await zhao.send('42["disconnect","x"]')
        assert (await zhao.asks(1, "people.me"))["ok"]
        await zhao.send('42["connect",{}]')
        assert await zhao.closed()


@pytest.mark.parametrize("frame", ["", "x", "9", "4", "4x", "42", "42{}", "44{}", "43[]", "431[]", '42/admin,["a"]'])
async def test_frames_that_are_nothing_break_nothing_and_the_third_closes(stand: Standing, frame: str) -> None:
    async with stand.raw("li") as li:
        await li.send(frame)
        await li.send(frame)
        assert (await li.asks(1, "people.me"))["ok"]
        await li.send(frame)
        assert await li.closed()
    async with stand.raw("li") as again:
        assert (await again.asks(1, "people.me"))["ok"]


async def test_binary_packets_are_refused_and_leave_nothing_behind(stand: Standing) -> None:
    async with stand.raw("li") as li:
        await li.send('4599999-["chat.post",{"_placeholder":true,"num":0}]')
        await li.line.send_bytes(b"x" * 200_000)
        assert (await li.asks(1, "people.me"))["ok"]
        await li.line.send_bytes(b"x")
        assert await li.closed()
    assert stand.door.server._binary_packet == {}


async def test_who_reads_nothing_but_answers_pings_is_let_go_and_comes_back_to_all_of_it(stand: Standing) -> None:
    first = await stand.person("zhao")
    cursors = {channel: head[0] for channel, head in first.hello["heads"].items()}
    await first.leaves()
    text, said = "x" * 16_000, 0
    async with stand.raw("zhao") as zhao, stand.raw("li") as li:
        zhao.line._response.connection.transport.pause_reading()  # type: ignore[union-attr]
        while stand.actors["zhao"].id in stand.door.hall.guests and said < 3_000:
            posted = await li.asks(said, "chat.post", channel=stand.room, text=text)
            said += 1
            if said % 100 == 0:
                await zhao.send("3")
        assert said < 3_000
        assert (await li.asks(said, "people.me"))["ok"]
    back = await stand.person("zhao", cursors)
    assert back.hello["resume"]["channels"][stand.room] == {"limited": True, "head": posted["seq"]}
    near = {stand.room: posted["seq"] - 20}
    missed = (await back.asks("resume", cursors=near))["channels"][stand.room]["events"]
    assert [one["seq"] for one in missed] == list(range(posted["seq"] - 19, posted["seq"] + 1))
    await back.leaves()


async def test_whatever_is_wrong_there_is_an_answer(stand: Standing) -> None:
    async with stand.raw("li") as li:
        assert (await li.asks(1, "no.such"))["refused"]["reason"] == "act.unknown"
        assert (await li.asks(2, "chat.post", channel=stand.room, colour="red"))["refused"]["reason"] == "field.unknown"
        assert (await li.asks(3, "chat.post"))["refused"]["field"] == "channel"
        assert (await li.asks(4, "chat.post", channel=5))["refused"]["reason"] == "field.unreadable"
        await li.send('425["chat.post",{"text":"\\u0000"}]')
        assert (await li.answer(5))["refused"]["reason"] == "payload.unreadable"
        await li.send("426" + "[" * 60_000)
        assert (await li.answer(6))["refused"]["reason"] == "payload.too_deep"
        await li.send('427["chat.post",{"text":"' + "x" * 70_000 + '"}]')
        assert (await li.answer(7))["refused"]["reason"] == "payload.too_big"
        assert (await li.asks(8, "people.me"))["ok"]


async def test_a_handler_that_breaks_is_answered_with_an_incident_and_no_traceback(
    stand: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(stand.door._desk, "run", broken)
    async with stand.raw("li") as li:
        refused = (await li.asks(1, "people.me"))["refused"]
    assert refused["reason"] == "broken"
    assert refused["details"]["id"] in refused["words"]
    assert "secret" not in json.dumps(refused)


async def test_who_asks_too_fast_is_told_so(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hub.sqlite3'}"
    async with standing(url, tmp_path, acts_per_second=1, acts_burst=3) as stand, stand.raw("li") as li:
        answers = [await li.asks(number, "people.me") for number in range(5)]
    assert [one["ok"] for one in answers] == [True, True, True, False, False]
    assert answers[-1]["refused"]["reason"] == "rate.limited"
    assert answers[-1]["refused"]["retry_after"] >= 1


async def test_a_token_nobody_knows_is_turned_away_with_a_code(stand: Standing) -> None:
    async with stand.raw() as stranger:
        await stranger.send('40{"token":"xoxb-nobody"}')
        told = json.loads((await stranger.next("44"))[2:])
    assert told["data"] == {"code": "session.refused"}


async def test_the_client_of_others_works_unmodified(stand: Standing) -> None:
    client = socketio.AsyncClient(reconnection=False)
    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(stand.url, auth={"token": "nobody"}, transports=["websocket"], wait_timeout=5)


async def test_polling_is_no_transport(stand: Standing) -> None:
    status, _ = await stand.fetch("GET", "/socket.io/?EIO=4&transport=polling")
    assert status == 400


async def test_who_is_removed_hears_that_and_nothing_after_it(stand: Standing) -> None:
    li, zhao = await stand.person("li"), await stand.person("zhao")
    await li.asks("channel.remove", channel=stand.room, people=[zhao.id])
    await li.says("without you", stand.room)
    await zhao.sees("channel.left")
    await li.asks("channel.invite", channel=stand.room, people=[zhao.id])
    await li.says("welcome back", stand.room)
    await zhao.sees("chat.posted", lambda one: one["data"]["message"]["text"] == "welcome back")
    heard = [one["data"]["message"]["text"] for one in zhao.events if one["name"] == "chat.posted"]
    assert "without you" not in heard
    await li.leaves()
    await zhao.leaves()


async def test_a_new_room_is_heard_from_its_first_word(stand: Standing) -> None:
    li, zhao = await stand.person("li"), await stand.person("zhao")
    made = await li.asks("channel.create", kind="group", people=[zhao.id], key="g1")
    await li.says("first", made["channel"]["id"])
    heard = await zhao.sees("chat.posted", lambda one: one["channel"] == made["channel"]["id"])
    assert heard["data"]["message"]["text"] == "first"
    await li.leaves()
    await zhao.leaves()


async def test_signing_out_elsewhere_ends_the_connection(stand: Standing) -> None:
    async with stand.raw("li") as li:
        status, _ = await stand.fetch("DELETE", "/api/session", "li")
        assert status == 200
        assert await li.closed()


async def test_a_session_revoked_behind_the_doors_back_ends_too(stand: Standing) -> None:
    async with stand.raw("zhao") as zhao:
        await stand.ask("zhao", "session.revoke")
        await stand.door.watch.look()
        assert await zhao.closed()


async def test_typing_and_reading_are_told_to_the_others_alone(stand: Standing) -> None:
    li, zhao = await stand.person("li"), await stand.person("zhao")
    posted = await li.says("read me", stand.room)
    await zhao.asks("typing", channel=stand.room)
    await zhao.asks("chat.read", channel=stand.room, seq=posted["seq"])
    await li.until(lambda: {"typing", "read"} <= {one["name"] for one in li.signals})
    read = next(one["data"] for one in li.signals if one["name"] == "read")
    assert (read["person"], read["no"]) == (zhao.id, posted["no"])
    assert "typing" not in {one["name"] for one in zhao.signals}
    await li.leaves()
    await zhao.leaves()


async def test_presence_is_told_when_somebody_comes(stand: Standing) -> None:
    li = await stand.person("li")
    zhao = await stand.person("zhao")
    await li.until(lambda: any(one["data"].get("person") == zhao.id for one in li.signals if one["name"] == "presence"))
    found = await li.asks("people.find", ids=[zhao.id])
    assert found["people"][0]["presence"] == "online"
    await zhao.asks("presence.set", state="busy")
    await li.until(lambda: any(one["data"].get("state") == "busy" for one in li.signals))
    await li.leaves()
    await zhao.leaves()


async def test_too_many_devices_of_one_person_are_turned_away(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hub.sqlite3'}"
    async with standing(url, tmp_path, sockets_per_person=1) as stand, stand.raw("li"), stand.raw() as second:
        await second.send("40" + json.dumps({"token": stand.tokens["li"]}))
        assert "session.crowded" in await second.next("44")


async def test_whoever_must_change_the_password_may_do_nothing_else(stand: Standing) -> None:
    sql = "UPDATE credential SET must_change = ? WHERE person = ?"
    person = stand.actors["li"].id
    await stand.hub.database.atomic(lambda db: db.run(sql, True, person))
    async with stand.raw("li") as li:
        assert (await li.asks(1, "people.me"))["must_change_password"]
        assert (await li.asks(2, "channel.list"))["refused"]["reason"] == "password.must_change"


async def test_heads_tell_of_what_was_lost_on_the_way(stand: Standing) -> None:
    async with stand.raw("zhao") as zhao:
        posted = await stand.ask("li", "chat.post", channel=stand.room, text="quiet")
        await stand.door._pulse.beat()
        told = json.loads((await zhao.next('42["heads"'))[2:])[1]
    assert told["heads"][stand.room] == [posted["seq"], posted["no"]]
    assert told["versions"].keys() == {"types", "words", "acts"}


async def test_the_same_key_is_the_same_act_over_any_door(stand: Standing) -> None:
    given = {"channel": stand.room, "text": "once", "key": "same"}
    async with stand.raw("li") as li:
        first = await li.asks(1, "chat.post", **given)
        status, second = await stand.fetch("POST", "/api/acts/chat.post", "li", json=given)
        assert (status, second["id"], second["duplicate"]) == (200, first["id"], True)
        third = await li.asks(2, "chat.post", **{**given, "text": "twice"})
    assert third["refused"]["reason"] == "key.reused"
