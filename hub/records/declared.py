"""Which record types there are: each offered by the module that declares it, or by the description users wrote."""

from hub.kernel import Refused, Registry
from hub.records.spec import RecordType


class Declared:
    """A record type, offered as `record.type.<name>`; `built` by users, it may be only for one `company`."""

    def __init__(self, kind: RecordType, company: str = "", built: bool = False) -> None:
        self.kind, self.company, self.built = kind, company, built

    async def __call__(self, _db: object) -> RecordType:
        return self.kind


def declared(registry: Registry) -> dict[str, Declared]:
    """Every declaration there is, by the type's name."""
    return {one.kind.name: one for one in registry.offers.values() if isinstance(one, Declared)}


def types_of(registry: Registry, company: str = "") -> dict[str, RecordType]:
    """Every record type by name; with a `company`, those its people know."""
    every = declared(registry).items()
    return {name: one.kind for name, one in every if not company or one.company in ("", company)}


def type_of(registry: Registry, name: str) -> RecordType:
    """The record type of this name. Refused `type.missing`."""
    declared = registry.offers.get(f"record.type.{name}")
    if not isinstance(declared, Declared):
        raise Refused("type.missing", field="type", type=name)
    return declared.kind
