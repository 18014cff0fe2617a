"""A listener's payload arrives as what it declared, and its answers as the wire wants them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from bots.kit import Bot
from bots.kit.context import Context, Unfit, call, fitted


@dataclass
class Leave:
    start: date
    days: Decimal
    people: list[str]


class Order(msgspec.Struct):
    count: int
    note: str = ""


FORM = {"start": "2026-11-24", "days": "1.5", "people": ["U1"], "other": 1}


def test_a_form_becomes_what_the_listener_declared() -> None:
    assert fitted(FORM, Leave, "form") == Leave(date(2026, 11, 24), Decimal("1.5"), ["U1"])
    assert fitted({"count": "3"}, Order, "form") == Order(3)
    assert fitted(FORM, dict, "form") is FORM
    assert fitted("x", None, "text") == "x"


@pytest.mark.parametrize(
    ("form", "field"), [({"count": "many"}, "count"), ({}, "count"), ({"count": 1, "note": 5}, "note")]
)
def test_what_does_not_fit_is_named(form: dict[str, Any], field: str) -> None:
    with pytest.raises(Unfit) as no:
        fitted(form, Order, "form")
    assert (no.value.part, no.value.field) == ("form", field)


async def test_what_does_not_fit_is_said_under_its_field() -> None:
    bot = Bot("b")

    @bot.form("order")
    async def order(form: Order) -> None:
        raise AssertionError("was called")

    answer = await bot.on_interaction({"kind": "form", "callback": "order", "form": {"count": "many"}})
    assert list(answer["errors"]) == ["count"]


async def answered(listener: Any) -> dict[str, Any]:
    context = Context(Bot("b"), {"kind": "form"})
    await call(listener, context)
    return context.answer


async def test_options_are_offered_as_texts_as_pairs_and_in_groups() -> None:
    async def plain(offer: Any) -> None:
        await offer(["a", ("B", "b"), {"value": "c"}])

    async def grouped(offer: Any) -> None:
        await offer([], 近=["a"])

    options = (await answered(plain))["options"]
    assert [one["value"] for one in options] == ["a", "b", "c"]
    assert options[1]["text"]["text"] == "B"
    groups = (await answered(grouped))["groups"]
    assert (groups[0]["label"]["text"], groups[0]["options"][0]["value"]) == ("近", "a")


async def test_a_dialog_changes_is_covered_or_closed_with_all_below() -> None:
    async def changes(change: Any) -> None:
        await change(title="T")

    async def pushes(push: Any) -> None:
        await push(title="T")

    async def clears(clear: Any) -> None:
        await clear()

    assert (await answered(changes))["view"] == {"action": "update", "view": {"title": "T"}}
    assert (await answered(pushes))["view"] == {"action": "push", "view": {"title": "T"}}
    assert (await answered(clears))["view"] == {"action": "clear"}
