"""Which of two customers' values wins, and when another may be made all the same. Pure."""

from collections.abc import Sequence
from typing import Literal

from hub.office.crm.intake.likeness import Weighed
from hub.records import Record

ALWAYS = frozenset({"owner"})
"""Whose the customer is never changes by itself when two become one."""


def barred(likely: Sequence[Weighed]) -> bool:
    """One tax number is one company: no other may be made beside it."""
    return any("uscc" in shared for _, _, shared in likely)


def wins(field: str, one: Record, other: Record) -> Literal["one", "other"]:
    """The side whose value is proposed: the only one that has any, else the one that was changed later."""
    mine, theirs = one.data.get(field), other.data.get(field)
    if field in ALWAYS or theirs in (None, "") or mine == theirs:
        return "one"
    if mine in (None, ""):
        return "other"
    return "one" if one.changed_at >= other.changed_at else "other"
