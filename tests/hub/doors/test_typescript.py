"""The client's types are the hub's own: generated, and kept equal."""

import pytest

from hub.app import build_registry
from hub.doors.typescript import typescript
from hub.settings import read_settings
from webchat.wire_types import PATH, wanted


def test_the_client_is_compiled_against_what_the_hub_declares() -> None:
    assert PATH.read_text("utf-8") == wanted(), "python3 -m hub check --write"


@pytest.mark.parametrize(
    "line",
    [
        'export type Presence = "online" | "away" | "busy" | "offline";',
        '  "chat.post": { in: Post; out: Posted };',
        '  "chat.posted": MessagePosted;',
        "export interface Money { amount: string; currency: string }",
    ],
)
def test_shapes_acts_and_events_are_there_by_the_names_the_client_uses(line: str) -> None:
    text = typescript(build_registry(read_settings(environ={})))
    assert line in text


def test_what_a_name_stands_for_is_typed_and_what_is_renamed_goes_by_its_wire_name() -> None:
    text = typescript(build_registry(read_settings(environ={})))
    action = text[text.index("export interface CardAction ") :].partition("}")[0]
    assert "for: string | string[]" in action
    assert "form?: Field[]" in action
    assert "tone: Tone" in text[text.index("export interface Card ") :].partition("}")[0]
