"""What the hub writes down about itself: one line each, for people or for machines, with the act it is about."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog
from structlog.stdlib import ExtraAdder, ProcessorFormatter
from structlog.typing import Processor, WrappedLogger

from hub.kernel import under_way

FORMS = ("text", "json")
QUIET = ("apscheduler",)
"""Libraries of which only warnings are worth a line."""


class Unwritable(Exception):
    """The log cannot be written in the form that was asked for."""


def _about(_: WrappedLogger, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Which act this is about, unless the line says so itself: its name, its key (as in the journal), and whose."""
    if (act := under_way.get()) is not None and "act" not in line:
        said = {"act": act.name, "act_id": act.key, "actor": act.actor.id, "via": act.via}
        line.update({name: value for name, value in said.items() if value})
    return line


def begin(form: str) -> None:
    """Write to the standard error from now on, as `text` or as `json`, one object a line. Raises `Unwritable`."""
    if form not in FORMS:
        raise Unwritable(f"the log is written as {' or '.join(FORMS)}, not as {form!r}")
    written = logging.StreamHandler(sys.stderr)
    written.setFormatter(formatter(form))
    root = logging.getLogger()
    root.handlers[:] = [written]
    root.setLevel(logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def formatter(form: str) -> logging.Formatter:
    """How a line looks: instant (UTC), level, logger, what is said, then everything that is known about it."""
    first: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _about,
    ]
    plain = structlog.dev.plain_traceback
    last: list[Processor] = (
        [structlog.processors.dict_tracebacks, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if form == "json"
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
    )
    return ProcessorFormatter(foreign_pre_chain=first, processors=[ProcessorFormatter.remove_processors_meta, *last])
