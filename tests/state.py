"""What a client knows: a snapshot read from the hub, and every event applied to it as the web client does.

The rule it serves: snapshot + events = a fresh snapshot (protocol.md section 3).
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.kernel import Actor
from hub.store import Corridor, heads, resume

Ask = Callable[..., Awaitable[dict[str, Any]]]
"""`await ask("chat.history", channel=…)` as one person."""
Thing = dict[str, Any]
MOST_LAST = 200


@dataclass
class Known:
    """One person's copy of their rooms: messages in the rooms' lines and in threads, pins, people, whispers."""

    me: str
    channels: dict[str, Thing] = field(default_factory=dict)
    messages: dict[str, Thing] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)
    threads: dict[str, list[str]] = field(default_factory=dict)
    pins: dict[str, list[str]] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    whispers: dict[str, list[str]] = field(default_factory=dict)
    todos: dict[str, Thing] = field(default_factory=dict)
    notices: dict[str, Thing] = field(default_factory=dict)
    views: dict[str, Thing] = field(default_factory=dict)
    account: Thing = field(default_factory=dict)
    cursors: dict[str, int] = field(default_factory=dict)

    def same(self, other: "Known") -> list[str]:
        """What differs between two copies, cursors aside; of people in conversations only who they are counts."""
        parts = (
            "channels", "messages", "lines", "threads", "pins", "members", "whispers", "todos", "notices", "views",
            "account",
        )  # fmt: skip
        mine, theirs = ({part: getattr(one, part) for part in parts} for one in (self, other))
        for part in (mine, theirs):
            part["channels"] = {id: _plain(room) for id, room in part["channels"].items()}
        return [
            f"{part}.{key}: {mine[part].get(key)!r} != {theirs[part].get(key)!r}"
            for part in parts
            for key in sorted(mine[part].keys() | theirs[part].keys())
            if mine[part].get(key) != theirs[part].get(key)
        ]

    def hear(self, event: Thing) -> None:
        """One event of the log; one that is known already changes nothing."""
        channel = event["channel"]
        if event["seq"] <= self.cursors.get(channel, 0):
            return
        reducer = getattr(self, "_" + event["name"].replace(".", "_"), None)
        if reducer is not None:
            reducer(event, event["data"])
        if channel in self.cursors or channel in self.channels:
            self.cursors[channel] = event["seq"]
        if channel in self.channels:
            head = self.channels[channel]["head"]
            head["seq"] = max(head["seq"], event["seq"])

    def did(self, act: str, given: Mapping[str, Any], reply: Thing) -> None:
        """What one's own act changed that no event tells: how far one has read a room, which is a signal."""
        room = self.channels.get(given.get("channel", ""))
        if room is None:
            return
        if act == "chat.read":
            room["read"]["no"] = reply["no"]
            room["read"]["seq"] = max(room["read"]["seq"], min(given["seq"], room["head"]["seq"]))
            room["unread"], room["mentions"] = room["head"]["no"] - reply["no"], reply["mentions"]

    # ---- chat

    def _chat_posted(self, event: Thing, data: Thing) -> None:
        message = data["message"]
        self._raise(message)
        self._keep(message)
        if "parent" in data and data["parent"]["id"] in self.messages:
            self.messages[data["parent"]["id"]]["replies"] = data["parent"]["replies"]
        if "thread" in message:
            root = message["thread"]
            _place(self.threads.setdefault(root, [root] if root in self.messages else []), message["id"])
        if "thread" not in message or message["also"]:
            _place(self.lines.setdefault(event["channel"], []), message["id"])

    def _raise(self, message: Thing) -> None:
        room = self.channels.get(message["channel"])
        if room is None or message["no"] <= room["head"]["no"]:
            return
        mine = message["by"]["id"] == self.me
        if mine and room["read"]["no"] >= room["head"]["no"]:
            room["read"] = {"seq": message["seq"], "no": message["no"]}
        room["head"]["no"] = message["no"]
        room["unread"] = max(0, room["head"]["no"] - room["read"]["no"])
        called = {self.me, "here", "channel"} & set(message["mentions"])
        if not mine and (called or room["kind"] == "direct"):
            room["mentions"] += 1
        if "thread" not in message or message["also"]:
            room["last"] = last_words(message)

    def _changed(self, event: Thing, data: Thing) -> None:
        message = data["message"]
        self._keep(message)
        room = self.channels.get(message["channel"])
        if room and room.get("last", {}).get("id") == message["id"]:
            room["last"] = last_words(message)

    _chat_edited = _chat_recalled = _changed

    def _chat_reacted(self, event: Thing, data: Thing) -> None:
        if data["message"] in self.messages:
            self.messages[data["message"]]["reactions"] = data["reactions"]

    def _chat_pinned(self, event: Thing, data: Thing) -> None:
        id = data["message"]
        if id in self.messages:
            self.messages[id]["pinned"] = data["pinned"]
        rest = [one for one in self.pins.get(event["channel"], []) if one != id]
        self.pins[event["channel"]] = [id, *rest] if data["pinned"] else rest

    def _chat_whispered(self, event: Thing, data: Thing) -> None:
        message = data["message"]
        self._keep(message)
        _place(self.whispers.setdefault(message["channel"], []), message["id"])

    def _chat_dismissed(self, event: Thing, data: Thing) -> None:
        gone = self.messages.pop(data["message"], None)
        if gone:
            self.whispers[gone["channel"]].remove(gone["id"])

    def _keep(self, message: Thing) -> None:
        self.messages[message["id"]] = message
        if "card" in message:
            self._card_changed({}, {"card": message["card"]})

    def _card_changed(self, event: Thing, data: Thing) -> None:
        card = data["card"]
        for message in self.messages.values():
            if message.get("card", {}).get("id") == card["id"] and message["card"]["face"] <= card["face"]:
                message["card"] = card
        for room in self.channels.values():
            last = self.messages.get(room.get("last", {}).get("id", ""))
            if last and last.get("card", {}).get("id") == card["id"]:
                room["last"] = last_words(last)

    # ---- rooms

    def _facts(self, event: Thing, data: Thing) -> None:
        room = self.channels.get(data["channel"]["id"])
        if room is not None:
            room.update(data["channel"])

    _channel_created = _channel_changed = _channel_archived = _facts

    def _channel_joined(self, event: Thing, data: Thing) -> None:
        self._moved(event["channel"], data, joined=True)
        together = self.channels.get(event["channel"], {}).get("with")
        if together is not None:
            here = {one["id"] for one in together}
            together.extend(one for one in data["people"] if one["id"] not in here)

    def _channel_left(self, event: Thing, data: Thing) -> None:
        self._moved(event["channel"], data, joined=False)
        together, gone = self.channels.get(event["channel"], {}).get("with"), {one["id"] for one in data["people"]}
        if together is not None:
            together[:] = [one for one in together if one["id"] not in gone]
        if self.me in {one["id"] for one in data["people"]}:
            self._leave(event["channel"])

    def _moved(self, channel: str, data: Thing, joined: bool) -> None:
        people = {one["id"] for one in data["people"]}
        if channel in self.members:
            known = self.members[channel]
            self.members[channel] = known | people if joined else known - people
        if channel in self.channels:
            self.channels[channel]["people"] = data["total"]

    def _channel_entered(self, event: Thing, data: Thing) -> None:
        room = data["channel"]
        self.channels[room["id"]] = room
        self.cursors.setdefault(room["id"], room["head"]["seq"])

    def _channel_exited(self, event: Thing, data: Thing) -> None:
        self._leave(data["channel"])

    def _channel_kept(self, event: Thing, data: Thing) -> None:
        if data["channel"] in self.channels:
            self.channels[data["channel"]].update(muted=data["muted"], pinned=data["pinned"])

    def _leave(self, channel: str) -> None:
        gone = {id for id, one in self.messages.items() if one["channel"] == channel}
        self.messages = {id: one for id, one in self.messages.items() if id not in gone}
        self.threads = {id: line for id, line in self.threads.items() if id not in gone}
        for part in (self.channels, self.lines, self.pins, self.members, self.whispers, self.cursors):
            part.pop(channel, None)  # type: ignore[attr-defined]

    # ---- todos

    def _todo_opened(self, event: Thing, data: Thing) -> None:
        self.todos[data["todo"]["id"]] = data["todo"]

    _todo_closed = _todo_opened

    def _notice_given(self, event: Thing, data: Thing) -> None:
        self.notices[data["notice"]["id"]] = data["notice"]

    def _view_opened(self, event: Thing, data: Thing) -> None:
        view = data["view"]
        if view["type"] == "modal" and "closed" not in view:
            self.views[view["id"]] = view

    _view_changed = _view_opened

    def _view_closed(self, event: Thing, data: Thing) -> None:
        self.views.pop(data["view"], None)

    def _person_changed(self, event: Thing, data: Thing) -> None:
        self.account = data

    def run_out(self, now: str) -> None:
        """What was answered to me alone goes at its hour, without a word."""
        for id, message in list(self.messages.items()):
            if message.get("ephemeral", {}).get("until", "~") <= now:
                self._chat_dismissed({}, {"message": id})
        self.views = {id: view for id, view in self.views.items() if view["until"] > now}

    def count_waiting(self) -> None:
        """How many cards wait for me in each room: what a client counts from my to-dos and the cards posted there."""
        mine = {one.get("card") for one in self.todos.values() if one["box"] == "mine"}
        for id, room in self.channels.items():
            posted = (one for one in self.messages.values() if one["channel"] == id and not one.get("ephemeral"))
            shown = {one["card"]["id"] for one in posted if "card" in one}
            room["waiting"] = len(mine & shown)


