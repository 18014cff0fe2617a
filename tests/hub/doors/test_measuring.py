"""The figures say what is going on: who is here, what was committed together, what waits, how late the loop comes."""

import asyncio
import time

from tests.hub.doors.standing import Standing


async def figures(stand: Standing) -> dict[str, int]:
    _, text = await stand.fetch("GET", "/metrics")
    return {line.split()[0]: int(line.split()[1]) for line in text.splitlines()}


async def test_figures_tell_of_people_posts_and_what_waits(stand: Standing) -> None:
    li = await stand.person("li")
    await li.says("你好", stand.room)
    told = await figures(stand)
    assert told["yizhan_connections"] == 1
    assert told['yizhan_batch_acts{name="chat.post"}'] == told['yizhan_batch_commits{name="chat.post"}'] == 1
    assert told["yizhan_database_answers"] == 1
    assert {"yizhan_loop_stall_ms_most", "yizhan_unsent_bytes_most", "yizhan_redis_connected"} <= told.keys()
    late = "INSERT INTO timer (id, company, fire_at, act, input, actor) VALUES (?, ?, ?, ?, ?, ?)"
    await stand.hub.database.atomic(lambda db: db.run(late, "L1", "O1", stand.hub.clock() - 5_000, "x", "{}", "clock"))
    told = await figures(stand)
    assert told["yizhan_timers_overdue"] >= 1
    assert told["yizhan_timer_lateness_ms"] >= 5_000
    await li.leaves()


async def test_a_loop_that_was_held_up_says_so(stand: Standing) -> None:
    await asyncio.sleep(0.15)
    time.sleep(0.3)  # noqa: ASYNC251 - holding it up is the point
    await asyncio.sleep(0.15)
    assert (await figures(stand))["yizhan_loop_stall_ms_most"] >= 100
