"""What people write to be reminded, in Chinese and English, read as they mean it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hub.kernel import Refused
from hub.office.reminders.reading import read_line, read_when, zone_of

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def told(line: str) -> str:
    """A line as it was read: how often, on which days, at what time, of what."""
    wish = read_line(line, NOW)
    rule = wish.rule
    day = {"once": f"{rule.day or NOW:%m-%d}", "weekly": str(list(rule.weekdays)), "monthly": str(rule.month_day)}
    when = " ".join(filter(None, (rule.repeat, day.get(rule.repeat, ""), "working" if rule.working else "")))
    return f"{when} {rule.clock // 3600:02d}:{rule.clock // 60 % 60:02d} {wish.text}"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("提醒我 明天9点 交周报", "once 11-25 09:00 交周报"),
        ("提醒我明天9点交周报", "once 11-25 09:00 交周报"),
        ("明天下午三点半 提醒我 开会", "once 11-25 15:30 开会"),
        ("交周报，后天 10:00", "once 11-26 10:00 交周报"),
        ("半小时后 关火", "once 11-24 09:30 关火"),
        ("4:30pm 接孩子", "once 11-24 16:30 接孩子"),
        ("8:30 晨跑", "once 11-25 08:30 晨跑"),
        ("明天 讨论这3点", "once 11-25 09:00 讨论这3点"),
        ("每天早上9点半打卡", "daily 09:30 打卡"),
        ("每个工作日 17:50 写日报", "daily working 17:50 写日报"),
        ("每周五 16:30 提交周报", "weekly [4] 16:30 提交周报"),
        ("每周一三五 8:00 晨会", "weekly [0, 2, 4] 08:00 晨会"),
        ("每周一、周四 8:00 晨会", "weekly [0, 3] 08:00 晨会"),
        ("每周五一起吃饭", "weekly [4] 09:00 一起吃饭"),
        ("每周一到周五 9:00 打卡", "weekly [0, 1, 2, 3, 4] 09:00 打卡"),
        ("每周 15:00 例会", "weekly [1] 15:00 例会"),
        ("每月15号 10:00 对账", "monthly 15 10:00 对账"),
        ("每月最后一天 下午5点 盘点", "monthly 31 17:00 盘点"),
        ("每月1号 9:00 交房租 遇节假日顺延", "monthly 1 working 09:00 交房租"),
        ("remind me tomorrow 9am to file the report", "once 11-25 09:00 file the report"),
        ("remind me to file the report tomorrow 9am", "once 11-25 09:00 file the report"),
        ("me tomorrow 9:00 file the report", "once 11-25 09:00 file the report"),
        ("tomorrow call Li at 4pm", "once 11-25 16:00 call Li"),
        ("in 30 minutes check the oven", "once 11-24 09:30 check the oven"),
        ("meeting notes tomorrow 9am", "once 11-25 09:00 meeting notes"),
        ("every day at 9am stretch", "daily 09:00 stretch"),
        ("9:00 every day drink", "daily 09:00 drink"),
        ("every weekday at 9:15 stand-up", "daily working 09:15 stand-up"),
        ("remind me to call Bob every friday at 4pm", "weekly [4] 16:00 call Bob"),
        ("every mon, wed and fri 7:00 gym", "weekly [0, 2, 4] 07:00 gym"),
        ("every monday to friday 7:00 gym", "weekly [0, 1, 2, 3, 4] 07:00 gym"),
        ("Mondays 10:00 plan", "weekly [0] 10:00 plan"),
        ("every month on the 1st at 10am pay rent", "monthly 1 10:00 pay rent"),
        ("every month 10:00 pay rent", "monthly 24 10:00 pay rent"),
        ("at the end of every month 18:00 count the stock", "monthly 31 18:00 count the stock"),
        ("every friday 18:00 close the till on working days only", "weekly [4] working 18:00 close the till"),
    ],
)
def test_a_line_is_read_as_it_is_meant(line: str, meant: str) -> None:
    assert told(line) == meant


@pytest.mark.parametrize(
    ("line", "person", "room"),
    [
        ("提醒我 明天9点 交", "", False),
        ("<@U01ABC> 明天9点 交", "U01ABC", False),
        ("提醒 <@U01ABC> 明天9点 交", "U01ABC", False),
        ("@林晓 明天9点 交", "林晓", False),
        ("明天9点 提醒 @林晓 交", "林晓", False),
        ("remind <@U01ABC> tomorrow 9am to go", "U01ABC", False),
        ("大家 明天9点 交", "", True),
        ("提醒我们明天3点开会", "", True),
        ("remind everyone tomorrow 9am to go", "", True),
        ("<!channel> tomorrow 9am go", "", True),
        ("明天9点 问 <@U01ABC> 要合同", "", False),
    ],
)
def test_whom_it_is_for_stands_first(line: str, person: str, room: bool) -> None:
    wish = read_line(line, NOW)
    assert (wish.person, wish.room) == (person, room)


@pytest.mark.parametrize(("line", "reason"), [("交周报", "unclear"), ("每三周 交", "unclear"), ("每周五", "empty")])
def test_what_says_no_time_or_nothing_is_refused(line: str, reason: str) -> None:
    with pytest.raises(Refused) as no:
        read_line(line, NOW)
    assert no.value.reason == f"reminder.{reason}"


def test_an_hour_nobody_said_is_ours_and_known_to_be() -> None:
    assert read_line("明天 交周报", NOW).guessed
    assert read_line("每周五 交周报", NOW).guessed
    assert not read_line("明天 9:00 交周报", NOW).guessed


def test_a_time_alone_is_read_and_what_is_none_is_not() -> None:
    rule = read_when("每周五 16:30", NOW)
    assert rule is not None
    assert (rule.weekdays, rule.clock, rule.zone) == ((4,), 59_400, "Asia/Shanghai")
    once = read_when("明天", NOW)
    assert once is not None
    assert (once.day, once.clock) == (date(2026, 11, 25), 32_400)
    assert read_when("随便", NOW) is None


def test_the_zone_is_the_one_the_time_is_told_in() -> None:
    assert zone_of(NOW.replace(tzinfo=ZoneInfo("Europe/Berlin"))) == "Europe/Berlin"
    assert zone_of(NOW.replace(tzinfo=None)) == "UTC"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("每两周周五 16:30 交报告", ("weekly", (4,), 2, date(2026, 11, 27), 0, 0, 0)),
        ("隔周二 8:00 评审", ("weekly", (1,), 2, date(2026, 12, 1), 0, 0, 0)),
        ("每两周 15:00 例会", ("weekly", (1,), 2, date(2026, 11, 24), 0, 0, 0)),
        ("every other monday and wednesday 9:00 plan", ("weekly", (0, 2), 2, date(2026, 11, 25), 0, 0, 0)),
        ("fortnightly on friday 9:00 plan", ("weekly", (4,), 2, date(2026, 11, 27), 0, 0, 0)),
        ("每月第一个周一 9:00 月会", ("monthly", (0,), 1, None, 1, 0, 0)),
        ("每月最后一个周五 17:00 盘点", ("monthly", (4,), 1, None, 5, 0, 0)),
        ("the third monday of every month 9:00 meeting", ("monthly", (0,), 1, None, 3, 0, 0)),
        ("monthly on the last friday 17:00 count", ("monthly", (4,), 1, None, 5, 0, 0)),
        ("每年5月1日 9:00 体检", ("yearly", (), 1, None, 0, 5, 1)),
        ("every year on 24 december 9:00 gifts", ("yearly", (), 1, None, 0, 12, 24)),
    ],
)
def test_every_second_week_a_weekday_of_the_month_and_every_year(line: str, meant: tuple[object, ...]) -> None:
    wish = read_line(line, NOW)
    rule = wish.rule
    assert (rule.repeat, rule.weekdays, rule.interval, rule.day, rule.nth, rule.month, rule.month_day) == meant
    assert wish.text and rule.clock
