"""The arguments of a call, however they come."""

import json
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from hub.doors.slack.answers import Failed
from hub.doors.slack.arguments import arguments, token_in
from hub.kernel import Refused
from tests.hub.doors.slack.station import Slack


async def test_nested_values_of_a_form_are_json_texts_and_texts_stay_texts(slack: Slack) -> None:
    blocks = [{"type": "divider"}]
    told = await slack.call("api_test", blocks=json.dumps(blocks), text="[x]", flag=True)
    assert told["args"] == {"blocks": blocks, "text": "[x]", "flag": "1"}


async def read(body: bytes, kind: str) -> dict[str, Any]:
    """What is read of a request with this body."""
    request = make_mocked_request("POST", "/slack/api/x", headers={"Content-Type": kind})
    request._read_bytes = body
    return await arguments(request)


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "application/x-www-form-urlencoded"])
async def test_an_empty_call_has_no_arguments(kind: str) -> None:
    assert await read(b"", kind) == {}


async def test_a_form_is_read_and_what_is_json_in_it_too() -> None:
    files = json.dumps([{"id": "F1"}])
    told = await read(f"a=1&files={files}&users=U1%2CU2&text=%5B".encode(), "application/x-www-form-urlencoded")
    assert told == {"a": "1", "files": [{"id": "F1"}], "users": "U1,U2", "text": "["}


async def test_what_cannot_be_read_is_refused() -> None:
    form = "application/x-www-form-urlencoded"
    for body, kind, error in (
        (b"[]", "application/json", "json_not_object"), (b"blocks=[{", form, "invalid_blocks"),
        (b"view={", form, "invalid_json"),
    ):  # fmt: skip
        with pytest.raises(Failed, match=error):
            await read(body, kind)
    for body, kind in ((b"{", "application/json"), (b"blocks=" + b"[" * 99, form)):
        with pytest.raises(Refused, match="payload"):
            await read(body, kind)


def test_a_token_is_shown_in_the_header_or_in_the_body() -> None:
    def request(**headers: str) -> web.Request:
        return make_mocked_request("POST", "/?token=no", headers=headers)

    assert token_in(request(Authorization="Bearer a"), {"token": "b"}) == "a"
    assert token_in(request(Authorization="Basic a"), {"token": "b"}) == "b"
    assert token_in(request(), {"token": 7}) == ""
