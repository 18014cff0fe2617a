"""What has a reference is drawn anew at every replay; what has none is kept as it was told."""

from hub.store import Place


def test_a_thing_with_a_reference_is_not_kept_as_it_was() -> None:
    place = Place("C1", "chat.posted", 5, "U1", "li", {"text": "secret"}, ref="M1", seq=3)
    assert place.row() == ("C1", 3, "chat.posted", "U1", 5, "M1", None)


def test_a_thing_without_one_is_kept() -> None:
    place = Place("C1", "channel.joined", 5, "U1", "li", {"people": []}, seq=4)
    assert place.row() == ("C1", 4, "channel.joined", "U1", 5, None, '{"people":[]}')
