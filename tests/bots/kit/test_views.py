"""Dialogs are asked for by the acts of the wire, and fields are named once."""

from typing import Any

from bots.kit.views import Views, actions, button, field, section


async def test_each_way_is_its_act() -> None:
    asked: list[tuple[str, dict[str, Any]]] = []

    async def act(name: str, **given: Any) -> dict[str, Any]:
        asked.append((name, given))
        return {"view": {"id": "V1"}}

    views = Views(act, "X1")
    assert await views.open(title="T") == {"id": "V1"}
    await views.push(trigger="X2", title="T")
    await views.update("V1", hash="h", title="T")
    await views.update("V1", title="T")
    await views.close("V1")
    await views.publish("U1", blocks=[])
    assert asked == [
        ("view.open", {"trigger": "X1", "view": {"title": "T"}}),
        ("view.push", {"trigger": "X2", "view": {"title": "T"}}),
        ("view.update", {"view_id": "V1", "hash": "h", "view": {"title": "T"}}),
        ("view.update", {"view_id": "V1", "view": {"title": "T"}}),
        ("view.close", {"view": "V1"}),
        ("view.publish", {"person": "U1", "view": {"type": "home", "blocks": []}}),
    ]


def test_a_field_is_named_like_its_element() -> None:
    told = field("颜色", "colour", "static_select", options=["red", ("Blau", "blue")], optional=True)
    assert (told["block_id"], told["element"]["action_id"], told["optional"]) == ("colour", "colour", True)
    assert [one["value"] for one in told["element"]["options"]] == ["red", "blue"]


def test_buttons_and_sections_are_block_kit() -> None:
    told = actions(button("Go", "go", "1", style="primary"), button("No", "no"))
    assert [one.get("value") for one in told["elements"]] == ["1", None]
    assert section("*x*", block_id="s") == {
        "type": "section", "text": {"type": "mrkdwn", "text": "*x*"}, "block_id": "s",
    }  # fmt: skip
