"""Dialogs: a bot opens one for whoever gave it a trigger, and only they see it, fill it in and send it."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.chat import acts, view_acts
from hub.chat.view_rules import DEEPEST, composed, for_app, for_person
from hub.chat.who import inboxes, named
from hub.kernel import Act, Actor, Refused, Words, dump, new_id
from hub.store import Reads, Row, Sql, Work, marks

TRIGGER_MS = 5 * 60_000
LIFE_MS = 24 * 3_600_000
FOR_EVER_MS = 100 * 365 * LIFE_MS
EXTERNAL_INDEX = "view_external"
TRIGGERED = "SELECT * FROM interaction WHERE trigger_id = ? AND bot = ?"
USE = "UPDATE interaction SET opened_at = ? WHERE id = ? AND opened_at IS NULL"
INSERT = """INSERT INTO view (id, company, bot, person, kind, interaction, channel, thread, root, previous, depth,
external, body, hash, opened_at, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
CHANGE = """UPDATE view SET body = ?, hash = ?, external = ? WHERE id = ? AND closed_at IS NULL
AND (hash = ? OR ?) RETURNING *"""
CLOSE = "UPDATE view SET closed_at = ? WHERE id = ? AND closed_at IS NULL RETURNING *"
OPEN = """SELECT * FROM view WHERE person = ? AND kind = 'modal' AND closed_at IS NULL AND until > ?
ORDER BY opened_at, id"""
STACK = "SELECT * FROM view WHERE root = ? AND closed_at IS NULL ORDER BY depth DESC"
TAKEN = "SELECT 1 FROM view WHERE bot = ? AND external = ? AND id != ? AND closed_at IS NULL AND until > ?"
RUN_OUT = "UPDATE view SET closed_at = ? WHERE bot = ? AND external = ? AND closed_at IS NULL AND until <= ?"


async def open_view(act: Act, work: Work) -> dict[str, Any]:
    """Open a dialog for whoever gave the trigger: its bot alone, once, within five minutes."""
    asked: view_acts.ViewOpen = act.input
    return {"view": await opened(work, await _used(work, act), asked.view, act.actor)}


async def push_view(act: Act, work: Work) -> dict[str, Any]:
    """Put a dialog on top of the one the trigger came from; three at most lie on one another."""
    asked: view_acts.ViewOpen = act.input
    row = await _used(work, act)
    return {"view": await opened(work, row, asked.view, act.actor, await below(work.db, row, act.at))}


async def update_view(act: Act, work: Work) -> dict[str, Any]:
    """Change a dialog of one's own that is still open. Refuses `dialog.stale` when it is no longer the one told."""
    asked: view_acts.ViewUpdate = act.input
    row = await _own(work, act, asked)
    return {"view": await changed(work, row, asked.body, asked.hash)}


async def close_view(act: Act, work: Work) -> acts.Done:
    """A bot closes its dialog; closing a closed one changes nothing."""
    row = await work.db.row("SELECT * FROM view WHERE id = ? AND bot = ?", act.input.view, act.actor.keyring)
    if row is None or row["kind"] != "modal":
        raise Refused("dialog.missing", field="view")
    work.target = row["id"]
    await closed(work, row)
    return acts.Done()


async def publish(act: Act, work: Work) -> dict[str, Any]:
    """Set what one person sees on the bot's home page."""
    asked: view_acts.ViewPublish = act.input
    bot = act.actor
    person = await work.offer("people.actor", asked.person)
    if person is None or person.company != bot.company or person.kind != "person":
        raise Refused("person.missing", field="person", person=asked.person)
    row = await work.db.row("SELECT * FROM view WHERE bot = ? AND person = ? AND kind = 'home'", bot.id, asked.person)
    if row is not None:
        return {"view": await changed(work, row, asked.view, asked.hash)}
    body, id = composed(asked.view, "home"), new_id("V", work.at)
    told = (id, bot.company, bot.id, asked.person, "home", None, "", None, id, None, 1, None)
    return {"view": await _kept(work, (*told, dump(body), _hash(work, id), work.at, work.at + FOR_EVER_MS), bot)}


async def views(act: Act, reads: Reads) -> dict[str, Any]:
    """The dialogs open for whoever asks; or what a bot's home page shows them."""
    asked: view_acts.ViewList = act.input
    if asked.bot is None:
        rows = await reads.db.rows(OPEN, act.actor.id, reads.at)
    else:
        sql = "SELECT * FROM view WHERE bot = ? AND person = ? AND kind = 'home'"
        rows = await reads.db.rows(sql, asked.bot, act.actor.id)
    return {"views": await _told(reads.db, rows)}


# ---- what interactions and their answers do with dialogs


async def opened(
    work: Work, asked: Row, told: view_acts.ViewBody, bot: Actor, under: Row | None = None
) -> dict[str, Any]:
    """A dialog for whoever an interaction came from, on top of `under`; as its bot gets it."""
    body, id = composed(told, "modal"), new_id("V", work.at)
    if under is not None and under["depth"] >= DEEPEST:
        raise Refused("dialog.too_deep", most=DEEPEST)
    await _free(work, bot.keyring, body["external_id"], id)
    root, depth = (under["root"], under["depth"] + 1) if under else (id, 1)
    row = (
        id, asked["company"], bot.keyring, asked["person"], "modal", asked["id"], asked["channel"], asked["thread"],
        root, under["id"] if under else None, depth, body["external_id"] or None, dump(body), _hash(work, id),
        work.at, work.at + LIFE_MS,
    )  # fmt: skip
    return await _kept(work, row, bot)


async def changed(
    work: Work, row: Row, told: view_acts.ViewBody, seen: str | None = None
) -> dict[str, Any]:
    """What a dialog becomes, if it is still open and, with `seen`, still the one that was seen."""
    body = composed(told, row["kind"])
    external = body["external_id"] or row["external"] or ""
    await _free(work, row["bot"], external, row["id"])
    args = (dump(body), _hash(work, row["id"]), external or None, row["id"], seen or "", seen is None)
    now = await work.db.row(CHANGE, *args)
    if now is None:
        raise Refused("dialog.stale", field="hash")
    work.target = row["id"]
    app = (await named(work.db, [row["bot"]]))[row["bot"]]
    await _tell(work, "view.changed", now, {"view": for_person(now, app)}, row["id"])
    return for_app(now, app)


async def closed(work: Work, row: Row, whole: bool = False) -> list[Row]:
    """Close a dialog and what lies on it, or (`whole`) its stack; those that were open, topmost first."""
    stack = await work.db.rows(STACK, row["root"])
    gone = [one for one in stack if whole or one["depth"] >= row["depth"]]
    for one in gone:
        if await work.db.row(CLOSE, work.at, one["id"]) is not None:
            await _tell(work, "view.closed", one, {"view": one["id"]})
    return gone


async def below(db: Sql, asked: Mapping[str, Any], now: int) -> Row:
    """The dialog an interaction came from, which another can be put upon."""
    row = await db.row("SELECT * FROM view WHERE id = ?", asked["view"] or "")
    if row is None or row["kind"] != "modal" or row["closed_at"] is not None or row["until"] <= now:
        raise Refused("dialog.missing", field="trigger")
    return row


async def open_for(db: Sql, view: str, actor: Actor, now: int) -> Row:
    """A dialog or home page that is open for this person. Refuses `dialog.missing`."""
    row = await db.row("SELECT * FROM view WHERE id = ? AND person = ?", view, actor.id)
    if row is None or row["closed_at"] is not None or row["until"] <= now:
        raise Refused("dialog.missing", field="view")
    return row


async def app_views(db: Sql, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Id → a dialog as its bot gets it."""
    rows = await db.rows(f"SELECT * FROM view WHERE id IN ({marks(ids)})", *ids) if ids else []
    apps = await named(db, {row["bot"] for row in rows})
    return {row["id"]: for_app(row, apps[row["bot"]]) for row in rows}


async def drawn(db: Sql, words: Words, refs: Sequence[str]) -> dict[str, dict[str, Any]]:
    """`view.opened` and `view.changed`: the dialog as it stands."""
    wanted = sorted(set(refs))
    rows = await db.rows(f"SELECT * FROM view WHERE id IN ({marks(wanted)})", *wanted)
    return {one["id"]: {"view": one} for one in await _told(db, rows)}


async def _told(db: Sql, rows: Sequence[Row]) -> list[dict[str, Any]]:
    apps = await named(db, {row["bot"] for row in rows})
    return [for_person(row, apps[row["bot"]]) for row in rows]


async def _used(work: Work, act: Act) -> Row:
    """The interaction of a trigger nobody has opened anything with yet. Five minutes; its own bot alone."""
    row = await work.db.row(TRIGGERED, act.input.trigger, act.actor.keyring)
    if row is None:
        raise Refused("trigger.missing", field="trigger")
    if row["at"] + TRIGGER_MS <= act.at:
        raise Refused("trigger.late", field="trigger")
    if await work.db.run(USE, act.at, row["id"]) != 1:
        raise Refused("trigger.used", field="trigger")
    return row


async def _own(work: Work, act: Act, asked: view_acts.ViewUpdate) -> Row:
    column, value = ("id", asked.view) if asked.view else ("external", asked.external_id)
    sql = f"SELECT * FROM view WHERE {column} = ? AND bot = ? AND closed_at IS NULL AND until > ?"
    row = await work.db.row(sql, value or "", act.actor.keyring, act.at)
    if row is None:
        raise Refused("dialog.missing", field="view_id")
    return row


async def _free(work: Work, bot: str, external: str, view: str) -> None:
    """A bot's own name for a dialog belongs to one open dialog."""
    if not external:
        return
    await work.db.run(RUN_OUT, work.at, bot, external, work.at)
    if await work.db.value(TAKEN, bot, external, view, work.at) is not None:
        raise Refused("dialog.taken", field="external_id", external=external)


async def _kept(work: Work, values: tuple[Any, ...], bot: Actor) -> dict[str, Any]:
    await work.db.run(INSERT, *values)
    row = await work.db.row("SELECT * FROM view WHERE id = ?", values[0])
    assert row is not None  # it was written a line above, in this transaction
    work.target = row["id"]
    app = (await named(work.db, [bot.keyring]))[bot.keyring]
    name = "view.opened" if row["kind"] == "modal" else "view.changed"
    await _tell(work, name, row, {"view": for_person(row, app)}, row["id"])
    return for_app(row, app)


async def _tell(work: Work, name: str, row: Row, data: dict[str, Any], ref: str | None = None) -> None:
    inbox = (await inboxes(work.db, [row["person"]])).get(row["person"])
    if inbox is not None:
        work.tell(inbox, name, data, ref=ref)


def _hash(work: Work, view: str) -> str:
    """What a dialog is told apart by from what it was before: it never comes again."""
    return f"{work.at}.{new_id('L', work.at)[-8:]}"
