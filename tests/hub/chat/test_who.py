"""Who people are to chat."""

import pytest

from hub.chat.who import contacts, inboxes, named, shown
from hub.kernel import Refused
from tests.hub.chat.office import COMPANY, Office


async def test_contacts_are_of_this_company_and_here(lobby: Office) -> None:
    async with lobby.hub.database.reading() as db:
        found = await contacts(db, COMPANY, ["Uzhao", "Uli", "Uzhao"])
        assert [(one.id, one.name, one.inbox) for one in found] == [("Uzhao", "赵敏", "Izhao"), ("Uli", "李娜", "Ili")]
        with pytest.raises(Refused, match=r"person\.missing"):
            await contacts(db, COMPANY, ["Uli", "Ustranger"])
        assert await inboxes(db, ["Uli", "U0"]) == {"Uli": "Ili"}
    gone = "UPDATE person SET gone_at = 1 WHERE id = 'Uli'"
    await lobby.hub.database.atomic(lambda db: db.run(gone))
    async with lobby.hub.database.reading() as db:
        assert await inboxes(db, ["Uli"]) == {}
        assert await named(db, ["Uli", "Bbot", "U0"]) == {
            "Uli": {"id": "Uli", "name": "李娜", "kind": "person"},
            "Bbot": {"id": "Bbot", "name": "审批", "kind": "bot"},
            "U0": {"id": "U0", "name": "", "kind": "person"},
        }


async def test_people_are_shown_with_their_presence(lobby: Office) -> None:
    async def presence(db: object, people: list[str]) -> dict[str, str]:
        return {"Uli": "busy"}

    lobby.hub.registry.offers["presence.of"] = presence
    async with lobby.hub.corridor.reading() as reads:
        found = await shown(reads, ["Uli", "Uzhao"])
    assert [found[one]["presence"] for one in ("Uli", "Uzhao")] == ["busy", "offline"]


async def test_an_app_speaks_under_its_bots_name_though_it_never_ran(lobby: Office) -> None:
    await lobby.hub.database.atomic(lambda db: db.run("DELETE FROM person WHERE id = 'Bbot'"))
    told = await lobby.ask("li", "matter.show", matter="MT-1", person="Uzhao")
    message = await lobby.message("zhao", told["message"], told["channel"])
    assert message["by"]["kind"] == "bot"
    assert message["by"]["name"] == "approver"
