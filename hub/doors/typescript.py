"""The wire as TypeScript: what the web client is compiled against, generated from the same schemas as everything."""

import json
import re
from typing import Any, get_args

from hub.doors import naming
from hub.doors.schema import PLACE, Schema
from hub.kernel import Registry

HEADER = """/**
 * The wire as the hub describes it. Generated from the shapes its modules declare: change those, then
 * `python3 -m hub check --write`.
 */
"""
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
WORD = re.compile(r"[A-Za-z_$][\w$]*")
WIDTH = 120


def typescript(registry: Registry) -> str:
    """The text of `webchat/src/kernel/generated.ts`."""
    schema = Schema(registry)
    parts = [HEADER]
    parts += [f"export type {name} = {_union(get_args(words))};" for name, words in naming.ALIASES.items()]
    parts += [_component(name, one) for name, one in schema.components.items()]
    acts = [(one["name"], f"{{ in: {_type(one['input'])}; out: {_type(one['reply'])} }}") for one in schema.acts()]
    events = [(one["name"], _type(one["data"])) for one in schema.events()]
    parts += [_map("Acts", "Every act: what goes in, what comes back.", acts), "export type ActName = keyof Acts;"]
    parts += [_map("Events", "Every event of a log: its data.", events), "export type EventName = keyof Events;"]
    return "\n".join(parts) + "\n"


def _component(name: str, schema: dict[str, Any]) -> str:
    doc = f"/** {' '.join(schema['description'].split())} */\n" if "description" in schema else ""
    if "properties" not in schema:
        return f"{doc}export type {name} = {_type(schema)};"
    required = set(schema.get("required", ()))
    every = schema["properties"].items()
    fields = [f"{_key(one)}{'' if one in required else '?'}: {_type(told)}" for one, told in every]
    line = f"export interface {name} {{ {'; '.join(fields)} }}"
    if len(line) > WIDTH:
        line = f"export interface {name} {{\n" + "".join(f"  {one};\n" for one in fields) + "}"
    return doc + (line if fields else f"export type {name} = Record<string, never>;")


def _map(name: str, doc: str, entries: list[tuple[str, str]]) -> str:
    lines = "".join(f"  {json.dumps(one)}: {told};\n" for one, told in entries)
    return f"/** {doc} */\nexport interface {name} {{\n{lines}}}"


def _key(name: str) -> str:
    return name if WORD.fullmatch(name) else json.dumps(name)


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(PLACE)
    if "enum" in schema:
        return _alias(tuple(schema["enum"])) or _union(schema["enum"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(one) for one in schema["anyOf"]))
    kind = schema.get("type")
    if kind == "array":
        return _list(schema)
    if kind == "object":
        inner = schema.get("additionalProperties")
        return f"Record<string, {_type(inner) if isinstance(inner, dict) and inner else 'unknown'}>"
    return PLAIN.get(str(kind), "unknown")


def _list(schema: dict[str, Any]) -> str:
    if "prefixItems" in schema:
        return f"[{', '.join(_type(one) for one in schema['prefixItems'])}]"
    inner = _type(schema["items"]) if isinstance(schema.get("items"), dict) else "unknown"
    return f"({inner})[]" if " | " in inner else f"{inner}[]"


def _alias(words: tuple[Any, ...]) -> str:
    return next((name for name, known in naming.ALIASES.items() if sorted(get_args(known)) == sorted(words)), "")


def _union(words: Any) -> str:
    return " | ".join(json.dumps(one) for one in words)
