"""What bots answer: to whoever asked alone, in the room, by changing a card or a dialog, or what is wrong in a form."""

from collections.abc import Callable
from typing import Any

from hub.chat import app_acts, standing, views
from hub.chat.composing import Content
from hub.chat.editing import rewrite
from hub.chat.faces import seen
from hub.chat.posting import say
from hub.chat.whispers import life, rewhisper, whisper
from hub.chat.writing import clean
from hub.kernel import Act, Refused, dump, load, same
from hub.store import Row, Work

ANSWER = """UPDATE interaction SET answered_at = COALESCE(answered_at, ?), answer = ? WHERE trigger_id = ?
AND bot = ? AND expires_at > ? RETURNING *"""
MOST_ERROR = 300


async def answer(act: Act, work: Work) -> Callable[[], app_acts.Answered] | app_acts.Answered:
    """A bot answers an interaction, by its trigger, as long as that lives."""
    asked: app_acts.AppAnswer = act.input
    errors = {field: clean(words, "errors", MOST_ERROR) for field, words in (asked.errors or {}).items()}
    kept = dump(answer_of(asked))
    row = await work.db.row(ANSWER, act.at, kept, asked.trigger, act.actor.keyring, act.at)
    if row is None:
        raise Refused("trigger.spent", field="trigger")
    work.target = row["id"]
    message = None
    if asked.update:
        message = await _update(work, row, asked.update)
    if asked.reply:
        message = await _reply(work, row, asked.reply)
    if errors and row["view"] is None:
        lines = "\n".join(f"{field}: {words}" for field, words in errors.items())
        message = await _reply(work, row, app_acts.AppReply(text=lines))
    view = await _dialog(work, row, asked) if row["view"] else None
    told = {name: one for name, one in (("message", message), ("view", view)) if one}
    return app_acts.Answered(**told)


def answer_of(asked: app_acts.AppAnswer) -> dict[str, Any]:
    """What of a bot's answer belongs to the reply of whoever asked and waits."""
    said = {name: getattr(asked, name) for name in ("errors", "options", "groups")}
    return {name: value for name, value in said.items() if value}


async def _reply(work: Work, row: Row, said: app_acts.AppReply) -> str:
    text = clean(said.text)
    if said.in_channel:
        content = Content(text, said.words, said.blocks)
        return (await say(work, row["channel"], content, work.actor, row["thread"]))[0]
    both = {"text": text, "words": said.words} if said.words else same(text)
    told = await whisper(
        work, row["person"], row["channel"], both, thread=row["thread"], blocks=said.blocks,
        card=await _card(work, said.card, row["person"]), command=load(row["asked"]).get("command"),
        until=life(said.until, work.at),
    )  # fmt: skip
    return str(told["id"])


async def _card(work: Work, card: str | None, person: str) -> dict[str, Any] | None:
    """A bound card a bot wants to show somebody: only one that person may see."""
    if card is None:
        return None
    row = await work.db.row("SELECT * FROM card WHERE id = ?", card)
    reader = await work.offer("people.actor", person)
    if row is None or reader is None or row["company"] != reader.company:
        raise Refused("card.missing")
    return await seen(work, row, reader)


async def _update(work: Work, row: Row, said: app_acts.AppUpdate) -> str:
    message = row["message"] or ""
    if await rewhisper(work, message, said.text, said.blocks):
        return message
    known = (await standing.said(work.db, [message])).get(message)
    if known is None or known.author != work.actor.id:
        raise Refused("message.missing", field="update")
    await rewrite(work, known.id, work.actor, said.text, said.blocks)
    return known.id


async def _dialog(work: Work, row: Row, asked: app_acts.AppAnswer) -> str | None:
    """What becomes of the dialog an answer is for. A form that was sent closes, unless the answer says otherwise."""
    view = await work.db.row("SELECT * FROM view WHERE id = ?", row["view"])
    if view is None or view["closed_at"] is not None:
        return None
    told = asked.view
    await work.db.run("UPDATE view SET sent_at = NULL WHERE id = ?", view["id"])
    if told is None:
        if row["kind"] == "form" and not asked.errors:
            await views.closed(work, view)
        return None
    if told.action == "clear":
        await views.closed(work, view, whole=True)
    elif told.view is None:
        raise Refused("field.required", field="view", label="view")
    elif told.action == "update":
        await views.changed(work, view, told.view)
    else:
        return str((await views.opened(work, row, told.view, work.actor, view))["id"])
    return str(view["id"])
