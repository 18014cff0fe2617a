"""Dialogs keep to their limits, and each reader is told what is theirs."""

from typing import Any

import pytest

from hub.chat.view_acts import ViewBody
from hub.chat.view_rules import composed, for_app, for_person
from hub.kernel import Refused, dump

FIELD = {"type": "input", "block_id": "b", "label": {"text": "L"}, "element": {"type": "plain_text_input"}}


def path_of(kind: str = "modal", **more: Any) -> str:
    with pytest.raises(Refused) as no:
        composed(ViewBody(**{"title": "T", "submit": "S", "blocks": [], **more}), kind)
    return f"{no.value.reason} {no.value.details['path']}"


def test_labels_become_text_objects_and_blocks_are_named() -> None:
    body = composed(ViewBody(title="T", submit={"type": "plain_text", "text": "S"}, blocks=[FIELD]), "modal")
    assert (body["title"], body["submit"]["text"], body["close"]) == ({"type": "plain_text", "text": "T"}, "S", None)
    assert body["blocks"][0]["element"]["action_id"] == "a0"


def test_what_is_wrong_with_a_dialog_is_named() -> None:
    assert path_of(title="x" * 25) == "dialog.wrong title"
    assert path_of(title="") == "dialog.wrong title"
    assert path_of(submit="x" * 25) == "dialog.wrong submit"
    assert path_of(submit=None, blocks=[FIELD]) == "dialog.wrong submit"
    assert path_of(type="home") == "dialog.wrong type"
    assert path_of("home") == "dialog.wrong type"
    assert path_of(blocks=[{"type": "divider"}] * 101) == "blocks.too_much blocks"
    assert path_of(blocks=[{"type": "x", "y": "z" * 12_000}] * 5) == "blocks.too_much blocks"
    with pytest.raises(Refused, match=r"field\.unreadable"):
        composed(ViewBody(title="\x00", blocks=[]), "modal")
    assert composed(ViewBody(type="home", blocks=[]), "home")["title"] is None


def row(**more: Any) -> dict[str, Any]:
    told = ViewBody(title="T", submit="S", blocks=[FIELD], private_metadata="secret", callback_id="c")
    body = dump(composed(told, "modal"))
    return {
        "id": "V1", "kind": "modal", "interaction": "X1", "channel": "C1", "root": "V1", "previous": None, "depth": 1,
        "hash": "h", "opened_at": 1, "until": 2, "closed_at": None, "body": body, "state": None, "person": "U1", **more,
    }  # fmt: skip


def test_what_is_the_bots_alone_stays_with_the_bot() -> None:
    app = {"id": "B1", "name": "bot"}
    told = for_person(row(), app)
    assert "secret" not in str(told)
    assert (told["title"]["text"], told["submit"]["text"], "close" in told) == ("T", "S", False)
    mine = for_app(row(state=dump({"b": {}})), app)
    assert (mine["private_metadata"], mine["callback_id"], mine["person"]) == ("secret", "c", "U1")
    assert mine["state"] == {"b": {}}


def test_of_a_closed_one_its_reader_gets_nothing_but_that_it_was_there() -> None:
    told = for_person(row(closed_at=5), {"id": "B1"})
    assert (told["closed"], told["blocks"], told["title"]) == (True, [], {})
    assert for_app(row(closed_at=5), {"id": "B1"})["blocks"] != []
