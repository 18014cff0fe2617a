"""A no: its code, its sentence, its status, and nothing of the hub's insides."""

import sqlite3
from typing import Annotated

import asyncpg
import msgspec
import pytest

from hub.doors.refusing import explained, status, told, unfit
from hub.kernel import Refused, Words

WORDS = Words({
    "zh": {"refused.x.y": "{who}不行", "refused.act.not_allowed": "不能{act}", "act.a.b": "办事",
           "refused.field.too_long": "{label}太长", "field.wire.text": "内容"}, "en": {},
})  # fmt: skip


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    n: Annotated[int, msgspec.Meta(ge=1, le=5)]


class Given(msgspec.Struct, forbid_unknown_fields=True):
    name: Annotated[str, msgspec.Meta(max_length=3)]
    inner: list[Inner] = []


@pytest.mark.parametrize(
    ("given", "reason", "field"),
    [
        ({}, "field.required", "name"), ({"name": "a", "b": 1}, "field.unknown", "b"),
        ({"name": 5}, "field.unreadable", "name"), ({"name": "long"}, "field.too_long", "name"),
        ({"name": "a", "inner": [{"n": 9}]}, "field.too_high", "inner[0].n"),
        ({"name": "a", "inner": [{"n": 0}]}, "field.too_low", "inner[0].n"),
        ({"name": "a", "inner": [{}]}, "field.required", "inner[0].n"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_input_names_the_field(given: object, reason: str, field: str) -> None:
    with pytest.raises(msgspec.ValidationError) as error:
        msgspec.convert(given, Given)
    no = unfit(error.value)
    assert (no.reason, no.details["field"]) == (reason, field)


@pytest.mark.parametrize(
    ("reason", "code"),
    [("session.refused", 401), ("act.not_allowed", 403), ("channel.missing", 404), ("key.reused", 409),
     ("decided.already", 409), ("record.stale", 409), ("slot.taken", 409), ("file.too_large", 413),
     ("field.unknown", 422), ("rate.limited", 429), ("late", 503), ("broken", 500)],
)  # fmt: skip
def test_each_reason_has_its_status(reason: str, code: int) -> None:
    assert status(reason) == code


def test_a_refusal_carries_its_sentence_and_what_belongs_to_it() -> None:
    no = Refused("x.y", who={"zh": "赵", "en": "Zhao"}, field="name", retry_after=3)
    assert told(no, WORDS, "zh") == {
        "reason": "x.y", "words": "赵不行", "field": "name", "retry_after": 3,
        "details": {"who": {"zh": "赵", "en": "Zhao"}},
    }  # fmt: skip


def test_an_act_named_by_its_code_is_said_in_words() -> None:
    assert told(Refused("act.not_allowed", act="a.b"), WORDS, "zh")["words"] == "不能办事"


def test_failures_are_refusals_too_and_only_bugs_get_an_incident() -> None:
    assert explained(Refused("x.y"), "a").reason == "x.y"
    assert explained(ConnectionResetError(), "a").reason == "unavailable"
    assert explained(TimeoutError(), "a").reason == "unavailable"
    assert explained(sqlite3.OperationalError("database or disk is full"), "a").reason == "storage.full"
    bug = explained(KeyError("secret"), "a")
    assert bug.reason == "broken"
    assert "secret" not in str(bug.details)


@pytest.mark.parametrize(("label", "said"), [("text", "内容太长"), ("其他", "其他太长")])
def test_a_field_is_called_as_people_call_it(label: str, said: str) -> None:
    assert told(Refused("field.too_long", field="text", label=label, high="3"), WORDS, "zh")["words"] == said


@pytest.mark.parametrize("error", [asyncpg.AdminShutdownError("x"), asyncpg.CannotConnectNowError("x"),
                                   asyncpg.CrashShutdownError("x"), ConnectionResetError()])  # fmt: skip
def test_a_database_that_goes_away_is_away_and_nothing_is_broken(error: Exception) -> None:
    assert explained(error, "chat.post").reason == "unavailable"
