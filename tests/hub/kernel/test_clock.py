"""The clock tells milliseconds since 1970 in UTC."""

import time

from hub.kernel import system_clock


def test_the_clock_tells_the_machines_time_in_milliseconds() -> None:
    before = int(time.time() * 1000)
    now = system_clock()
    assert before - 1 <= now <= int(time.time() * 1000) + 1
