"""What the hub says of itself over HTTP."""

import aiohttp

from tests.hub.doors.standing import Standing


async def test_acts_events_and_the_document_are_there_for_anybody(stand: Standing) -> None:
    _, acts = await stand.fetch("GET", "/api/acts")
    assert {"chat.post", "resume"} <= {one["name"] for one in acts["acts"]}
    _, events = await stand.fetch("GET", "/api/events")
    assert "chat.posted" in {one["name"] for one in events["events"]}
    status, document = await stand.fetch("GET", "/api/openapi.json")
    assert (status, document["openapi"]) == (200, "3.1.0")


async def test_words_come_in_each_language_and_once(stand: Standing) -> None:
    _, chinese = await stand.fetch("GET", "/api/words/zh")
    _, english = await stand.fetch("GET", "/api/words/en")
    assert chinese.keys() == english.keys()
    assert english["refused.session.refused"] == "Please sign in again"
    async with aiohttp.ClientSession() as http, http.get(f"{stand.url}/api/words/zh") as answer:
        tag = answer.headers["ETag"]
    known = {"If-None-Match": tag}
    async with aiohttp.ClientSession(headers=known) as http, http.get(f"{stand.url}/api/words/zh") as answer:
        assert answer.status == 304
    assert (await stand.fetch("GET", "/api/words/fr"))[0] == 404


async def test_types_are_for_those_who_are_signed_in(stand: Standing) -> None:
    assert (await stand.fetch("GET", "/api/types"))[0] == 401
