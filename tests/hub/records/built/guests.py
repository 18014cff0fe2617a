"""A type users built, and short ways to publish it and to make such records."""

from pathlib import Path
from typing import Any

from tests.whole import Whole

VISITORS = (Path(__file__).resolve().parents[4] / "config" / "modules" / "visitors.yaml").read_text("utf-8")
OWN = (
    VISITORS.replace("visitors.visit", "guests.visit").replace("slash: visitor", "slash: guest")
    .replace("访客", "贵宾").replace("[来访, 贵宾登记]", "[贵宾登记]").replace("VIS", "GST")
)  # fmt: skip
"""A type of one company, beside the one that is shipped."""


def word(world: Whole) -> dict[str, str]:
    """What a change of permissions rests on."""
    return {"leader": world.id("zhou"), "opinion": "同意", "reason": "前台要登记访客"}


async def published(world: Whole, body: str, **more: Any) -> dict[str, Any]:
    return await world.ask("admin", "type.publish", body=body, **word(world) | more)


async def refused(world: Whole, body: str) -> list[tuple[int, str]]:
    no = await world.refusal("admin", "type.publish", body=body, **word(world))
    assert no.reason == "type.bad", no
    return [(one["line"], one["words"]) for one in no.details["errors"]]


async def visit(world: Whole, who: str = "ma", **form: Any) -> dict[str, Any]:
    kept = await world.ask(who, "guests.visit.create", form={"guest": "王敏", "company": "华为技术", **form})
    return dict(kept["record"])


async def run(world: Whole, who: str, line: str) -> dict[str, Any]:
    return await world.ask(who, "command.run", line=line, channel=world.ids["room"], key=f"{who}:{line}")
