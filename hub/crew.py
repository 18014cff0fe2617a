"""The bots that come with the hub: let in with their manifests, and started as a process of their own."""

import asyncio
import os
import secrets
import sys
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from hub import chat, people
from hub.kernel import Act
from hub.store import CLOCK, Corridor

BOT_TOKEN = "xoxb-"


async def let_in_all(corridor: Corridor, root: Path, data: Path, starts: bool) -> None:
    """Let every bot of `root/bots` in with its manifest, its token in `data` where only the hub's owner can read it.
    `starts` says whether this node starts them.
    """
    folder = data / "bots"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    async with corridor.reading() as reads:
        company = await reads.db.value("SELECT id FROM company WHERE gone_at IS NULL ORDER BY created_at, id LIMIT 1")
    for path in sorted((root / "bots").glob("*/manifest.toml")):
        manifest = tomllib.loads(path.read_text("utf-8"))
        await _let_in(corridor, manifest, company, folder / f"{manifest['name']}.token", starts)


async def _let_in(corridor: Corridor, manifest: dict[str, Any], company: str, file: Path, starts: bool) -> None:
    """A token that still opens the door is kept: bots that run elsewhere need no new one. A node that starts no bots
    of its own leaves those of another node alone.
    """
    token = _kept_token(file)
    async with corridor.reading() as reads:
        signed = await people.session_of(reads, token) if token else None
        sql = "SELECT id FROM person WHERE company = ? AND login = ? AND kind = 'bot' AND gone_at IS NULL"
        known = await reads.db.value(sql, company, manifest["name"])
    if known and (signed or not starts):
        kind = corridor.registry.acts["app.register"]
        given: Any = msgspec.convert({"bot": known, "manifest": manifest}, kind.input)
        await corridor.run(Act(kind.name, CLOCK, corridor.clock(), given))
        return
    token = BOT_TOKEN + secrets.token_urlsafe(32)
    await chat.register_app(corridor, manifest, company, token)
    _keep_token(file, token)


def _kept_token(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


def _keep_token(file: Path, token: str) -> None:
    file.touch(mode=0o600)
    file.write_text(token, "utf-8")


async def start(root: Path, data: Path, url: str) -> asyncio.subprocess.Process:
    """A process of their own; the pipe to it closes with this one, however it ends, and the bots end with that."""
    environ = {**os.environ, "HUB_URL": url, "HUB_DATA": str(data)}
    command = (sys.executable, "-m", "bots", "--with-hub")
    return await asyncio.create_subprocess_exec(*command, cwd=root, env=environ, stdin=asyncio.subprocess.PIPE)
