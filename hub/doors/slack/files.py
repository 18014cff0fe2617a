"""`files.*`: a file in three steps: an address, the bytes, and the message it hangs on."""

from typing import Any

from hub.doors.slack import shapes
from hub.doors.slack.answers import Failed
from hub.doors.slack.calls import Call, Reply
from hub.doors.slack.mrkdwn import to_ours

MOST_FILES = 10


async def begin(call: Call) -> Reply:
    """`files.getUploadURLExternal`: where to send the bytes, and the id the file will have."""
    name, length = call.text("filename", "invalid_filename"), call.text("length", "invalid_length")
    if not length.isdecimal():
        raise Failed("invalid_length")
    made = await call.act("file.ticket", name=name[:300], length=int(length))
    return {"upload_url": f"{call.home}/slack/upload/{made['secret']}", "file_id": made["file"]}


async def complete(call: Call) -> Reply:
    """`files.completeUploadExternal`: show the files in a room, or in several."""
    told = call.args.get("files")
    ids = [str(one.get("id", "")) for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    if not ids or len(ids) > MOST_FILES:
        raise Failed("invalid_arguments")
    shown = [await _file(call, id) for id in ids]
    blocks = call.args.get("blocks")
    for room in call.many("channels") or call.many("channel_id"):
        channel = await Call(call.desk, call.signed, {**call.args, "channel": room}, call.home).channel()
        await call.act(
            "chat.post", channel=channel, text=to_ours(call.text("initial_comment")), files=ids,
            blocks=blocks if isinstance(blocks, list) else None, thread=await call.thread(channel),
        )  # fmt: skip
    return {"files": shown}


async def info(call: Call) -> Reply:
    """`files.info`: what a file is called, of which kind and how large."""
    return {"file": await _file(call, call.text("file", "file_not_found")), "comments": []}


async def _file(call: Call, id: str) -> dict[str, Any]:
    return shapes.file((await call.act("file.get", file=id))["file"], call.home)


METHODS = {
    "files.getUploadURLExternal": (begin, "files:write"), "files.completeUploadExternal": (complete, "files:write"),
    "files.info": (info, "files:read"),
}  # fmt: skip
