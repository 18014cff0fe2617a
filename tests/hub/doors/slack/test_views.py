"""`views.*` by the stock client, with the trigger of somebody who asked the bot."""

from typing import Any

import pytest

from hub.doors.slack.views import shape
from tests.hub.doors.slack.station import Slack

VIEW: dict[str, Any] = {
    "type": "modal", "callback_id": "deploy", "title": {"type": "plain_text", "text": "Deploy"},
    "submit": {"type": "plain_text", "text": "Go"}, "private_metadata": "7", "app_id": "A1",
    "blocks": [
        {"type": "input", "block_id": "why", "label": {"type": "plain_text", "text": "Why :tada:"},
         "element": {"type": "plain_text_input", "action_id": "text"}},
    ],
}  # fmt: skip


@pytest.fixture
async def trigger(slack: Slack) -> str:
    """Zhao has tapped the bot's card."""
    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    blocks = [{"type": "actions", "elements": [button]}]
    await slack.call("chat_postMessage", channel=slack.room, text="x", blocks=blocks)
    (said,) = await slack.lines()
    await slack.stand.ask("zhao", "card.tap", message=said["id"], action="go")
    (row,) = await slack.stand.hub.rows("SELECT trigger_id FROM interaction")
    return str(row["trigger_id"])


async def test_a_dialog_is_opened_for_whoever_tapped_and_becomes_another(slack: Slack, trigger: str) -> None:
    told = (await slack.call("views_open", trigger_id=trigger, view=VIEW))["view"]
    assert (told["title"]["text"], told["callback_id"], told["private_metadata"]) == ("Deploy", "deploy", "7")
    assert (told["bot_id"], told["root_view_id"], told["state"]) == (slack.bot, told["id"], {"values": {}})
    (seen,) = (await slack.stand.ask("zhao", "view.list"))["views"]
    assert seen["blocks"][0]["label"]["text"] == "Why 🎉"
    changed = {**VIEW, "title": {"type": "plain_text", "text": "Deployed"}, "external_id": "d7"}
    await slack.call("views_update", view_id=told["id"], hash=told["hash"], view=changed)
    assert await slack.error("views_update", view_id=told["id"], hash=told["hash"], view=VIEW) == "hash_conflict"
    again = await slack.call("views_update", external_id="d7", view=changed)
    assert again["view"]["external_id"] == "d7"


async def test_a_home_page_is_published_for_one_person(slack: Slack) -> None:
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    told = (await slack.call("views_publish", user_id=slack.id("zhao"), view=home))["view"]
    assert told["type"] == "home"
    (seen,) = (await slack.stand.ask("zhao", "view.list", bot=slack.bot))["views"]
    assert seen["blocks"][0]["type"] == "divider"
    assert await slack.error("views_publish", user_id="U0", view=home) == "user_not_found"


async def test_what_does_not_go_is_said_in_slacks_words(slack: Slack, trigger: str) -> None:
    assert await slack.error("views_open", trigger_id="X0", view=VIEW) == "invalid_trigger_id"
    assert await slack.error("views_open", trigger_id=trigger, view={**VIEW, "title": None}) == "invalid_arguments"
    assert await slack.error("views_push", trigger_id=trigger, view=VIEW) == "not_found"
    assert await slack.error("views_update", view_id="V0", view=VIEW) == "not_found"
    assert await slack.error("api_call", api_method="views.update", json={"view": VIEW}) == "invalid_arguments"
    await slack.call("views_open", trigger_id=trigger, view=VIEW)
    assert await slack.error("views_open", trigger_id=trigger, view=VIEW) == "exchanged_trigger_id"


def test_a_dialog_is_told_with_all_that_typed_callers_expect() -> None:
    one = {"id": "V1", "type": "modal", "hash": "h", "blocks": [], "callback_id": "", "private_metadata": "",
           "external_id": "", "state": {"b": {}}, "root": "V0", "previous": "V0", "title": {}}  # fmt: skip
    told = shape(one, "T1", "B1")
    assert (told["previous_view_id"], told["state"], told["clear_on_close"]) == ("V0", {"values": {"b": {}}}, False)
