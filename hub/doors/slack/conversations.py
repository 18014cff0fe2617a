"""`conversations.*`, what there is: rooms, who is in them, and a conversation with somebody."""

from hub.doors.slack import shapes
from hub.doors.slack.answers import Failed
from hub.doors.slack.calls import MOST_PAGE, Call, Reply
from hub.doors.slack.places import cursor_of, made_at
from hub.doors.slack.saying import is_on

LISTED = "channels"


async def every(call: Call) -> Reply:
    """`conversations.list`: the caller's rooms and those it could enter, of the kinds asked for."""
    return await _page(call, joined=False)


async def mine(call: Call) -> Reply:
    """`users.conversations`: the caller's own rooms; nobody is told where somebody else is."""
    if call.text("user") not in ("", call.me.id):
        raise Failed("access_denied")
    return await _page(call, joined=True)


async def info(call: Call) -> Reply:
    """`conversations.info`: one room."""
    told = await call.act("channel.get", channel=await call.channel())
    shape = shapes.room(told["channel"], call.me.id)
    shape["creator"] = next((who for who, role in told["roles"].items() if role == "owner"), "")
    return {"channel": shape}


async def members(call: Call) -> Reply:
    """`conversations.members`: the ids of a room's people (the first 1,000)."""
    people = (await call.act("channel.get", channel=await call.channel()))["people"]
    start, limit = int(call.cursor("members") or 0), call.limit()
    more = cursor_of("members", start + limit) if len(people) > start + limit else ""
    return {"members": people[start : start + limit], "response_metadata": {"next_cursor": more}}


async def open_with(call: Call) -> Reply:
    """`conversations.open`: a conversation with these people, found if it is there."""
    people = [one for one in call.many("users") if one != call.me.id]
    if not people:
        told = (await call.act("channel.get", channel=await call.channel()))["channel"]
    elif len(people) == 1:
        told = (await call.act("channel.create", kind="direct", people=people))["channel"]
    else:
        told = await _group(call, people) or (await call.act("channel.create", kind="group", people=people))["channel"]
    was_there = made_at(told["id"]) < call.desk.corridor.clock() // 1000
    shape = shapes.room(told, call.me.id) if is_on(call.args.get("return_im")) else {"id": told["id"]}
    return {"channel": shape, "already_open": was_there, "no_op": was_there}


async def _page(call: Call, *, joined: bool) -> Reply:
    kinds = set(call.many("types") or ["public_channel"])
    if not kinds <= set(shapes.KINDS.values()):
        raise Failed("invalid_types")
    told = await call.act("channel.list", joined=joined, before=call.cursor(LISTED), limit=call.limit())
    rooms = told["channels"]
    bare = is_on(call.args.get("exclude_archived"))
    wanted = [one for one in rooms if shapes.KINDS.get(one["kind"]) in kinds and not (bare and one["archived"])]
    more = cursor_of(LISTED, rooms[-1]["id"]) if told["more"] else ""
    shown = [shapes.room(one, call.me.id) for one in wanted]
    return {"channels": shown, "response_metadata": {"next_cursor": more}}


async def _group(call: Call, people: list[str]) -> Reply | None:
    """The conversation these people already have, among the caller's own."""
    wanted, before = {*people, call.me.id}, None
    while True:
        told = await call.act("channel.list", joined=True, before=before, limit=MOST_PAGE)
        for one in told["channels"]:
            if one["kind"] == "group" and {each["id"] for each in one.get("with") or []} == wanted:
                return dict(one)
        if not told["more"]:
            return None
        before = told["channels"][-1]["id"]


METHODS = {
    "conversations.list": (every, "channels:read"), "users.conversations": (mine, "channels:read"),
    "conversations.info": (info, "channels:read"), "conversations.members": (members, "channels:read"),
    "conversations.open": (open_with, "im:write"),
}  # fmt: skip
