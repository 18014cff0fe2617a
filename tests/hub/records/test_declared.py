"""Record types are found by name, wherever they were declared."""

import pytest

from hub.kernel import Module, Refused, Registry, read_words
from hub.office.crm import customer
from hub.records import HERE
from hub.records.declared import Declared, type_of, types_of


def test_a_declared_type_is_found_and_another_is_refused() -> None:
    module = Module("crm", offers={f"record.type.{customer.name}": Declared(customer), "other": object})  # type: ignore[dict-item]
    registry = Registry([module], read_words([HERE]))
    assert types_of(registry) == {"crm.customer": customer}
    assert type_of(registry, "crm.customer") is customer
    with pytest.raises(Refused, match=r"type\.missing"):
        type_of(registry, "crm.unknown")
