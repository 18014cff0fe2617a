"""A request with what is written around it."""

from tests.hub.flow.test_cards import request


def test_a_request_is_known_by_the_id_of_its_instance():
    one = request()
    assert one.id == one.instance.id == "W-1"
    assert (one.no, one.card, one.replay) == ("LV-202611-0031", None, None)
