"""What is wrong with a form is said before it is in force."""

import pytest

from hub.flow.document import read
from tests.hub.flow.leave import ROOT

TEXT = (ROOT / "config" / "flows" / "expense.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("booked: hidden", "amount: hidden"), "amount stands in the title"),
        (("booked: required", "booked: always"), "booked is one of"),
        (("booked: required", "nobody: read"), "names unknown nobody"),
        (("sum(receipts.cost)", "sum(receipts.price)"), "names unknown"),
        (("max(amount - budget, 0)", "max(amount) ** 2"), "may hold fields"),
        (("kind: table\n", "kind: list\n"), "kind is one of"),
        (("prefix: BX\n", "prefix: BX\nnumber: 'BX-{day}'\n"), "seq"),
    ],
)
def test_what_is_wrong_with_a_form_is_said(change, complaint):
    with pytest.raises(ValueError, match=complaint.replace("(", r"\(")):
        read(TEXT.replace(*change, 1))
