"""The quick group: each person's own list of what they open every day, kept with the hub (R84-R89)."""

from collections.abc import Sequence
from typing import Any

import msgspec

from hub.kernel import Act, Actor, Both, Refused, dump, spoken
from hub.office.assistant import functions
from hub.office.assistant.acts import (
    QuickAdd,
    QuickAnswer,
    QuickGroup,
    QuickItem,
    QuickJudge,
    QuickJudged,
    QuickOffers,
    QuickOpen,
    QuickOpened,
    QuickPut,
    QuickRemove,
    QuickSave,
)
from hub.office.assistant.rules import called, is_address
from hub.records import escaped
from hub.store import Reads, Work

DEFINE = "/apps/quick"
"""The page on which it is put together."""
MOST = 60
KEEP = """INSERT INTO quick_group (person, company, items, changed_at) VALUES (?, ?, ?, ?) ON CONFLICT (person)
DO UPDATE SET items = excluded.items, changed_at = excluded.changed_at"""
MINE = "SELECT items FROM quick_group WHERE person = ?"
LINE = 2_800
Desk = Reads | Work


async def listed(act: Act, reads: Reads) -> QuickGroup:
    """My entries, as I may use them now."""
    return await group_of(reads, act.actor)


async def offered(act: Act, reads: Reads) -> QuickOffers:
    """Everything that could stand there."""
    return QuickOffers(await functions.offers(reads, act.actor))


async def judge(act: Act, _: Reads) -> QuickJudged:
    """An address of one's own as an entry. Refuses `quick.address`, `quick.dangerous` (R85)."""
    given: QuickJudge = act.input
    return QuickJudged(functions.of_address({"address": given.address, "label": given.label}))


async def save(act: Act, work: Work) -> QuickGroup:
    """Keep my group as it is told. Refuses a function that is not mine to use, a bad address, the same entry twice."""
    given: QuickSave = act.input
    known = await functions.known(work, act.actor)
    items = [item_of(one, known) for one in given.items]
    return await kept(work, act.actor, items)


async def add(act: Act, work: Work) -> QuickGroup:
    """Add one by what was written; what stands there already is left as it is."""
    given: QuickAdd = act.input
    known = await functions.known(work, act.actor)
    said = given.said.strip()
    word, _, name = said.partition(" ")
    if is_address(word) and not _is_command(word, known):
        label = {"zh": name.strip(), "en": name.strip()} if name.strip() else {}
        item = functions.of_address({"address": word, "label": label})
    else:
        item = _found(list(known.values()), said)
    items = [one for one in await mine(work, act.actor, known) if one.id != item.id]
    return await kept(work, act.actor, [*items, item], work.words.both("text.quick.added", name=item.label))


async def remove(act: Act, work: Work) -> QuickGroup:
    """Take one out by its name."""
    given: QuickRemove = act.input
    items = await mine(work, act.actor)
    gone = _found(items, given.said)
    rest = [one for one in items if one.id != gone.id]
    return await kept(work, act.actor, rest, work.words.both("text.quick.removed", name=gone.label))


async def opened(act: Act, reads: Reads) -> QuickOpened:
    """Where the one of this name leads: within the hub at once, outside by a link one sees first."""
    given: QuickOpen = act.input
    if not given.said.strip():
        return QuickOpened((await group_of(reads, act.actor)).answer)
    known = await functions.known(reads, act.actor)
    own = await mine(reads, act.actor, known)
    item = _matching(own, given.said) or _found(list(known.values()), given.said)
    if item.to.startswith("/"):
        return QuickOpened(QuickAnswer(open=item.to))
    told: Any = reads.words.both("text.quick.outside", name=item.label, address=item.to)
    return QuickOpened(QuickAnswer(text=told, blocks=[_section(_line(item, act.actor.locale))]))


async def define(act: Act, reads: Reads) -> QuickOpened:
    """The page on which the group is put together."""
    return QuickOpened(QuickAnswer(open=DEFINE))


