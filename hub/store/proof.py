"""The proof of the journal: every seal and every signed head worked out anew, and what does not fit is told."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from hub.store.database import Database
from hub.store.seal import LINES, SLICE, START, Keys, digest_of, link, signed_text
from hub.store.sql import Row


@dataclass(slots=True)
class Proof:
    """What was looked at, and what is wrong with it, in words for whoever runs the hub."""

    seals: int = 0
    lines: int = 0
    heads: int = 0
    unsealed: int = 0
    wrong: list[str] = field(default_factory=list)


async def prove(database: Database, keys: Keys) -> Proof:
    """Work everything out anew, a slice at a time. The journal is what it was when `wrong` is empty."""
    proof, chains = Proof(), {0: START}
    before, chain = 0, START
    async for seal in _seals(database):
        rows = await _lines(database, seal["first_id"] - 1, seal["last_id"])
        where = f"lines {seal['first_id']} to {seal['last_id']}"
        if seal["first_id"] != before + 1:
            proof.wrong.append(f"{where}: the seal before it is missing")
        if len(rows) != seal["lines"]:
            proof.wrong.append(f"{where}: {len(rows)} lines where {seal['lines']} were sealed")
        elif digest_of(rows) != seal["digest"]:
            proof.wrong.append(f"{where}: a line was altered")
        if seal["chain"] != link(chain, seal["first_id"], seal["last_id"], seal["lines"], seal["digest"]):
            proof.wrong.append(f"{where}: the chain is broken")
        before, chain = seal["last_id"], seal["chain"]
        chains[before] = chain
        proof.seals, proof.lines = proof.seals + 1, proof.lines + len(rows)
    await _check_heads(database, keys, chains, proof)
    async with database.reading() as db:
        proof.unsealed = int(await db.value("SELECT COUNT(*) FROM journal WHERE id > ?", before))
    return proof


async def _seals(database: Database) -> AsyncIterator[Row]:
    last = 0
    while True:
        async with database.reading() as db:
            rows = await db.rows("SELECT * FROM journal_seal WHERE last_id > ? ORDER BY last_id LIMIT ?", last, SLICE)
        if not rows:
            return
        for row in rows:
            yield row
        last = rows[-1]["last_id"]


async def _lines(database: Database, after: int, until: int) -> list[Row]:
    async with database.reading() as db:
        return await db.rows(LINES, after, until, SLICE + 1)


async def _check_heads(database: Database, keys: Keys, chains: dict[int, str], proof: Proof) -> None:
    async with database.reading() as db:
        heads = {row["day"]: row for row in await db.rows("SELECT * FROM journal_head ORDER BY day")}
    public = _public(keys)
    for day, head in heads.items():
        proof.heads += 1
        if chains.get(head["last_id"]) != head["chain"]:
            proof.wrong.append(f"head of {day}: the chain it signed is not there")
        if public is None:
            proof.wrong.append(f"head of {day}: there is no public key to check it with")
        elif not _is_signed(public, head):
            proof.wrong.append(f"head of {day}: the signature does not fit")
    for path in sorted(keys.folder.glob("*.head")):
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        found = heads.get(kept["day"])
        if found is None or found["chain"] != kept["chain"]:
            proof.wrong.append(f"head of {kept['day']}: the database does not hold what {path.name} was written of")


def _public(keys: Keys) -> Ed25519PublicKey | None:
    path = keys.folder / "public.pem"
    if not path.exists():
        return None
    key = load_pem_public_key(path.read_bytes())
    return key if isinstance(key, Ed25519PublicKey) else None


def _is_signed(public: Ed25519PublicKey, head: Row) -> bool:
    try:
        public.verify(bytes.fromhex(head["signature"]), signed_text(head["day"], head["last_id"], head["chain"]))
    except (InvalidSignature, ValueError):
        return False
    return True
