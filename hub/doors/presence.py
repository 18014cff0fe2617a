"""Who is here: online, away, busy or offline, from connections on all nodes and what people say of themselves."""

import time
from collections.abc import Mapping, Sequence

from hub.store import Sql

GRACE_SECONDS = 8.0
"""A page that is loaded again, or a short cut in the line, is no absence."""
BELIEVED_SECONDS = 90.0
RANK = {"offline": 0, "away": 1, "online": 2, "busy": 3}


class Board:
    """States of everyone, as this node knows them. Nothing of it is stored: it may be lost, and is said again."""

    def __init__(self) -> None:
        self._here: dict[str, int] = {}
        self._chosen: dict[str, str] = {}
        self._left: dict[str, float] = {}
        self._elsewhere: dict[str, dict[str, tuple[str, float]]] = {}
        self._said: dict[str, str] = {}
        self._touched: set[str] = set()

    def came(self, person: str) -> None:
        """One more connection of theirs is open."""
        self._here[person] = self._here.get(person, 0) + 1
        self._left.pop(person, None)
        self._touched.add(person)

    def went(self, person: str) -> None:
        """One is closed; they are gone once the last one has been for a while."""
        self._here[person] = self._here.get(person, 1) - 1
        if self._here[person] <= 0:
            del self._here[person]
            self._left[person] = time.monotonic()
        self._touched.add(person)

    def chose(self, person: str, state: str) -> None:
        """They say so themselves; `online` leaves it to their connections again."""
        self._chosen[person] = state
        if state == "online":
            del self._chosen[person]
        self._touched.add(person)

    def heard(self, node: str, states: Mapping[str, str]) -> None:
        """What another node says of people connected to it; `offline` takes its word back."""
        until = time.monotonic() + BELIEVED_SECONDS
        for person, state in states.items():
            told = self._elsewhere.setdefault(person, {})
            if state == "offline":
                told.pop(node, None)
            else:
                told[node] = (state, until)
            self._touched.add(person)

    def local(self, person: str) -> str:
        """How somebody is as far as this node's own connections go."""
        if person not in self._here and person not in self._left:
            return "offline"
        return self._chosen.get(person, "online")

    def state(self, person: str) -> str:
        """How somebody is now, all nodes taken together: the strongest of what is known."""
        told = [state for state, _ in self._elsewhere.get(person, {}).values()]
        return max((self.local(person), *told), key=lambda state: RANK.get(state, 0))

    async def of(self, _: Sql, people: Sequence[str]) -> dict[str, str]:
        """The offer `presence.of`: person → state."""
        return {person: self.state(person) for person in people}

    def changes(self) -> dict[str, str]:
        """Who is otherwise than said before. Called once a second."""
        now = time.monotonic()
        gone = [person for person, at in self._left.items() if now - at > GRACE_SECONDS]
        for person in gone:
            del self._left[person]
        touched, self._touched = self._touched | set(gone), set()
        changed = {one: state for one in touched if (state := self.state(one)) != self._said.get(one, "offline")}
        self._said.update(changed)
        for person in [one for one, state in changed.items() if state == "offline"]:
            del self._said[person]
        return changed

    def doubt(self) -> None:
        """Other nodes repeat what they say; what one has not said for a while is no longer so."""
        now = time.monotonic()
        for person, told in list(self._elsewhere.items()):
            for node in [node for node, (_, until) in told.items() if until < now]:
                del told[node]
                self._touched.add(person)
            if not told:
                del self._elsewhere[person]

    def everyone(self) -> dict[str, str]:
        """All who are connected here, to be said to other nodes again and again."""
        return {person: self.local(person) for person in (*self._here, *self._left)}
