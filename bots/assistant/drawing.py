"""The assistant's answers as blocks: commands, to-dos, a day, a person, a request. Pure."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from bots.kit import actions, button, section
from bots.kit.text import safe, said
from bots.kit.words import Words

Blocks = list[dict[str, Any]]
MOST = 2_900
"""Characters of one section."""
TITLE = 140


def commands(every: Sequence[Mapping[str, Any]], locale: str, words: Words) -> Blocks:
    """All commands, a heading for each group and a line for each command; a tap puts it into the box."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for one in every:
        groups.setdefault(said(one["group"]["label"], locale), []).append(one)
    blocks = [header(words.say(locale, "help.title"))]
    for label, inner in groups.items():
        blocks += sections([f"*{safe(label)}*", *(command_line(one, locale) for one in inner)])
    return [*blocks, context(words.say(locale, "help.more"))]


def command(one: Mapping[str, Any], locale: str, words: Words) -> Blocks:
    """One command: how it is written, what each part is, a line of it, and what stands below it."""
    required = words.say(locale, "help.required")
    args = [
        f"• {safe(said(arg['label'], locale))}{f'  _{required}_' if arg['required'] else ''}" for arg in one["args"]
    ]
    written = " ".join([one["written"], *(f"‹{said(arg['label'], locale)}›" for arg in one["args"])])
    lines = [f"`{safe(written)}`", *args]
    blocks = [header(said(one["summary"], locale)), *sections(lines)]
    blocks.append(section(f"{words.say(locale, 'help.example')}  {into_box(one['example'], one['example'])}"))
    below = [command_line(sub, locale) for sub in one.get("subs", ())]
    return [*blocks, *sections(below)]


def command_line(one: Mapping[str, Any], locale: str) -> str:
    """`/leave  Ask for leave`, which goes into the box at a tap."""
    summary = said(one["summary"], locale)
    link = into_box(f"{one['written']} ", one["written"])
    return link if summary == one["written"].lstrip("/") else f"{link}  {safe(summary)}"


def into_box(line: str, name: str) -> str:
    """A link that puts a line into the box of the conversation in sight."""
    return f"</do?line={quote(line)}|{safe(name)}>"


def todos(told: Mapping[str, Any], locale: str, words: Words) -> Blocks:
    """What waits, most pressing first; a request is decided on the spot, everything opens."""
    counts = told["counts"]
    boxes = "   ".join(
        f"</todo?box={box}|{words.say(locale, f'todo.{box}')}> {counts[box]}" for box in ("read", "sent", "copied")
    )
    blocks = [header(words.say(locale, "todo.title", count=counts["mine"]))]
    for one in told["todos"]:
        fact = said(one["fact"], locale) if one.get("fact") else ""
        title = f"*<{address(one)}|{safe(said(one['title'], locale))}>*"
        blocks.append(section("\n".join(part for part in (title, safe(fact)) if part)))
        blocks.append(context(todo_note(one, locale, words)))
        if one["kind"] == "approve" and one["no"]:
            blocks.append(_decide(one, locale, words))
    return [*blocks, context(boxes)]


def address(todo: Mapping[str, Any]) -> str:
    """Where a to-do opens."""
    if todo["thing"]["kind"] != "flow.instance" and todo.get("channel") and todo.get("message"):
        return f"/c/{todo['channel']}/m/{todo['message']}"
    return f"/todo/{todo['no'] or todo['id']}"


def todo_note(todo: Mapping[str, Any], locale: str, words: Words) -> str:
    """Its number, who asks, until when."""
    parts = [todo["no"], safe(todo["by"]["name"])]
    if todo.get("overdue"):
        parts.append(words.say(locale, "todo.overdue"))
    elif todo.get("due_at"):
        parts.append(words.say(locale, "todo.due", when=moment(todo["due_at"])))
    return "   ".join(part for part in parts if part)


