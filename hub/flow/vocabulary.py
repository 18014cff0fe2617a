"""The words a definition is written in: kinds of step, ways of deciding together, who can be meant. Pure."""

import re
from datetime import date

DECIDING = ("approve", "handle")
"""Kinds of node that wait for people: a judgement, or a piece of work nobody's earlier approval stands for."""
SPLITTING = ("condition", "parallel", "inclusive")
"""Kinds of node that hold branches: the first whose condition holds, all of them, all whose conditions hold."""
WAITING = ("delay", "trigger", "sub")
"""Kinds of node at which no person is waited for: a moment, something set off, requests within the request."""
KINDS = (*DECIDING, "copy", *SPLITTING, *WAITING)
MODES = ("all", "any", "sequential", "vote", "claim")
WORKS = {"check": 1, "countersign": 1, "sign": 2}
"""Working days a step may take, by what it is (R194-R196)."""
URGENT_DAYS = 1
"""Working days for a sign-off of an urgent matter; checking and countersigning have one already (R197, I2).
"""
CHOICES = {
    "kind": KINDS,
    "mode": MODES,
    "work": tuple(WORKS),
    "own": ("others", "superior", "allow", "skip"),
    "empty": ("admin", "pass", "reject", "forbid"),
    "reject": ("once", "all"),
    "fails": ("admin", "pass", "reject"),
}
"""What may stand in a node under each of these keys."""
WHO = re.compile(
    r"superiors?(:[1-9])?|department_head(:[1-9])?|initiator|role:[a-z][a-z_]*|post:.+|person:[0-9A-Za-z@._-]+"
    r"|field:[a-z_0-9]+(:superior|:head)?|actor:[a-z][a-z0-9_]*"
    r"|url:https?://[^\s]+"
)
"""superior and superior:2, superiors:3 (the chain so far up), department_head and its heads above, initiator,
role:<role>, post:<post>, person:<id or login>, field:<name> and their superior or head, actor:<node> (who acted
there), url:<address> (a service that is asked).
"""
NAME = re.compile(r"[a-z][a-z0-9_]*")
PREFIX = re.compile(r"[A-Z]{2,4}")
WAIT = re.compile(r"([1-9][0-9]{0,3})([dhm])|field:[a-z_0-9]+")
"""How long a delay lasts: days, hours or minutes, or until the day a field names."""
ADDRESS = re.compile(r"https?://[^\s]+")
QUORUM = re.compile(r"[1-9][0-9]{0,2}|(100|[1-9][0-9]?)%")
BUILT_IN = ("asker", "department")
START = "start"
"""The node a request stands at when it was given back to its asker; no node of a definition may be called so."""
SCALE = 10_000
NUMBERING = "{prefix}-{yyyy}{mm}-{seq:4}"
"""How requests are numbered when their definition says nothing else: LV-202611-0007."""
SERIAL = re.compile(r"\{seq(?::([1-9]))?\}")
PARTS = ("prefix", "yyyy", "yy", "mm", "dd")


def numbering(rule: str, prefix: str, day: date) -> tuple[str, int, str]:
    """A rule such as `{prefix}〔{yyyy}〕{seq}` → what stands before the serial number, its digits, what follows.

    The serial begins anew with every new text before it. Raises ValueError for a rule that cannot be followed.
    """
    serials = list(SERIAL.finditer(rule))
    if len(serials) != 1:
        raise ValueError(f"a number has {{seq}} once, not {rule}")
    parts = {"prefix": prefix, "yyyy": f"{day:%Y}", "yy": f"{day:%y}", "mm": f"{day:%m}", "dd": f"{day:%d}"}
    try:
        before, after = (one.format_map(parts) for one in (rule[: serials[0].start()], rule[serials[0].end() :]))
    except (KeyError, IndexError, ValueError, AttributeError):
        raise ValueError(f"a number is made of {', '.join(PARTS)} and seq, not {rule}") from None
    return before, int(serials[0][1] or 1), after
