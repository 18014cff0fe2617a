"""A reminder that has rung, as a card: what it is, since when, and done, later, tomorrow, next week. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from hub.kernel import Both, Words, same
from hub.office.reminders.rules import LAST, SNOOZES, Owners, Rule, local

KIND = "reminder"
OPEN = ("open", "snoozed")
LOOKS = {
    "open": ("amber", "ring"), "snoozed": ("amber", "ring"), "done": ("pine", "dot"), "passed": ("slate", "square"),
    "cancelled": ("slate", "square"),
}  # fmt: skip
"""State of an occurrence → the card's colour and the shape of its mark."""
HEADER = 150
Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder as its row holds it, with its rule read. `next_at` is 0 when it does not ring again."""

    id: str
    company: str
    no: str
    owners: Owners
    channel: str
    text: str
    rule: Rule
    next_at: int
    state: str
    about: Both | None
    url: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time it rang, as its row holds it (instants in ms UTC)."""

    id: str
    reminder: str
    due_at: int
    late: bool
    missed: int
    state: str
    until: int
    done_by: str
    done_at: int
    channel: str
    message: str


def face(one: Occasion, of: Reminder, names: Names, words: Words, reader: str | None, may: bool) -> dict[str, Any]:
    """The card for everybody it stands before, or, with `may` they finish it, as one reader sees it."""
    tone, mark = LOOKS[one.state]
    told: dict[str, Any] = {
        "kind": KIND, "thing": one.id, "view": "reminder", "version": 1, "masked": False, "tone": tone,
        "icon": "bell", "label": words.both("text.reminder"), "no": "", "title": same(of.text),
        "state": {"code": one.state, "mark": mark, "tone": tone, **_state(one, of, words)},
        "facts": _facts(one, of, words), "actions": _actions(one, of, words, reader, may),
    }  # fmt: skip
    if sub := _sub(of, names, words):
        told["sub"] = sub
    if of.url:
        told["url"] = of.url
    if one.state == "done":
        at = f"{local(one.done_at, of.rule.zone):%m-%d %H:%M}"
        told["waits"] = words.both("text.reminder.done_by", who=names.get(one.done_by, {}), at=at)
    return {**told, "blocks": _blocks(told)}


def says(rule: Rule, words: Words, today: date) -> Both:
    """When it rings, in words: `every Friday 16:30`."""
    time = f"{rule.clock // 3_600:02d}:{rule.clock // 60 % 60:02d}"
    if rule.repeat == "once":
        day = rule.day or today
        return same(f"{day:%m-%d} {time}" if day.year == today.year else f"{day} {time}")
    if rule.repeat == "daily":
        return words.both(f"text.reminder.{'working' if rule.working else 'daily'}", time=time)
    if rule.repeat == "weekly":
        days = [words.both(f"text.reminder.weekday.{day}") for day in rule.weekdays]
        key = "weekly" if rule.interval == 1 else "fortnight" if rule.interval == 2 else "weeks"
        told = words.both(f"text.reminder.{key}", days=days, time=time, n=rule.interval)
    elif rule.repeat == "yearly":
        month = words.both(f"text.reminder.month.{rule.month}")
        told = words.both("text.reminder.yearly", month=month, day=rule.month_day, time=time)
    elif rule.nth:
        days = [words.both(f"text.reminder.weekday.{day}") for day in rule.weekdays]
        nth = words.both(f"text.reminder.nth.{rule.nth}")
        told = words.both("text.reminder.month_weekday", nth=nth, days=days, time=time)
    elif rule.month_day == LAST:
        told = words.both("text.reminder.month_end", time=time)
    else:
        told = words.both("text.reminder.monthly", day=rule.month_day, time=time)
    return words.both("text.reminder.moved_on", says=told) if rule.working else told


