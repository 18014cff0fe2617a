"""The rows of requests: definitions in every version, instances, their runs, and the trail that only grows."""

from tortoise import fields
from tortoise.models import Model


class DefinitionRow(Model):
    """One version of one definition. `company` is empty where it holds for every company."""

    id = fields.CharField(40, primary_key=True)
    company = fields.TextField()
    name = fields.TextField()
    version = fields.BigIntField()
    body = fields.TextField()
    sha = fields.TextField()
    at = fields.BigIntField()

    class Meta:
        table = "flow_definition"


class DelegationRow(Model):
    """Whose approvals go to whom, and how long; `flows` names the kinds of request, none for all."""

    id = fields.CharField(40, primary_key=True)
    company = fields.TextField()
    person = fields.TextField()
    heir = fields.TextField()
    flows = fields.TextField()
    from_at = fields.BigIntField()
    until_at = fields.BigIntField()
    reason = fields.TextField(default="")
    at = fields.BigIntField()
    ended_at = fields.BigIntField(null=True)

    class Meta:
        table = "flow_delegation"


class InstanceRow(Model):
    """One request: what was asked and how far it has come. `touched` is what acts on it queue for."""

    id = fields.CharField(40, primary_key=True)
    company = fields.TextField()
    no = fields.TextField()
    flow = fields.TextField()
    definition = fields.TextField()
    asker = fields.TextField()
    state = fields.TextField()
    version = fields.BigIntField()
    form = fields.TextField()
    shown = fields.TextField()
    title = fields.TextField()
    sub = fields.TextField()
    urgent = fields.BigIntField(default=0)
    urged_at = fields.BigIntField(default=0)
    started_at = fields.BigIntField()
    ended_at = fields.BigIntField(default=0)
    ended_by = fields.TextField(default="")
    ended_text = fields.TextField(default="")
    card = fields.TextField(null=True)
    channel = fields.TextField(null=True)
    message = fields.TextField(null=True)
    lines = fields.BigIntField(default=0)
    touched = fields.BigIntField(default=0)
    replay = fields.TextField(null=True)
    undo = fields.TextField(null=True)
    effect = fields.TextField(default="")
    trouble = fields.TextField(null=True)
    parent = fields.TextField(null=True)
    parent_run = fields.BigIntField(default=0)
    room = fields.TextField(null=True)

    class Meta:
        table = "flow_instance"
