"""The assistant's answers keep to Block Kit's limits, and nothing in them can break out of its place."""

from bots.assistant import drawing
from bots.assistant.bot import words


def text(zh: str, en: str) -> dict[str, object]:
    return {"text": zh, "words": {"zh": zh, "en": en}}


def test_a_line_of_help_puts_the_command_into_the_box() -> None:
    one = {"written": "/leave", "summary": text("请假", "Ask for leave")}
    assert drawing.command_line(one, "en") == "</do?line=/leave%20|/leave>  Ask for leave"
    same = {"written": "/请假", "summary": text("请假", "leave")}
    assert drawing.command_line(same, "zh").endswith("|/请假>")


def test_many_commands_are_cut_into_sections_that_hold_them() -> None:
    lines = ["x" * 400] * 20
    pieces = [one["text"]["text"] for one in drawing.sections(lines)]
    assert max(map(len, pieces)) <= 3_000
    assert "\n".join(pieces).count("x") == 8_000


def test_what_people_wrote_stays_words() -> None:
    line = drawing.day_line({"text": text("<!here> a|b", "<!here> a|b"), "to": "/todo/LV-1"}, "zh")
    assert line == "</todo/LV-1|&lt;!here&gt; a/b>"


def test_only_a_request_is_decided_on_the_spot() -> None:
    todo = {
        "id": "T1", "no": "LV-1", "title": text("年假", "Leave"), "by": {"name": "马骏"}, "version": 2,
        "thing": {"kind": "flow.instance"}, "kind": "approve",
    }  # fmt: skip
    counts = {"mine": 1, "read": 0, "sent": 0, "copied": 0}
    blocks = drawing.todos({"todos": [todo], "counts": counts}, "en", words)
    buttons = next(one for one in blocks if one["type"] == "actions")["elements"]
    assert [one["text"]["text"] for one in buttons] == ["Approve", "Reject"]
    assert buttons[0]["value"] == '{"no":"LV-1","version":2}'
    read = drawing.todos({"todos": [{**todo, "kind": "read"}], "counts": counts}, "en", words)
    assert not any(one["type"] == "actions" for one in read)


def test_a_time_is_told_by_the_readers_own_clock() -> None:
    assert drawing.moment("2026-11-24T01:02:03.004Z").startswith("<!date^1795482123^")


def test_a_person_is_told_in_the_readers_words_and_what_is_not_known_is_left_out() -> None:
    one = {
        "id": "U1", "name": "林晓", "name_en": "Lin Xiao", "post": {"id": "Q1", "name": "销售", "name_en": "Sales"},
        "presence": "busy",
    }  # fmt: skip
    (block,) = drawing.person(one, "en", words)
    assert block["text"]["text"] == "*</people/U1|Lin Xiao>*"
    assert [field["text"] for field in block["fields"]] == ["*Post*\nSales", "*Now*\nBusy"]
