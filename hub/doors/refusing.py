"""How a no leaves the hub: a stable code, a sentence in the reader's language, a status; nothing of its insides."""

import logging
import re
import sqlite3
from collections.abc import Mapping
from typing import Any

import asyncpg
import msgspec

from hub.kernel import Refused, Words, new_id

log = logging.getLogger("hub.doors")

STATUS = {
    "session.refused": 401, "session.wrong": 401, "session.missing": 401, "session.locked": 429,
    "session.insecure": 403, "password.must_change": 403, "origin.refused": 403, "act.not_allowed": 403,
    "act.unknown": 404, "key.reused": 409,  "decided.already": 409, "card.stale": 409, "payload.too_big": 413,
    "rate.limited": 429, "busy": 503, "late": 503, "unavailable": 503, "storage.full": 503,
    "file.offset": 409, "file.protocol": 412, "bot.away": 503, "broken": 500,
}  # fmt: skip
ENDINGS = ((".missing", 404), (".taken", 409), (".stale", 409), ("_already", 409), (".held", 409), (".too_big", 413),
           (".too_large", 413))  # fmt: skip
HIDDEN = frozenset({"field", "retry_after"})
CALLED = {"act": "act.{}", "label": "field.wire.{}"}
"""Details that may be a code, and where the words for it are."""
UNKNOWN = re.compile(r"unknown field `([^`]*)`")
REQUIRED = re.compile(r"missing required field `([^`]*)`")
PLACE = re.compile(r"at `\$\.?([^`]*)`")
BOUND = re.compile(r"(length )?(<=|>=) (\d+)")
AWAY = (
    ConnectionError, TimeoutError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # it is going down, coming up, or somebody ended this connection
)  # fmt: skip
FULL = (asyncpg.DiskFullError,)


def status(reason: str) -> int:
    """The HTTP status of a refusal: 401, 403, 404, 409, 413, 422, 429 or 503."""
    if reason in STATUS:
        return STATUS[reason]
    return next((code for ending, code in ENDINGS if reason.endswith(ending)), 422)


def told(no: Refused, words: Words, locale: str) -> dict[str, Any]:
    """A refusal as the wire carries it: `{reason, words, field?, details?, retry_after?}`."""
    said = {
        name: _called(CALLED[name].format(value), words, value) if name in CALLED else value
        for name, value in no.details.items()
    }
    refused: dict[str, Any] = {"reason": no.reason, "words": words.say(locale, f"refused.{no.reason}", **said)}
    refused |= {name: no.details[name] for name in HIDDEN & no.details.keys()}
    details = {name: value for name, value in no.details.items() if name not in HIDDEN}
    return refused | ({"details": details} if details else {})


def _called(key: str, words: Words, code: Any) -> Any:
    """An act or a field by what people call it, when it was named by its code."""
    return words.both(key)["words"] if words.has(key) else code


def unfit(error: msgspec.ValidationError) -> Refused:
    """What msgspec found wrong with an input, as a refusal that names the field."""
    said = str(error)
    if found := UNKNOWN.search(said):
        return Refused("field.unknown", field=found[1])
    place = PLACE.search(said)
    inside = place[1] if place else ""
    if found := REQUIRED.search(said):
        field = f"{inside}.{found[1]}" if inside else found[1]
        return Refused("field.required", field=field, label=field)
    if found := BOUND.search(said):
        limit = {"high" if found[2] == "<=" else "low": found[3]}
        reason = ("too_long" if found[1] else "too_high") if found[2] == "<=" else "too_low"
        return Refused(f"field.{reason}", field=inside, label=inside, **limit)
    return Refused("field.unreadable", field=inside, label=inside, value=said.partition(" - at")[0])


def explained(error: BaseException, act: str, key: str | None = None) -> Refused:
    """Any failure as a refusal. What is no refusal is a bug: logged under an id, which is all the asker is told."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, msgspec.ValidationError):
        return unfit(error)
    about = {"act": act, "act_id": key}
    if isinstance(error, FULL) or (isinstance(error, sqlite3.OperationalError) and "full" in str(error)):
        log.error("no room left to write: %s", error, extra=about)
        return Refused("storage.full", retry_after=60)
    if isinstance(error, AWAY):
        log.warning("the database is away: %r", error, extra=about)
        return Refused("unavailable", retry_after=2)
    incident = new_id("L")
    log.error("%s failed as %s", act, incident, exc_info=error, extra={**about, "incident": incident})
    return Refused("broken", id=incident)


def answer(refused: Mapping[str, Any]) -> dict[str, Any]:
    """The acknowledgement of an act that was refused."""
    return {"ok": False, "refused": dict(refused)}
