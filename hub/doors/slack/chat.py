"""`chat.*`: saying, changing and taking back, to a room or to one person in it."""

from typing import Any

from hub.doors.slack import shapes
from hub.doors.slack.answers import Failed
from hub.doors.slack.calls import Call, Reply
from hub.doors.slack.mrkdwn import from_ours
from hub.doors.slack.places import ts_of
from hub.doors.slack.saying import Said, is_on, said
from hub.kernel import instant

DELETING = {"message.not_yours": "cant_delete_message", "message.bound": "cant_delete_message",
            "message.too_old": "cant_delete_message"}  # fmt: skip


async def post(call: Call) -> Reply:
    """`chat.postMessage`; `client_msg_id` makes it happen once, however often it is sent."""
    channel, wanted = await call.channel(), _said(call)
    thread = await call.thread(channel)
    told = await call.act(
        "chat.post", {"key.reused": "duplicate_client_msg_id"}, channel=channel, text=wanted.text,
        blocks=wanted.blocks, thread=thread, also=is_on(call.args.get("reply_broadcast")) if thread else None,
        key=call.text("client_msg_id") or None, alias=wanted.alias if call.me.kind == "bot" else None,
    )  # fmt: skip
    ts = ts_of(instant(told["at"]), told["seq"])
    return {"channel": told["channel"], "ts": ts, "message": _message(call, wanted, ts)} | _warned(wanted)


async def update(call: Call) -> Reply:
    """`chat.update`: blocks that are not named stay, an empty list takes them away."""
    channel = await call.channel()
    message = await call.message(channel)
    wanted = said(call.args)
    if not {"blocks", "attachments"} & call.args.keys():
        kept = (await call.told(channel, message)).get("blocks")
        wanted = Said(wanted.text, kept)
    if wanted.is_empty:
        raise Failed("no_text")
    told = await call.act("chat.edit", message=message, text=wanted.text, blocks=wanted.blocks)
    shape = _message(call, wanted, call.text("ts"))
    shape["edited"] = {"user": call.me.id, "ts": f"{call.desk.corridor.clock() // 1000}.{told['seq']:06d}"}
    return {"channel": channel, "ts": call.text("ts"), "text": shape["text"], "message": shape}


async def delete(call: Call) -> Reply:
    """`chat.delete`: the message is taken back."""
    channel = await call.channel()
    await call.act("chat.recall", DELETING, message=await call.message(channel))
    return {"channel": channel, "ts": call.text("ts")}


async def ephemeral(call: Call) -> Reply:
    """`chat.postEphemeral`: seen by one person of the room, until they put it away."""
    channel, wanted = await call.channel(), _said(call)
    told = await call.act(
        "chat.whisper", channel=channel, person=call.text("user", "user_not_found"), text=wanted.text,
        blocks=wanted.blocks, thread=await call.thread(channel), key=call.text("client_msg_id") or None,
    )  # fmt: skip
    at = instant(told["at"])
    return {"message_ts": ts_of(at, at % 1000)} | _warned(wanted)


async def permalink(call: Call) -> Reply:
    """`chat.getPermalink`: the message's own address."""
    channel = await call.channel()
    message = await call.message(channel, "message_ts")
    await call.told(channel, message)
    return {"channel": channel, "permalink": f"{call.home}/c/{channel}/m/{message}"}


def _said(call: Call) -> Said:
    wanted = said(call.args)
    if wanted.is_empty:
        raise Failed("no_text")
    return wanted


def _message(call: Call, wanted: Said, ts: str) -> dict[str, Any]:
    me, text = call.me, from_ours(wanted.text)
    told: dict[str, Any] = {"type": "message", "user": me.id, "text": text, "ts": ts, "team": call.team}
    if me.kind == "bot":
        told |= shapes.bot_marks(me.id, me.name, me.company)
    if thread := call.text("thread_ts"):
        told["thread_ts"] = thread
    return told | ({"blocks": wanted.blocks} if wanted.blocks else {})


def _warned(wanted: Said) -> Reply:
    said = [f"[WARN] {name} is not kept" for name in wanted.dropped]
    return {"response_metadata": {"messages": said}} if said else {}


METHODS = {
    "chat.postMessage": (post, "chat:write"), "chat.update": (update, "chat:write"),
    "chat.delete": (delete, "chat:write"), "chat.postEphemeral": (ephemeral, "chat:write"),
    "chat.getPermalink": (permalink, ""),
}  # fmt: skip
