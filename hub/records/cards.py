"""A record as a card: its title, the facts worth showing, and exactly the buttons that would be accepted."""

from collections.abc import Mapping
from typing import Any

from hub.kernel import Actor, Both, Words, same
from hub.records.decide import holding, possible, readable, visible
from hub.records.describe import action_on_wire, heading, label, option, state
from hub.records.kinds import Field
from hub.records.spec import EVERYONE, Action, Record, RecordType
from hub.records.values import on_wire, shaded

MOST_FACTS, MOST_NAMED = 10, 50
HEADER, BUTTON, FACT = 150, 75, 2_000
"""Slack's limits, in characters."""
Names = Mapping[str, str]
"""What people and things named by id are called: id → name."""


def face(
    kind: RecordType,
    record: Record,
    names: Names,
    words: Words,
    today: str,
    reader: Actor | None = None,
    held: int = 0,
) -> dict[str, Any]:
    """The card for one reader, or without one for everybody in the channel: what not all may read is masked.

    The shape is a bound card's, without the `id` and `face` that its copies in chat are known by. `held` is how many of
    the type the reader holds.
    """
    open_all = kind.readers == EVERYONE
    seen = visible(kind, record, reader) if reader else open_all
    known = readable(kind, record, reader) if reader else _public(kind)
    told = _told(kind, record, words)
    if not seen:
        hidden = words.both("text.record.hidden")
        return {**told, "masked": True, "title": hidden, "facts": [], "actions": [], "blocks": _plain(hidden)}
    shown = [one for one in kind.fields if _worth(kind, record, one)][:MOST_FACTS]
    facts = [_fact(kind, record, one, names, words, one.name in known) for one in shown]
    told |= {"title": same(record.title), "facts": facts, "masked": any("masked" in one for one in facts)}
    if kind.sub and record.data.get(kind.sub) and kind.sub in known:
        told["sub"] = same(str(record.data[kind.sub]))
    told["actions"] = _actions(kind, record, words, today, reader, known, held)
    told["state"] = _late(kind, record, words, today) or told["state"]
    return {**told, "blocks": blocks(told)}


def blocks(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The same card in Block Kit, for a client that knows no bound cards; in the company's language."""
    drawn: list[dict[str, Any]] = [{"type": "header", "text": _text(told["title"]["text"][:HEADER])}]
    if told["facts"]:
        fields = [_markdown(f"*{one['label']['text']}*\n{_spoken(one['value'])}"[:FACT]) for one in told["facts"]]
        drawn.append({"type": "section", "fields": fields})
    line = " | ".join((told["label"]["text"], told["no"], told["state"]["text"]))
    drawn.append({"type": "context", "elements": [_markdown(line)]})
    if told["actions"]:
        drawn.append({"type": "actions", "elements": [_button(one) for one in told["actions"]]})
    return drawn


def _told(kind: RecordType, record: Record, words: Words) -> dict[str, Any]:
    return {
        "kind": kind.name, "thing": record.id, "view": "record", "version": record.version, "masked": False,
        "tone": kind.tone, "icon": kind.icon, "label": label(kind, words), "no": record.no,
        "state": {"code": record.state, **state(kind, record.state, words)},
        "url": f"/r/{kind.name}/{record.no}",
    }  # fmt: skip


def _public(kind: RecordType) -> frozenset[str]:
    return frozenset(one.name for one in kind.fields if not one.masked)


def _worth(kind: RecordType, record: Record, field: Field) -> bool:
    """Is the field's value a fact of its own? What the title or the line under it says already is not."""
    said = f"{{{field.name}}}" in kind.title or field.name == kind.sub
    return not said and record.data.get(field.name) not in (None, "", [])


def _fact(kind: RecordType, record: Record, field: Field, names: Names, words: Words, readable: bool) -> dict[str, Any]:
    called = heading(kind, field.name, words)
    if not readable and field.kind.name == "phone":
        return {"label": called, "value": same(shaded(record.data[field.name])), "masked": True}
    if not readable:
        return {"label": called, "value": words.both("text.record.masked"), "masked": True}
    value = record.data[field.name]
    told = {"label": called, "value": value_told(kind, field, value, names, words)}
    leads = links(field, value, names)
    return told | ({"links": leads} if leads else {})


def links(field: Field, value: Any, names: Names) -> list[dict[str, str]]:
    """Where the parts of a value lead: files to their bytes, records to their page, a message to where it was said."""
    name = field.kind.name
    if name == "file":
        return [{"text": names.get(one, one), "url": f"/api/files/{one}"} for one in value]
    if name == "record":
        return [{"text": names.get(value, value), "url": f"/r/{field.kind.of}/{value}"}]
    return [{"text": "", "url": names[value]}] if name == "message" and value in names else []


def value_told(kind: RecordType, field: Field, value: Any, names: Names, words: Words) -> dict[str, Any]:
    """One kept value as a card shows it: text in every language, an amount, or a person."""
    name = field.kind.name
    if name == "choice":
        both: Both = option(kind, field, value, words)["label"]
        return both
    if name == "flag":
        return words.both("text.record.yes" if value else "text.record.no")
    if name == "person":
        return {"id": value, "name": names.get(value, value)}
    if name == "message":
        return words.both("text.record.source")
    if isinstance(value, list):
        return same(", ".join(names.get(one, one) for one in value))
    plain = on_wire(field.kind, value)
    return plain if isinstance(plain, dict) else same(names.get(str(plain), str(plain)))


def _actions(
    kind: RecordType,
    record: Record,
    words: Words,
    today: str,
    reader: Actor | None,
    known: frozenset[str],
    held: int,
) -> list[dict[str, Any]]:
    values = {name: value for name, value in record.data.items() if name in known}
    if reader:
        mine = possible(kind, record, reader, today, held)
        return [{**action_on_wire(kind, one, words, values, known), "for": [reader.id]} for one in mine]
    verbs = (one for one in kind.verbs() if one.name != "create" and (not one.moves or record.state in one.moves))
    return [{**action_on_wire(kind, one, words, values, known), "for": audience(kind, record, one)} for one in verbs]


def audience(kind: RecordType, record: Record, verb: Action) -> str | list[str]:
    """Who may use the verb now, as a card says it to everybody; `ask` when only the engine can tell."""
    if verb.when or any(verb in trait.verbs() for trait in kind.traits):
        return "ask"
    if verb.who == EVERYONE:
        return "all"
    return [record.owner] if verb.who == ("owner",) else "ask"


def _late(kind: RecordType, record: Record, words: Words, today: str) -> dict[str, Any] | None:
    """The state of what is held longer than it should be."""
    now = holding(kind, record)
    if now is None or not now.until or now.until >= today:
        return None
    said = words.both("text.record.late", state=words.both(f"state.{kind.name}.{record.state}"))
    return {"code": record.state, **said, "tone": "cinnabar", "mark": "square"}


def _spoken(value: Mapping[str, Any]) -> str:
    if "amount" in value:
        return f"{value['amount']} {value['currency']}"
    return str(value.get("text", value.get("name", "")))


def _button(action: Mapping[str, Any]) -> dict[str, Any]:
    button = {"type": "button", "action_id": action["id"], "text": _text(action["label"]["text"][:BUTTON])}
    return button | ({"style": action["style"]} if "style" in action else {})


def _plain(text: Both) -> list[dict[str, Any]]:
    return [{"type": "section", "text": _text(text["text"])}]


def _text(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def _markdown(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}
