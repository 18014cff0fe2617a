"""Traits: what many kinds of thing share, as one line of a declaration. Lent out and brought back; given to somebody.

A trait brings fields, states and verbs of its own, says what each verb sets, who holds the thing afterwards and until
when, and in `barred` the one reason a verb is closed that states and roles cannot tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from hub.records import kinds
from hub.records.action import EVERYONE, Action, Record
from hub.records.kinds import Field


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a record, until which day (empty: for ever), and how much of it: one copy, or the percentage done."""

    who: str
    until: str = ""
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Loan:
    """Lent to one holder at a time, for `days` days, renewed `renewals` times; a person holds at most `limit` (0: any).

    The holder or the keeper brings it back.
    """

    name: ClassVar[str] = "loan"
    days: int = 30
    limit: int = 0
    renewals: int = 0
    who: tuple[str, ...] = EVERYONE

    start: ClassVar[str] = "available"
    states: ClassVar[Mapping[str, str]] = {"available": "pine", "on_loan": "amber"}
    placed: ClassVar[tuple[str, ...]] = ()
    asks: ClassVar[bool] = False

    def faults(self) -> list[str]:
        """What is wrong with these numbers."""
        low = {"days": 1, "limit": 0, "renewals": 0}
        return [f"loan {name} must be at least {least}" for name, least in low.items() if getattr(self, name) < least]

    def fields(self) -> tuple[Field, ...]:
        """Who has it, until when, and how often that was put off."""
        return (
            Field("holder", kinds.person, derived=True, listed=True),
            Field("due", kinds.date, derived=True, listed=True),
            Field("renewed", kinds.integer(0), derived=True),
        )

    def verbs(self) -> tuple[Action, ...]:
        """Borrow, renew and bring back."""
        renew = (Action("renew", moves={"on_loan": "on_loan"}, who=("holder",)),) if self.renewals else ()
        return (
            Action("borrow", moves={"available": "on_loan"}, who=self.who),
            *renew,
            Action("return", moves={"on_loan": "available"}, who=("holder", "keeper")),
        )

    def barred(self, verb: str, record: Record, today: str, held: int) -> tuple[str, dict[str, Any]] | None:
        """The refusal that closes the verb; `held` is how many of the type the actor holds already."""
        if verb == "borrow" and self.limit and held >= self.limit:
            return "loan.limit", {"limit": self.limit}
        if verb == "renew" and record.data.get("renewed", 0) >= self.renewals:
            return "loan.renewed", {"renewals": self.renewals}
        if verb == "renew" and record.data.get("due", today) < today:
            return "loan.overdue", {"due": record.data["due"]}
        return None

    def sets(self, verb: str, before: Record, state: str, actor: str, today: str) -> dict[str, Any]:
        """The values the verb leaves in the record; None empties one. A renewal counts from the day it was due."""
        if verb == "borrow":
            return {"holder": actor, "due": after(today, self.days), "renewed": None}
        if verb == "renew":
            again = int(before.data.get("renewed", 0)) + 1
            return {"due": after(before.data["due"], self.days), "renewed": again}
        return {} if state == "on_loan" else {"holder": None, "due": None, "renewed": None}

    def holding(self, record: Record) -> Holding | None:
        """Who has it now."""
        who = record.data.get("holder")
        return Holding(who, record.data.get("due", "")) if who else None


@dataclass(frozen=True, slots=True)
class Assigned:
    """Given to one person to do: accepted, reported on in per cent, finished or declined, given to somebody else."""

    name: ClassVar[str] = "assigned"
    limit: ClassVar[int] = 0
    start: ClassVar[str] = "assigned"
    states: ClassVar[Mapping[str, str]] = {
        "assigned": "amber", "doing": "indigo", "declined": "cinnabar", "finished": "pine", "cancelled": "slate",
    }  # fmt: skip
    placed: ClassVar[tuple[str, ...]] = ("assignee",)
    asks: ClassVar[bool] = True

    def faults(self) -> list[str]:
        """There is nothing to be wrong with."""
        return []

    def fields(self) -> tuple[Field, ...]:
        """Who does it, until when, and how far it is in per cent."""
        return (
            Field("assignee", kinds.person, required=True, default="me", listed=True),
            Field("due", kinds.date, listed=True),
            Field("progress", kinds.integer(0, 100), derived=True, default=0, listed=True),
        )

    def verbs(self) -> tuple[Action, ...]:
        """Accept, report, finish, decline, give to somebody else, begin again, call off."""
        progress = Field("progress", kinds.integer(0, 100), required=True)
        note = Field("remark", kinds.text(500))
        mine, theirs = ("assignee",), ("owner", "keeper")
        return (
            Action("accept", moves={"assigned": "doing"}, who=mine, style="primary"),
            Action("finish", moves={"doing": "finished"}, who=("assignee", "owner"), form=(note,), past="finished"),
            Action("report", moves={"doing": "doing"}, who=mine, form=(progress, note)),
            Action(
                "decline", moves={"assigned": "declined", "doing": "declined"}, who=mine,
                form=(Field("remark", kinds.text(500), required=True),),
            ),
            Action(
                "reassign", moves=dict.fromkeys(("assigned", "doing", "declined"), "assigned"), who=theirs,
                form=(Field("assignee", kinds.person, required=True),),
            ),
            Action("reopen", moves={"finished": "doing"}, who=("assignee", "owner")),
            Action(
                "cancel", moves=dict.fromkeys(("assigned", "doing", "declined"), "cancelled"), who=theirs,
                past="cancelled", confirm=True,
            ),
        )  # fmt: skip

    def barred(self, verb: str, record: Record, today: str, held: int) -> tuple[str, dict[str, Any]] | None:
        """Nothing but states and roles closes a verb."""
        return None

    def sets(self, verb: str, before: Record, state: str, actor: str, today: str) -> dict[str, Any]:
        """What is finished is done to the whole; what is another's begins anew."""
        return {"finish": {"progress": 100}, "reassign": {"progress": 0}}.get(verb, {})

    def holding(self, record: Record) -> Holding | None:
        """Who is to do it, while it is to be done."""
        if record.state not in ("assigned", "doing") or not record.data.get("assignee"):
            return None
        return Holding(record.data["assignee"], record.data.get("due", ""), int(record.data.get("progress", 0)))


Trait = Loan | Assigned
TRAITS: dict[str, type[Loan] | type[Assigned]] = {one.name: one for one in (Loan, Assigned)}


def after(day: str, days: int) -> str:
    """The date so many days after another."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
