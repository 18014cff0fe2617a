"""vCards of every age are read: soft breaks, bare quoted-printable, groups, no order; what is no code is left alone."""

import quopri

from hypothesis import given
from hypothesis import strategies as st

from hub.office.crm.intake.vcards import cards

NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=40)


def one(*lines: str) -> dict[str, str]:
    (found,) = cards("\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD")))
    return found


def test_a_phone_from_before_unicode() -> None:
    found = one(
        "N;CHARSET=GB18030;ENCODING=QUOTED-PRINTABLE:" + quopri.encodestring("张;三".encode("gb18030")).decode()
    )
    assert (found["family"], found["given"]) == ("张", "三")


def test_what_only_looks_encoded_is_left_alone() -> None:
    assert one("NOTE:50=50 split")["note"] == "50=50 split"


def test_lines_are_unfolded_and_escapes_undone() -> None:
    found = one(
        "VERSION:3.0", "FN:Anna\\, Lee", "NOTE:first\\nsec", " ond", "item1.EMAIL;TYPE=INTERNET:a@b.cn", "URL:b.cn"
    )
    assert found == {"name": "Anna, Lee", "note": "first\nsecond", "email": "a@b.cn", "website": "b.cn"}


def test_a_mobile_is_told_from_a_desk_telephone() -> None:
    assert one("TEL;TYPE=WORK,VOICE:010-88520374") == {"phone": "010-88520374"}
    assert one("TEL;CELL:13800138000") == one("TEL:13800138000") == {"mobile": "13800138000"}
    assert one("TEL;VALUE=uri;TYPE=cell:tel:+8613800138000") == {"mobile": "+8613800138000"}


def test_a_picture_is_skipped_and_a_torn_card_is_none() -> None:
    assert one("FN:x", "PHOTO;ENCODING=BASE64:AAAA=", " BBBB") == {"name": "x"}
    assert list(cards("BEGIN:VCARD\nFN:x")) == []


@given(NAMES)
def test_every_name_survives_quoted_printable(name: str) -> None:
    coded = quopri.encodestring(name.encode(), quotetabs=True).decode().replace("=\n", "=\r\n")
    coded = coded.replace(";", "=3B").replace("\\", "=5C=5C")
    assert one(f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{coded}").get("name", "") == " ".join(name.split())
