"""A room asks another by the name of an act, and gets nothing where there is none or it says no."""

from pathlib import Path

from hub.people import first_administrator
from hub.store import asked
from tests.running import opened


async def test_a_reading_act_is_answered_as_whoever_asks(store_url: str, tmp_path: Path) -> None:
    async with opened(store_url, tmp_path, ("people", "chat")) as hub:
        await first_administrator(hub.corridor, company="远航机电", locale="zh", zone="Asia/Shanghai")
        async with hub.corridor.reading() as reads:
            person = await reads.db.value("SELECT id FROM person WHERE login = 'admin'")
            actor = await reads.offer("people.actor", person)
            assert (await asked(reads, actor, "people.me", {}))["person"]["id"] == person
            assert await asked(reads, actor, "no.such", {}) == {}
            assert await asked(reads, actor, "channel.get", {"channel": "C0"}) == {}
            assert await asked(reads, actor, "card.tell", {"card": "K0"}) == {}
