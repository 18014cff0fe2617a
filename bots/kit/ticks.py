"""What a bot does by the clock: cron words on a zone's wall, each tick once, also after the bot was down."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

log = logging.getLogger("bots")
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
LATE = timedelta(hours=1)
LONGEST_SLEEP = 60.0
Run = Callable[["Cron", datetime], Awaitable[None]]
IsWorking = Callable[[datetime], Awaitable[bool]]


@dataclass
class Cron:
    """Words of cron and their zone. `working`: only on the company's working days. `late`: how long after its time a
    tick that was missed is still made up for; of several the last.
    """

    words: str
    zone: str
    name: str
    working: bool = False
    late: timedelta = LATE
    trigger: CronTrigger = field(init=False)

    def __post_init__(self) -> None:
        self.trigger = trigger_of(self.words, self.zone)

    def after(self, moment: datetime) -> datetime | None:
        """The first tick after an instant; None when there is none any more."""
        found: datetime | None = self.trigger.get_next_fire_time(None, moment + timedelta(microseconds=1))
        return found

    def missed(self, since: datetime, now: datetime) -> datetime | None:
        """The last tick in the time from `since` to `now`, both in UTC, if there was one."""
        last, found = None, self.after(since)
        while found is not None and found <= now:
            last, found = found, self.after(found)
        return last

    def key(self, tick: datetime) -> str:
        """What makes an act of this tick happen once, however often it is tried."""
        return f"cron:{self.name}:{tick.astimezone(UTC):%Y%m%dT%H%MZ}"


def trigger_of(words: str, zone: str) -> CronTrigger:
    """Five words of cron as cron means them: 0 and 7 are Sunday, which the library would take for Monday."""
    parts = words.split()
    if len(parts) != 5:
        raise ValueError(f"{words!r}: five words are wanted: minute hour day month weekday")
    minute, hour, day, month, weekday = parts
    return CronTrigger(
        minute=minute, hour=hour, day=day, month=month, day_of_week=",".join(_weekdays(weekday)),
        timezone=ZoneInfo(zone),
    )  # fmt: skip


def _weekdays(words: str) -> list[str]:
    found: list[str] = []
    for part in words.lower().split(","):
        span, _, step = part.partition("/")
        if span == "*":
            found += ["*"] if not step else list(DAYS[:: int(step)])
            continue
        first, _, last = span.partition("-")
        begin, end = _day(first), _day(last or first)
        found += [DAYS[at % 7] for at in range(begin, (end if end >= begin else end + 7) + 1, int(step or 1))]
    return list(dict.fromkeys(found))


def _day(word: str) -> int:
    return DAYS.index(word) if word in DAYS else int(word)


class Ticks:
    """Waits for the ticks of a bot's crons. The last tick of each is kept in `kept`, when there is such a folder:
    without it what was missed within `late` is made up for again, which the keys make harmless.
    """

    def __init__(self, crons: list[Cron], run: Run, is_working: IsWorking, kept: Path | None = None) -> None:
        self._crons, self._run, self._is_working, self._kept = crons, run, is_working, kept

    async def serve(self) -> None:
        """Run every tick as it comes, for ever; each cron by itself."""
        await asyncio.gather(*(self._keep(cron) for cron in self._crons))

    async def _keep(self, cron: Cron) -> None:
        since = self._last(cron)
        while True:
            now = datetime.now(UTC)
            tick = cron.missed(max(since, now - cron.late), now)
            if tick is not None:
                await self.tick(cron, tick)
                since = tick
                continue
            following = cron.after(now)
            if following is None:
                return
            await asyncio.sleep(min(max((following - now).total_seconds(), 0.01), LONGEST_SLEEP))

    async def tick(self, cron: Cron, tick: datetime) -> None:
        """Run one tick, if its day is one for work where that is wanted. A failure is logged; the next tick comes."""
        try:
            if not cron.working or await self._is_working(tick):
                await self._run(cron, tick)
        except Exception:
            log.exception("%s stumbled at %s", cron.name, tick)
        if self._kept is not None:
            path = self._path(cron)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(tick.astimezone(UTC).isoformat(), "utf-8")

    def _last(self, cron: Cron) -> datetime:
        """The last tick that was run; without a trace of one, as far back as is made up for."""
        path = self._path(cron) if self._kept else None
        if path is not None and path.is_file():
            return datetime.fromisoformat(path.read_text("utf-8").strip())
        return datetime.now(UTC) - (cron.late if self._kept is None else timedelta())

    def _path(self, cron: Cron) -> Path:
        assert self._kept is not None
        return self._kept / f"{cron.name}.tick"
