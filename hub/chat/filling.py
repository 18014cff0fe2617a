"""What people do with what bots composed: tap free cards, fill in dialogs, ask lists for options, call shortcuts."""

from collections.abc import Mapping
from typing import Any

import msgspec

from hub.chat import acts, app_acts, standing, view_acts, views
from hub.chat.apps import apps_of, manifest_of
from hub.chat.elements import Blocks, Part, part_of
from hub.chat.forms import filled, flat, state_of, value_of
from hub.chat.handed import hand_over, judged
from hub.chat.interactions import LIFE_MS, interact
from hub.chat.rooms import direct_with_bot
from hub.chat.rules import inside, living
from hub.chat.who import named
from hub.kernel import Act, Refused, dump, load
from hub.store import Reads, Row, Work

SENT_MS = 4_000
"""How long a form that was sent belongs to the bot: the door waits no longer for its answer."""
OPTIONS_MS = 5_000
SEND = """UPDATE view SET sent_at = ?, state = ? WHERE id = ? AND closed_at IS NULL
AND (sent_at IS NULL OR sent_at < ?)"""
SUPERSEDE = "UPDATE interaction SET expires_at = ? WHERE view = ? AND kind = 'form' AND answered_at IS NULL"
BLOCKS = "SELECT blocks FROM message WHERE id = ? UNION ALL SELECT blocks FROM whisper WHERE id = ?"
WHISPER = """SELECT id, channel, thread, author FROM whisper WHERE id = ? AND person = ? AND dismissed_at IS NULL
AND until > ?"""


async def tap_free(work: Work, act: Act) -> str:
    """A tap on a free card goes to the bot that posted it; only on what stands on the card, with a value it offers."""
    asked: acts.CardTap = act.input
    card = await _free_card(work, act, asked.message or "")
    told = await _used(work, card["blocks"], asked, _values(asked.form or {}))
    sent = await _put(work, card, "tap", told)
    await hand_over(work, told["state"], sent)
    return sent


async def tap_view(act: Act, work: Work) -> view_acts.Sent:
    """A button or a list in a dialog was used: told to its bot with everything filled in so far."""
    asked: view_acts.ViewTap = act.input
    row = await views.open_for(work.db, asked.view, act.actor, act.at)
    blocks = load(row["body"])["blocks"]
    told = await _used(work, blocks, asked, asked.values)
    await work.db.run("UPDATE view SET state = ? WHERE id = ?", dump(told["state"]), row["id"])
    sent = await _of_view(work, row, "tap", told)
    await hand_over(work, told["state"], sent)
    return view_acts.Sent(interaction=sent)


async def submit(act: Act, work: Work) -> view_acts.Sent:
    """Send a dialog to its bot, if every field holds what it may. Refuses `form.wrong` with `errors` by `block_id`.

    What was sent before and never reached the bot is overtaken by this.
    """
    asked: view_acts.ViewSubmit = act.input
    row = await views.open_for(work.db, asked.view, act.actor, act.at)
    body = load(row["body"])
    if row["kind"] != "modal" or body["submit_disabled"]:
        raise Refused("dialog.missing", field="view")
    state, wrong = filled(body["blocks"], asked.values)
    wrong |= await judged(work, body["blocks"], state)
    if wrong:
        say = work.words.say
        errors = {id: say(act.actor.locale, f"refused.{no.reason}", **no.details) for id, no in wrong.items()}
        raise Refused("form.wrong", errors=errors, count=len(errors))
    if await work.db.run(SEND, act.at, dump(state), row["id"], act.at - SENT_MS) != 1:
        raise Refused("dialog.busy", retry_after=1)
    await work.db.run(SUPERSEDE, act.at, row["id"])
    told = {"callback": body["callback_id"], "form": flat(state), "state": state}
    sent = await _of_view(work, row, "form", told)
    await hand_over(work, state, sent)
    return view_acts.Sent(interaction=sent)


async def dismiss_view(act: Act, work: Work) -> acts.Done:
    """Close a dialog without sending it. Its bot hears of it when it asked to (`notify_on_close`)."""
    asked: view_acts.ViewDismiss = act.input
    row = await work.db.row("SELECT * FROM view WHERE id = ? AND person = ?", asked.view, act.actor.id)
    if row is None or row["kind"] != "modal":
        raise Refused("dialog.missing", field="view")
    work.target = row["id"]
    if row["closed_at"] is not None:
        return acts.Done()
    cleared = asked.all or bool(load(row["body"])["clear_on_close"])
    for one in await views.closed(work, row, whole=cleared):
        body = load(one["body"])
        if body["notify_on_close"]:
            await _of_view(work, one, "closed", {"callback": body["callback_id"], "cleared": cleared})
    return acts.Done()


