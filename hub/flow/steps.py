"""What can be done with a request, what a decision may look at, and what it says. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.flow.instance import Instance
from hub.flow.route import Ground
from hub.flow.spec import Text

SIGNED = ("approve", "reject", "veto", "return", "transfer", "delegate", "add_sign", "ask")
"""Steps of whoever is asked to judge."""
ASKED = ("resubmit", "urge", "withdraw", "reopen")
"""Steps of whoever made the request."""
WATCHED = ("suspend", "resume", "jump", "replace", "terminate", "void")
"""Interventions of whoever watches over requests: always with a reason, always in the trail (R210)."""
EFFECTS = ("retry", "change", "give_up")
"""Steps of whoever asked for what was approved and then could not be done."""
STEPS = (
    "undo", "approve", "reject", "veto", "resubmit", "claim", "unclaim", "advise", "return", "transfer", "delegate",
    "add_sign", "remove_sign", "ask", "take_back", "comment", "room", "urge", "withdraw", "reopen", *EFFECTS, *WATCHED,
)  # fmt: skip
WORDY = ("reject", "veto", "return", "comment", "advise", "ask", *WATCHED)
"""Steps that need a sentence."""


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody wants done with a request. `version` is the one they saw, when they saw one.

    `to` names whom it goes to, `of` whose place is meant, `node` where to; `way` is how a returned request comes back
    (rerun, straight), `order` how an added signer stands (before, after, beside), `form` the form as corrected, `given`
    other values for the act that was asked for.
    """

    name: str
    by: str
    text: str = ""
    to: tuple[str, ...] = ()
    version: int | None = None
    of: str = ""
    node: str = ""
    way: str = "rerun"
    order: str = "before"
    form: Mapping[str, Any] | None = None
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a decision may look at, gathered before. Instants and spans are in ms.

    `ground` is what entering the nodes ahead looks at; `names` everyone's name. `sees`: may the actor read the
    request; `watches`: may they intervene; `heirs`: which of those it is handed to work here; `undo_for`: how long a
    decision that does not end the request may be undone, where its kind says nothing else.
    """

    at: int
    names: Mapping[str, Text] = field(default_factory=dict)
    ground: Ground = field(default_factory=lambda: Ground(0))
    sees: bool = False
    watches: bool = False
    heirs: frozenset[str] = frozenset()
    urge_every: int = 0
    undo_for: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the trail: who did what at which node. `reason` says why when the hub did it by itself."""

    act: str
    by: str
    node: str = ""
    text: str = ""
    reason: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The request as it stands afterwards, and what the trail says about it."""

    after: Instance
    lines: tuple[Line, ...]