def _place(ids: list[str], id: str) -> None:
    if id not in ids:
        ids.append(id)


def _plain(room: Thing) -> Thing:
    return {**room, "with": sorted(one["id"] for one in room["with"])} if "with" in room else room


def last_words(message: Thing) -> Thing:
    """A message as the one line a list of rooms shows."""
    title = message.get("card", {}).get("title", {})
    words = message.get("words") or title.get("words")
    file = message["files"][0]["name"] if message.get("files") else ""
    text = (message["text"] or title.get("text") or file)[:MOST_LAST]
    told = {"id": message["id"], "by": message["by"], "text": text, "at": message["at"]}
    return told | ({"words": words} if words else {})


async def snapshot(ask: Ask, me: str, inbox: str) -> Known:
    """Everything there is to know for this person, read anew: their rooms with all that was said in them."""
    known = Known(me)
    rooms = (await ask("channel.list", joined=True, limit=200))["channels"]
    for room in rooms:
        await look_into(known, ask, room)
    for message in (await ask("chat.history", channel=inbox))["messages"]:
        known.messages[message["id"]] = message
    return known


BOXES = ("mine", "read", "sent", "done", "copied")
ACCOUNT = ("person", "roles", "locale", "theme", "settings")


async def snapshot_of_all(ask: Ask, me: str, inbox: str) -> Known:
    """The same where every module is at work: also what waits for me, what I was told, and who I am."""
    known = await snapshot(ask, me, inbox)
    for box in BOXES:
        known.todos |= {one["id"]: one for one in (await ask("todo.list", box=box, limit=200))["todos"]}
    known.notices = {one["id"]: one for one in (await ask("notice.list", limit=200))["notices"]}
    known.views = {one["id"]: one for one in (await ask("view.list"))["views"]}
    told = await ask("people.me")
    known.account = {name: told[name] for name in ACCOUNT}
    return known


