"""Bots as their administrator keeps them: let in with a token shown once, replaced and ended at will."""

from typing import Any

from hub.people import session_of, token_hash
from tests.hub.chat.office import Office

GIVEN = {"app": "Robot-7", "name": "机器七", "name_en": "Seven", "about": "数数"}


async def opens(lobby: Office, token: str) -> str:
    """Whose door a token opens."""
    async with lobby.hub.corridor.reading() as reads:
        signed = await session_of(reads, token)
    return signed.actor.id if signed else ""


async def listed(lobby: Office) -> dict[str, dict[str, Any]]:
    return {one["app"]: one for one in (await lobby.ask("root", "bot.list"))["bots"]}


async def test_a_new_bot_opens_the_door_with_the_token_shown_once(lobby: Office) -> None:
    made = await lobby.ask("root", "bot.create", "k1", **GIVEN)
    assert made["token"].startswith("xoxb-")
    assert await opens(lobby, made["token"]) == made["bot"]
    again = await lobby.ask("root", "bot.create", "k1", **GIVEN)
    assert (again["bot"], again["duplicate"], "token" in again) == (made["bot"], True, False)
    for table in ("act_key", "journal", "outbox"):
        assert made["token"] not in str(await lobby.hub.rows(f"SELECT * FROM {table}"))
    one = (await listed(lobby))["robot-7"]
    assert (one["name"], one["name_en"], one["tokens"], one["about"]["en"]) == ("机器七", "Seven", 1, "数数")
    assert (one["presence"], "seen_at" in one) == ("offline", False)


async def test_a_login_that_is_taken_is_taken_also_by_a_bot(lobby: Office) -> None:
    for app in ("approver", "li"):
        no = await lobby.refusal("root", "bot.create", **{**GIVEN, "app": app})
        assert (no.reason, no.details["field"]) == ("person.login_taken", "app")
    assert (await lobby.refusal("root", "bot.create", **{**GIVEN, "app": "a b"})).reason == "person.login"
    assert (await lobby.refusal("li", "bot.create", **GIVEN)).reason == "act.not_allowed"


async def test_a_new_token_ends_the_former_and_a_revoked_one_opens_nothing(lobby: Office) -> None:
    made = await lobby.ask("root", "bot.create", **GIVEN)
    new = await lobby.ask("root", "bot.rotate", bot=made["bot"])
    assert (await opens(lobby, made["token"]), await opens(lobby, new["token"])) == ("", made["bot"])
    await lobby.ask("root", "bot.revoke", bot=made["bot"])
    assert await opens(lobby, new["token"]) == ""
    assert (await listed(lobby))["robot-7"]["tokens"] == 0
    last = await lobby.ask("root", "bot.rotate", bot=made["bot"])
    assert await opens(lobby, last["token"]) == made["bot"]
    (kept,) = await lobby.hub.rows("SELECT hash FROM session WHERE person = ? AND revoked_at IS NULL", made["bot"])
    assert kept["hash"] == token_hash(last["token"])


async def test_only_bots_of_ones_own_company_are_kept_and_no_webhooks(lobby: Office) -> None:
    hook = (await lobby.ask("li", "hook.create", channel=lobby.room, name="CI"))["hook"]
    for bot in ("Uli", "Bnobody", hook["bot"]):
        for act in ("bot.rotate", "bot.revoke"):
            assert (await lobby.refusal("root", act, bot=bot)).reason == "bot.missing"
    assert list(await listed(lobby)) == ["approver"]


async def test_a_command_is_answered_with_a_line_for_each(lobby: Office) -> None:
    await lobby.ask("root", "bot.create", **GIVEN)
    assert "机器七 · robot-7" in (await lobby.ask("root", "bot.list"))["answer"]["text"]["text"]
