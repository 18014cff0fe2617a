"""The scenes in which bots open dialogs, and people fill them in."""

from tests.house.scenes import SCENES, scene
from tests.whole import DIALOG, Whole, trigger_of

__all__ = ["SCENES"]


@scene("view.open", "view.tap", "view.push", "view.update", "view.close", "card.options")
async def dialogs(world: Whole) -> None:
    told = await world.ask("approver", "view.open", trigger=world.ids["trigger"], view=DIALOG)
    view = told["view"]["id"]
    await world.ask("ma", "card.options", view=view, action="pick", query="a")
    tapped = await world.ask("ma", "view.tap", view=view, action="go", values={"b": {"why": "x"}})
    given = {"trigger": await trigger_of(world, tapped["interaction"]), "view": DIALOG}
    pushed = await world.ask("approver", "view.push", **given)
    await world.ask("approver", "view.update", view_id=view, view={**DIALOG, "title": "改"})
    await world.ask("approver", "view.close", view=pushed["view"]["id"])


@scene("view.submit", "view.dismiss")
async def sends_a_dialog(world: Whole) -> None:
    view = world.ids["view"]
    sent = await world.ask("ma", "view.submit", view=view, values={"b": {"why": "x"}})
    answer = {"action": "push", "view": DIALOG}
    told = await world.ask("approver", "app.answer", trigger=await trigger_of(world, sent["interaction"]), view=answer)
    await world.ask("ma", "view.dismiss", view=told["view"])


@scene("view.publish")
async def keeps_a_home_page(world: Whole) -> None:
    for title in ("一", "二"):
        home = {"type": "home", "title": title, "blocks": DIALOG["blocks"]}
        await world.ask("approver", "view.publish", person=world.id("ma"), view=home)


@scene("app.shortcut")
async def calls_a_shortcut(world: Whole) -> None:
    shortcut = {"id": "keep", "kind": "message", "label": {"zh": "存"}}
    manifest = {"name": "approver", "label": {"zh": "审批员"}, "shortcuts": [shortcut]}
    await world.ask("clock", "app.register", bot=world.id("approver"), manifest=manifest)
    await world.ask("lin", "app.shortcut", bot=world.id("approver"), shortcut="keep", message=world.ids["root"])


@scene("app.home")
async def opens_a_home_page(world: Whole) -> None:
    manifest = {"name": "approver", "label": {"zh": "审批员"}, "home": True}
    await world.ask("clock", "app.register", bot=world.id("approver"), manifest=manifest)
    await world.ask("lin", "app.home", bot=world.id("approver"))
