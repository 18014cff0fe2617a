"""`/import` is there in both languages, for customers and contacts."""

from hub.office.crm.intake.module import COMMANDS


def test_the_command_has_its_names() -> None:
    (command,) = COMMANDS
    assert command.names == ("import", "导入")
    assert command.args[0].options == {"customer": ("customers", "客户"), "contact": ("contacts", "联系人")}
