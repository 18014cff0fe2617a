"""Who may read a file: whoever handed it in, and whoever may read a thing it hangs on."""

import pytest

from hub.files import hang, open_file, usable
from hub.files.holding import owned
from hub.kernel import Refused
from tests.hub.chat.office import Office
from tests.hub.files.test_uploads import upload


async def may(lobby: Office, login: str, file: str) -> bool:
    async with lobby.hub.corridor.reading() as reads:
        try:
            return bool((await open_file(reads, file, lobby.people[login]))["sha"])
        except Refused as no:
            assert no.reason == "file.missing"
            return False


async def test_a_file_is_its_owners_until_it_is_shown_and_then_its_rooms(lobby: Office) -> None:
    closed = (await lobby.ask("li", "channel.create", kind="private", name="x", people=["Uzhao"]))["channel"]["id"]
    file = (await upload(lobby, "li", b"x"))["id"]
    assert [await may(lobby, one, file) for one in ("li", "zhao")] == [True, False]
    posted = await lobby.ask("li", "chat.post", channel=closed, files=[file])
    assert [await may(lobby, one, file) for one in ("li", "zhao", "wang", "stranger")] == [True, True, False, False]
    message = await lobby.message("zhao", posted["id"], closed)
    assert message["files"][0]["name"] == "a.txt"
    assert (await lobby.channel("zhao", closed))["last"]["text"] == "a.txt"


async def test_recalled_it_is_its_owners_again(lobby: Office) -> None:
    file = (await upload(lobby, "li", b"x"))["id"]
    posted = await lobby.say("li", "", files=[file])
    assert await may(lobby, "chen", file)
    await lobby.ask("li", "chat.recall", message=posted["id"])
    assert [await may(lobby, one, file) for one in ("li", "zhao")] == [True, False]


async def test_one_shows_what_one_may_read_and_nothing_else(lobby: Office) -> None:
    file = (await upload(lobby, "li", b"x"))["id"]
    assert (await lobby.refusal("zhao", "chat.post", channel=lobby.room, files=[file])).reason == "file.missing"
    await lobby.say("li", "mine", files=[file, file])
    again = await lobby.say("zhao", "passed on", files=[file])
    assert [one["id"] for one in (await lobby.message("wang", again["id"]))["files"]] == [file]
    assert (await lobby.refusal("zhao", "chat.post", channel=lobby.room, files=["F0"])).reason == "file.missing"


async def test_a_file_may_hang_on_anything_whose_module_says_who_reads_it(lobby: Office) -> None:
    file = (await upload(lobby, "li", b"x"))["id"]

    async def readable(db: object, person: str, things: list[str]) -> set[str]:
        return set(things) if person == "Uwang" else set()

    async def put(act: object, work: object) -> None:
        await hang(work, file, "record", "R1")  # type: ignore[arg-type]

    kind = lobby.hub.registry.acts["matter.boast"]
    lobby.hub.registry.acts["matter.boast"] = type(kind)(kind.name, kind.input, kind.reply, put)
    await lobby.ask("li", "matter.boast", matter="MT-1")
    assert not await may(lobby, "wang", file)
    lobby.hub.registry.offers["record.readable"] = readable
    assert [await may(lobby, one, file) for one in ("wang", "zhao")] == [True, False]


async def test_many_files_are_judged_at_once(lobby: Office) -> None:
    mine, theirs = (await upload(lobby, "li", b"a"))["id"], (await upload(lobby, "zhao", b"b"))["id"]

    async def never(*_: object) -> set[str]:
        return set()

    async with lobby.hub.database.reading() as db:
        found = await usable(db, [("Uli", mine), ("Uli", theirs), ("Uli", "F0")], never)
    assert set(found) == {("Uli", mine)}


async def test_a_file_that_is_not_there_is_missing(lobby: Office) -> None:
    async with lobby.hub.corridor.reading() as reads:
        with pytest.raises(Refused, match=r"file\.missing"):
            await open_file(reads, "F0", lobby.people["li"])


async def test_only_what_one_handed_in_is_ones_own(lobby: Office) -> None:
    file = (await upload(lobby, "li", b"x"))["id"]
    await lobby.say("li", "", files=[file])
    async with lobby.hub.database.reading() as db:
        assert [await owned(db, file, one) for one in ("Uli", "Uzhao")] == [True, False]
        assert not await owned(db, "Fnothing", "Uli")
