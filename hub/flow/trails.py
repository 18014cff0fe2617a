"""What a line of the trail says about the form: what its taker changed, and what exactly their decision was held to."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.flow.access import fingerprint, seen_part
from hub.flow.form import both, measured, told_value
from hub.flow.naming import names_for
from hub.flow.request import Request
from hub.flow.spec import Question
from hub.kernel import load
from hub.people import calendar_of
from hub.store import Reads, Row

SHOWN_SIGNS = 12
"""Of a hash, as many signs are shown as tell two texts apart."""


async def names_held(reads: Reads, request: Request, lines: Sequence[Row]) -> dict[str, Any]:
    """Id → name of everything the changed values of a trail name; under `today` the day they are read on."""
    known: dict[str, Any] = {"today": (await calendar_of(reads.db, request.company)).local(reads.at).date()}
    for row in lines:
        for change in load(row["changes"] or "[]"):
            for side in ("before", "after"):
                known |= await names_for(reads.db, request.definition.form, {change["field"]: change[side]})
    return known


def told(request: Request, row: Row, hidden: frozenset[str], known: Mapping[str, Any], reads: Reads) -> dict[str, Any]:
    """The changes this reader may see, and the hash; `same`: is what was decided upon still what stands there?"""
    shown: dict[str, Any] = {}
    changes = [
        _change(request, question, change, hidden, known, reads)
        for change in load(row["changes"] or "[]")
        if (question := request.definition.question(change["field"])) and question.name not in hidden
    ]
    if changes:
        shown["changes"] = changes
    if row["seal"]:
        held_to, _, unseen = row["seal"].partition(":")  # what they may see by now does not matter
        now = fingerprint(request.definition, request.instance.form, frozenset(filter(None, unseen.split(","))))
        shown |= {"seal": held_to[:SHOWN_SIGNS], "same": now == held_to}
    return shown


def _change(
    request: Request, question: Question, change: Mapping[str, Any], hidden: frozenset[str],
    known: Mapping[str, Any], reads: Reads,
) -> dict[str, Any]:  # fmt: skip
    sides = {}
    for side in ("before", "after"):
        value = seen_part(request.definition, {question.name: change[side]}, hidden)[question.name]
        text = told_value(question, value, known, reads.words, known["today"])
        sides[side] = both(measured(question, text))
    return {"field": question.name, "label": both(question.label), **sides}
