"""Reads for the list of reminders: what is to come, what rang and waits, what was done; and the form for a new one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hub.kernel import LOCALES, Act, Actor, Both, Refused, Words, wire
from hub.office.reminders import keep, rules
from hub.office.reminders.acts import (
    OccasionShape,
    ReminderAnswer,
    ReminderDone,
    ReminderList,
    ReminderRule,
    Reminders,
    ReminderShape,
)
from hub.office.reminders.acts import (
    Words as Said,
)
from hub.office.reminders.cards import Occasion, Reminder, rule_told, says
from hub.people import Named, names_in_words
from hub.store import Reads, Row, Sql, Work

MINE = """(r.person = ? OR r.author = ? OR (r.person = '' AND EXISTS (SELECT 1 FROM membership m
WHERE m.channel = r.channel AND m.person = ? AND m.to_seq IS NULL)))"""
COMING = f"SELECT r.* FROM reminder r WHERE r.state = 'active' AND {MINE} ORDER BY r.next_at, r.id LIMIT ?"
RANG = f"""SELECT o.*, r.no, r.text, r.author, r.url, r.id AS reminder_id FROM reminder_occasion o
JOIN reminder r ON r.id = o.reminder WHERE {MINE}"""
WAITING = f"{RANG} AND o.state IN ('open', 'snoozed') ORDER BY o.due_at DESC, o.id DESC LIMIT ?"
DONE = f"{RANG} AND o.state = 'done' AND o.id < ? ORDER BY o.id DESC LIMIT ?"
MOST_LINES = 20


async def listed(act: Act, reads: Reads | Work) -> Reminders:
    """My reminders, those set for me and those of my rooms; next first, or done last first."""
    asked: ReminderList = act.input
    me = act.actor.id
    if asked.box == "done":
        rows = await reads.db.rows(DONE, me, me, me, asked.before or "~", asked.limit + 1)
        done = await _occasions(reads.db, rows[: asked.limit])
        return Reminders([], done, len(rows) > asked.limit, answer(_lines(reads.words, [], done)))
    rows = await reads.db.rows(COMING, me, me, me, asked.limit + 1)
    coming = [keep.read_reminder(row) for row in rows[: asked.limit]]
    waiting = await _occasions(reads.db, await reads.db.rows(WAITING, me, me, me, asked.limit))
    shapes = await _reminders(reads, coming, act.actor)
    return Reminders(shapes, waiting, len(rows) > asked.limit, answer(_lines(reads.words, shapes, waiting)))


async def reminder_shape(asks: Reads | Work, one: Reminder, reader: Actor) -> ReminderShape:
    """One reminder as this reader sees it."""
    return (await _reminders(asks, [one], reader))[0]


async def occasion_shape(asks: Reads | Work, occasion: Occasion, one: Reminder) -> OccasionShape:
    """One time it rang."""
    names = await names_in_words(asks.db, {one.owners.author, occasion.done_by} - {""})
    return _occasion(occasion, one.no, one.text, one.owners.author, one.url, names)


def answer(text: Both) -> ReminderAnswer:
    """A text in every language, as an act's answer."""
    return ReminderAnswer(Said(**text))


async def form(db: Sql, words: Words, actor: Actor, preset: Mapping[str, Any]) -> dict[str, Any]:
    """The form behind `/remind` alone."""
    fields = (("text", "text", True), ("when", "text", True), ("to", "person", False), ("working", "flag", False))
    return {
        "title": words.both("act.reminder.create"),
        "fields": [_field(words, *field) for field in fields],
        "submit": words.both("text.reminder.submit"),
    }


def _field(words: Words, name: str, kind: str, required: bool) -> dict[str, Any]:
    key = f"field.reminder.{name}"
    field = {"name": name, "kind": kind, "label": words.both(key), "required": required, "list": False}
    return field | ({"help": words.both(f"{key}.help")} if words.has(f"{key}.help") else {})


async def _reminders(asks: Reads | Work, found: Sequence[Reminder], reader: Actor) -> list[ReminderShape]:
    names = await names_in_words(asks.db, {who for one in found for who in (one.owners.author, one.owners.person)})
    return [_reminder(one, names, asks.words, asks.at, reader) for one in found]


def _reminder(
    one: Reminder, names: Mapping[str, Mapping[str, str]], words: Words, now: int, reader: Actor
) -> ReminderShape:
    owners, today = one.owners, rules.local(now, one.rule.zone).date()
    shape = ReminderShape(
        one.id, one.no, one.text, Said(**says(one.rule, words, today)), ReminderRule(**rule_told(one.rule)), one.state,
        _who(owners.author, names), owners.organisation, url=one.url or None, may=_may(one, reader),
    )  # fmt: skip
    shape.next_at = wire(one.next_at) if one.next_at else None
    shape.to = _who(owners.person, names) if owners.person else None
    shape.channel = one.channel or None
    return shape


def _may(one: Reminder, reader: Actor) -> list[str]:
    judges = {"edit": rules.judge_change, "cancel": rules.judge_cancel}
    return [name for name, judge in judges.items() if one.state == "active" and _allows(judge, one, reader)]


def _allows(judge: Any, one: Reminder, reader: Actor) -> bool:
    try:
        judge(one.owners, reader, one.no)
    except Refused:
        return False
    return True


async def _occasions(db: Sql, rows: Sequence[Row]) -> list[OccasionShape]:
    names = await names_in_words(db, {who for row in rows for who in (row["author"], row["done_by"]) if who})
    return [
        _occasion(keep.read_occasion(row), row["no"], row["text"], row["author"], row["url"], names) for row in rows
    ]


def _occasion(
    one: Occasion, no: str, text: str, author: str, url: str, names: Mapping[str, Mapping[str, str]]
) -> OccasionShape:
    place = f"/c/{one.channel}/m/{one.message}" if one.message else url
    shape = OccasionShape(
        one.id, one.reminder, no, text, wire(one.due_at), one.state, one.late, one.missed, _who(author, names),
        channel=one.channel or None, url=place or None,
    )  # fmt: skip
    shape.until = wire(one.until) if one.state == "snoozed" else None
    if one.done_at:
        shape.done = ReminderDone(_who(one.done_by, names), wire(one.done_at))
    return shape


def _who(person: str, names: Mapping[str, Mapping[str, str]]) -> Named:
    called = names.get(person, {})
    return Named(person, called.get("zh", ""), called.get("en", ""))


def _lines(words: Words, coming: Sequence[ReminderShape], rang: Iterable[OccasionShape]) -> Both:
    """The list as a text, for a command."""
    lines = [words.both("text.reminder.line_rang", no=one.no, text=one.text) for one in rang]
    lines += [
        words.both("text.reminder.line", no=one.no, says={"words": one.says.words}, text=one.text) for one in coming
    ]
    if not lines:
        return words.both("text.reminder.none")
    shown = lines[:MOST_LINES]
    said = {locale: "\n".join(f"- {one['words'][locale]}" for one in shown) for locale in LOCALES}
    return {"text": said[words.company_locale], "words": said}
