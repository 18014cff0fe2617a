"""Who acts, and whose keys an act uses."""

from hub.kernel import Actor, Refused


def test_all_devices_of_a_person_share_their_keys_and_a_bot_uses_its_own() -> None:
    assert Actor("U1").keyring == "U1"
    assert Actor("U1", owner="B1").keyring == "B1"


def test_only_the_admin_role_makes_an_administrator() -> None:
    assert Actor("U1", roles=frozenset({"admin", "hr"})).is_admin
    assert not Actor("U1", roles=frozenset({"administrator"})).is_admin


def test_a_refusal_carries_its_reason_and_what_belongs_to_it() -> None:
    no = Refused("field.required", field="text")
    assert (no.reason, no.details, str(no)) == ("field.required", {"field": "text"}, "field.required")
