"""Peer: plain python-socketio on aiohttp and uvloop with Tortoise's create() for each message, as one would write it.

`python naive.py PORT DATABASE`
"""

import sys
import time
from typing import Any

import socketio
import uvloop
from aiohttp import web
from tortoise import Tortoise, fields
from tortoise.models import Model


class Message(Model):
    """What somebody said."""

    id = fields.IntField(primary_key=True)
    channel = fields.CharField(64, db_index=True)
    sender = fields.CharField(64)
    body = fields.TextField()
    at = fields.BigIntField()


server = socketio.AsyncServer(async_mode="aiohttp", transports=["websocket"])


async def connect(sid: str, environ: dict[str, Any], auth: dict[str, Any]) -> None:
    """Somebody comes in, and enters their room."""
    await server.save_session(sid, auth)
    await server.enter_room(sid, auth["c"])


async def send(sid: str, said: dict[str, Any]) -> dict[str, Any]:
    """Keep a message, acknowledge it, tell the room."""
    who = await server.get_session(sid)
    at = int(time.time() * 1000)
    kept = await Message.create(channel=said["c"], sender=who["u"], body=said["x"], at=at)
    told = {"c": said["c"], "id": kept.id, "u": who["u"], "ts": at, "x": said["x"]}
    server.start_background_task(server.emit, "msg", told, room=said["c"])
    return {"id": kept.id}


async def open_database(_: web.Application) -> None:
    """Open the database given on the command line, new."""
    await Tortoise.init(
        db_url=f"sqlite://{sys.argv[2]}", modules={"models": ["__main__"]}, _enable_global_fallback=True
    )
    await Tortoise.generate_schemas()


def main() -> None:
    """Serve until killed."""
    server.on("connect", connect)
    server.on("send", send)
    app = web.Application()
    server.attach(app)
    app.on_startup.append(open_database)
    uvloop.install()
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None, backlog=4096)


if __name__ == "__main__":
    main()
