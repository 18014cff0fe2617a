"""The demo's tasks: what salespeople gave each other to do, some of it late, some of it done."""

import csv
from pathlib import Path
from typing import Any

from hub.office.tasks.task import task
from hub.records import after, asked_as, today_of
from hub.store import Corridor


async def demo(corridor: Corridor, folder: Path, company: str) -> None:
    """Fill the demo from `tasks.csv`: `owner` and `assignee` count the salespeople, `days` those until it is due."""
    async with corridor.reading() as reads:
        people = await reads.offer("people.with_role", "sales", company)
        today = today_of(reads)
    with (folder / "tasks.csv").open(encoding="utf-8", newline="") as file:
        for at, row in enumerate(csv.DictReader(file)):
            owner, assignee = people[int(row["owner"])], people[int(row["assignee"])]
            form: dict[str, Any] = {name: row[name] for name in ("name", "priority", "note")}
            form |= {"assignee": assignee, "due": after(today, int(row["days"]))}
            made = await asked_as(corridor, owner, f"{task.name}.create", {"form": form}, f"seed:tasks:{at}")
            if row["verb"]:
                told = {"record": made["record"]["id"], "form": _words(row)}
                await asked_as(corridor, assignee, f"{task.name}.{row['verb']}", told, f"seed:tasks:{at}:{row['verb']}")


def _words(row: dict[str, str]) -> dict[str, Any]:
    if row["verb"] == "accept":
        return {}
    told = {"remark": row["remark"]}
    return told | ({"progress": row["progress"]} if row["verb"] == "report" else {})
