"""Cron words mean what cron means by them, and each tick is run once."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bots.kit.ticks import Cron, Ticks

SHANGHAI = "Asia/Shanghai"
FRIDAY = datetime(2026, 11, 27, 9, tzinfo=UTC)


def ticks(words: str, count: int, zone: str = SHANGHAI, since: datetime = FRIDAY) -> list[str]:
    cron, found, at = Cron(words, zone, "b.c"), [], since
    for _ in range(count):
        after = cron.after(at)
        assert after is not None
        found.append(f"{after:%a %H:%M}")
        at = after
    return found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("30 8 * * 1-5", ["Mon 08:30", "Tue 08:30"]),
        ("0 9 * * 0", ["Sun 09:00", "Sun 09:00"]),
        ("0 9 * * 7", ["Sun 09:00", "Sun 09:00"]),
        ("0 9 * * fri-mon", ["Sat 09:00", "Sun 09:00"]),
        ("0 9 * * 5-7", ["Sat 09:00", "Sun 09:00"]),
        ("0 9 * * mon,wed", ["Mon 09:00", "Wed 09:00"]),
        ("0 9 * * */3", ["Sat 09:00", "Sun 09:00"]),
        ("0 0 28 11 *", ["Sat 00:00", "Sun 00:00"]),
    ],
)  # fmt: skip
def test_weekdays_are_those_of_cron(words: str, told: list[str]) -> None:
    assert ticks(words, 2) == told


def test_a_wall_keeps_its_hour_when_clocks_change() -> None:
    since = datetime(2026, 10, 24, 12, tzinfo=UTC)
    assert ticks("0 9 * * *", 2, "Europe/Berlin", since) == ["Sun 09:00", "Mon 09:00"]


def test_five_words_are_wanted() -> None:
    with pytest.raises(ValueError, match="five words"):
        Cron("0 9 * *", SHANGHAI, "b.c")


def test_of_what_was_missed_the_last_counts() -> None:
    cron = Cron("*/20 * * * *", SHANGHAI, "b.c")
    missed = cron.missed(FRIDAY, FRIDAY + timedelta(minutes=50))
    assert missed is not None
    assert missed.astimezone(UTC) == FRIDAY + timedelta(minutes=40)
    assert cron.missed(FRIDAY, FRIDAY + timedelta(minutes=10)) is None
    assert cron.key(missed) == "cron:b.c:20261127T0940Z"


async def run(cron: Cron, kept: Path | None, *, works: bool = True, fails: bool = False) -> list[datetime]:
    """Serve for as long as it takes to run what was missed; the ticks that were run."""
    found: list[datetime] = []

    async def tick(_: Cron, at: datetime) -> None:
        found.append(at)
        if fails:
            raise RuntimeError("on purpose")

    async def is_working(_: datetime) -> bool:
        return works

    serving = asyncio.create_task(Ticks([cron], tick, is_working, kept).serve())
    await asyncio.sleep(0.05)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    return found


async def test_after_a_restart_a_tick_is_made_up_for_once(tmp_path: Path) -> None:
    cron = Cron("0 * * * *", SHANGHAI, "b.c")  # the last one is less than an hour ago
    before = datetime.now(UTC) - timedelta(minutes=70)
    (tmp_path / "b.c.tick").write_text(before.isoformat(), "utf-8")
    assert len(await run(cron, tmp_path)) == 1
    assert await run(cron, tmp_path) == []
    (tmp_path / "b.c.tick").unlink()
    assert await run(cron, tmp_path) == []  # a bot that is new begins with what comes
    assert len(await run(cron, None)) == 1  # one without a memory relies on its keys


async def test_a_tick_that_fails_is_not_run_for_ever(tmp_path: Path) -> None:
    cron = Cron("0 * * * *", SHANGHAI, "b.c")
    (tmp_path / "b.c.tick").write_text((datetime.now(UTC) - timedelta(minutes=70)).isoformat(), "utf-8")
    assert len(await run(cron, tmp_path, fails=True)) == 1
    assert await run(cron, tmp_path, fails=True) == []


async def test_days_off_are_passed_over_where_that_is_wanted() -> None:
    assert await run(Cron("0 * * * *", SHANGHAI, "b.c", working=True), None, works=False) == []
    assert len(await run(Cron("0 * * * *", SHANGHAI, "b.c", working=True), None)) == 1
