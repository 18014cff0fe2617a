"""Bots as apps: manifests let in, commands that belong to one app each."""

import msgspec
import pytest

from hub.chat import register_app
from hub.chat.apps import commands, manifest_of
from hub.kernel import Refused
from tests.hub.chat.office import COMPANY, Office

MANIFEST = {
    "name": "approver", "label": {"zh": "审批员", "en": "Approver"}, "for_person": ["matter.approve"],
    "commands": [
        {"names": ["find", "找"], "label": {"zh": "找", "en": "Find"}, "args": [{"name": "text", "rest": True}]}
    ],
}  # fmt: skip


async def test_an_app_brings_its_commands_answered_by_its_bot(lobby: Office) -> None:
    bot = await register_app(lobby.hub.corridor, MANIFEST, COMPANY, "secret")
    assert bot == "Bbot"
    async with lobby.hub.database.reading() as db:
        found = await commands(db, COMPANY)
        assert [(one.names, one.act, one.app, one.preset) for one in found] == [
            (("find", "找"), "", "approver", {"bot": "Bbot"})
        ]
        assert found[0].args[0].rest
        assert (await manifest_of(db, "Bbot"))["for_person"] == ["matter.approve"]
        assert await manifest_of(db, "Uli") == {}
        assert await commands(db, "O2") == []


async def test_a_new_bot_is_written_down_and_a_word_belongs_to_one_app(lobby: Office) -> None:
    await register_app(lobby.hub.corridor, MANIFEST, COMPANY, "secret")
    with pytest.raises(Refused, match=r"command\.taken"):
        await register_app(lobby.hub.corridor, {**MANIFEST, "name": "other"}, COMPANY, "s2")
    await register_app(lobby.hub.corridor, {**MANIFEST, "commands": []}, COMPANY, "s3")
    other = await register_app(lobby.hub.corridor, {**MANIFEST, "name": "other"}, COMPANY, "s4")
    assert other.startswith("B")


async def test_a_typing_mistake_in_a_manifest_is_an_error(lobby: Office) -> None:
    with pytest.raises(msgspec.ValidationError, match="for_persons"):
        await register_app(lobby.hub.corridor, {**MANIFEST, "for_persons": []}, COMPANY, "s")


async def test_only_an_administrator_lets_apps_in(lobby: Office) -> None:
    given = {"bot": "Bbot", "manifest": MANIFEST}
    assert (await lobby.refusal("li", "app.register", **given)).reason == "act.not_allowed"
    assert (await lobby.refusal("root", "app.register", **{**given, "bot": "Uli"})).reason == "bot.missing"
    await lobby.ask("root", "app.register", **given)


async def test_a_bot_tells_its_own_commands_and_not_what_it_may_do(lobby: Office) -> None:
    assert (await lobby.refusal("bot", "app.describe")).reason == "bot.missing"
    await register_app(lobby.hub.corridor, MANIFEST, COMPANY, "secret")
    told = {"commands": [{"names": ["lunch"]}], "shortcuts": [{"id": "k", "kind": "message", "label": {"zh": "存"}}]}
    for _ in range(2):
        await lobby.ask("bot", "app.describe", **told)
    async with lobby.hub.database.reading() as db:
        assert [one.names for one in await commands(db, COMPANY)] == [("lunch",)]
        manifest = await manifest_of(db, "Bbot")
    assert (manifest["for_person"], manifest["shortcuts"][0]["id"]) == (["matter.approve"], "k")
    assert (await lobby.refusal("li", "app.describe")).reason == "act.not_allowed"
    with pytest.raises(msgspec.ValidationError):
        await lobby.ask("bot", "app.describe", for_person=["chat.post"])
