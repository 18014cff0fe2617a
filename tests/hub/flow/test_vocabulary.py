"""Numbers by the rule of their kind (R176)."""

from datetime import date

import pytest

from hub.flow.vocabulary import NUMBERING, numbering

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        (NUMBERING, ("LV-202611-", 4, "")),
        ("远办〔{yyyy}〕{seq}号", ("远办〔2026〕", 1, "号")),
        ("{prefix}{yy}{mm}{dd}-{seq:3}", ("LV261124-", 3, "")),
    ],
)
def test_a_rule_says_what_stands_around_the_serial_number(rule, wanted):
    assert numbering(rule, "LV", DAY) == wanted


@pytest.mark.parametrize("rule", ["LV-{yyyy}", "{seq}{seq}", "{team}{seq}", "{prefix.x}{seq}", "{seq}{", "{0}{seq}"])
def test_a_rule_that_cannot_be_followed_is_no_rule(rule):
    with pytest.raises(ValueError, match="number"):
        numbering(rule, "LV", DAY)


async def test_requests_are_numbered_by_their_rule_from_one_on(desk):
    text = (await desk.hub.rows("SELECT body FROM flow_definition WHERE name = 'report'"))[0]["body"]
    await desk.publish(text.replace("prefix: QB\n", 'prefix: QB\nnumber: "远办〔{yyyy}〕{seq}号"\n'))
    form = {"subject": "采购", "body": "请示"}
    numbers = [(await desk.ask("ma", "flow.start", flow="report", form=form))["no"] for _ in range(2)]
    assert numbers == ["远办〔2026〕1号", "远办〔2026〕2号"]
    assert (await desk.ask("ma", "flow.get", no=numbers[0]))["instance"]["no"] == numbers[0]
