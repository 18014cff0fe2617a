"""The front desk: what was asked becomes an act, or a refusal before anything was begun."""

from typing import Any

import pytest

from hub.doors.desk import Desk
from hub.kernel import Refused
from hub.people import Signed
from tests.hub.doors.standing import Standing


@pytest.mark.parametrize(
    ("name", "given", "reason"),
    [
        ("no.such", {}, "act.unknown"), ("session.open", {}, "act.unknown"), ("chat.post", [], "payload.unreadable"),
        ("chat.post", {"channel": "C", "key": ""}, "field.unreadable"),
        ("chat.post", {"channel": "C", "key": 5}, "field.unreadable"),
        ("chat.post", {"channel": "C", "for": 5}, "field.unreadable"),
    ],
)  # fmt: skip
async def test_what_cannot_become_an_act_is_refused(stand: Standing, name: str, given: Any, reason: str) -> None:
    with pytest.raises(Refused) as no:
        Desk(stand.hub.corridor).read(name, given)
    assert no.value.reason == reason


async def test_a_key_is_the_acts_even_where_its_input_has_no_place_for_it(stand: Standing) -> None:
    asked = Desk(stand.hub.corridor).read("people.me", {"key": "k1"})
    assert asked.key == "k1"
    assert not asked.is_batched


async def test_followers_hear_of_what_was_done_and_not_of_what_was_refused(stand: Standing) -> None:
    desk, heard = Desk(stand.hub.corridor), []
    desk.followers.append(lambda act, reply: heard.append((act.name, reply["seq"])))
    signed = Signed(stand.actors["li"], "S1", True, False, 0)
    done = await desk.answered(signed, "chat.post", {"channel": stand.room, "text": "hi"})
    await desk.answered(signed, "chat.post", {"channel": "Cnone", "text": "hi"})
    assert heard == [("chat.post", done["seq"])]
    assert desk.counts == {"done:chat.post": 1, "refused:channel.missing": 1}


async def test_a_person_never_acts_for_another(stand: Standing) -> None:
    signed = Signed(stand.actors["li"], "S1", True, False, 0)
    told = await Desk(stand.hub.corridor).answered(signed, "people.me", {"for": "X1"})
    assert told["refused"]["reason"] == "act.not_allowed"


async def test_what_takes_too_long_is_late_and_may_still_happen(
    stand: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.doors.desk.ANSWER_SECONDS", 0.0)
    signed = Signed(stand.actors["li"], "S1", True, False, 0)
    desk = Desk(stand.hub.corridor)
    told = await desk.answered(signed, "chat.post", {"channel": stand.room, "text": "slow", "key": "k1"})
    assert told["refused"]["reason"] == "late"
    monkeypatch.undo()
    again = await desk.answered(signed, "chat.post", {"channel": stand.room, "text": "slow", "key": "k1"})
    assert again["ok"]
