"""One request with all that is written around it: its number, its words, its definition, where its card
stands.
"""

from dataclasses import dataclass, field
from typing import Any

from hub.flow.instance import Instance
from hub.flow.spec import Definition, Text


@dataclass(frozen=True, slots=True)
class Request:
    """An instance as stored, with the version of the definition it runs on.

    `title`, `sub` and `values` are texts made when it was asked: they stay as they were then. `channel` and
    `message` are where its card stands for the asker's colleagues; its thread is the discussion. `trouble` says in
    words why what it asked for could not be done; `parent` is the request, and the run in it, that waits for this one;
    `room` was opened to talk about it; `changes` is what the step being taken changed in the form.
    """

    no: str
    company: str
    definition: Definition
    instance: Instance
    started_at: int
    title: Text
    sub: Text
    values: dict[str, Text]
    urgent: bool = False
    card: str | None = None
    channel: str | None = None
    message: str | None = None
    lines: int = 0
    replay: dict[str, Any] | None = None
    trouble: dict[str, Any] | None = None
    parent: tuple[str, int] | None = None
    room: str | None = None
    changes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The instance's id."""
        return self.instance.id
