"""Whether a description may be put in force: its own faults, what the hub says already, what the records say."""

from collections.abc import Iterable, Sequence

from hub.kernel import Act, Refused, Registry, Words
from hub.records.built import acts, keep, paper
from hub.records.declared import declared, types_of
from hub.records.faults import Fault
from hub.records.slash import names
from hub.store import Corridor, Sql

Placed = tuple[int, Fault]
SLACK = 60_000
"""Milliseconds by which nodes' clocks may differ: records changed since then are looked at once more."""


def problems(words: Words, faults: Iterable[tuple[int, Fault]]) -> list[acts.TypeProblem]:
    """What is wrong, line by line, in both languages."""
    return [
        acts.TypeProblem(line, words.both(f"refused.{one.reason}", **{"name": "", **one.details}))
        for line, one in faults
    ]


def refused(words: Words, locale: str, faults: Sequence[tuple[int, Fault]]) -> Refused:
    """The refusal that tells every line that is wrong."""
    told = problems(words, faults)
    first = words.say(locale, "text.type.at_line", line=told[0].line, text=told[0].text)
    errors = [{"line": one.line, "words": one.text["words"][locale]} for one in told]
    return Refused("type.bad", field="body", count=len(told), first=first, errors=errors)


async def look_beforehand(act: Act, corridor: Corridor) -> tuple[int, list[Fault]]:
    """Look through all records before the transaction: when that began, and what they say against the new version."""
    began = corridor.clock()
    try:
        written = paper.read(act.input.body)
    except paper.Bad:
        return began, []
    async with corridor.reading() as reads:
        return began, await keep.against(reads.db, written.kind)


def read(body: str, words: Words, locale: str) -> paper.Written:
    """The description read. Refused `type.bad`."""
    try:
        return paper.read(body)
    except paper.Bad as bad:
        raise refused(words, locale, bad.faults) from None


async def against(
    db: Sql, registry: Registry, written: paper.Written, body: str, company: str,
    looked: tuple[int, list[Fault]] | None = None,
) -> list[Placed]:  # fmt: skip
    """What speaks against a description that reads well, with its lines. `company`: whose type it is, empty for all;
    `looked` is what was found beforehand.
    """
    began, known = looked or (0, [])
    found = await keep.against(db, written.kind, max(0, began - SLACK))
    every = [*clashes(registry, written, company), *known, *found]
    once = {(one.reason, one.path, str(one.details.get("name"))): one for one in every}
    root = paper.tree(body)
    return [(paper.line_of(root, one.path), one) for one in once.values()]


def clashes(registry: Registry, written: paper.Written, company: str) -> list[Fault]:
    """What a description claims that is the hub's own already: a name, a command; and types it points to in vain."""
    kind, types = written.kind, declared(registry)
    ours = types_of(registry, company)
    built = {f"{name}." for name, one in types.items() if one.built}
    own = {act for act in registry.acts if not any(act.startswith(one) for one in built)}
    module = kind.name.partition(".")[0]
    mine = {kind.slash, *written.sentences["zh"][f"command.{kind.name}"].split()}
    commands = {name for one in registry.commands for name in one.names}
    others = [one for name, one in ours.items() if name != kind.name]
    commands |= {called for one in others for called in names(one, registry.words)}
    faults = []
    if module in {act.partition(".")[0] for act in own}:
        faults.append(Fault("type.taken", ("name",), {"name": module}))
    role = f"text.role.{kind.keeper}"
    keepers = {one.kind.keeper for one in types.values() if one.built}
    if role in written.sentences["zh"] and registry.words.has(role) and kind.keeper not in keepers:
        faults.append(Fault("type.role", ("keeper_label",), {"name": kind.keeper}))
    faults += [Fault("type.slash", ("slash",), {"name": name}) for name in sorted(mine & commands)]
    for at, one in enumerate(kind.fields):
        if one.kind.name == "record" and one.kind.of not in {*ours, kind.name}:
            faults.append(Fault("type.of", ("fields", at), {"name": one.kind.of}))
    return faults
