"""Records named in words: a field that points to a record takes its name or number as well as its id."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.kernel import Actor
from hub.records.declared import type_of
from hub.records.kinds import ID, Field, Problem, refusal
from hub.records.lookup import meant
from hub.store import Reads, Work

FEW = 4


async def resolved(
    desk: Reads | Work, fields: Sequence[Field], form: Mapping[str, Any], actor: Actor
) -> dict[str, Any]:
    """The form with the id in the place of every record named otherwise.

    Refused `field.missing` when there is none that this actor may see, `field.several` when more than one may be meant.
    """
    told = dict(form)
    problems = []
    for one in fields:
        said = form.get(one.name)
        if one.kind.name != "record" or not isinstance(said, str) or not said.strip() or _is_id(said):
            continue
        found = await meant(desk, type_of(desk.registry, one.kind.of), actor, said, FEW)
        if len(found) == 1:
            told[one.name] = found[0].id
        elif found:
            problems.append(Problem(one.name, "field.several", {"value": said, "names": [it.title for it in found]}))
        else:
            problems.append(Problem(one.name, "field.missing", {"value": said}))
    if problems:
        raise refusal(problems)
    return told


def _is_id(said: str) -> bool:
    return said.startswith("R") and len(said) > 20 and ID.fullmatch(said) is not None
