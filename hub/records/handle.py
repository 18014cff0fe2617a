"""Gather, decide, keep, tell: how a verb of any record type is carried out."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hub.chat import redraw
from hub.kernel import Act, Actor, Refused, Words, new_id
from hub.records import acts, rows
from hub.records.attached import attach
from hub.records.cards import face
from hub.records.chasing import chase
from hub.records.decide import Ask, Decision, blank, decide
from hub.records.describe import heading, option, verb_label
from hub.records.history import remember
from hub.records.holdings import follow, held
from hub.records.kinds import Problem, refusal
from hub.records.lookup import meant
from hub.records.names import called, pointed, present
from hub.records.pages import day, on_screen
from hub.records.pointing import resolved
from hub.records.spec import Action, Record, RecordType
from hub.store import Reads, Work

Desk = Work | Reads
FEW = 4


def handler(kind: RecordType, verb: Action, company: str = "") -> Callable[[Act, Work], Awaitable[acts.Kept]]:
    """What carries out one verb of one type; of a type of one `company`, only for its people."""

    async def handle(act: Act, work: Work) -> acts.Kept:
        if company not in ("", act.actor.company):
            raise Refused("act.unknown", act=act.name)
        before = await _gather(kind, verb, act, work)
        today = today_of(work)
        try:
            form = await resolved(work, verb.form, acts.given(act.input.form), act.actor)
            mine = await held(work.db, kind, act.actor.id, act.actor.company)
            ask = Ask(verb.name, form, act.actor, act.at, today, _version(act), mine)
            decision = decide(kind, before, ask)
            await _check_pointed(kind, decision, work)
            after = await _keep(kind, before, decision, work)
            await attach(work, kind, after, decision.changed)
            await follow(work, kind, before, after)
            await remember(work, verb, replace(decision, record=after))
        except Refused as no:
            raise in_words(kind, no, work.words, act.actor.locale) from None
        tell(kind, work, [after], decision.event)
        await redraw(work, kind.name, after.id)
        await chase(work, kind, verb.name, before, after)
        work.target = after.id  # whatever was said to whom meanwhile: the journal's line is about the record
        names = await called(work.db, kind, [after])
        mine = await held(work.db, kind, act.actor.id, act.actor.company)
        shown = face(kind, after, names, work.words, today, act.actor, mine)
        return acts.Kept(on_screen(kind, after, act.actor), shown, _receipt(kind, verb, after, work.words))

    return handle


async def new_record(kind: RecordType, form: Mapping[str, Any], actor: Actor, work: Work) -> Record:
    """A record of `actor`'s, decided upon like any other and numbered, for acts that write many with `add`."""
    ask = Ask("create", form, actor, work.at, today_of(work))
    made = decide(kind, blank(kind, new_id("R", work.at), actor), ask)
    return await _numbered(kind, made.record, work)


def tell(kind: RecordType, work: Work, records: Sequence[Record], event: str) -> None:
    """Let hearers know: once for everything that follows records, once as the type's own event."""
    ids = [one.id for one in records]
    known = {"company": work.actor.company, "type": kind.name, "records": ids, "by": work.actor.id}
    work.happened("record.changed", known)
    work.happened(event, known)


def today_of(desk: Desk) -> str:
    """The company's date."""
    return day(desk.at, str(desk.registry.settings.get("people.zone", "Asia/Shanghai")))


async def _gather(kind: RecordType, verb: Action, act: Act, work: Work) -> Record:
    """The record by its id or number, or by a name that means one. Refused `record.missing`, `record.several`."""
    if verb.name == "create":
        return blank(kind, new_id("R", act.at), act.actor)
    what = act.input.record or act.input.no
    found = await meant(work, kind, act.actor, what, FEW)
    if len(found) > 1:
        raise Refused("record.several", what=what, names=[f"{one.title} {one.no}" for one in found])
    if not found:
        raise Refused("record.missing", what=what)
    return found[0]


def _version(act: Act) -> int:
    return int(getattr(act.input, "version", 0))


async def _keep(kind: RecordType, before: Record, decision: Decision, work: Work) -> Record:
    after = decision.record
    if before.version:
        await rows.change(work.db, kind, before, after)
        return after
    after = await _numbered(kind, after, work)
    await rows.add(work.db, kind, [after])
    return after


async def _numbered(kind: RecordType, record: Record, work: Work) -> Record:
    month = today_of(work)[:7].replace("-", "")
    return replace(record, no=await work.number(kind.series, month))


async def _check_pointed(kind: RecordType, decision: Decision, work: Work) -> None:
    """Refused `field.missing` when a field was set to somebody or something that is not there."""
    after = decision.record
    changed = {one.name: pointed(one, after.data.get(one.name)) for one in kind.fields if one.name in decision.changed}
    here = await present(work.db, after.company, [one for ids in changed.values() for one in ids])
    strange = [(name, one) for name, ids in changed.items() for one in ids if one not in here]
    if strange:
        raise refusal([Problem(name, "field.missing", {"value": one}) for name, one in strange])


def _receipt(kind: RecordType, verb: Action, record: Record, words: Words) -> acts.Answer:
    said = {"create": "created", "edit": "changed"}.get(verb.name, "done")
    told = verb_label(kind, verb.name, words)
    text = words.both(f"text.record.{said}", title=record.title, no=record.no, verb=told)
    return acts.Answer(text, {"kind": kind.name, "thing": record.id})


def in_words(kind: RecordType, no: Refused, words: Words, locale: str) -> Refused:
    """The refusal with every field called by its label, and each problem with its own sentence."""
    details = dict(no.details)
    if "errors" in details:
        details["errors"] = [_error(kind, one, words, locale) for one in details["errors"]]
        details |= {k: v for k, v in details["errors"][0].items() if k in ("label", "options", "expected")}
    if "state" in details:
        details["state"] = words.both(f"state.{kind.name}.{details['state']}")
    if "act" in details:
        details["act"] = verb_label(kind, details["act"].rpartition(".")[2], words)
    return Refused(no.reason, **details)


def _error(kind: RecordType, error: Mapping[str, Any], words: Words, locale: str) -> dict[str, Any]:
    field = kind.field(error["field"])
    more: dict[str, Any] = {"label": heading(kind, error["field"], words) if field else error["field"]}
    if field and "options" in error:
        more["options"] = [option(kind, field, one, words)["label"] for one in error["options"]]
    if "expected" in error:
        more["expected"] = words.both(f"text.record.kind.{error['expected']}")
    told = {**error, **more}
    return {**told, "words": words.say(locale, f"refused.{error['reason']}", **told)}
