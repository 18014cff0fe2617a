"""What the hub writes down is one line each, as text or JSON, and says which act it is about."""

import json
import logging
from typing import Any

import pytest

from hub import logs
from hub.kernel import Act, Actor, under_way

ACT = Act("chat.post", Actor("U1"), 0, key="k-7", via="B1")


def line(form: str, text: str = "it broke", **more: Any) -> str:
    """A warning as it is written."""
    log = logging.getLogger("hub.tried")
    record = log.makeRecord(log.name, logging.WARNING, "", 0, text, (), None, extra=more)
    return logs.formatter(form).format(record)


def test_json_is_one_object_a_line_with_the_act_under_way() -> None:
    before = under_way.set(ACT)
    try:
        told = json.loads(line("json", took_ms=1200))
    finally:
        under_way.reset(before)
    assert told.pop("timestamp").endswith("Z")
    assert told == {
        "event": "it broke", "level": "warning", "logger": "hub.tried", "took_ms": 1200,
        "act": "chat.post", "act_id": "k-7", "actor": "U1", "via": "B1",
    }  # fmt: skip


def test_a_line_that_names_its_act_itself_is_left_as_it_is() -> None:
    before = under_way.set(ACT)
    try:
        told = json.loads(line("json", act="people.me", act_id=None))
    finally:
        under_way.reset(before)
    assert (told["act"], told["act_id"]) == ("people.me", None)


def test_text_says_the_same_for_people() -> None:
    told = line("text", act="people.me")
    assert "it broke" in told and "act=people.me" in told and "\n" not in told


def test_a_failure_is_still_one_line_of_json() -> None:
    log = logging.getLogger("hub.tried")
    try:
        raise LookupError("no such thing")
    except LookupError as error:
        found = (LookupError, error, error.__traceback__)
        record = log.makeRecord(log.name, logging.ERROR, "", 0, "it broke", (), found)
    written = logs.formatter("json").format(record)
    assert "\n" not in written
    assert json.loads(written)["exception"][0]["exc_value"] == "no such thing"


def test_a_form_nobody_knows_keeps_the_hub_from_starting() -> None:
    with pytest.raises(logs.Unwritable, match="text or json"):
        logs.begin("xml")
