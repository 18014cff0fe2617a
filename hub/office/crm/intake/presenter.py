"""An import as a card: how far it is, how many rows came to what, and the button that takes it all back."""

from collections.abc import Mapping
from typing import Any

from hub.kernel import Actor, Presenter, Refused, Words, same, system_clock
from hub.office.crm.intake.jobs import KIND, UNDO_MS, Job, job_of
from hub.office.crm.plans import APP
from hub.store import Sql

LOOKS = {"reading": ("amber", "ring"), "running": ("amber", "ring"), "done": ("pine", "dot"),
         "undoing": ("amber", "ring"), "undone": ("slate", "square"), "broken": ("cinnabar", "square")}  # fmt: skip


async def draw(db: Sql, words: Words, thing: str) -> dict[str, Any]:
    """The card, which stands before one person alone."""
    return face(await job_of(db, thing), words)


async def see(db: Sql, words: Words, thing: str, actor: Actor) -> dict[str, Any]:
    """The same for whoever started it. Refused `import.missing` to everybody else."""
    one = await job_of(db, thing)
    if one.person != actor.id:
        raise Refused("import.missing")
    return face(one, words)


def face(one: Job, words: Words) -> dict[str, Any]:
    """An import as a card."""
    tone, mark = LOOKS[one.state]
    told: dict[str, Any] = {
        "kind": KIND, "thing": one.id, "view": "import", "version": 1, "masked": False, "tone": tone,
        "icon": "customers", "label": words.both(f"text.crm.import.{one.type}"), "no": one.no,
        "state": {"code": one.state, "mark": mark, "tone": tone, **words.both(f"state.{KIND}.{one.state}")},
        "title": same(one.name), "facts": _facts(one, words), "actions": [], "url": f"/customers/import/{one.no}",
    }  # fmt: skip
    if one.state == "done" and one.created + one.updated and system_clock() - one.ended_at < UNDO_MS:
        confirm = words.both("text.crm.import.undo_all", count=one.created + one.updated)
        undo = {"id": "undo", "label": words.both("text.crm.import.undo"), "confirm": confirm, "for": [one.person]}
        told["actions"] = [undo]
    lines = [told["state"]["text"], *(f"{fact['label']['text']} {fact['value']['text']}" for fact in told["facts"])]
    told["blocks"] = [
        {"type": "header", "text": {"type": "plain_text", "text": one.name[:150]}},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": " | ".join(lines)}]},
    ]
    return told


def _facts(one: Job, words: Words) -> list[dict[str, Any]]:
    facts = []
    if one.total:
        facts.append({"label": words.both("field.crm.import.rows"), "value": same(f"{one.done}/{one.total}")})
    for name, count in one.counts.items():
        if count:
            facts.append({"label": words.both(f"field.crm.import.{name}"), "value": same(str(count))})
    if one.why:
        facts.append({"label": words.both("field.crm.import.why"), "value": words.both(f"refused.{one.why}", most="")})
    return facts


def tap(card: Mapping[str, Any], action: str, form: Mapping[str, Any] | None, value: Any) -> tuple[str, dict[str, Any]]:
    """A tap on the card's button → the act it stands for."""
    if action != "undo":
        raise Refused("act.unknown", act=action)
    return "crm.import.undo", {"id": card["thing"]}


presenter = Presenter(KIND, APP, draw, see, tap)
