"""The gate, frame by frame; every no has its own reason."""

import json

import pytest

from hub.doors.socket.gate import MOST_BYTES, Dropped, Kind, number_of, read, too_deep
from hub.kernel import Refused


def refused(text: str) -> str:
    with pytest.raises(Refused) as no:
        read(text)
    return no.value.reason


def test_an_act_is_read_with_its_number_and_its_object() -> None:
    packet = read('27["chat.post",{"text":"hi"}]')
    assert (packet.kind, packet.number, packet.name, packet.data) == (Kind.ASK, 7, "chat.post", {"text": "hi"})


def test_an_act_without_an_object_is_given_nothing() -> None:
    assert read('2["people.me"]').data == {}


@pytest.mark.parametrize("name", ["connect", "disconnect", "connect_error", "message", "A B", "x/y", "", "__init__", 5])
def test_reserved_names_and_what_is_no_name_are_dropped(name: object) -> None:
    with pytest.raises(Dropped):
        read("2" + json.dumps([name, {}]))


@pytest.mark.parametrize("text", ["", "5", '51-["chat.post",{"_placeholder":true,"num":0}]', "61-[]", "x", "9[]"])
def test_binary_packets_and_what_is_no_packet_are_dropped(text: str) -> None:
    with pytest.raises(Dropped):
        read(text)


@pytest.mark.parametrize("text", ["0/ad min,{}", "0/" + "x" * 41, '2/admin,["chat.post",{}]'])
def test_other_namespaces_are_dropped(text: str) -> None:
    with pytest.raises(Dropped):
        read(text)


def test_what_is_too_big_is_refused_before_it_is_parsed() -> None:
    assert refused('21["chat.post",{"text":"' + "x" * MOST_BYTES) == "payload.too_big"
    assert refused('21["chat.post",{"text":"' + "字" * (MOST_BYTES // 3) + '"}]') == "payload.too_big"


def test_what_is_too_deep_is_refused_before_it_is_parsed() -> None:
    assert refused("2" + "[" * 60_000) == "payload.too_deep"
    assert refused('2["chat.post",' + '{"a":' * 32 + "1" + "}" * 32 + "]") == "payload.too_deep"
    assert read('2["chat.post",' + '{"a":' * 31 + "1" + "}" * 31 + "]").name == "chat.post"


def test_brackets_inside_of_text_are_no_depth() -> None:
    assert not too_deep(json.dumps({"text": "[[[[" * 200 + '\\"{{{{'}))


def test_an_unfinished_text_of_quotes_is_counted_in_one_pass() -> None:
    assert not too_deep('["' + '\\"' * 30_000 + "[" * 33)


@pytest.mark.parametrize(
    "text",
    ['2["chat.post",{"n":NaN}]', '2["chat.post",{"n":Infinity}]', '2["chat.post",{"t":"\\ud800"}]',
     '2["chat.post",{"t":"a\\u0000b"}]', '2["chat.post",{"a\\u0000":1}]', '2["chat.post",{}', '2["chat.post",[]]',
     '2["chat.post",{},{}]'],
)  # fmt: skip
def test_nan_nul_lone_surrogates_and_torn_json_are_refused(text: str) -> None:
    assert refused(text) == "payload.unreadable"


def test_an_escaped_backslash_before_u0000_is_no_nul() -> None:
    assert read('2["chat.post",{"t":"\\\\u0000"}]').data == {"t": "\\u0000"}


def test_the_number_is_known_even_when_the_rest_cannot_be_read() -> None:
    assert number_of('212["chat.post",{') == 12
    assert number_of('2["chat.post"]') is None
