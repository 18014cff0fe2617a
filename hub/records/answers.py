"""What a command about records shows whoever typed it: the card, a list to pick from, or the nearest names."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.kernel import Both, Words
from hub.records.acts import Answer
from hub.records.describe import field_on_wire, label, verb_label
from hub.records.spec import Action, Record, RecordType

MOST_PICKED = 10
SHOWN = 40
"""How much of what was typed is said again."""
Hints = Mapping[str, str]


def card(kind: RecordType, record: Record, words: Words) -> Answer:
    """The one record that was meant."""
    text = words.both("text.record.one", what=label(kind, words), title=record.title)
    return Answer(text, {"kind": kind.name, "thing": record.id})


def pick(kind: RecordType, records: Sequence[Record], hints: Hints, query: str, words: Words) -> Answer:
    """Several that may be meant, each a link to its page; too many ask for more words."""
    many = len(records) > MOST_PICKED
    key = "text.record.many" if many else "text.record.pick"
    text = words.both(key, count=min(len(records), MOST_PICKED), query=query[:SHOWN], what=label(kind, words))
    return Answer(text, blocks=_rows(kind, records[:MOST_PICKED], hints))


def nothing(
    kind: RecordType,
    near: Sequence[Record],
    hints: Hints,
    query: str,
    may_create: bool,
    words: Words,
    locale: str,
) -> Answer:
    """Nothing was found: the nearest, and for whoever may, what creates it."""
    key = "text.record.none_create" if may_create else "text.record.none"
    text = words.both(key, query=query[:SHOWN], what=label(kind, words))
    blocks = _rows(kind, near, hints)
    if may_create:
        line = f"`/{kind.slash} new {escaped(query[:SHOWN])}`"
        blocks.append(_section(words.say(locale, "text.record.create_it", line=line)))
    return Answer(text, blocks=blocks)


def overview(kind: RecordType, title: Both, records: Sequence[Record], hints: Hints, words: Words) -> Answer:
    """A short list, with its title."""
    text = title if records else words.both("text.record.empty", what=title)
    return Answer(text, blocks=_rows(kind, records[:MOST_PICKED], hints))


def form(kind: RecordType, verb: Action, record: Record | None, filled: Mapping[str, Any], words: Words) -> Answer:
    """The form of a verb, to be opened and sent to its act; `filled` are raw values as they were typed."""
    values = record.data if record and verb.name == "edit" else {}
    preset = {"record": record.id, "version": record.version} if record else {}
    fields = [field_on_wire(kind, one, words, values if one.name in values else None) for one in verb.form]
    fields = [one | ({"default": filled[one["name"]]} if one["name"] in filled else {}) for one in fields]
    told = verb_label(kind, verb.name, words)
    title = words.both("text.record.form", verb=told, what=label(kind, words), title=record.title if record else "")
    return Answer(
        title,
        view={
            "title": title, "fields": fields, "act": f"{kind.name}.{verb.name}", "preset": preset,
            "submit": told, "command": kind.slash,
        },
    )  # fmt: skip


def _rows(kind: RecordType, records: Sequence[Record], hints: Hints) -> list[dict[str, Any]]:
    """A line for each record: its name as a link to its page, its number, what tells it apart."""
    lines = [
        f"</r/{kind.name}/{one.no}|{escaped(one.title)}>  `{one.no}`  {escaped(hints.get(one.id, ''))}"
        for one in records
    ]
    return [_section(line.strip()) for line in lines]


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def escaped(text: str) -> str:
    """A text inside marked-up text: nothing in it is a sign of the dialect."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("`", "'").replace("|", "/")
