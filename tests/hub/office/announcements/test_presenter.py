"""Who sees which card, and what a tap stands for."""

import pytest

from hub.kernel import Refused
from hub.office.announcements.presenter import tap


def test_a_tap_is_the_act_of_its_button():
    card = {"kind": "announcement", "thing": "W1"}
    assert tap(card, "read", {"text": "yes", "more": 1}, None) == (
        "announcement.read", {"announcement": "W1", "text": "yes"},
    )  # fmt: skip
    assert tap({**card, "kind": "announcement.report"}, "chase", None, None)[0] == "announcement.chase"
    for kind, action in (("announcement", "chase"), ("announcement.report", "read")):
        with pytest.raises(Refused, match=r"act\.unknown"):
            tap({**card, "kind": kind}, action, None, None)


async def test_each_card_is_for_those_it_is_for(desk):
    await desk.send(to="chosen", roles=["finance"])
    await desk.delivered()
    assert (await desk.view("zhao"))["actions"][0]["for"] == [desk.people["zhao"].id]
    assert (await desk.view("fang"))["actions"] == []
    assert (await desk.view("admin", "announcement.report"))["actions"][0]["for"] == [desk.people["admin"].id]
    for login, kind in (("ma", "announcement"), ("ma", "announcement.report"), ("zhao", "announcement.report")):
        (row,) = await desk.hub.rows("SELECT id FROM card WHERE kind = ?", kind)
        assert (await desk.refusal(login, "card.view", card=row["id"])).reason == "announcement.missing"
