"""Apps with a home page are listed, and told when somebody opens theirs."""

from tests.hub.chat import test_views as dialogs
from tests.hub.chat.office import Office

desk = dialogs.desk


async def test_an_app_with_a_home_is_listed_and_told_when_it_is_opened(desk: Office) -> None:
    bot = desk.people["bot"].id
    assert (await desk.ask("li", "app.homes"))["homes"] == []
    assert (await desk.refusal("li", "app.home", bot=bot)).reason == "home.missing"
    await desk.ask("bot", "app.describe", home=True)
    (home,) = (await desk.ask("li", "app.homes"))["homes"]
    assert home["bot"]["id"] == bot
    told = await dialogs.asked(desk, await desk.ask("li", "app.home", bot=bot))
    assert (told["kind"], told["user"]["id"]) == ("home", desk.people["li"].id)
    page = {"type": "home", "blocks": [{"type": "divider"}]}
    await desk.ask("bot", "view.publish", person=desk.people["li"].id, view=page)
    assert (await desk.ask("li", "view.list", bot=bot))["views"][0]["blocks"] == [{"type": "divider"}]
    assert (await desk.refusal("stranger", "app.home", bot=bot)).reason == "home.missing"