def rule_told(rule: Rule) -> dict[str, Any]:
    """A rule as clients and columns have it."""
    plain = asdict(rule)
    clock, day = plain.pop("clock"), plain.pop("day")
    seconds = f":{clock % 60:02d}" if clock % 60 else ""
    told = {**plain, "weekdays": list(rule.weekdays), "time": f"{clock // 3_600:02d}:{clock // 60 % 60:02d}{seconds}"}
    return {**told, "date": day.isoformat()} if day else told


def rule_of(told: Mapping[str, Any]) -> Rule:
    """The rule a column or a client's input holds. Raises ValueError for a day that does not exist."""
    parts = [int(part) for part in str(told["time"]).split(":")]
    clock = sum(part * unit for part, unit in zip(parts, (3_600, 60, 1), strict=False))
    day = date.fromisoformat(told["date"]) if told.get("date") else None
    days: Sequence[int] = told.get("weekdays") or ()
    return Rule(
        told["repeat"], clock, told["zone"], day, tuple(sorted(set(days))), int(told.get("month_day") or 0),
        bool(told.get("working")), int(told.get("interval") or 1), int(told.get("nth") or 0),
        int(told.get("month") or 0),
    )  # fmt: skip


def _state(one: Occasion, of: Reminder, words: Words) -> Both:
    if one.state == "open":
        return same(f"{local(one.until or one.due_at, of.rule.zone):%H:%M}")
    if one.state == "snoozed":
        return words.both("text.reminder.until", at=f"{local(one.until, of.rule.zone):%m-%d %H:%M}")
    return words.both(f"state.reminder.{one.state}")


def _sub(of: Reminder, names: Names, words: Words) -> Both | None:
    owners, when = of.owners, None
    if of.rule.repeat != "once":
        when = words.both("text.reminder.repeats", says=says(of.rule, words, date.min))
    if owners.organisation:
        who: Both | None = words.both("text.reminder.organisation")
    else:
        who = None if owners.author == owners.person else words.both(
            "text.reminder.set_by", who=names.get(owners.author, {})
        )  # fmt: skip
    if who and when:
        return words.both("text.reminder.set_by_and_repeats", who=who, says=when)
    return who or when


def _facts(one: Occasion, of: Reminder, words: Words) -> list[dict[str, Any]]:
    facts = []
    if of.about:
        facts.append({"label": words.both("field.reminder.about"), "value": of.about})
    if one.late:
        at = f"{local(one.until or one.due_at, of.rule.zone):%m-%d %H:%M}"
        key = "text.reminder.missed" if one.missed else "text.reminder.late"
        facts.append({"label": words.both("field.reminder.late"), "value": words.both(key, at=at, count=one.missed)})
    return facts


def _actions(one: Occasion, of: Reminder, words: Words, reader: str | None, may: bool) -> list[dict[str, Any]]:
    if one.state not in OPEN or (reader is not None and not may):
        return []
    people = [reader] if reader else list(dict.fromkeys((of.owners.person, of.owners.author)))
    audience: str | list[str] = people if of.owners.person or reader else "all"
    done = {"id": "done", "label": words.both("act.reminder.done"), "style": "primary", "for": audience}
    later = [
        {"id": choice, "label": words.both(f"text.reminder.put_off.{choice}"), "for": audience} for choice in SNOOZES
    ]
    return [done, *later]


def _blocks(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The same card in Block Kit, for a client that knows no bound cards; in the company's language."""
    lines = [told["state"]["text"], *(fact["value"]["text"] for fact in told["facts"])]
    lines += [told[name]["text"] for name in ("sub", "waits") if name in told]
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": told["title"]["text"][:HEADER]}},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": " | ".join(lines)}]},
    ]
    if told["actions"]:
        blocks.append({"type": "actions", "elements": [_button(one) for one in told["actions"]]})
    return blocks


def _button(action: Mapping[str, Any]) -> dict[str, Any]:
    text = {"type": "plain_text", "text": action["label"]["text"]}
    return {"type": "button", "text": text, "action_id": action["id"]} | (
        {"style": action["style"]} if "style" in action else {}
    )
