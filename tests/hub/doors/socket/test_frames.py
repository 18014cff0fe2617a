"""Frames as RFC 6455 writes them."""

import pytest

from hub.doors.socket.frames import ack, event, frame


@pytest.mark.parametrize(
    ("size", "head"),
    [(0, b"\x81\x00"), (125, b"\x81\x7d"), (126, b"\x81\x7e\x00\x7e"), (65_535, b"\x81\x7e\xff\xff"),
     (65_536, b"\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00")],
)  # fmt: skip
def test_the_length_takes_as_many_bytes_as_it_needs(size: int, head: bytes) -> None:
    made = frame(b"x" * size)
    assert made == head + b"x" * size


def test_events_and_acknowledgements_are_packets_with_chinese_as_it_is() -> None:
    assert event("event", {"text": "你好"})[2:] == '42["event",{"text":"你好"}]'.encode()
    assert event("interaction", {}, 7)[2:] == b'427["interaction",{}]'
    assert ack(3, {"ok": True})[2:] == b'433[{"ok":true}]'


def test_an_answer_is_sent_whatever_is_in_its_details() -> None:
    assert b"{1}" in ack(1, {"odd": frozenset({1})})
