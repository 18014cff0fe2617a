"""A command's answer is a card, a short list to pick from, the nearest names, or a form: never a shrug."""

from dataclasses import replace

from hub.chat.blocks import checked
from hub.records import answers
from tests.hub.records.samples import asset, sample, words

WORDS = words()
MANY = [replace(sample(), id=f"R{n}", no=f"ZC-202611-{n:04}", title=f"Lathe {n}") for n in range(1, 12)]


def test_one_is_a_card() -> None:
    answer = answers.card(asset, MANY[0], WORDS)
    assert answer.card == {"kind": "assets.asset", "thing": "R1"}
    assert answer.blocks == []


def test_several_are_each_a_link_to_their_page() -> None:
    answer = answers.pick(asset, MANY[:3], {"R1": "workshop, Li"}, "lat", WORDS)
    assert answer.text and answer.text["words"] == {
        "zh": "找到 3 条「lat」，选一条",
        "en": "3 match “lat”. Pick one",
    }
    line = "</r/assets.asset/ZC-202611-0001|Lathe 1>  `ZC-202611-0001`  workshop, Li"
    assert answer.blocks[0]["text"] == {"type": "mrkdwn", "text": line}
    assert checked(answer.blocks) == answer.blocks


def test_too_many_show_ten_and_ask_for_more() -> None:
    answer = answers.pick(asset, MANY, {}, "lat", WORDS)
    assert len(answer.blocks) == 10
    assert answer.text and answer.text["words"]["en"].endswith("type more of the name")


def test_none_offers_the_nearest_and_to_create_it_to_whoever_may() -> None:
    may = answers.nothing(asset, MANY[:2], {}, "lame", True, WORDS, "zh")
    assert len(may.blocks) == 3
    assert may.blocks[-1]["text"]["text"] == "新建：`/asset new lame`"
    may_not = answers.nothing(asset, [], {}, "lame", False, WORDS, "en")
    assert may_not.blocks == []
    assert checked(may.blocks) == may.blocks


def test_a_name_cannot_smuggle_in_a_link() -> None:
    sly = replace(sample(), title="<https://evil.example|pay> `x`")
    line = answers.pick(asset, [sly, sly], {}, "x", WORDS).blocks[0]["text"]["text"]
    assert line.count("<") == 1
    assert "evil.example/pay&gt;" in line


def test_a_form_of_a_record_comes_filled_in_and_names_what_it_was_opened_on() -> None:
    verb = asset.verb("edit")
    assert verb
    view = answers.form(asset, verb, sample(seats=4), {}, WORDS).view
    assert view and view["act"] == "assets.asset.edit"
    assert view["preset"] == {"record": "R1", "version": 3}
    assert {one["name"]: one.get("default") for one in view["fields"]}["seats"] == 4


def test_a_form_for_a_new_one_takes_what_was_typed_and_its_defaults() -> None:
    verb = asset.verb("create")
    assert verb
    view = answers.form(asset, verb, None, {"name": "Lathe"}, WORDS).view
    assert view and view["preset"] == {}
    defaults = {one["name"]: one.get("default") for one in view["fields"]}
    assert (defaults["name"], defaults["kind"]) == ("Lathe", "office")
