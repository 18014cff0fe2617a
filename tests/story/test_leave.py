"""Stories 2 and 3: leave is asked for in one line and decided in one tap, wherever the manager is."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.cast import Cast
from tests.story.test_chat import room_of
from tests.wire import Person, Refusal


async def asks_for_leave(ma: Person, line: str = "/leave 年假 下周三 2天 回老家") -> str:
    """The number of the request."""
    room = await room_of(ma)
    before = len(ma.events)
    await ma.says(line, room)
    event = await ma.sees(
        "chat.posted", lambda one: bool(one["data"]["message"].get("card")) and one in ma.events[before:]
    )
    return str(event["data"]["message"]["card"]["no"])


async def card_before(zhou: Person, no: str) -> dict[str, Any]:
    """The message that holds the request's card, in the manager's direct conversation with the approver."""
    event = await zhou.sees(
        "chat.posted",
        lambda one: (one["data"]["message"].get("card") or {}).get("no") == no and one["channel"].startswith("D"),
    )
    return dict(event["data"]["message"])


def stands(no: str, state: str) -> Callable[[dict[str, Any]], bool]:
    return lambda event: event["data"]["card"]["no"] == no and event["data"]["card"]["state"]["code"] == state


async def test_a_card_stands_before_the_manager_in_both_places(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        no = await asks_for_leave(ma)
        message = await card_before(zhou, no)
        assert message["by"]["kind"] == "bot"
        card = message["card"]
        assert card["state"]["code"] == "running"
        assert zhou.id in next(one["for"] for one in card["actions"] if one["id"] == "approve")
        shared = await zhou.sees(
            "chat.posted",
            lambda one: (one["data"]["message"].get("card") or {}).get("no") == no and one["channel"].startswith("C"),
        )
        assert shared["data"]["message"]["card"]["id"] == card["id"]
        todos = (await zhou.asks("todo.list", box="mine"))["todos"]
        assert no in [todo["no"] for todo in todos]


Way = Callable[[Person, str, dict[str, Any]], Awaitable[Any]]


async def by_tap(zhou: Person, no: str, message: dict[str, Any]) -> Any:
    card = message["card"]
    return await zhou.asks(
        "card.tap", message=message["id"], action="approve", version=card["version"], key=str(uuid.uuid4())
    )


async def by_command(zhou: Person, no: str, message: dict[str, Any]) -> Any:
    return await zhou.says(f"/approve {no} ok", message["channel"])


async def by_reply(zhou: Person, no: str, message: dict[str, Any]) -> Any:
    return await zhou.says("同意", message["channel"], thread=message["id"])


async def by_page(zhou: Person, no: str, message: dict[str, Any]) -> Any:
    return await zhou.asks("flow.approve", no=no, key=str(uuid.uuid4()))


async def by_http(zhou: Person, no: str, message: dict[str, Any]) -> Any:
    status, answer = await zhou.over_http("flow.approve", no=no, key=str(uuid.uuid4()))
    assert status == 200, answer
    return answer


WAYS: list[Way] = [by_tap, by_command, by_reply, by_page, by_http]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_one_decision_by_any_way_changes_every_copy_at_once(cast: Cast, way: Way) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        no = await asks_for_leave(ma)
        message = await card_before(zhou, no)
        await way(zhou, no, message)
        for person in (ma, zhou):
            changed = await person.sees("card.changed", stands(no, "approved"))
            card = changed["data"]["card"]
            assert card["seal"]["by"]["id"] == zhou.id
            assert not [action for action in card["actions"] if action["id"] in ("approve", "reject")]
        await ma.sees("notice.given")
        with pytest.raises(Refusal, match=r"decided\.already") as late:
            await by_tap(zhou, no, message)
        assert late.value.details["by"]["id"] == zhou.id


async def test_a_rejection_asks_for_words(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        no = await asks_for_leave(ma)
        message = await card_before(zhou, no)
        given = {"message": message["id"], "action": "reject", "version": message["card"]["version"]}
        with pytest.raises(Refusal, match=r"flow\.words_required"):
            await zhou.asks("card.tap", **given, key=str(uuid.uuid4()))
        await zhou.asks("card.tap", **given, form={"text": "那天要盘点"}, key=str(uuid.uuid4()))
        changed = await ma.sees("card.changed", stands(no, "rejected"))
        assert changed["data"]["card"]["seal"]["text"] == "那天要盘点"


async def test_a_rejection_in_the_thread_says_why(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        no = await asks_for_leave(ma)
        message = await card_before(zhou, no)
        await zhou.says("驳回 超额", message["channel"], thread=message["id"])
        changed = await ma.sees("card.changed", stands(no, "rejected"))
        assert changed["data"]["card"]["seal"]["text"] == "超额"


async def test_a_comment_is_a_comment_from_wherever_it_comes(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        no = await asks_for_leave(ma)
        message = await card_before(zhou, no)
        await zhou.says("交接给谁？", message["channel"], thread=message["id"])
        await zhou.asks("flow.comment", no=no, text="票买了吗？", key=str(uuid.uuid4()))
        texts: list[str] = []
        for _ in range(50):
            trail = (await ma.asks("flow.get", no=no))["instance"]["trail"]
            texts = [line["text"] for line in trail if line["act"] == "comment"]
            if len(texts) == 2:
                break
            await asyncio.sleep(0.1)
        assert sorted(texts) == sorted(["交接给谁？", "票买了吗？"])


async def test_only_the_one_asked_may_decide(cast: Cast) -> None:
    async with cast.here("employee", "manager", "sales") as (ma, zhou, lin):
        no = await asks_for_leave(ma)
        await card_before(zhou, no)
        with pytest.raises(Refusal):
            await ma.asks("flow.approve", no=no, key=str(uuid.uuid4()))
        with pytest.raises(Refusal):
            await lin.asks("flow.approve", no=no, key=str(uuid.uuid4()))


async def test_leave_that_cannot_be_read_is_refused_in_words(cast: Cast) -> None:
    async with cast.here("employee") as (ma,):
        answer = await ma.says("/leave", await room_of(ma))
        assert {field["name"] for field in answer["view"]["fields"]} >= {"kind", "start", "days"}
        with pytest.raises(Refusal) as unknown:
            await ma.says("/请加 年假", await room_of(ma))
        assert unknown.value.reason == "command.unknown"
