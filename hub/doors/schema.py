"""JSON Schemas of all acts and events, from the shapes their modules declare."""

import inspect
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

import msgspec

from hub.doors import naming
from hub.kernel import Registry

PLACE = "#/components/schemas/"
REF = PLACE + "{name}"
Json = dict[str, Any]


class Schema:
    """The schemas of a registry. A free object takes the shape its name stands for (`hub.doors.shapes`)."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.kinds = [kind for _, kind in sorted(registry.acts.items()) if kind.who]
        self.told = [registry.events[name] for name in sorted(registry.events)]
        wanted = [kind.input for kind in self.kinds] + [kind.reply for kind in self.kinds]
        wanted += [event.data for event in self.told] + list(naming.ALL)
        made, components = msgspec.json.schema_components(wanted, ref_template=REF)
        made, components = _renamed((made, components), short_names(components))
        self.components: Json = {name: _shaped(name, one) for name, one in sorted(components.items())}
        count = len(self.kinds)
        self.inputs, self.replies = made[:count], made[count : 2 * count]
        self.data = made[2 * count : 2 * count + len(self.told)]

    def acts(self) -> list[Json]:
        """Every act somebody may ask: name, words, who, input, reply."""
        return [
            {
                "name": kind.name, "words": self._words("act", kind.name), "who": list(kind.who), "reads": kind.reads,
                "slow": kind.slow, "input": given, "reply": reply,
            }
            for kind, given, reply in zip(self.kinds, self.inputs, self.replies, strict=True)
        ]  # fmt: skip

    def events(self) -> list[Json]:
        """Every event somebody may hear: name, words, data."""
        return [
            {"name": event.name, "words": self._words("event", event.name), "data": data}
            for event, data in zip(self.told, self.data, strict=True)
        ]

    def _words(self, table: str, name: str) -> dict[str, str]:
        said: dict[str, str] = self.registry.words.both(f"{table}.{name}")["words"]
        return said


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Component → a name a reader can use: shapes called alike are told apart by their package."""
    taken: dict[str, str] = {}
    rank = {module: place for place, module in enumerate(naming.PREFERRED)}
    for name in sorted(names, key=lambda one: (rank.get(one.rpartition(".")[0], len(rank)), one)):
        module, _, last = name.rpartition(".")
        short = naming.CALLED.get(last, last)
        if short in taken.values():
            short = "".join(part.title() for part in module.split(".")[1:2]) + short
        while short in taken.values():
            short += "_"
        taken[name] = short
    return taken


def _renamed(every: tuple[Any, Mapping[str, Any]], names: Mapping[str, str]) -> tuple[Any, Json]:
    text = json.dumps(every[0]), json.dumps(dict(every[1]))
    made, components = (
        re.sub(rf'"{PLACE}([^"]+)"', lambda found: f'"{PLACE}{names[found[1]]}"', one) for one in text
    )
    return json.loads(made), {names[name]: one for name, one in json.loads(components).items()}


def _shaped(component: str, schema: Json) -> Json:
    """The same schema, with the shapes of free objects that have one by their name; indentation taken out."""
    if "description" in schema:
        schema = {**schema, "description": inspect.cleandoc(schema["description"])}
    if "properties" not in schema:
        return schema
    properties = {name: _named(component, name, one) for name, one in schema["properties"].items()}
    return {**schema, "properties": properties}


def _named(component: str, name: str, schema: Json) -> Json:
    if "anyOf" in schema:
        return {**schema, "anyOf": [_named(component, name, one) for one in schema["anyOf"]]}
    if schema.get("type") == "string" and name in naming.WORDED and "enum" not in schema:
        return {**schema, "enum": sorted(get_args(naming.WORDED[name]))}
    if _is_free(schema):
        return _one_of(naming.ONE.get(f"{component}.{name}", naming.ONE.get(name, ())), schema)
    if schema.get("type") == "array" and _is_free(schema.get("items", {})):
        known = naming.MANY.get(f"{component}.{name}", naming.MANY.get(name, ()))
        return {**schema, "items": _one_of(known, schema["items"])}
    return schema


def _one_of(known: tuple[str, ...], schema: Json) -> Json:
    refs: list[Json] = [{"$ref": REF.format(name=name)} for name in known]
    if not refs:
        return schema
    return refs[0] if len(refs) == 1 else {"anyOf": refs}


def _is_free(schema: Json) -> bool:
    return schema.get("type") == "object" and "properties" not in schema and not schema.get("additionalProperties")
