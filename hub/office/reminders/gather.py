"""What a reminder's input points at: its person, its room, the message or thing it is about; all judged here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from hub.kernel import Actor, Both, Refused, same
from hub.office.reminders.acts import ReminderAbout, ReminderRule
from hub.office.reminders.cards import rule_of
from hub.office.reminders.keep import is_inside
from hub.office.reminders.rules import Rule
from hub.people import actor_of
from hub.store import Work

SNIPPET = 80
FEW = 5
ROOMS = ("public", "private", "group")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a reminder is about: its title, its address, and what to call the reminder when nothing else is said."""

    title: Both | None = None
    url: str = ""
    text: str = ""


def rule_given(given: ReminderRule, zone: str) -> Rule:
    """A rule as a client sends it; `zone` where none is named. Refuses `field.unreadable` for what does not exist."""
    told: dict[str, Any] = msgspec.to_builtins(given)
    try:
        ZoneInfo(told["zone"] or zone)
        rule = rule_of({**told, "zone": told["zone"] or zone})
    except (ValueError, ZoneInfoNotFoundError, OSError) as wrong:
        raise Refused("field.unreadable", field="rule", label="rule", value=str(wrong)[:60]) from None
    needed = {
        "once": rule.day, "weekly": rule.weekdays and (rule.interval == 1 or rule.day),
        "monthly": rule.weekdays if rule.nth else rule.month_day, "yearly": rule.month and rule.month_day,
    }  # fmt: skip
    if not needed.get(rule.repeat, True):
        raise Refused("reminder.unclear", field="rule", said="")
    return rule


async def person_meant(work: Work, to: str | None, said: str) -> str:
    """Whom it is for: by id, by a name only one colleague has, or oneself. Refuses `person.missing`, or several."""
    wanted = to or said
    if not wanted:
        return work.actor.id
    known: Actor | None = await actor_of(work.db, wanted)
    if known is None and not to:
        known = await _named(work, said)
    if known is None or known.company != work.actor.company or known.kind != "person":
        raise Refused("person.missing", field="to", person=wanted)
    return known.id


async def _named(work: Work, name: str) -> Actor | None:
    found = await work.act_now("people.find", {"query": name, "kind": "person", "limit": FEW})
    people: list[dict[str, Any]] = msgspec.to_builtins(found.people)
    exact = [one for one in people if name.casefold() in (one["name"].casefold(), one["name_en"].casefold())]
    chosen = exact or people
    if len(chosen) > 1:
        raise Refused("reminder.several", field="to", said=name, names=[one["name"] for one in chosen])
    return await actor_of(work.db, chosen[0]["id"]) if chosen else None


async def room_meant(work: Work, channel: str | None) -> str | None:
    """The room everybody in it is to be reminded in; None in a conversation of two, where it is oneself."""
    if not channel or not await is_inside(work.db, channel, work.actor.id):
        raise Refused("channel.missing", field="channel")
    room = (await work.act_now("channel.get", {"channel": channel}))["channel"]
    if room["archived"]:
        raise Refused("channel.archived", field="channel", name=room["name"])
    return channel if room["kind"] in ROOMS else None


async def about_of(work: Work, message: str | None, thing: ReminderAbout | None, person: str) -> Subject:
    """The message or thing a reminder is about: only what both who sets it and whom it is for may see."""
    if message:
        for reader in (work.actor.id, person):
            if message not in (await work.offer("message.readable", reader, [message]) or ()):
                raise Refused("message.missing", field="message")
        row = await work.db.row("SELECT channel, body FROM message WHERE id = ?", message)
        assert row is not None
        said = " ".join(row["body"].split())[:SNIPPET]
        return Subject(same(said) if said else None, f"/c/{row['channel']}/m/{message}", said)
    return await _thing(work, thing, person) if thing else Subject()


async def _thing(work: Work, thing: ReminderAbout, person: str) -> Subject:
    presenter = work.registry.presenters.get(thing.kind)
    reader = await actor_of(work.db, person)
    if presenter is None or reader is None:
        raise Refused("reminder.no_thing", field="thing", kind=thing.kind)
    seen: Mapping[str, Any] = await presenter.see(work.db, work.words, thing.id, work.actor)
    await presenter.see(work.db, work.words, thing.id, reader)
    return Subject(seen["title"], seen.get("url", ""), seen["title"]["text"])
