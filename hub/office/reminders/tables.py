"""The rows of reminders, and of every time one has rung."""

from tortoise import fields
from tortoise.models import Model


class ReminderRow(Model):
    """A reminder: for a person, or for everybody in a channel. `next_at` is 0 when it does not ring again."""

    id = fields.CharField(40, primary_key=True)
    company = fields.TextField()
    no = fields.TextField()
    author = fields.TextField()
    person = fields.TextField(default="")
    channel = fields.TextField(default="")
    text = fields.TextField()
    rule = fields.TextField()
    next_at = fields.BigIntField()
    state = fields.TextField()
    organisation = fields.BigIntField(default=0)
    about = fields.TextField(null=True)
    url = fields.TextField(default="")
    created_at = fields.BigIntField()

    class Meta:
        table = "reminder"
        unique_together = (("company", "no"),)
        indexes = (("author", "state"), ("person", "state"))


class OccasionRow(Model):
    """One time a reminder rang. `until` is when it comes again, while it is put off."""

    id = fields.CharField(40, primary_key=True)
    company = fields.TextField()
    reminder = fields.TextField()
    due_at = fields.BigIntField()
    rung_at = fields.BigIntField()
    late = fields.BigIntField(default=0)
    missed = fields.BigIntField(default=0)
    state = fields.TextField()
    until = fields.BigIntField(default=0)
    done_by = fields.TextField(default="")
    done_at = fields.BigIntField(default=0)
    channel = fields.TextField(default="")
    message = fields.TextField(default="")

    class Meta:
        table = "reminder_occasion"
        unique_together = (("reminder", "due_at"),)
        indexes = (("reminder", "state"),)
