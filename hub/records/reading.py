"""Reading records: lists, one record, completion while typing, and what a command's question finds."""

from collections.abc import Mapping
from typing import Any

from hub.chat import kept
from hub.kernel import Act, Actor, Handler, Refused, Words
from hub.records import acts, answers, rows
from hub.records.cards import face
from hub.records.decide import allowed, blank, open_to
from hub.records.declared import type_of, types_of
from hub.records.describe import described
from hub.records.handle import Desk, in_words, today_of
from hub.records.holders import with_verbs
from hub.records.holdings import held
from hub.records.lookup import hint, meant, nearest, recent, suggestions
from hub.records.names import called
from hub.records.pages import MOST_FOUND, Asked, listed, on_screen
from hub.records.slash import names as slash_names
from hub.records.spec import Action, Record, RecordType, View
from hub.store import Reads, Work


def form_of(kind: RecordType) -> Handler:
    """What opens the form of a new record, filled in with what was typed: offered as `form.<type>.create`."""

    async def form(_db: object, words: Words, actor: Actor, preset: Mapping[str, Any]) -> dict[str, Any]:
        verb = kind.verbs()[0]
        if not may_create(kind, actor):
            raise Refused("act.not_allowed", act=words.both(f"act.{kind.name}.{verb.name}"))
        return answers.form(kind, verb, None, preset.get("form") or {}, words).view or {}

    return form


async def list_records(act: Act, reads: Reads) -> acts.RecordPage:
    """A page of a list: of a view, of conditions, of what a text finds, or of all of them together."""
    given: acts.ListRecords = act.input
    kind = type_of(reads.registry, given.type)
    view = _view(kind, given.view)
    ids = None
    if given.query.strip():
        found = await reads.offer("search.records", act.actor.company, kind.name, given.query, MOST_FOUND)
        ids = tuple(found or ())
    limit = max(1, min(given.limit, acts.MOST_LISTED))
    asked = Asked((*view.where, *given.where), given.sort or view.sort, given.before, limit, ids)
    try:
        page = await listed(reads.db, kind, act.actor, asked, today_of(reads))
    except Refused as no:
        raise in_words(kind, no, reads.words, act.actor.locale) from None
    shown = [on_screen(kind, one, act.actor) for one in page.records]
    if given.verbs:
        mine = await held(reads.db, kind, act.actor.id, act.actor.company)
        shown = [with_verbs(kind, one, act.actor, today_of(reads), mine) for one in page.records]
    return acts.RecordPage(shown, await called(reads.db, kind, page.records), page.more, page.total)


async def get_record(act: Act, reads: Reads) -> acts.OneRecord:
    """One record and its card. Refused `record.missing` also when it is there but not for this reader."""
    kind, record, card = await _shown(act, reads)
    known = await reads.db.row("SELECT id, face FROM card WHERE kind = ? AND thing = ?", kind.name, record.id)
    return acts.OneRecord(on_screen(kind, record, act.actor), {"id": "", "face": 0, **(known or {}), **card})


async def show_record(act: Act, work: Work) -> acts.OneRecord:
    """As `record.get`, with a card that has an id: made if there is none yet, for a bot that wants to show it."""
    kind, record, card = await _shown(act, work)
    minted = await kept(work, kind.name, record.id, record.company)
    return acts.OneRecord(on_screen(kind, record, act.actor), {**card, "id": minted["id"], "face": minted["face"]})


async def _shown(act: Act, desk: Desk) -> tuple[RecordType, Record, dict[str, Any]]:
    given: acts.GetRecord = act.input
    what = given.record or given.no
    kind = type_of(desk.registry, given.type or await rows.type_named(desk.db, act.actor, what))
    record = await rows.find(desk.db, kind, act.actor, what)
    if record is None:
        raise Refused("record.missing", what=what)
    names = await called(desk.db, kind, [record])
    mine = await held(desk.db, kind, act.actor.id, act.actor.company)
    return kind, record, face(kind, record, names, desk.words, today_of(desk), act.actor, mine)


