"""JSON as columns hold it: compact text, Chinese unescaped."""

import json
from typing import Any


def dump(value: Any) -> str:
    """A value → compact JSON text. NaN is refused with ValueError."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def load(text: str | None, default: Any = None) -> Any:
    """JSON text → value; `default` for an empty column."""
    return default if text is None or text == "" else json.loads(text)
