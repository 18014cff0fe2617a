"""An announcement as two cards: the one everybody is given, and the one its author counts readers on. Pure.

The face everybody is given is the same for all and says nothing of who has read, so that ten thousand readers do not
redraw ten thousand cards: whether I have read it, and my button, come by `card.view`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.kernel import Both, Calendar, Words, same, wire
from hub.office.announcements.announcement import KIND, RECALLED, REPORT, SENDING, SIGNING, Announcement
from hub.office.announcements.roster import Part

Names = Mapping[str, Mapping[str, str]]
HEADER, SECTION = 150, 3_000
"""Slack's limits, in characters."""
MOST_PARTS = 3
"""Departments named on the author's card; those left are counted together."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What drawing a card takes beside the announcement: names by id, the company's, its wall clock, the audience."""

    names: Names
    company: Mapping[str, str]
    calendar: Calendar
    audience: Both


@dataclass(frozen=True, slots=True)
class Reading:
    """Where one reader stands: since when they have read it (0: not yet)."""

    person: str
    read_at: int = 0


def face(one: Announcement, facts: Facts, words: Words, reader: Reading | None = None) -> dict[str, Any]:
    """The card everybody is given; with `reader`, as that person sees it."""
    told = {
        **_frame(one, words, KIND), "view": "announcement", "state": _state(one, words, reader),
        "facts": _facts(one, facts, words), "actions": _actions(one, words, reader),
    }  # fmt: skip
    if one.is_live:
        told["text"] = one.body
        if one.version > 1:
            told["sub"] = words.both("text.announcement.edition", n=one.version, at=_time(facts, one.edited_at))
        if reader and reader.read_at:
            told["waits"] = words.both("text.announcement.you_read", at=_time(facts, reader.read_at))
    else:
        told["seal"] = _seal(one, facts)
    return {**told, "blocks": blocks(told)}


def report(
    one: Announcement, facts: Facts, words: Words, parts: Sequence[Part], keepers: Sequence[str]
) -> dict[str, Any]:
    """The author's card: how many have read, who has not by department, and what can be done about it."""
    total, read = sum(part.total for part in parts), sum(part.read for part in parts)
    counted = words.both("text.announcement.read_of", read=read, total=total)
    state = {"code": one.state, "mark": "ring" if one.state == SENDING else "dot", "tone": "cinnabar", **counted}
    if not one.is_live or one.state == SIGNING:
        state = {**_state(one, words, None), "code": one.state}
    told = {
        **_frame(one, words, REPORT), "view": "report", "state": state,
        "facts": _counts(one, facts, words, parts), "actions": _keeping(one, words, keepers, total > read),
    }  # fmt: skip
    if not one.is_live:
        told["seal"] = _seal(one, facts)
    return {**told, "blocks": blocks(told)}


def blocks(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The same card in Block Kit, for a client that knows no bound cards; in the company's language."""
    drawn: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": told["title"]["text"][:HEADER]}}
    ]
    if told.get("text"):
        drawn.append({"type": "section", "text": {"type": "mrkdwn", "text": told["text"][:SECTION]}})
    lines = [f"{fact['label']['text']} {fact['value']['text']}" for fact in told["facts"]]
    line = " | ".join((told["label"]["text"], told["no"], told["state"]["text"], *lines))
    return [*drawn, {"type": "context", "elements": [{"type": "mrkdwn", "text": line[:SECTION]}]}]


def _frame(one: Announcement, words: Words, kind: str) -> dict[str, Any]:
    tone = "slate" if not one.is_live else "cinnabar" if one.must_read else "pine"
    label = "text.announcement.must_read" if one.must_read else "text.announcement.label"
    return {
        "kind": kind, "thing": one.id, "version": one.version,
        "masked": False, "tone": tone, "icon": "horn", "label": words.both(label), "no": one.no,
        "title": same(one.title), "url": f"/apps/announcements/{one.no}",
    }  # fmt: skip


def _state(one: Announcement, words: Words, reader: Reading | None) -> dict[str, Any]:
    if one.state == RECALLED:
        code, mark, tone = "recalled", "square", "slate"
    elif one.state == SIGNING:
        code, mark, tone = "signing", "ring", "amber"
    elif reader is None:
        code, mark, tone = "open", "ring", "cinnabar" if one.must_read else "pine"
    elif reader.read_at:
        code, mark, tone = "read", "dot", "pine"
    else:
        code, mark, tone = "unread", "ring", "cinnabar" if one.must_read else "pine"
    return {"code": code, "mark": mark, "tone": tone, **words.both(f"state.announcement.{code}")}


def _facts(one: Announcement, facts: Facts, words: Words) -> list[dict[str, Any]]:
    issuer = words.both("text.announcement.issuer", company=facts.company, who=facts.names.get(one.author, {}))
    told = [_fact(words, "issuer", issuer), _fact(words, "audience", facts.audience), *_signed(one, facts, words)]
    if one.is_live and one.due_at:
        told.append(_fact(words, "due", words.both("text.announcement.before", at=_time(facts, one.due_at))))
    if one.is_live and one.question:
        told.append(_fact(words, "question", same(one.question)))
    return told