async def complete_record(act: Act, reads: Reads) -> acts.RecordSuggestions:
    """What may be meant by what has been typed so far; before anything is typed, the asker's own."""
    kind = type_of(reads.registry, act.input.type)
    limit = max(1, min(act.input.limit, 20))
    if act.input.query.strip():
        found = await meant(reads, kind, act.actor, act.input.query, limit)
    else:
        found = await recent(reads.db, kind, act.actor, today_of(reads), limit)
    names = await called(reads.db, kind, found)
    return acts.RecordSuggestions(suggestions(kind, found, names, reads.words, act.actor.locale))


async def find_record(act: Act, reads: Reads) -> acts.Found:
    """Answer a command's question: with a card, a form, a list to pick from, or the nearest there is."""
    kind = type_of(reads.registry, act.input.type)
    verb = kind.verb(act.input.verb) if act.input.verb else None
    query = act.input.query.strip()
    if verb and verb.name == "create":
        return acts.Found([], answers.form(kind, verb, None, {"name": query} if query else {}, reads.words))
    if not query:
        return await _overview(kind, act, reads)
    found = await meant(reads, kind, act.actor, query, answers.MOST_PICKED + 1)
    shown = [on_screen(kind, one, act.actor) for one in found]
    if len(found) == 1:
        return acts.Found(shown, await _one(kind, verb, found[0], act, reads))
    if found:
        hints = await _hints(kind, found, act, reads)
        return acts.Found(shown, answers.pick(kind, found, hints, query, reads.words))
    near = await nearest(reads, kind, act.actor, query)
    hints = await _hints(kind, near, act, reads)
    return acts.Found(
        [], answers.nothing(kind, near, hints, query, may_create(kind, act.actor), reads.words, act.actor.locale)
    )


async def describe_types(act: Act, reads: Reads) -> acts.DescribedTypes:
    """Every record type in words, for screens."""
    kinds = types_of(reads.registry, act.actor.company).values()
    return acts.DescribedTypes(
        [described(one, slash_names(one, reads.words), reads.words, may_create(one, act.actor)) for one in kinds]
    )


def may_create(kind: RecordType, actor: Actor) -> bool:
    """May this actor make a record of the type?"""
    return allowed(kind, blank(kind, "", actor), kind.makers, actor)


async def _one(kind: RecordType, verb: Action | None, record: Record, act: Act, reads: Reads) -> acts.Answer:
    if verb is None:
        return answers.card(kind, record, reads.words)
    mine = await held(reads.db, kind, act.actor.id, act.actor.company)
    if not open_to(kind, record, verb, act.actor, today_of(reads), mine):
        name = f"{kind.name}.{verb.name}"
        closed = allowed(kind, record, verb.who, act.actor)
        no = Refused("act.not_open", act=name, state=record.state) if closed else Refused("act.not_allowed", act=name)
        raise in_words(kind, no, reads.words, act.actor.locale)
    return answers.form(kind, verb, record, {}, reads.words)


async def _overview(kind: RecordType, act: Act, reads: Reads) -> acts.Found:
    view = _view(kind, act.input.view or (kind.views[0].name if kind.views else ""))
    page = await listed(
        reads.db, kind, act.actor, Asked(view.where, view.sort, limit=answers.MOST_PICKED), today_of(reads)
    )
    hints = await _hints(kind, page.records, act, reads)
    count = len(page.records) if page.total is None else page.total
    title = reads.words.both("text.record.overview", what=_title(kind, view, reads.words), count=count)
    shown = [on_screen(kind, one, act.actor) for one in page.records]
    return acts.Found(shown, answers.overview(kind, title, page.records, hints, reads.words))


def _title(kind: RecordType, view: View, words: Words) -> dict[str, object]:
    return words.both(f"text.{kind.name}.view.{view.name}" if view.name else f"text.{kind.name}")


async def _hints(kind: RecordType, records: list[Record], act: Act, desk: Desk) -> dict[str, str]:
    names = await called(desk.db, kind, records)
    return {one.id: hint(kind, one, names, desk.words, act.actor.locale) for one in records}


def _view(kind: RecordType, name: str) -> View:
    view = next((one for one in kind.views if one.name == name), None)
    if view is None and name:
        raise Refused("view.missing", field="view", view=name)
    return view or View("")
