"""`/people` and `/role`: somebody looked up, signed out everywhere, given a role or relieved of one, in a line."""

import tomllib
from pathlib import Path

from hub.kernel import Arg, Command

NAMES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("commands.toml").read_text("utf-8"))
SOMEBODY = Arg("person", "person", required=True)
ABOUT_A_ROLE = (
    SOMEBODY, Arg("role", required=True), Arg("leader", "person", required=True),
    Arg("reason", required=True, rest=True), Arg("opinion", required=True),
)  # fmt: skip

COMMANDS = (
    Command(
        tuple(NAMES["people"]), "people.tell", (Arg("query", required=True, rest=True),), icon="people",
        subs=(Command(tuple(NAMES["out"]), "session.revoke", (SOMEBODY,), icon="logout"),),
    ),
    Command(
        tuple(NAMES["role"]), "role.list", icon="lock",
        subs=(
            Command(tuple(NAMES["list"]), "role.list", icon="list"),
            Command(tuple(NAMES["grant"]), "role.grant", ABOUT_A_ROLE, into="form", icon="plus"),
            Command(tuple(NAMES["revoke"]), "role.revoke", ABOUT_A_ROLE, into="form", icon="minus"),
        ),
    ),
)  # fmt: skip
