"""Remembers the last warnings and errors this node wrote down, for the administrator's page."""

import logging
from collections import deque

from hub.doors.operations.shapes import LogLine
from hub.kernel import under_way, wire

REMEMBERED = 30
LONGEST = 300


class LastErrors(logging.Handler):
    """A handler of the log that keeps the last lines, newest last; no traceback and nothing of an act's input."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._lines: deque[LogLine] = deque(maxlen=REMEMBERED)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line. What cannot be said is told as handlers tell it, never to whoever logged."""
        try:
            self._lines.append(_line(record))
        except Exception:
            self.handleError(record)

    @property
    def lines(self) -> list[LogLine]:
        """What is remembered, oldest first."""
        return list(self._lines)


def _line(record: logging.LogRecord) -> LogLine:
    act, said = under_way.get(), record.__dict__
    name, key = (act.name, act.key or "") if act else ("", "")
    return LogLine(
        at=wire(int(record.created * 1000)), level=record.levelname.lower(), logger=record.name,
        text=record.getMessage()[:LONGEST], act=said.get("act") or name, act_id=said.get("act_id") or key,
        company=act.actor.company if act else "", incident=said.get("incident") or "",
    )  # fmt: skip
