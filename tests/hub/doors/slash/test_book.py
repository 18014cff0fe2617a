"""Commands found by any of their names, subcommands followed, and what comes near a word nobody knows."""

import pytest

from hub.doors.slash.book import find, meant, name_in, near
from hub.kernel import Command, Refused

NEW = Command(("new", "新建"), "customer.create")
EVERY = [Command(("customer", "客户", "kh"), "record.find", subs=(NEW,)), Command(("leave", "请假"), "flow.start")]


@pytest.mark.parametrize("word", ["customer", "Customer", "客户", "kh", "ＫＨ"])
def test_a_command_is_known_by_all_its_names(word: str) -> None:
    assert find(EVERY, word) is EVERY[0]


def test_a_subcommand_takes_the_words_after_it() -> None:
    _, command, words = meant(EVERY, "/客户 新建 华为")
    assert (command, [word.text for word in words]) == (NEW, ["华为"])
    _, command, words = meant(EVERY, '/客户 "新建"')
    assert (command, [word.text for word in words]) == (EVERY[0], ["新建"])


def test_an_unknown_word_is_refused_with_what_comes_near() -> None:
    with pytest.raises(Refused) as no:
        meant(EVERY, "/custmer x")
    assert no.value.details == {"word": "custmer", "near": ["customer"]}
    assert near(EVERY, "zzz") == []


def test_a_command_is_called_in_ones_own_language() -> None:
    assert (name_in(EVERY[0], "zh"), name_in(EVERY[0], "en")) == ("客户", "customer")
    assert name_in(Command(("echo",), "x"), "zh") == "echo"
