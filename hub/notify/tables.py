"""The rows of what waits for people and of what they were told."""

from tortoise import fields
from tortoise.models import Model


class TodoRow(Model):
    """One thing one person must do, read or know of; for an approval, the slot a decision fills once."""

    id = fields.CharField(40, primary_key=True)
    company = fields.TextField()
    person = fields.TextField()
    box = fields.TextField()
    kind = fields.TextField()
    state = fields.TextField(default="pending")
    thing_kind = fields.TextField()
    thing = fields.TextField()
    no = fields.TextField(default="")
    title = fields.TextField()
    fact = fields.TextField(null=True)
    step = fields.TextField(null=True)
    icon = fields.TextField(default="")
    sender = fields.TextField(default="")
    card = fields.TextField(null=True)
    channel = fields.TextField(null=True)
    message = fields.TextField(null=True)
    version = fields.BigIntField(default=1)
    opened_at = fields.BigIntField()
    due_at = fields.BigIntField(null=True)
    provisional = fields.BigIntField(default=0)
    urgent = fields.BigIntField(default=0)
    urged = fields.BigIntField(default=0)
    decided_by = fields.TextField(null=True)
    decided_at = fields.BigIntField(null=True)
    decided_text = fields.TextField(null=True)

    class Meta:
        table = "todo"


class NoticeRow(Model):
    """One thing one person was told: a result, a reminder."""

    id = fields.CharField(40, primary_key=True)
    company = fields.TextField()
    person = fields.TextField()
    kind = fields.TextField()
    thing_kind = fields.TextField(default="")
    thing = fields.TextField(default="")
    no = fields.TextField(default="")
    title = fields.TextField()
    body = fields.TextField(null=True)
    tone = fields.TextField(default="slate")
    sender = fields.TextField(default="")
    card = fields.TextField(null=True)
    channel = fields.TextField(null=True)
    message = fields.TextField(null=True)
    at = fields.BigIntField()
    read_at = fields.BigIntField(null=True)

    class Meta:
        table = "notice"
