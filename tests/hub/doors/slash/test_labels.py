"""What commands and arguments are called, and the form they make."""

from hub.doors.slash.labels import field, label, summary
from hub.kernel import Arg, Command, Words

WORDS = Words({
    "zh": {"act.car.book": "订车", "field.car.day": "哪天", "text.arg.note": "备注"},
    "en": {"act.car.book": "Book a car", "field.car.day": "Day", "text.arg.note": "Note"},
})  # fmt: skip
BOOK = Command(("car", "用车"), "car.book")


def test_a_command_is_summed_up_by_its_label_or_its_act() -> None:
    assert summary(BOOK, WORDS)["words"] == {"zh": "订车", "en": "Book a car"}
    told = Command(("x",), "car.book", label={"zh": "甲"})
    assert summary(told, WORDS)["words"] == {"zh": "甲", "en": "甲"}
    assert summary(Command(("x",), "no.such"), WORDS)["text"] == "x"


def test_an_argument_is_called_as_its_field_is() -> None:
    assert label(BOOK, Arg("day"), WORDS)["text"] == "哪天"
    assert label(BOOK, Arg("note"), WORDS)["words"]["en"] == "Note"
    assert label(BOOK, Arg("x", label={"zh": "乙", "en": "B"}), WORDS)["words"] == {"zh": "乙", "en": "B"}
    assert label(BOOK, Arg("unnamed"), WORDS)["text"] == "unnamed"


def test_an_argument_makes_a_field_of_its_kind() -> None:
    choice = field(BOOK, Arg("size", "choice", True, options={"s": ("小", "small")}), WORDS)
    assert (choice["kind"], choice["required"]) == ("choice", True)
    assert choice["options"] == [{"value": "s", "label": {"text": "小", "words": {"zh": "小", "en": "small"}}}]
    assert field(BOOK, Arg("why", "text", rest=True), WORDS)["kind"] == "long"
    assert field(BOOK, Arg("who", "record:crm.customer"), WORDS) | {"label": None} == {
        "name": "who", "kind": "record", "label": None, "required": False, "list": False, "type": "crm.customer",
    }  # fmt: skip
