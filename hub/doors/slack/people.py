"""`users.*`, `bots.*`, `team.*`, `auth.*`: who there is, and who is calling."""

from typing import Any

from hub.doors.slack.answers import Failed
from hub.doors.slack.calls import Call, Reply
from hub.doors.slack.persons import person
from hub.doors.slack.places import app_of, cursor_of, made_at

LISTED = "users"
PRESENT = ("online", "busy")


async def test(call: Call) -> Reply:
    """`auth.test`: whose token this is. An app asks before anything else."""
    me, company = call.me, await _company(call)
    told = {
        "url": f"{call.home}/", "team": company["name"], "user": me.name, "team_id": call.team, "user_id": me.id,
        "is_enterprise_install": False,
    }  # fmt: skip
    if me.kind == "bot":
        told |= {"bot_id": me.id, "app_id": app_of(me.id), "app_name": me.name}
    return told


async def revoke(call: Call) -> Reply:
    """`auth.revoke`: the token that is shown ends; with `test`, nothing does."""
    if call.text("test") not in ("1", "true", "True"):
        await call.act("session.revoke", session=call.signed.session)
        return {"revoked": True}
    return {"revoked": False}


async def info(call: Call) -> Reply:
    """`users.info`: somebody by their id."""
    return {"user": await _one(call, ids=[call.text("user", "user_not_found")])}


async def by_email(call: Call) -> Reply:
    """`users.lookupByEmail`: somebody by their address."""
    return {"user": await _one(call, "users_not_found", email=call.text("email", "users_not_found"))}


async def every(call: Call) -> Reply:
    """`users.list`: people and bots, a page at a time."""
    told = await call.act("people.find", before=call.cursor(LISTED), limit=call.limit())
    people = told["people"]
    more = cursor_of(LISTED, people[-1]["id"]) if told["more"] else ""
    shown = await _shown(call, people)
    return {
        "members": shown, "cache_ts": call.desk.corridor.clock() // 1000, "response_metadata": {"next_cursor": more},
    }  # fmt: skip


async def profile(call: Call) -> Reply:
    """`users.profile.get`: what is told of somebody, of the caller when nobody is named."""
    return {"profile": (await _one(call, ids=[call.text("user") or call.me.id]))["profile"]}


async def presence(call: Call) -> Reply:
    """`users.getPresence`: is somebody here?"""
    found = (await call.act("people.find", ids=[call.text("user") or call.me.id]))["people"]
    if not found:
        raise Failed("user_not_found")
    return {"presence": "active" if found[0]["presence"] in PRESENT else "away"}


async def bot(call: Call) -> Reply:
    """`bots.info`: a bot by its id."""
    id = call.text("bot") or call.me.id
    found = (await call.act("people.find", ids=[id]))["people"]
    if not found or found[0]["kind"] != "bot":
        raise Failed("bot_not_found")
    told = {"id": id, "user_id": id, "app_id": app_of(id), "name": found[0]["name"], "deleted": found[0]["gone"]}
    return {"bot": {**told, "updated": made_at(id), "icons": {}}}


async def team(call: Call) -> Reply:
    """`team.info`: the caller's company."""
    company = await _company(call)
    domain = call.home.partition("//")[2]
    return {"team": {"id": call.team, "name": company["name"], "domain": domain, "email_domain": "", "icon": {}}}


async def emoji(_: Call) -> Reply:
    """`emoji.list`: a company has no emoji of its own here."""
    return {"emoji": {}}


async def groups(_: Call) -> Reply:
    """`usergroups.list`: nor groups that can be mentioned."""
    return {"usergroups": []}


async def _company(call: Call) -> dict[str, Any]:
    return dict((await call.act("people.me"))["company"])


async def _one(call: Call, error: str = "user_not_found", **asked: Any) -> dict[str, Any]:
    found = (await call.act("people.find", **asked))["people"]
    if not found:
        raise Failed(error)
    return (await _shown(call, found[:1]))[0]


async def _shown(call: Call, people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    zone = (await call.act("people.me"))["zone"]
    async with call.reading() as reads:
        admins = frozenset(await reads.offer("people.with_role", "admin", call.me.company) or ())
        now = reads.at
    return [person(one, call.me.company, zone, admins, call.home, now) for one in people]


METHODS = {
    "auth.test": (test, ""), "auth.revoke": (revoke, ""), "users.info": (info, "users:read"),
    "users.list": (every, "users:read"), "users.lookupByEmail": (by_email, "users:read.email"),
    "users.profile.get": (profile, "users.profile:read"), "users.getPresence": (presence, "users:read"),
    "bots.info": (bot, "users:read"), "team.info": (team, "team:read"), "emoji.list": (emoji, "emoji:read"),
    "usergroups.list": (groups, "usergroups:read"),
}  # fmt: skip
