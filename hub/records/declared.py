"""Which record types there are: each offered by the module that declares it."""

from hub.kernel import Refused, Registry
from hub.records.spec import RecordType


class Declared:
    """A record type, offered by the module that declares it as `record.type.<name>`."""

    def __init__(self, kind: RecordType) -> None:
        self.kind = kind

    async def __call__(self, _db: object) -> RecordType:
        return self.kind


def types_of(registry: Registry) -> dict[str, RecordType]:
    """Every record type of every module, by name."""
    return {one.kind.name: one.kind for one in registry.offers.values() if isinstance(one, Declared)}


def type_of(registry: Registry, name: str) -> RecordType:
    """The record type of this name. Refused `type.missing`."""
    declared = registry.offers.get(f"record.type.{name}")
    if not isinstance(declared, Declared):
        raise Refused("type.missing", field="type", type=name)
    return declared.kind
