"""`resume` is an act like any other: over HTTP too."""

from tests.hub.doors.standing import Standing


async def test_what_was_missed_is_told_over_http(stand: Standing) -> None:
    posted = await stand.ask("li", "chat.post", channel=stand.room, text="x")
    given = {"cursors": {stand.room: posted["seq"] - 1, "Cnone": 3}}
    status, told = await stand.fetch("POST", "/api/acts/resume", "zhao", json=given)
    assert status == 200
    assert [one["seq"] for one in told["channels"][stand.room]["events"]] == [posted["seq"]]
    assert told["gone"] == ["Cnone"]


async def test_more_than_a_thousand_cursors_do_not_fit(stand: Standing) -> None:
    given = {"cursors": {f"C{number}": 1 for number in range(1_001)}}
    status, told = await stand.fetch("POST", "/api/acts/resume", "zhao", json=given)
    assert (status, told["refused"]["reason"]) == (422, "field.too_long")
