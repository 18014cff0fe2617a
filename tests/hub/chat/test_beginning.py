"""The rooms of the demo, as they are when one first looks in."""

from pathlib import Path

from hub.chat.beginning import seed_rooms
from tests.hub.chat.office import COMPANY, Office

ROOMS = """
[[room]]
name = "公告"
kind = "public"
everyone = true
by = "li"

[[room.said]]
by = "zhao"
ago = 1
at = "09:05"
text = "请看 <@wang>"
reactions = { "👍" = ["wang", "chen"] }

[[room.said.replies]]
by = "wang"
at = "09:10"
text = "看了"

[[room]]
kind = "direct"
people = ["zhao"]
by = "li"
"""


async def test_rooms_are_made_and_talked_in_some_working_days_ago(lobby: Office, tmp_path: Path) -> None:
    (tmp_path / "rooms.toml").write_text(ROOMS, "utf-8")
    ordinary = "UPDATE company SET week = ? WHERE id = ?"
    week = '["09:00-18:00","09:00-18:00","09:00-18:00","09:00-18:00","09:00-18:00","",""]'
    await lobby.hub.database.atomic(lambda db: db.run(ordinary, week, COMPANY))
    assert await seed_rooms(lobby.hub.corridor, tmp_path, COMPANY) == 2
    rooms = (await lobby.ask("wang", "channel.list", query="公告"))["channels"]
    assert (rooms[0]["people"], rooms[0]["mentions"]) == (5, 1)
    said = (await lobby.ask("li", "chat.history", channel=rooms[0]["id"]))["messages"][0]
    assert (said["text"], said["at"], said["replies"]["count"]) == ("请看 <@Uwang>", "2026-11-20T01:05:00.000Z", 1)
    assert said["reactions"] == [{"emoji": "👍", "people": ["Uchen", "Uwang"]}]