async def look_into(known: Known, ask: Ask, room: Thing) -> None:
    """One room of the snapshot."""
    channel = room["id"]
    known.channels[channel] = room
    told = await ask("channel.get", channel=channel)
    known.members[channel], known.pins[channel] = set(told["people"]), [one["id"] for one in told["pins"]]
    found = (await ask("chat.history", channel=channel, limit=200))["messages"]
    known.lines[channel] = [one["id"] for one in found if "ephemeral" not in one]
    known.whispers[channel] = [one["id"] for one in found if "ephemeral" in one]
    known.messages |= {one["id"]: one for one in found}
    for root in [one["id"] for one in found if "replies" in one]:
        thread = (await ask("chat.history", channel=channel, thread=root, limit=200))["messages"]
        known.threads[root] = [one["id"] for one in thread]
        known.messages |= {one["id"]: one for one in thread}


async def cursors_of(corridor: Corridor, actor: Actor) -> dict[str, int]:
    """Where the logs of everything this person hears stand now."""
    async with corridor.reading() as reads:
        return {channel: seq for channel, (seq, _) in (await heads(reads.db, actor.id)).items()}


async def catch_up(known: Known, corridor: Corridor, actor: Actor, ask: Ask) -> None:
    """Apply everything missed since the cursors; a room that was entered meanwhile is looked into."""
    async with corridor.reading() as reads:
        missed = await resume(reads.db, reads.registry, actor.id, known.cursors)
    for channel in missed["gone"]:
        known._leave(channel)
    for channel in sorted(missed["channels"], reverse=True):  # the inbox first: rooms are entered there
        for event in missed["channels"][channel].get("events", ()):
            known.hear(event)
    for channel, room in list(known.channels.items()):
        if channel not in known.members:
            await look_into(known, ask, room)
