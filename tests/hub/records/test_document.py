"""One schema, two spellings: what Python declares, a document can say."""

import pytest
import yaml

from hub.records import RecordType
from hub.records.document import dump, load
from tests.hub.records.samples import asset, private


@pytest.mark.parametrize("kind", [asset, private], ids=lambda kind: kind.name)
def test_every_type_survives_a_round_trip(kind: RecordType) -> None:
    assert load(yaml.safe_load(yaml.safe_dump(dump(kind)))) == kind


def test_a_document_says_only_what_it_means() -> None:
    doc = dump(private)
    assert "icon" not in doc
    assert doc["fields"][0] == {"name": "name", "kind": {"name": "text", "high": 80}, "required": True}


def test_a_kind_may_be_given_by_its_name_alone() -> None:
    doc = dump(private) | {"fields": [{"name": "name", "kind": "date"}]}
    assert load(doc).fields[0].kind.name == "date"


@pytest.mark.parametrize("doc", [{"keepr": "x"}, {"fields": [{"name": "name", "sort": 1}]}, {"views": [{"nam": "x"}]}])
def test_a_typo_is_an_error_not_a_default(doc: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="unknown"):
        load({**dump(private), **doc})


def test_what_is_missing_is_an_error() -> None:
    with pytest.raises(ValueError, match="slash"):
        load({"name": "a.b"})
