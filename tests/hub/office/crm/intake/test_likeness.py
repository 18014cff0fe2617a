"""Two spellings of one name are one; what many share tells nothing; two are called the same only for good reason."""

from hypothesis import given
from hypothesis import strategies as st

from hub.office.crm.intake.likeness import (
    COMMON,
    SAME,
    domain_of,
    keys_of,
    name_core,
    name_norm,
    phone_norm,
    telling,
    weighed,
)

NAMES = st.text(min_size=1, max_size=40)


def test_width_brackets_and_capitals_do_not_count() -> None:
    assert name_norm("ＡＢＣ（中国） 有限公司") == name_norm("abc(中国)有限公司") == "abc中国有限公司"
    assert name_core("广东省通恒机械科技有限公司") == name_core("通恒机械有限公司") == "通恒机械"
    assert name_core("华为技术有限公司") == "华为" and name_core("集团") == "集团"


def test_a_telephone_is_its_digits() -> None:
    assert phone_norm("+86 138-0013-8000") == phone_norm("０１３８００１３８０００"[1:]) == "13800138000"
    assert phone_norm("110") == ""


def test_everybodys_host_is_nobodys() -> None:
    assert domain_of("https://www.huawei.com/cn") == domain_of("li@huawei.com") == "huawei.com"
    assert domain_of("a@qq.com") == domain_of("http://--") == ""


def test_a_shared_telephone_alone_is_not_the_same_company() -> None:
    own = keys_of("crm.customer", {"name": "远东科技有限公司", "phone": "030-88355547"})
    other = keys_of("crm.customer", {"name": "三川实业有限公司", "phone": "030 88355547"})
    ((weight, _, shared),) = weighed("crm.customer", own, {"R1": other})
    assert weight < SAME and shared == ["phone"]
    same = keys_of("crm.customer", {"name": "远东科技 有限公司"})
    assert weighed("crm.customer", own, {"R1": same})[0][0] >= SAME


def test_a_contact_is_the_same_by_mail_or_by_name_at_the_same_customer() -> None:
    own = keys_of("crm.contact", {"name": "张三", "email": "A@b.cn"}, "R9")
    assert weighed("crm.contact", own, {"R1": keys_of("crm.contact", {"name": "x", "email": "a@B.cn"})})[0][0] >= SAME
    assert weighed("crm.contact", own, {"R1": keys_of("crm.contact", {"name": "张三"}, "R9")})[0][0] >= SAME
    assert weighed("crm.contact", own, {"R1": keys_of("crm.contact", {"name": "张三"}, "R8")}) == []


def test_what_too_many_share_is_left_out() -> None:
    rows = [{"key": "phone", "value": "4008000000", "record": f"R{no}"} for no in range(COMMON)]
    assert telling(rows) == {} and len(telling(rows[1:])) == COMMON - 1


@given(NAMES)
def test_normalising_twice_changes_nothing(name: str) -> None:
    assert name_norm(name_norm(name)) == name_norm(name)
    assert bool(name_core(name)) == bool(name_norm(name))
    assert name_norm(f" {name}\u3000") == name_norm(name)
