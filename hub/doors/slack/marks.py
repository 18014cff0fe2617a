"""`reactions.*` and `pins.*`: marks on messages."""

from hub.doors.slack import shapes
from hub.doors.slack.answers import Failed
from hub.doors.slack.calls import Call, Reply
from hub.doors.slack.reading import drawn
from hub.doors.slack.signs import signed
from hub.kernel import instant


async def react(call: Call) -> Reply:
    """`reactions.add`."""
    channel, message = await _meant(call)
    sign = signed(call.text("name", "invalid_name"))
    if call.me.id in await _people(call, channel, message, sign):
        raise Failed("already_reacted")
    await call.act("chat.react", {"field.unreadable": "invalid_name"}, message=message, emoji=sign)
    return {}


async def unreact(call: Call) -> Reply:
    """`reactions.remove`."""
    channel, message = await _meant(call)
    sign = signed(call.text("name", "invalid_name"))
    if call.me.id not in await _people(call, channel, message, sign):
        raise Failed("no_reaction")
    await call.act("chat.unreact", {"field.unreadable": "invalid_name"}, message=message, emoji=sign)
    return {}


async def reactions(call: Call) -> Reply:
    """`reactions.get`: a message with what is on it."""
    channel, message = await _meant(call)
    told = await call.told(channel, message)
    (shape,) = await drawn(call, [told])
    shape["reactions"] = [shapes.reaction(one) for one in told["reactions"]]
    return {"type": "message", "channel": channel, "message": shape}


async def pin(call: Call) -> Reply:
    """`pins.add`."""
    channel, message = await _meant(call)
    if (await call.told(channel, message))["pinned"]:
        raise Failed("already_pinned")
    await call.act("chat.pin", message=message)
    return {}


async def unpin(call: Call) -> Reply:
    """`pins.remove`."""
    channel, message = await _meant(call)
    if not (await call.told(channel, message))["pinned"]:
        raise Failed("no_pin")
    await call.act("chat.unpin", message=message)
    return {}


async def pins(call: Call) -> Reply:
    """`pins.list`: what a room keeps in sight, the last pinned first."""
    channel = await call.channel()
    told = (await call.act("channel.get", channel=channel))["pins"]
    items = [
        {"type": "message", "channel": channel, "created": instant(one["at"]) // 1000, "message": shape}
        for one, shape in zip(told, await drawn(call, told), strict=True)
    ]
    return {"items": items}


async def _meant(call: Call) -> tuple[str, str]:
    channel = await call.channel()
    return channel, await call.message(channel, "timestamp")


async def _people(call: Call, channel: str, message: str, sign: str) -> list[str]:
    told = await call.told(channel, message)
    return [who for one in told["reactions"] if one["emoji"] == sign for who in one["people"]]


METHODS = {
    "reactions.add": (react, "reactions:write"), "reactions.remove": (unreact, "reactions:write"),
    "reactions.get": (reactions, "reactions:read"), "pins.add": (pin, "pins:write"),
    "pins.remove": (unpin, "pins:write"), "pins.list": (pins, "pins:read"),
}  # fmt: skip
