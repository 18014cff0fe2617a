"""Everything the hub has that somebody could put into their quick group, asked of the rooms that have it (R86)."""

from typing import Any
from urllib.parse import quote

from hub.kernel import Actor, Both, load, spoken
from hub.office.assistant.acts import QuickItem, QuickOffer
from hub.office.assistant.rules import host_of, kind_of
from hub.store import Reads, Work, asked

Desk = Reads | Work
START = "start"
"""The group of commands that start requests: they stand here as requests."""
SUGGESTED = (("/start", "workflow", "flow"), ("/todo", "todo", "todo"), ("/apps", "apps", "apps"))
ICONS = {"page": "doc", "link": "globe", "app": "bolt"}


async def offers(desk: Desk, actor: Actor) -> list[QuickOffer]:
    """Requests to start, lists of records, commands by their app: what this person may use now."""
    groups = [
        _group(desk.words.both("text.quick.requests"), await _requests(desk, actor)),
        _group(desk.words.both("text.quick.records"), await _records(desk, actor)),
        *await _commands(desk, actor),
    ]
    return [one for one in groups if one.items]


async def known(desk: Desk, actor: Actor) -> dict[str, QuickItem]:
    """Id → function."""
    return {item.id: item for group in await offers(desk, actor) for item in group.items}


def suggested(desk: Desk) -> list[dict[str, Any]]:
    """What stands there until somebody has chosen for themselves: the workflow before all (R89)."""
    return [
        {"address": address, "label": desk.words.both(f"text.quick.page.{name}")["words"], "icon": icon}
        for address, name, icon in SUGGESTED
    ]


def read_items(text: str | None, desk: Desk, functions: dict[str, QuickItem]) -> list[QuickItem]:
    """The entries of a kept group. A function that is gone, or no longer this person's, is left out."""
    kept = suggested(desk) if text is None else load(text, [])
    found = (functions.get(one["function"]) if one.get("function") else of_address(one) for one in kept)
    return [one for one in found if one is not None]


def of_address(put: dict[str, Any]) -> QuickItem:
    """An address of one's own as an entry. Refuses `quick.address`, `quick.dangerous`."""
    address = str(put["address"]).strip()
    kind: Any = kind_of(address)
    label = {locale: name.strip() for locale, name in (put.get("label") or {}).items() if name.strip()}
    first = next(iter(label.values()), host_of(address))
    words: Any = both({"zh": label.get("zh", first), "en": label.get("en", first)})
    return QuickItem(id=address, kind=kind, label=words, icon=str(put.get("icon") or ICONS[kind]), to=address)


def both(words: dict[str, str]) -> Both:
    """Words as the wire has them."""
    return {"text": words["zh"], "words": words}


def names_of(item: QuickItem) -> list[str]:
    """What an entry may be called by: its name in either language, its id's own word."""
    words: Any = item.label
    return [*words["words"].values(), item.id, item.id.rpartition(":")[2]]


async def _requests(desk: Desk, actor: Actor) -> list[QuickItem]:
    told = await asked(desk, actor, "flow.types", {})
    return [
        QuickItem(
            id=f"request:{one['flow']}", kind="request", label=one["label"], icon=one["icon"] or "flow",
            to=f"/start/{one['flow']}",
        )
        for one in told.get("types", ())
    ]  # fmt: skip


async def _records(desk: Desk, actor: Actor) -> list[QuickItem]:
    told = await asked(desk, actor, "record.types", {})
    return [
        QuickItem(
            id=f"records:{one['name']}", kind="records", label=one["label"], icon=one["icon"] or "list",
            to=f"/r/{one['name']}",
        )
        for one in told.get("types", ())
    ]  # fmt: skip


async def _commands(desk: Desk, actor: Actor) -> list[QuickOffer]:
    told = await asked(desk, actor, "command.list", {})
    groups: dict[str, QuickOffer] = {}
    for one in told.get("commands", ()):
        group = one["group"]
        if group["id"] != START:
            groups.setdefault(group["id"], _group(group["label"], [])).items.append(_command(one, actor.locale))
    return list(groups.values())


def _command(one: dict[str, Any], locale: str) -> QuickItem:
    written: str = one["written"]
    names: list[str] = one["names"]
    label: Any = both({"zh": f"/{names[1] if len(names) > 1 else names[0]}", "en": f"/{names[0]}"})
    hint: Any = one["summary"]
    more: dict[str, Any] = {} if spoken(hint, locale) == written.lstrip("/") else {"hint": hint}
    return QuickItem(
        id=f"command:{names[0]}", kind="command", label=label, icon=one.get("icon") or "slash",
        to=f"/do?line={quote(written + ' ')}", **more,
    )  # fmt: skip


def _group(label: Any, items: list[QuickItem]) -> QuickOffer:
    return QuickOffer(label, items)
