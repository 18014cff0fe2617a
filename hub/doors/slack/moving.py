"""`conversations.*`, what changes: making rooms, coming, going, and what a room is called."""

from hub.doors.slack import shapes
from hub.doors.slack.answers import Failed
from hub.doors.slack.calls import Call, Reply
from hub.doors.slack.saying import is_on


async def create(call: Call) -> Reply:
    """`conversations.create`: a room of that name, the caller its owner."""
    kind = "private" if is_on(call.args.get("is_private")) else "public"
    name = call.text("name", "invalid_name_required")
    told = await call.act("channel.create", {"field.too_long": "invalid_name_maxlength"}, kind=kind, name=name)
    return {"channel": shapes.room(told["channel"], call.me.id)}


async def join(call: Call) -> Reply:
    """`conversations.join`: enter an open room."""
    channel = await call.channel()
    await call.act("channel.join", channel=channel)
    return await _shown(call, channel)


async def invite(call: Call) -> Reply:
    """`conversations.invite`: bring people in."""
    channel, people = await call.channel(), call.many("users")
    if not people:
        raise Failed("no_user")
    await call.act("channel.invite", channel=channel, people=people)
    return await _shown(call, channel)


async def kick(call: Call) -> Reply:
    """`conversations.kick`: take somebody out."""
    user = call.text("user", "user_not_found")
    await call.act("channel.remove", channel=await call.channel(), people=[user])
    return {}


async def leave(call: Call) -> Reply:
    """`conversations.leave`."""
    await call.act("channel.leave", channel=await call.channel())
    return {}


async def archive(call: Call) -> Reply:
    """`conversations.archive`."""
    await call.act("channel.archive", channel=await call.channel())
    return {}


async def rename(call: Call) -> Reply:
    """`conversations.rename`."""
    channel = await call.channel()
    await call.act("channel.edit", channel=channel, name=call.text("name", "invalid_name_required"))
    return await _shown(call, channel)


async def set_topic(call: Call) -> Reply:
    """`conversations.setTopic`."""
    channel = await call.channel()
    await call.act("channel.edit", {"field.too_long": "too_long"}, channel=channel, topic=call.text("topic"))
    return await _shown(call, channel)


async def _shown(call: Call, channel: str) -> Reply:
    told = await call.act("channel.get", channel=channel)
    return {"channel": shapes.room(told["channel"], call.me.id)}


METHODS = {
    "conversations.create": (create, "channels:manage"), "conversations.join": (join, "channels:join"),
    "conversations.invite": (invite, "channels:manage"), "conversations.kick": (kick, "channels:manage"),
    "conversations.leave": (leave, "channels:manage"), "conversations.archive": (archive, "channels:manage"),
    "conversations.rename": (rename, "channels:manage"), "conversations.setTopic": (set_topic, "channels:manage"),
}  # fmt: skip
