"""A tap on a reminder's card is the act it stands for; everybody sees exactly what they may do."""

import pytest

from hub.kernel import Refused
from hub.office.reminders.presenter import tap
from tests.hub.office.reminders.desk import Desk, at


def test_every_button_stands_for_an_act() -> None:
    card = {"thing": "L1"}
    assert tap(card, "done", None, None) == ("reminder.done", {"occasion": "L1"})
    assert tap(card, "ten", None, None) == ("reminder.put_off", {"occasion": "L1", "until": "ten"})
    with pytest.raises(Refused):
        tap(card, "burn", None, None)


async def test_a_rooms_card_is_everybodys_in_the_room(desk: Desk) -> None:
    await desk.remind("大家 明天 9点 晨会")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (card,) = await desk.cards("ma")
    assert (card["channel"], card["sub"]["text"], len(card["actions"])) == (desk.room, "林晓设的", 5)
    assert (await desk.refusal("sun", "card.view", card=card["id"])).reason == "reminder.missing"


async def test_the_face_follows_the_words(desk: Desk) -> None:
    one = await desk.remind("每天 9点 浇花")
    await desk.tick(at(2026, 11, 25, 9, 0))
    await desk.ask("lin", "reminder.edit", no=one["no"], text="给花浇水")
    assert [card["title"]["text"] for card in await desk.cards()] == ["给花浇水"]
