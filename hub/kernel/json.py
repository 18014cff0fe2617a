"""JSON as columns hold it: compact text, Chinese unescaped."""

import json
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder()


def dump(value: Any) -> str:
    """A value → compact JSON text. NaN is refused with ValueError."""
    text = _encoder.encode(value).decode()
    if "null" in text:  # also what the fast encoder makes of NaN: the slow one knows the difference
        json.dumps(value, allow_nan=False, default=msgspec.to_builtins)
    return text


def load(text: str | None, default: Any = None) -> Any:
    """JSON text → value; `default` for an empty column."""
    return default if text is None or text == "" else _decoder.decode(text)