async def group_of(desk: Desk, actor: Actor) -> QuickGroup:
    """Somebody's group, and whether it is still the suggested one."""
    text = await desk.db.value(MINE, actor.id)
    items = functions.read_items(text, desk, await functions.known(desk, actor))
    return QuickGroup(items, text is None, answer_of(items, actor, desk))


async def mine(desk: Desk, actor: Actor, known: dict[str, QuickItem] | None = None) -> list[QuickItem]:
    """Somebody's entries."""
    return functions.read_items(await desk.db.value(MINE, actor.id), desk, known or await functions.known(desk, actor))


async def kept(work: Work, actor: Actor, items: Sequence[QuickItem], said: Both | None = None) -> QuickGroup:
    """Write the entries down, and tell this person's other windows."""
    if len(items) > MOST:
        raise Refused("quick.many", field="items", most=MOST)
    doubled = next((one for at, one in enumerate(items) if one.id in {two.id for two in items[:at]}), None)
    if doubled is not None:
        raise Refused("quick.twice", field="items", name=doubled.label)
    await work.db.run(KEEP, actor.id, actor.company, dump([_written(one) for one in items]), work.at)
    work.target = actor.id
    group = QuickGroup(list(items), False, answer_of(items, actor, work))
    inbox = await work.offer("people.inbox", actor.id)
    if inbox:
        work.tell(inbox, "quick.changed", {"items": msgspec.to_builtins(group.items), "suggested": False})
    if said is not None:
        group.answer.text = said  # type: ignore[assignment]
    return group


def item_of(put: QuickPut, known: dict[str, QuickItem]) -> QuickItem:
    """What was put there. Refuses `quick.missing`, `quick.address`, `quick.dangerous`."""
    if put.function:
        item = known.get(put.function)
        if item is None:
            raise Refused("quick.missing", field="items", said=put.function)
        return item
    return functions.of_address({"address": put.address, "label": put.label})


def answer_of(items: Sequence[QuickItem], actor: Actor, desk: Desk) -> QuickAnswer:
    """The group as an answer in a conversation: each line opens what it names."""
    if not items:
        return QuickAnswer(text=desk.words.both("text.quick.none"))  # type: ignore[arg-type]
    title: Any = desk.words.both("text.quick.title", count=len(items))
    lines = "\n".join(_line(one, actor.locale) for one in items)
    more = f"<{DEFINE}|{desk.words.say(actor.locale, 'text.quick.define')}>"
    head = {"type": "header", "text": {"type": "plain_text", "text": spoken(title, actor.locale)}}
    context = {"type": "context", "elements": [{"type": "mrkdwn", "text": more}]}
    return QuickAnswer(text=title, blocks=[head, *map(_section, _chunks(lines)), context])


def _line(item: QuickItem, locale: str) -> str:
    name, to = escaped(spoken(item.label, locale)), item.to
    return f"{name}  `{escaped(to)}`" if item.kind == "app" else f"<{escaped(to)}|{name}>"


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def _chunks(lines: str) -> list[str]:
    """Lines in pieces a section takes."""
    pieces = [""]
    for line in lines.split("\n"):
        if len(pieces[-1]) + len(line) > LINE:
            pieces.append("")
        pieces[-1] += ("\n" if pieces[-1] else "") + line[:LINE]
    return pieces


def _written(item: QuickItem) -> dict[str, Any]:
    """An entry as its row keeps it: a function by its id alone, an address with its name."""
    words: Any = item.label
    if item.kind in ("page", "link", "app"):
        return {"address": item.to, "label": words["words"], "icon": item.icon}
    return {"function": item.id}


def _matching(items: Sequence[QuickItem], said: str) -> QuickItem | None:
    return called(items, said, [functions.names_of(one) for one in items])


def _found(items: Sequence[QuickItem], said: str) -> QuickItem:
    item = _matching(items, said)
    if item is None:
        raise Refused("quick.missing", field="said", said=said[:40])
    return item


def _is_command(word: str, known: dict[str, QuickItem]) -> bool:
    """Is a word that begins with a slash the name of a command, and no path?"""
    commands = [one for one in known.values() if one.kind == "command"]
    return word.startswith("/") and _matching(commands, word) is not None
