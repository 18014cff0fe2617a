"""Services of the outer world: they say who acts, or are told; and what happens when they do not answer."""

import pytest
from aiohttp import web

from hub.flow import calling
from hub.flow.calling import people_of
from hub.flow.outbound import Unreachable
from tests.hub.flow.test_outbound import service
from tests.hub.flow.test_waking import asked, one

RESOLVE = "{{id: named, name: {{zh: 指定, en: Named}}, who: ['url:http://127.0.0.1:{0}/who']}}"
TOLD = "http://127.0.0.1:{0}/told"
HOOK = f"{{{{id: hook, name: {{{{zh: 通知, en: Tell}}}}, kind: trigger, url: '{TOLD}', given: {{{{w: '=what'}}}}}}}}"


async def comes(desk, milliseconds: int = 1) -> None:
    await desk.tick(desk.hub.clock() + milliseconds)
    await desk.hub.settle()
    await calling.settled()


def allow(desk) -> None:
    desk.hub.registry.settings = {**desk.hub.registry.settings, "flow.outbound_hosts": ("127.0.0.1",)}


async def test_a_service_says_who_acts(desk):
    heard = []

    async def answer(request):
        heard.append((request.headers["Idempotency-Key"], await request.json()))
        return web.json_response({"people": ["zhao", "nobody"]})

    allow(desk)
    async with service(answer) as port:
        no, id = await asked(desk, RESOLVE.format(port))
        assert (await one(desk, no))["card"]["state"]["words"]["zh"] == "等外部服务指定处理人"
        await comes(desk)
    assert [todo["no"] for todo in await desk.todos("zhao")] == [no]
    key, body = heard[0]
    assert (key, body["request"], body["step"], body["form"]["what"]) == (f"{id}:2", no, "named", "A")
    await desk.ask("zhao", "flow.approve", no=no)
    assert len(await desk.todos("zhou")) == 1


async def test_a_service_is_told_and_asked_again_while_it_does_not_answer(desk):
    answers = [500, 500, 200]
    heard = []

    async def answer(request):
        heard.append(await request.json())
        return web.Response(status=answers.pop(0))

    allow(desk)
    async with service(answer) as port:
        await asked(desk, HOOK.format(port))
        await comes(desk)
        assert (await desk.todos("zhou"), len(heard)) == ([], 1)
        for _ in range(2):
            await comes(desk, 31_000)
    assert (len(heard), heard[0]["form"], len(await desk.todos("zhou"))) == (3, {"w": "A"}, 1)


async def test_where_it_never_answers_somebody_sees_to_it(desk):
    allow(desk)
    no, _ = await asked(desk, RESOLVE.format(1))
    for _ in range(6):
        await comes(desk, 31_000)
    assert [todo["no"] for todo in await desk.todos("admin")] == [no]
    assert (await desk.trail(no))[-1] == "hub missed"


async def test_an_address_of_ones_own_house_fails_at_once(desk):
    no, _ = await asked(desk, HOOK.format(1))
    await comes(desk)
    assert [todo["no"] for todo in await desk.todos("admin")] == [no]


@pytest.mark.parametrize("told", [None, [], {"people": "lin"}, {"people": [1]}])
def test_an_answer_that_names_nobody_is_none(told):
    with pytest.raises(Unreachable):
        people_of(told)


async def test_an_answer_that_comes_while_the_request_is_suspended_is_asked_for_again(desk):
    async def answer(request):
        return web.json_response({"people": ["zhao"]})

    allow(desk)
    async with service(answer) as port:
        no, _ = await asked(desk, RESOLVE.format(port))
        await desk.tick(desk.hub.clock() + 1)
        await desk.ask("admin", "flow.suspend", no=no, text="x")
        await desk.hub.settle()
        await calling.settled()
        assert await desk.todos("zhao") == []
        await desk.ask("admin", "flow.resume", no=no, text="x")
        await comes(desk, 31_000)
    assert [todo["no"] for todo in await desk.todos("zhao")] == [no]
