"""The registry finds everything by name and refuses two of a kind."""

import pytest

from hub.kernel import ActType, Hearer, Module, Registry, Words

NO_WORDS = Words({"zh": {}, "en": {}})


async def nothing(*_: object) -> None: ...


def test_an_act_declared_twice_is_an_error_at_start() -> None:
    act = ActType("a.b", dict, dict, nothing)
    with pytest.raises(ValueError, match="declared twice"):
        Registry([Module("one", acts=(act,)), Module("two", acts=(act,))], NO_WORDS)


def test_hearers_are_found_by_name_and_by_prefix_lower_floors_first() -> None:
    low = Module("low", hearers=(Hearer("chat.*", nothing), Hearer("chat.posted", nothing, when="after")))
    high = Module("high", hearers=(Hearer("chat.posted", nothing),))
    registry = Registry([low, high], NO_WORDS)
    assert [one.event for one in registry.hearers("chat.posted", "within")] == ["chat.*", "chat.posted"]
    assert len(registry.hearers("chat.posted", "after")) == 1
    assert registry.hearers("people.created", "within") == ()
