"""A newcomer's demo has requests on their way and one decided."""

from tests.cast import Cast


async def test_the_demo_begins_with_requests_on_their_way_and_one_decided(cast: Cast) -> None:
    async with cast.here("manager") as (zhou,):
        mine = [todo["no"].partition("-")[0] for todo in (await zhou.asks("todo.list", box="mine"))["todos"]]
        assert {"CG", "YY"} <= set(mine)
        done = (await zhou.asks("todo.list", box="done"))["todos"]
        assert any(todo["no"].startswith("LV-") and todo["state"] == "approved" for todo in done)