async def options(act: Act, work: Work) -> view_acts.Offered:
    """Ask a bot what a list offers for what was typed so far; an answer that comes too late is nobody's."""
    asked: view_acts.OptionsAsk = act.input
    told: dict[str, Any] = {"action": asked.action, "query": asked.query}
    if asked.view:
        row = await views.open_for(work.db, asked.view, act.actor, act.at)
        part = _served(load(row["body"])["blocks"], asked)
        id = await _of_view(work, row, "options", told | {"block": part.block}, OPTIONS_MS)
    else:
        card = await _free_card(work, act, asked.message or "")
        part = _served(card["blocks"], asked)
        id = await _put(work, card, "options", told | {"block": part.block}, OPTIONS_MS)
    return view_acts.Offered(interaction=id)


async def shortcuts(act: Act, reads: Reads) -> dict[str, Any]:
    """What the company's apps do from the composer and from the menu of a message."""
    found = await apps_of(reads.db, act.actor.company)
    by = await named(reads.db, found)
    listed = [(bot, one) for bot, manifest in found.items() for one in manifest.shortcuts]
    return {"shortcuts": [{"bot": by[bot], **msgspec.to_builtins(one)} for bot, one in listed]}


async def run_shortcut(act: Act, work: Work) -> app_acts.ShortcutSent:
    """Call an app by one of its shortcuts; what a message says is shown to it by whoever may read it."""
    asked: app_acts.ShortcutRun = act.input
    kind = "message" if asked.message else "global"
    known = await work.db.value("SELECT company FROM person WHERE id = ? AND gone_at IS NULL", asked.bot)
    listed = (await manifest_of(work.db, asked.bot)).get("shortcuts", []) if known == act.actor.company else []
    if not any((one["id"], one["kind"]) == (asked.shortcut, kind) for one in listed):
        raise Refused("shortcut.missing", field="shortcut")
    channel, thread = asked.channel or "", asked.thread
    if asked.message:
        said = living((await standing.message_for(work.db, asked.message, act.actor))[0])
        channel, thread = said.channel, said.thread
    inside(*await standing.look(work.db, channel, act.actor.id), act.actor)
    told = {"callback": asked.shortcut}
    id = await interact(work, asked.bot, "shortcut", channel, told, thread=thread, message=asked.message)
    return app_acts.ShortcutSent(interaction=id)


async def _free_card(work: Work, act: Act, message: str) -> dict[str, Any]:
    """A bot's message or answer to me, with its blocks: `{id, channel, thread, author, blocks}`."""
    whisper = await work.db.row(WHISPER, message, act.actor.id, act.at)
    if whisper is None:
        said, room, member = await standing.message_for(work.db, message, act.actor)
        inside(room, member, act.actor)
        living(said)
        whisper = {"id": said.id, "channel": room.id, "thread": said.thread, "author": said.author}
    blocks = load(await work.db.value(BLOCKS, message, message), [])
    if not blocks or not whisper["author"].startswith("B"):
        raise Refused("card.missing")
    work.target = message
    return {**whisper, "blocks": blocks}


async def _used(
    work: Work, blocks: Blocks, asked: acts.CardTap | view_acts.ViewTap, values: Mapping[str, Any]
) -> dict[str, Any]:
    """What was used, as Block Kit tells it, and every field as it stands; a button's value is the card's own."""
    part = part_of(blocks, asked.action, asked.block)
    if part is None:
        raise Refused("card.missing")
    state, _ = filled(blocks, values)
    element = _acted(part, asked.value)
    plain = part.element.get("value") if part.kind == "button" else value_of(element)
    if part.kind not in ("button", "overflow"):
        state.setdefault(part.block, {})[part.action] = element
    for block, no in (await judged(work, blocks, state)).items():
        if block == part.block:
            raise no
        state.pop(block)
    named_as = {"type": part.kind, "action_id": part.action, "block_id": part.block}
    told = {"action": part.action, "block": part.block, "state": state, "form": flat(state)}
    told["element"] = {**element, **named_as}
    return told | ({"value": plain} if plain not in (None, "", []) else {})


def _acted(part: Part, value: Any) -> dict[str, Any]:
    if part.kind != "button":
        return state_of(part, value)
    return {name: part.element[name] for name in ("text", "value", "style") if name in part.element}


def _served(blocks: Blocks, asked: view_acts.OptionsAsk) -> Part:
    part = part_of(blocks, asked.action, asked.block)
    if part is None or part.kind not in ("external_select", "multi_external_select"):
        raise Refused("card.missing")
    return part


def _values(form: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """A free card's fields come by block; anything else is no form of one."""
    if not all(isinstance(fields, dict) for fields in form.values()):
        raise Refused("field.unreadable", field="form", label="form", value="")
    return dict(form)


async def _put(work: Work, card: Mapping[str, Any], kind: str, told: dict[str, Any], life: int = LIFE_MS) -> str:
    return await interact(
        work, card["author"], kind, card["channel"], told, thread=card["thread"], message=card["id"], life=life
    )


async def _of_view(work: Work, row: Row, kind: str, told: dict[str, Any], life: int = LIFE_MS) -> str:
    """Put something of a dialog to its bot. A home page stands in no room: what is said to it is said alone."""
    channel = row["channel"] or await direct_with_bot(work, row["bot"], row["person"])
    work.target = row["id"]
    return await interact(work, row["bot"], kind, channel, told, thread=row["thread"], view=row["id"], life=life)
