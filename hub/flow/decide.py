"""What becomes of a request when somebody takes a step with it. Pure.

`barred` is the one predicate: it draws the buttons (`possible`) and guards the door (`decide`), so a card
never offers what the engine would refuse.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from hub.flow import returning, signing, undoing, watching
from hub.flow.barring import advice_of, already, barred, mine
from hub.flow.instance import Instance
from hub.flow.moving import dated, going_on
from hub.flow.spec import Definition
from hub.flow.steps import SIGNED, STEPS, WORDY, Decision, Facts, Line, Step
from hub.kernel.act import Refused

__all__ = ["STEPS", "Decision", "Facts", "Line", "Step", "already", "decide", "possible"]


def possible(definition: Definition, instance: Instance, by: str, facts: Facts) -> tuple[str, ...]:
    """The steps this person may take now: the buttons of their card."""
    return tuple(name for name in STEPS if barred(definition, instance, name, by, facts) is None)


def decide(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """What this step makes of the request. Raises Refused when it may not, or not like this."""
    if step.name == "start":
        decision = going_on(definition, instance, facts, Line("start", step.by))
        return replace(decision, after=dated(decision.after))
    if refusal := barred(definition, instance, step.name, step.by, facts):
        raise refusal
    if step.version is not None and step.version < _seen(instance, step):
        raise Refused("card.stale")
    if step.name in WORDY and not step.text.strip():
        raise Refused("flow.words_required", field="text")
    decision = TAKEN[step.name](definition, instance, step, facts)
    return replace(decision, after=undoing.noted(definition, instance, dated(decision.after), step, facts))


def _seen(instance: Instance, step: Step) -> int:
    """The version somebody must have seen to take this step: the one at which their turn came."""
    if step.name in (*SIGNED, "claim", "unclaim"):
        return min(slot.since for _, slot in mine(instance, step.by))
    place = advice_of(instance, step.by) if step.name == "advise" else None
    if place is not None:
        return place[1].since
    return 0 if step.name in ("comment", "room", "urge") else instance.version


Taken = Callable[[Definition, Instance, Step, Facts], Decision]
TAKEN: Mapping[str, Taken] = {
    "undo": undoing.undone,
    "approve": signing.approved,
    "reject": signing.rejected,
    "veto": signing.vetoed,
    "transfer": signing.transferred,
    "delegate": signing.delegated,
    "advise": signing.advised,
    "ask": signing.asked,
    "add_sign": signing.added,
    "remove_sign": signing.removed,
    "claim": signing.claimed,
    "unclaim": signing.unclaimed,
    "comment": signing.commented,
    "room": signing.gathered,
    "urge": signing.urged,
    "return": returning.given_back,
    "resubmit": returning.resubmitted,
    "take_back": returning.taken_back,
    "withdraw": returning.withdrawn,
    "reopen": returning.reopened,
    "retry": returning.retried,
    "change": returning.left,
    "give_up": returning.left,
    "suspend": watching.suspended,
    "resume": watching.resumed,
    "jump": watching.jumped,
    "replace": watching.replaced,
    "terminate": watching.terminated,
    "void": watching.voided,
}
