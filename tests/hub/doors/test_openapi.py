"""The OpenAPI document says all of HTTP, in the version it names."""

from hub.app import build_registry
from hub.doors.openapi import REFUSALS, openapi
from hub.doors.schema import Schema
from hub.settings import read_settings

METHODS = {"get", "head", "post", "patch", "delete"}


def test_the_document_is_whole() -> None:
    schema = Schema(build_registry(read_settings(environ={})))
    document = openapi(schema)
    assert document["openapi"] == "3.1.0"
    assert document["info"].keys() >= {"title", "version"}
    for path, item in document["paths"].items():
        assert path.startswith(("/api/", "/hooks/", "/slack/"))
        assert item.keys() <= METHODS
        for operation in item.values():
            assert operation["responses"]
            assert path[:5] != "/api/" or REFUSALS.keys() <= operation["responses"].keys()
            named = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"}
            assert named == {part[1:-1] for part in path.split("/") if part.startswith("{")}
    ids = [one["post"]["operationId"] for one in document["paths"].values() if "operationId" in one.get("post", {})]
    assert len(ids) == len(set(ids)) == len(schema.acts())
    assert {event["name"] for event in document["x-events"]} >= {"chat.posted", "card.changed"}


def test_where_other_peoples_programs_come_in_is_told_too() -> None:
    paths = openapi(Schema(build_registry(read_settings(environ={}))))["paths"]
    assert paths["/hooks/{id}/{secret}"]["post"]["security"] == []
    (method,) = paths["/slack/api/{method}"]["post"]["parameters"]
    assert {"auth.test", "chat.postMessage"} <= set(method["schema"]["enum"])
