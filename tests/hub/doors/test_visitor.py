"""Who stands at the door: no header is believed that a stranger could have written."""

from pathlib import Path

import pytest
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict

from hub.doors.parts import Parts
from hub.doors.visitor import Porch
from hub.kernel import Refused


class Remote:
    """The other end of a connection, as a transport names it."""

    def __init__(self, address: str) -> None:
        self.address = address

    def get_extra_info(self, name: str, default: object = None) -> object:
        return (self.address, 4000) if name == "peername" else default


def request(remote: str = "127.0.0.1", **headers: str) -> object:
    told = CIMultiDict({name.replace("_", "-"): value for name, value in headers.items()})
    told.setdefault("Host", "hub.example:8180")
    return make_mocked_request("POST", "/", headers=told, transport=Remote(remote))


def porch(**settings: object) -> Porch:
    return Porch(Parts(None, client=Path(), **settings))  # type: ignore[arg-type]


def test_the_address_is_the_connections_unless_a_trusted_proxy_says_otherwise() -> None:
    forged = request("9.9.9.9", X_Forwarded_For="1.2.3.4")
    assert porch(trusted_proxies=("10.0.0.0/8",)).address(forged) == "9.9.9.9"  # type: ignore[arg-type]
    proxied = request("10.0.0.1", X_Forwarded_For="6.6.6.6, 1.2.3.4, 10.0.0.2")
    assert porch(trusted_proxies=("10.0.0.0/8",)).address(proxied) == "1.2.3.4"  # type: ignore[arg-type]
    assert porch().address(proxied) == "10.0.0.1"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("origin", "public", "listed", "allowed"),
    [
        ("http://hub.example:8180", "", (), True), ("http://evil.example", "", (), False), ("null", "", (), False),
        ("", "", (), False), ("https://oa.example", "https://oa.example", (), True),
        ("http://hub.example:8180", "https://oa.example", (), False),
        ("https://m.example", "https://oa.example", ("https://m.example",), True),
    ],
)  # fmt: skip
def test_only_pages_of_the_hub_and_listed_origins_may_use_a_cookie(
    origin: str, public: str, listed: tuple[str, ...], allowed: bool
) -> None:
    told = request(**({"Origin": origin} if origin else {}))
    door = porch(public_url=public, origins=listed)
    if allowed:
        door.check_origin(told)  # type: ignore[arg-type]
        return
    with pytest.raises(Refused, match=r"origin\.refused"):
        door.check_origin(told)  # type: ignore[arg-type]


def test_a_cookie_is_secure_but_on_this_machine_and_never_goes_out_in_the_open() -> None:
    assert porch().cookie(request(Host="127.0.0.1:8180")) == ("hub", False)  # type: ignore[arg-type]
    assert porch().cookie(request(Host="[::1]:8180")) == ("hub", False)  # type: ignore[arg-type]
    assert porch(public_url="http://intranet").cookie(request()) == ("hub", False)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=r"session\.insecure"):
        porch().cookie(request())  # type: ignore[arg-type]
    https = request("10.0.0.1", X_Forwarded_Proto="https")
    assert porch(trusted_proxies=("10.0.0.0/8",)).cookie(https) == ("__Host-hub", True)  # type: ignore[arg-type]


def test_a_bearer_counts_before_a_cookie() -> None:
    both = request(Authorization="Bearer abc", Cookie="hub=def")
    assert porch().token(both) == ("abc", False)  # type: ignore[arg-type]
    assert porch().token(request(Cookie="hub=def")) == ("def", True)  # type: ignore[arg-type]
    assert porch().token(request(Authorization="Basic abc")) == ("", True)  # type: ignore[arg-type]
