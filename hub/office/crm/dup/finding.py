"""Which customers there may be twice: asked of one that is about to be made, and of all there are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hub.kernel import Act, Actor, Both, Refused, wire
from hub.office.crm import keep
from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.dup import acts
from hub.office.crm.dup.merging import MERGES, may_undo
from hub.office.crm.dup.rules import barred, wins
from hub.office.crm.followup import followup
from hub.office.crm.intake import keys
from hub.office.crm.intake.likeness import COMMON, Keys, Weighed, domain_of, keys_of, telling, weighed
from hub.office.crm.intake.looking import as_words, stored_all
from hub.people import Named, names
from hub.records import Record, called, escaped, meant, on_screen, some
from hub.store import Reads, Work

Desk = Work | Reads
FEW, MOST, SHOWN = 5, 2_000, 10
TAX = re.compile(r"[0-9A-Z]{15,20}")
PAGE = "/customers/dup"
TWICE = f"""SELECT key, value, record FROM crm_key WHERE company = ? AND type = 'crm.customer' AND (key, value) IN (
SELECT key, value FROM crm_key WHERE company = ? AND type = 'crm.customer' AND key <> 'at'
GROUP BY key, value HAVING COUNT(*) BETWEEN 2 AND {COMMON - 1} ORDER BY key, value LIMIT ?)"""
APART = "SELECT one, other FROM crm_apart WHERE company = ?"


async def check(act: Act, reads: Reads) -> acts.DupFound:
    """Is there such a customer? Its name and whose it is are told to whoever asks, the rest only to who may see it."""
    asked: acts.DupCheck = act.input
    if not asked.query.strip() and not asked.form:
        return acts.DupFound([], True, (await pairs(reads, act.actor, SHOWN)).answer)
    own = keys_of(customer.name, asked.form) if asked.form else keys_said(asked.query)
    found = await near(reads, act.actor, own)
    said = str(asked.query or asked.form.get("name") or "")
    return acts.DupFound(
        found[0], not barred(found[1]), {"text": _told(reads, found[0], said), "blocks": _rows(found[0])}
    )


def keys_said(query: str) -> Keys:
    """What a line may mean: a name, a telephone, a tax number, a website."""
    plain = query.strip()
    values = {"name": plain, "phone": plain}
    if TAX.fullmatch(plain.upper()):
        values["uscc"] = plain
    if domain_of(plain) and " " not in plain:
        values["website"] = plain
    return keys_of(customer.name, values)


async def near(desk: Desk, actor: Actor, own: Keys, but: str = "") -> tuple[list[acts.DupNear], list[Weighed]]:
    """The customers that may be the one with these keys, the likeliest first, as this actor is told of them."""
    found = telling(await keys.sharing(desk.db, actor.company, customer, own))
    likely = [one for one in weighed(customer.name, own, found) if one[1] != but][:FEW]
    return await told_of(desk, actor, likely), likely


async def told_of(desk: Desk, actor: Actor, likely: Sequence[Weighed]) -> list[acts.DupNear]:
    """What one person is told of customers that may be the same."""
    ids = [id for _, id, _ in likely]
    records = {one.id: one for one in await stored_all(desk.db, ids)}
    seen = {one.id for one in await some(desk.db, customer, actor, ids)}
    owners = await names(desk.db, [one.owner for one in records.values()])
    return [
        acts.DupNear(
            records[id].title, records[id].no, by_words(desk, shared), weight,
            Named(records[id].owner, owners.get(records[id].owner, "")), id if id in seen else "",
        )
        for weight, id, shared in likely
        if id in records
    ]  # fmt: skip


def by_words(desk: Desk, shared: Iterable[str]) -> list[Any]:
    """By what two are alike, in words."""
    return [as_words(desk.words.both(f"text.crm.import.by.{key}")) for key in shared]


def _told(reads: Reads, found: Sequence[acts.DupNear], said: str) -> Both:
    if not found:
        return reads.words.both("text.crm.dup.none", query=said[:40])
    return reads.words.both("text.crm.dup.found", count=len(found), query=said[:40])


def _rows(found: Sequence[acts.DupNear]) -> list[dict[str, Any]]:
    """A line for each: a link where it may be opened, whose it is, by what."""
    lines = []
    for one in found:
        title = f"</r/crm.customer/{one.no}|{escaped(one.title)}>" if one.record else f"*{escaped(one.title)}*"
        why = ", ".join(words.text for words in one.by)
        lines.append(f"{title}  `{one.no}`  {escaped(one.owner.name if one.owner else '')}  {why}")
    return [{"type": "section", "text": {"type": "mrkdwn", "text": line}} for line in lines]


async def listed(act: Act, reads: Reads) -> acts.DupPairs:
    """Pairs of customers this person sees, at least, both of; the likeliest first."""
    asked: acts.DupList = act.input
    return await pairs(reads, act.actor, asked.limit)


async def pairs(reads: Reads, actor: Actor, most: int) -> acts.DupPairs:
    """The same, at most so many."""
    rows = await reads.db.rows(TWICE, actor.company, actor.company, MOST)
    apart = {(row["one"], row["other"]) for row in await reads.db.rows(APART, actor.company)}
    found = sorted(_pairs(telling(rows)), key=lambda one: (-one[0], one[1]))
    found = [one for one in found if (one[1], one[2]) not in apart]
    mine = {one.id for one in await some(reads.db, customer, actor, sorted({x for p in found for x in p[1:3]}))}
    found = [one for one in found if one[1] in mine and one[2] in mine][:most]
    sides = {id: (weight, id, by) for weight, a, b, by in found for id in (a, b)}
    told = {one.record: one for one in await told_of(reads, actor, list(sides.values()))}
    shown = [acts.DupPair(told[a], told[b], by_words(reads, by)) for _, a, b, by in found if a in told and b in told]
    text = reads.words.both("text.crm.dup.pairs" if shown else "text.crm.dup.no_pairs", count=len(shown))
    return acts.DupPairs(shown, await _merges(reads, actor), {"text": text, "blocks": _pair_rows(shown)})


def _pairs(found: Mapping[str, Iterable[tuple[str, str]]]) -> list[tuple[float, str, str, list[str]]]:
    """(how likely, one, other, by what): each two that share enough keys, the one with the lower id first."""
    every = {id: frozenset(pairs) for id, pairs in found.items()}
    sharing: dict[tuple[str, str], list[str]] = {}
    for id, pairs in every.items():
        for pair in pairs:
            sharing.setdefault(pair, []).append(id)
    near = {(a, b) for ids in sharing.values() for a in ids for b in ids if a < b}
    told = []
    for a, b in near:
        for weight, _, by in weighed(customer.name, every[a], {b: every[b]}):
            told.append((weight, a, b, by))
    return told


def _pair_rows(pairs: Sequence[acts.DupPair]) -> list[dict[str, Any]]:
    lines = [
        f"<{PAGE}/{one.one.no}/{one.other.no}|{escaped(one.one.title)} / {escaped(one.other.title)}>"
        f"  {', '.join(words.text for words in one.by)}"
        for one in pairs
    ]
    return [{"type": "section", "text": {"type": "mrkdwn", "text": line}} for line in lines]


async def _merges(reads: Reads, actor: Actor) -> list[acts.DupMerged]:
    rows = await reads.db.rows(MERGES, actor.company, actor.id)
    called_by = await names(reads.db, [row["by_person"] for row in rows])
    return [
        acts.DupMerged(
            row["id"], row["kept_title"], row["kept_no"], row["gone_title"], row["gone_no"],
            Named(row["by_person"], called_by.get(row["by_person"], "")), wire(row["at"]), may_undo(row, reads.at),
        )
        for row in rows
    ]  # fmt: skip


async def compare(act: Act, reads: Reads) -> acts.DupCompared:
    """Two customers beside each other. Refused `record.missing`, `record.several`, `crm.dup.same`."""
    asked: acts.DupCompare = act.input
    one, other = await which(reads, act.actor, asked.one), await which(reads, act.actor, asked.other)
    if one.id == other.id:
        raise Refused("crm.dup.same", field="other")
    own = keys_of(customer.name, one.data)
    alike = weighed(customer.name, own, {other.id: keys_of(customer.name, other.data)})
    fields = [
        acts.DupField(
            field.name, as_words(reads.words.both(f"field.{customer.name}.{field.name}")),
            one.data.get(field.name) != other.data.get(field.name), wins(field.name, one, other),
        )
        for field in customer.fields
        if not field.derived
    ]  # fmt: skip
    sides = [await _side(reads, act.actor, each) for each in (one, other)]
    told = await called(reads.db, customer, [one, other])
    by = by_words(reads, alike[0][2] if alike else ())
    mine, theirs = await told_of(reads, act.actor, [(1.0, one.id, []), (1.0, other.id, [])])
    text = reads.words.both("text.crm.dup.compare", one=one.title, other=other.title)
    answer = {"text": text, "blocks": _pair_rows([acts.DupPair(mine, theirs, by)])}
    return acts.DupCompared(sides[0], sides[1], fields, told, by, answer)


async def which(desk: Desk, actor: Actor, what: str) -> Record:
    """The one customer a text means. Refused `record.missing`, `record.several`."""
    found = await meant(desk, customer, actor, what, FEW)
    if not found:
        raise Refused("record.missing", what=what)
    if len(found) > 1:
        raise Refused("record.several", what=what, names=[f"{one.title} {one.no}" for one in found])
    return found[0]


async def _side(reads: Reads, actor: Actor, one: Record) -> acts.DupSide:
    people, said = [
        len(await reads.db.rows(keep.OF_CUSTOMER, one.company, kind.name, one.id)) for kind in (contact, followup)
    ]
    owner = Named(one.owner, (await names(reads.db, [one.owner])).get(one.owner, ""))
    return acts.DupSide(on_screen(customer, one, actor), owner, people, said, may_merge(actor, one))


def may_merge(actor: Actor, one: Record) -> bool:
    """May this person let it go into another, or another into it: its owner, and who keeps all customers."""
    return one.owner == actor.id or customer.keeper in actor.roles