def moment(instant: str) -> str:
    """An instant of the wire, told in the reader's own clock by whoever draws it."""
    seconds = int(datetime.fromisoformat(instant).timestamp())
    return f"<!date^{seconds}^{{date_short}} {{time}}|{instant[:16].replace('T', ' ')}>"


def _decide(todo: Mapping[str, Any], locale: str, words: Words) -> dict[str, Any]:
    value = json.dumps({"no": todo["no"], "version": todo["version"]}, separators=(",", ":"))
    return actions(
        button(words.say(locale, "todo.approve"), "approve", value, style="primary"),
        button(words.say(locale, "todo.reject"), "reject", value, style="danger"),
    )


def day(parts: Iterable[Mapping[str, Any]], title: str, locale: str, words: Words) -> Blocks:
    """One's day: each part with its first few things, and a way to all of them."""
    blocks = [header(title)]
    for part in parts:
        head = f"*<{part['to']}|{safe(said(part['label'], locale))}>*  {part['count']}"
        lines = [f"• {day_line(one, locale)}" for one in part["lines"]]
        left = part["count"] - len(part["lines"])
        more = [f"<{part['to']}|{words.say(locale, 'portal.more', count=left)}>"] if left > 0 else []
        blocks += sections([head, *lines, *more])
    return blocks


def day_line(one: Mapping[str, Any], locale: str) -> str:
    """One thing of a day."""
    note = f"  {safe(said(one['note'], locale))}" if one.get("note") else ""
    return f"<{one['to']}|{safe(said(one['text'], locale))}>{note}"


def person(one: Mapping[str, Any], locale: str, words: Words) -> Blocks:
    """Who somebody is: what the address book tells this reader."""
    facts = {
        "department": named(one.get("department"), locale), "post": named(one.get("post"), locale),
        "superior": named(one.get("superior"), locale), "phone": str(one.get("phone") or ""),
        "email": str(one.get("email") or ""),
        "presence": words.say(locale, f"presence.{one.get('presence', 'offline')}"),
    }  # fmt: skip
    shown = [f"*{words.say(locale, f'who.{name}')}*\n{safe(value)}" for name, value in facts.items() if value]
    title = f"*</people/{one['id']}|{safe(named(one, locale))}>*"
    fields = [{"type": "mrkdwn", "text": text[:1_900]} for text in shown]
    return [{**section(title), "fields": fields}]


def named(one: Mapping[str, Any] | None, locale: str) -> str:
    """A person or a department by its name in a language."""
    if not one:
        return ""
    return str((one.get("name_en") if locale == "en" else "") or one.get("name", ""))


def request(one: Mapping[str, Any], locale: str, words: Words) -> Blocks:
    """Where a request stands: its state, whom it waits for, since when and until when."""
    card = one["card"]
    title = f"*<{card['url']}|{safe(said(card['title'], locale))}>*"
    blocks = [section(f"{title}\n{one['no']}   {safe(said(card['state'], locale))}")]
    for stand in one.get("stands", ()):
        people = words.say(locale, "join").join(safe(who["name"]) for who in stand["people"])
        step = safe(said(stand["step"], locale)) if stand.get("step") else ""
        line = words.say(locale, "where.waits", people=people, step=step, since=moment(stand["since"]))
        due = f"   {words.say(locale, 'todo.due', when=moment(stand['due']))}" if stand.get("due") else ""
        blocks.append(context(line + due))
    return blocks


def header(text: str) -> dict[str, Any]:
    """A heading."""
    return {"type": "header", "text": {"type": "plain_text", "text": text[:TITLE]}}


def context(text: str) -> dict[str, Any]:
    """A small line."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


def sections(lines: Sequence[str]) -> Blocks:
    """Lines in as few sections as hold them."""
    pieces: list[str] = []
    for line in lines:
        if not pieces or len(pieces[-1]) + len(line) >= MOST:
            pieces.append(line)
        else:
            pieces[-1] += f"\n{line}"
    return [section(piece) for piece in pieces]
