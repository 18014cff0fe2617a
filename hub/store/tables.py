"""The store's ordinary rows: the journal and the timers, as an administrator's pages read them."""

from tortoise import fields
from tortoise.models import Model


class JournalLine(Model):
    """One act that changed something: who, through what, on what, with what input, when (ms UTC)."""

    id = fields.BigIntField(primary_key=True)
    company = fields.TextField()
    act = fields.TextField()
    actor = fields.TextField()
    via = fields.TextField(null=True)
    target = fields.TextField(null=True)
    input = fields.TextField()
    key = fields.TextField(null=True)
    at = fields.BigIntField()

    class Meta:
        table = "journal"
        indexes = (("actor", "id"), ("target", "id"), ("company", "id"), ("act", "id"))


class TimerRow(Model):
    """Something the clock will do at `fire_at` (ms UTC); `epoch` rises when it is set anew."""

    id = fields.CharField(max_length=120, primary_key=True)
    company = fields.TextField()
    fire_at = fields.BigIntField()
    act = fields.TextField()
    input = fields.TextField()
    actor = fields.TextField()
    state = fields.TextField(default="waiting")
    epoch = fields.BigIntField(default=0)
    lease_until = fields.BigIntField(default=0)
    error = fields.TextField(null=True)

    class Meta:
        table = "timer"
