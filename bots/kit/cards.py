"""Cards from templates: Jinja2 that gives JSON. A value that did not pass `tojson` is an error, not a broken card."""

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


class Unescaped(ValueError):
    """A template put a value into JSON without `tojson`."""


def _only_json(value: Any) -> Any:
    if isinstance(value, Markup):
        return value
    raise Unescaped(f"{value!r} must pass `| tojson`")


class Cards:
    """The templates of one bot's `cards/` folder: `cards.draw("waiting", todos=…)` gives Block Kit blocks."""

    def __init__(self, folder: Path) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folder), finalize=_only_json, undefined=StrictUndefined, autoescape=False
        )
        self._templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}

    def draw(self, name: str, **values: Any) -> list[dict[str, Any]]:
        """The blocks of a template. Raises `Unescaped`, or ValueError when the result is no JSON."""
        blocks: list[dict[str, Any]] = json.loads(self._templates.get_template(f"{name}.j2").render(**values))
        return blocks
