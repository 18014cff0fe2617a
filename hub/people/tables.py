"""The tables of people as the ORM sees them: ordinary rows. Keys, sessions and calendars are raw SQL of their own."""

from tortoise import Model, fields


class Company(Model):
    """A company; a group is companies with one parent. `week` holds the opening hours of Monday to Sunday."""

    id = fields.CharField(max_length=40, primary_key=True)
    name = fields.TextField()
    name_en = fields.TextField(default="")
    parent = fields.TextField(null=True)
    country = fields.TextField(default="CN")
    zone = fields.TextField()
    locale = fields.TextField()
    week = fields.TextField()
    created_at = fields.BigIntField()
    gone_at = fields.BigIntField(null=True)

    class Meta:
        table = "company"


class Department(Model):
    """A department in the tree of its company, perhaps with a head."""

    id = fields.CharField(max_length=40, primary_key=True)
    company = fields.TextField()
    parent = fields.TextField(default="")
    name = fields.TextField()
    name_en = fields.TextField(default="")
    head = fields.TextField(null=True)
    rank = fields.IntField(default=0)
    gone_at = fields.BigIntField(null=True)

    class Meta:
        table = "department"


class Post(Model):
    """What somebody is there for; roles may be granted to a post and follow whoever holds it."""

    id = fields.CharField(max_length=40, primary_key=True)
    company = fields.TextField()
    name = fields.TextField()
    name_en = fields.TextField(default="")
    gone_at = fields.BigIntField(null=True)

    class Meta:
        table = "post"


class Grade(Model):
    """How high somebody stands: the higher the rank, the higher."""

    id = fields.CharField(max_length=40, primary_key=True)
    company = fields.TextField()
    name = fields.TextField()
    name_en = fields.TextField(default="")
    rank = fields.IntField()
    gone_at = fields.BigIntField(null=True)

    class Meta:
        table = "grade"


class Person(Model):
    """Somebody who can act: a person, or a bot with an owner. `sought` is what `people.find` looks through."""

    id = fields.CharField(max_length=40, primary_key=True)
    company = fields.TextField()
    kind = fields.TextField(default="person")
    login = fields.TextField()
    no = fields.TextField(default="")
    name = fields.TextField()
    name_en = fields.TextField(default="")
    pinyin = fields.TextField(default="")
    letters = fields.TextField(default="")
    sought = fields.TextField(default="")
    department = fields.TextField(null=True)
    post = fields.TextField(null=True)
    grade = fields.TextField(null=True)
    superior = fields.TextField(null=True)
    phone = fields.TextField(default="")
    email = fields.TextField(default="")
    avatar = fields.TextField(null=True)
    inbox = fields.TextField()
    locale = fields.TextField(default="zh")
    theme = fields.TextField(default="system")
    tint = fields.IntField(default=1)
    status = fields.TextField(default="")
    settings = fields.TextField(default="{}")
    external = fields.BooleanField(default=False)
    owner = fields.TextField(null=True)
    created_at = fields.BigIntField()
    gone_at = fields.BigIntField(null=True)

    class Meta:
        table = "person"


class RoleGrant(Model):
    """A line of the permission allocation table: who holds which role, since when, by whose word, and why."""

    id = fields.CharField(max_length=40, primary_key=True)
    company = fields.TextField()
    holder = fields.TextField()
    role = fields.TextField()
    reason = fields.TextField()
    granted_by = fields.TextField()
    granted_at = fields.BigIntField()
    revoked_by = fields.TextField(null=True)
    revoked_at = fields.BigIntField(null=True)
    revoke_reason = fields.TextField(default="")

    class Meta:
        table = "role_grant"
