"""Passwords: what a good one is, said exactly, and how one is kept so that nobody can read it.

Two profiles (reliability.md section 5.2): `dengbao` asks for kinds of signs and a change every 90 days,
`nist` for length alone. Hashes are argon2id, computed in a thread: they take long on purpose.
"""

import asyncio
import re
import secrets
import string
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from hub.people.names import folded

LONGEST = 128
DAY_MS = 86_400_000
PIECE = 3
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
KEEP_CREDENTIAL = """INSERT INTO credential (person, hash, set_at, must_change) VALUES (?, ?, ?, ?)
ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at,
must_change = excluded.must_change"""
COMMON: tuple[str, ...] = tuple(tomllib.loads(Path(__file__).with_name("passwords.toml").read_text("utf-8"))["common"])
KINDS = (r"[a-z]", r"[A-Z]", r"\d", r"[^a-zA-Z\d]")
CONFUSABLE = frozenset("0O1lI")


@dataclass(frozen=True, slots=True)
class Profile:
    """A password policy. `kinds` of lower case, upper case, digits, others; `days` until it must be changed."""

    shortest: int
    kinds: int
    days: int
    history: int
    pieces: bool


PROFILES = {
    "dengbao": Profile(shortest=10, kinds=3, days=90, history=5, pieces=True),
    "nist": Profile(shortest=15, kinds=0, days=0, history=0, pieces=False),
}


@dataclass(frozen=True, slots=True)
class Weakness:
    """One thing a password lacks: a key of `text.password.*`, and what fills its sentence in."""

    reason: str
    details: dict[str, int | str]


def weaknesses(password: str, profile: Profile, names: Iterable[str] = ()) -> list[Weakness]:
    """Everything this password lacks under a profile; empty when it is good.

    `names` are the account, the person's names and the company's: no piece of three signs of one may be in it
    (two characters are enough where they are Chinese).
    """
    found = []
    if len(password) < profile.shortest:
        found.append(Weakness("short", {"least": profile.shortest}))
    if len(password) > LONGEST:
        found.append(Weakness("long", {"most": LONGEST}))
    kinds = sum(bool(re.search(kind, password)) for kind in KINDS)
    if kinds < profile.kinds:
        found.append(Weakness("kinds", {"least": profile.kinds, "has": kinds}))
    if profile.pieces and (piece := _piece(password, names)):
        found.append(Weakness("piece", {"piece": piece}))
    if _is_common(password):
        found.append(Weakness("common", {}))
    return found


def is_stale(set_at: int, now: int, profile: Profile) -> bool:
    """Is a password set at `set_at` older (ms UTC) than the profile lets it become?"""
    return bool(profile.days) and now - set_at > profile.days * DAY_MS


def random_password() -> str:
    """A password to be typed once from paper: 14 signs of three kinds, none that look alike."""
    signs = [sign for sign in string.ascii_letters + string.digits if sign not in CONFUSABLE]
    while True:
        password = "-".join("".join(secrets.choice(signs) for _ in range(4)) for _ in range(3))
        if all(re.search(kind, password) for kind in KINDS):
            return password


async def hashed(password: str) -> str:
    """The argon2id hash (19 MiB, 2 passes) of a password."""
    return await asyncio.to_thread(HASHER.hash, password)


async def fits(password: str, kept: str | None) -> bool:
    """Is this the password whose hash was kept? Where none was kept the same work is done, so that it takes as long."""
    return await asyncio.to_thread(_fits, password, kept or NOBODY) and kept is not None


@dataclass(frozen=True, slots=True)
class Minted:
    """A password to be shown once, and its hash."""

    password: str
    hash: str


async def minted(*_: object) -> Minted:
    """A new one. It prepares acts that give one: a hash takes too long to be computed inside a transaction."""
    password = random_password()
    return Minted(password, await hashed(password))


def needs_rehash(kept: str) -> bool:
    """Was this hash made with other parameters than today's?"""
    return HASHER.check_needs_rehash(kept)


def _fits(password: str, kept: str) -> bool:
    try:
        return HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def _piece(password: str, names: Iterable[str]) -> str | None:
    plain = folded(password)
    for name in names:
        for word in re.findall(r"\w+", folded(name)):
            size = PIECE if word.isascii() else 2
            pieces = (str(word[start : start + size]) for start in range(len(word) - size + 1))
            if found := next((piece for piece in pieces if piece in plain), None):
                return found
    return None


def _is_common(password: str) -> bool:
    plain = folded(password)
    bare = re.sub(r"[^a-z0-9@]", "", plain)
    return len(set(plain)) < 5 or any(
        common in (plain, bare) or (len(common) >= 8 and len(bare) - len(common) < 3 and common in bare)
        for common in COMMON
    )


NOBODY = HASHER.hash(secrets.token_urlsafe(16))