def _signed(one: Announcement, facts: Facts, words: Words) -> list[dict[str, Any]]:
    """Who signed it off and when, or who is to (R108)."""
    if not one.signer:
        return []
    who = facts.names.get(one.signer, {})
    if one.signed_at:
        signed = _fact(words, "signed", words.both("text.announcement.signed", who=who, at=_time(facts, one.signed_at)))
        return [signed, *([_fact(words, "opinion", same(one.opinion))] if one.opinion else [])]
    return [_fact(words, "signed", words.both("text.announcement.unsigned", who=who))]


def _counts(one: Announcement, facts: Facts, words: Words, parts: Sequence[Part]) -> list[dict[str, Any]]:
    if one.state == SIGNING:
        return [_fact(words, "audience", facts.audience), *_signed(one, facts, words)]
    left = sum(part.unread for part in parts)
    waiting, replies = sum(part.waiting for part in parts), sum(part.replies for part in parts)
    told = [_fact(words, "audience", facts.audience), _fact(words, "unread", unread_words(words, parts, left))]
    if one.state == SENDING and waiting:
        total = sum(part.total for part in parts)
        given = words.both("text.announcement.delivered", done=total - waiting, total=total)
        told.append(_fact(words, "delivered", given))
    if one.question:
        told.append(_fact(words, "replies", words.both("text.announcement.replies", n=replies)))
    if one.is_live and one.must_read:
        told.append(_fact(words, "chasing", words.both("text.announcement.daily")))
    return told


def unread_words(words: Words, parts: Sequence[Part], left: int) -> Both:
    """Who has not read, most first: `31: Sales 12, Workshop 11, others 8`."""
    if not left:
        return words.both("text.announcement.nobody_left")
    most = sorted((part for part in parts if part.unread), key=lambda part: -part.unread)
    shown = [(part.name, part.unread) for part in most[:MOST_PARTS]]
    others = left - sum(n for _, n in shown)
    if others:
        shown.append((words.both("text.announcement.others")["words"], others))
    told = [words.both("text.announcement.part", department=name, n=n) for name, n in shown]
    return words.both("text.announcement.unread", n=left, parts=told)


def _actions(one: Announcement, words: Words, reader: Reading | None) -> list[dict[str, Any]]:
    if one.state == SIGNING:
        return _signing(one, words)
    if not one.is_live or (reader and reader.read_at):
        return []
    action: dict[str, Any] = {
        "id": "read", "label": words.both("act.announcement.read"), "style": "primary",
        "for": [reader.person] if reader else "ask",
    }  # fmt: skip
    if one.question:
        field = {"name": "text", "kind": "long", "label": same(one.question), "required": True, "list": False}
        action |= {"label": words.both("text.announcement.reply"), "form": [field]}
    return [action]


def _signing(one: Announcement, words: Words) -> list[dict[str, Any]]:
    """What its signer, and nobody else, may do while it waits for them."""
    key = "sign_company" if one.is_for_everyone else "sign_some"
    opinion = {**_asked(words, "text", "long", False), "label": words.both("field.announcement.opinion")}
    sign: dict[str, Any] = {"id": "sign", "label": words.both("act.announcement.sign"), "style": "primary"}
    sign |= {"for": [one.signer], "confirm": words.both(f"text.announcement.{key}"), "form": [opinion]}
    form = [_asked(words, "reason", "long", True)]
    decline = {"id": "decline", "label": words.both("act.announcement.decline"), "style": "danger", "for": [one.signer]}
    return [sign, {**decline, "form": form}]


def _keeping(one: Announcement, words: Words, keepers: Sequence[str], left: bool) -> list[dict[str, Any]]:
    if one.state == SIGNING:
        form = [_asked(words, "reason", "text", False)]
        return [{"id": "recall", "label": words.both("act.announcement.recall"), "for": list(keepers), "form": form}]
    can = (["chase"] if one.must_read and left else []) + ["replace", "recall"] if one.is_live else []
    told = []
    for name in ["names", *can]:
        action: dict[str, Any] = {"id": name, "label": words.both(f"act.announcement.{name}"), "for": list(keepers)}
        if name == "recall":
            action["form"] = [_asked(words, "reason", "text", False)]
        if name == "replace":
            title = {**_asked(words, "title", "text", True), "default": one.title}
            action["form"] = [title, {**_asked(words, "text", "long", True), "default": one.body}]
        told.append(action)
    return told


def _asked(words: Words, name: str, kind: str, required: bool) -> dict[str, Any]:
    label = words.both(f"field.announcement.{name}")
    return {"name": name, "kind": kind, "label": label, "required": required, "list": False}


def _seal(one: Announcement, facts: Facts) -> dict[str, Any]:
    by = {"id": one.ended_by, "name": facts.names.get(one.ended_by, {}).get("zh", "")}
    return {"glyph": "withdrawn", "by": by, "at": wire(one.ended_at), "text": one.reason}


def _fact(words: Words, name: str, value: Both) -> dict[str, Any]:
    return {"label": words.both(f"text.announcement.fact.{name}"), "value": value}


def _time(facts: Facts, at: int) -> str:
    return f"{facts.calendar.local(at):%m-%d %H:%M}"
