"""The webhook door: what some program outside says, posted into one room by whoever knows the room's address for it."""

import time
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from hub.chat import hook_for, hook_used, said_at
from hub.doors.desk import Desk
from hub.doors.http import HttpDoor, body, form_of
from hub.doors.refusing import explained
from hub.doors.slack.places import read_ts
from hub.doors.slack.saying import said
from hub.doors.socket.gate import loaded, too_deep
from hub.kernel import Refused
from hub.people import Signed
from hub.store import Corridor

WORDS = {
    "hook.missing": (404, "no_service"), "hook.wrong": (403, "invalid_token"), "person.missing": (404, "no_service"),
    "channel.missing": (404, "channel_not_found"), "channel.not_in": (403, "action_prohibited"),
    "channel.archived": (410, "channel_is_archived"), "field.required": (400, "no_text"),
    "blocks.wrong": (400, "invalid_blocks"), "blocks.too_much": (400, "invalid_blocks"),
    "rate.limited": (429, "rate_limited"), "busy": (503, "try_again"),
    "late": (503, "try_again"), "unavailable": (503, "try_again"), "storage.full": (503, "try_again"),
    "broken": (500, "server_error"),
}  # fmt: skip
"""Refusal → the status and the word callers of such addresses know; anything else is `invalid_payload`."""
RETRY = (429, 503)
USED_SECONDS = 60.0


class HookDoor:
    """POST /hooks/{id}/{secret}, and the same address as Slack shapes it."""

    def __init__(self, corridor: Corridor, desk: Desk, door: HttpDoor) -> None:
        self._corridor, self._desk, self._door = corridor, desk, door
        self._used: dict[str, float] = {}

    def routes(self) -> list[web.RouteDef]:
        """What this door answers."""
        return [
            web.post("/hooks/{id}/{secret}", self.take),
            web.post("/services/{team}/{id}/{secret}", self.take),
        ]

    async def take(self, request: web.Request) -> web.Response:
        """Post what was brought; `ok`, or one word that says why not. Nothing of the address is ever logged."""
        try:
            await self._post(request)
        except Exception as error:
            no = explained(error, "hook")
            status, word = WORDS.get(no.reason, (400, "invalid_payload"))
            self._desk.count(f"hook:{word}")
            wait = {"Retry-After": str(no.details.get("retry_after", 1))} if status in RETRY else None
            return web.Response(text=word, status=status, headers=wait)
        self._desk.count("hook:ok")
        return web.Response(text="ok")

    async def _post(self, request: web.Request) -> None:
        hook, secret = request.match_info["id"], request.match_info["secret"]
        async with self._corridor.reading() as reads:
            row = await hook_for(reads.db, hook, secret)
            actor = await reads.offer("people.actor", row["bot"])
        if actor is None:
            raise Refused("person.missing")
        self._door.limit(f"hook:{hook}")
        given = await payload(request)
        thread = await self._thread(row["channel"], given.get("thread_ts"))
        wanted = said(given)
        post = {"channel": row["channel"], "text": wanted.text, "blocks": wanted.blocks, "thread": thread,
                "alias": wanted.alias}  # fmt: skip
        told = await self._desk.answered(
            Signed(actor, f"hook:{hook}", True, False, 0), "chat.post", post | _key(given.get("client_msg_id"))
        )
        if not told["ok"]:
            no = told["refused"]
            raise Refused(no["reason"], **{name: no[name] for name in ("retry_after",) if name in no})
        await self._keep_used(hook)

    async def _keep_used(self, hook: str) -> None:
        now = time.monotonic()
        if now - self._used.get(hook, -USED_SECONDS) >= USED_SECONDS:
            self._used = {one: at for one, at in self._used.items() if now - at < USED_SECONDS} | {hook: now}
            at = self._corridor.clock()
            await self._corridor.database.atomic(lambda db: hook_used(db, hook, at))

    async def _thread(self, channel: str, ts: Any) -> str | None:
        if not ts:
            return None
        place = read_ts(str(ts)) or (0, 0)
        async with self._corridor.reading() as reads:
            message = await said_at(reads.db, channel, place[1])
        if message is None:
            raise Refused("message.missing", field="thread")
        return message.id


async def payload(request: web.Request) -> Mapping[str, Any]:
    """What a webhook was sent: a JSON object, or a form whose `payload` holds one. Refuses `payload.*`."""
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        text = (await form_of(request)).get("payload")
        if text is None or too_deep(text):
            raise Refused("payload.unreadable")
        given = loaded(text)
    else:
        given = await body(request)
    if not isinstance(given, dict):
        raise Refused("payload.unreadable")
    return given


def _key(given: Any) -> dict[str, str]:
    return {"key": given} if isinstance(given, str) and given else {}
