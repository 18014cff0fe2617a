"""Each verb has an input of its own, shaped by its form: unknown fields never get in."""

import msgspec
import pytest

from hub.records.acts import given, input_of
from tests.hub.records.samples import asset

CREATE, EDIT = (input_of(asset, verb) for verb in asset.verbs()[:2])


def test_what_was_not_sent_is_told_from_what_was_emptied() -> None:
    told = msgspec.convert({"record": "R1", "form": {"note": None, "name": "Lathe"}}, EDIT)
    assert given(told.form) == {"note": None, "name": "Lathe"}  # type: ignore[attr-defined]


def test_a_form_takes_text_numbers_and_lists_as_its_fields_do() -> None:
    form = {"seats": 3, "price": {"amount": "1.50", "currency": "CNY"}, "users": ["U1"], "insured": True}
    told = msgspec.convert({"form": form}, CREATE)
    assert given(told.form) == form  # type: ignore[attr-defined]


@pytest.mark.parametrize("wrong", [{"form": {"colour": "red"}}, {"shape": {}}, {"record": "R1"}, {"form": {"name": 5}}])
def test_what_nobody_asked_for_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(wrong, CREATE)


def test_a_type_may_be_asked_for_nothing_at_all() -> None:
    assert given(msgspec.convert({}, CREATE).form) == {}  # type: ignore[attr-defined]
