"""People and bots as Slack shapes them."""

from hub.doors.slack.persons import person


def test_somebody_is_told_with_their_time_and_their_post() -> None:
    one = {"id": "U1", "name": "马骏", "name_en": "Ma Jun", "kind": "person", "pinyin": "ma jun mj", "gone": False,
           "external": True, "email": "m@x", "post": {"name": "销售"}, "avatar": "F1"}  # fmt: skip
    told = person(one, "O1", "Asia/Shanghai", frozenset({"U1"}), "http://hub", 1_795_482_000_000)
    assert (told["name"], told["is_admin"], told["is_restricted"], told["tz_offset"]) == ("ma.jun", True, True, 28800)
    assert told["profile"]["image_72"] == "http://hub/api/files/F1"
    assert "bot_id" not in told
    bot = person({**one, "kind": "bot", "name_en": "", "avatar": None}, "O1", "UTC", frozenset(), "", 0)
    assert (bot["bot_id"], bot["name"], "image_72" in bot["profile"]) == ("U1", "ma", False)
