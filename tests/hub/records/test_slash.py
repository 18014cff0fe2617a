"""A type's commands are typed in every language, and stand for its acts."""

from hub.kernel import Words
from hub.records.slash import commands
from tests.hub.records.samples import asset, errand, words

OWN = {
    "zh": {"command.assets.asset": "资产 zc", "command.assets.asset.mine": "我的", "command.assets.asset.due": "到期"},
    "en": {"command.assets.asset": "asset", "command.assets.asset.mine": "mine", "command.assets.asset.due": "due"},
}
OPTION = "field.assets.asset.kind.office"
OWN["zh"][OPTION], OWN["en"][OPTION] = "办公设备", "Office"
COMMAND = commands(asset, Words({locale: {**words().sentences[locale], **OWN[locale]} for locale in OWN}))[0]
SUBS = {one.names[0]: one for one in COMMAND.subs}


def test_the_command_has_its_names_in_every_language() -> None:
    assert COMMAND.names == ("asset", "资产", "zc")
    assert (COMMAND.act, COMMAND.preset) == ("record.find", {"type": "assets.asset"})
    assert COMMAND.args[0].kind == "record:assets.asset"


def test_its_subcommands_are_new_edit_list_and_the_views() -> None:
    assert [one.names[:2] for one in COMMAND.subs] == [
        ("new", "新建"), ("edit", "修改"), ("list", "列表"), ("mine", "我的"), ("due", "到期"),
    ]  # fmt: skip


def test_new_takes_the_name_in_bare_words_and_the_rest_by_name() -> None:
    new = SUBS["new"]
    assert (new.act, new.into) == ("assets.asset.create", "form")
    assert (new.args[0].name, new.args[0].rest, new.args[0].required) == ("name", True, True)
    kind = next(one for one in new.args if one.name == "kind")
    assert kind.options["office"] == ("office", "办公设备", "Office")
    assert "users" not in {one.name for one in new.args}, "a list of people is not typed in a command"


def test_list_chooses_a_view() -> None:
    assert SUBS["list"].args[0].options == {"mine": ("mine", "我的"), "due": ("due", "到期")}
    assert SUBS["due"].preset == {"type": "assets.asset", "view": "due"}


def test_what_is_given_to_people_is_said_in_any_order_and_the_rest_is_its_name() -> None:
    head = commands(errand, words())[0]
    assert (head.act, [one.name for one in head.args]) == ("assets.errand.create", ["assignee", "due", "owner", "name"])
    assert [one.name for one in head.args if one.required] == ["name"], "one's own needs no name of a colleague"
    assert head.args[-1].rest
