"""Who is owner and who is guest: a table of connections, and what a header cannot do about it."""

import pytest
from starlette.types import Scope
from streamlit.testing.v1 import AppTest

from components.door import opening
from components.door.roles import (
    FORWARDING,
    SEEN,
    STATE,
    Role,
    Trust,
    networks_of,
    role_of,
    serve_behind_the_door,
    tell,
)

OPEN = Trust()
PASSED_ON = Trust(behind_proxy=True)
PROXY = Trust(True, networks_of("10.0.0.2 192.168.8.0/24 127.0.0.1"), b"x-remote-user",
              frozenset({"teacher"}))  # fmt: skip
HERE, THERE = "192.168.1.20", "192.168.1.31"


def scope_of(
    peer: str | None,
    *,
    at: str = "127.0.0.1",
    host: str = "127.0.0.1:8501",
    port: int = 50123,
    **headers: str,
) -> Scope:
    """A request as the server tells of it; `x_real_ip="…"` is the header X-Real-IP."""
    given = [(b"host", host.encode())]
    given += [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    client = None if peer is None else (peer, port)
    return {"type": "http", "headers": given, "client": client, "server": (at, 8501)}


@pytest.mark.parametrize(
    ("peer", "at", "host"),
    [
        ("127.0.0.1", "127.0.0.1", "127.0.0.1:8501"),
        ("127.0.0.1", "127.0.0.1", "localhost:8501"),
        ("127.8.8.8", "127.0.0.1", "localhost"),
        ("::1", "::1", "[::1]:8501"),
        ("::ffff:127.0.0.1", "::", "localhost:8501"),
        (HERE, HERE, f"{HERE}:8501"),  # the machine calls itself by its own number
        (f"::ffff:{HERE}", HERE, HERE),
    ],
)
def test_owner_is_who_reaches_it_on_this_machine(peer: str, at: str, host: str) -> None:
    assert role_of(scope_of(peer, at=at, host=host), OPEN) is Role.OWNER
    assert role_of(scope_of(peer, at=at, host=host), PASSED_ON) is Role.GUEST


@pytest.mark.parametrize(
    ("peer", "at", "host"),
    [
        (THERE, HERE, f"{HERE}:8501"),
        (THERE, "0.0.0.0", "localhost:8501"),  # noqa: S104
        (THERE, HERE, f"{THERE}:8501"),
        ("::ffff:192.168.1.31", HERE, "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1", "thaw.school.example"),  # a proxy that keeps the name
        (HERE, HERE, "localhost"),
        (HERE, HERE, "thaw.school.example"),
        ("fe80::1%eth0", "fe80::2", "[fe80::2]:8501"),
        (None, "127.0.0.1", "127.0.0.1"),
        ("", "127.0.0.1", "127.0.0.1"),
        ("localhost", "127.0.0.1", "127.0.0.1"),
        ("/tmp/socket", "127.0.0.1", "127.0.0.1"),  # noqa: S108
    ],
)
def test_guest_is_everybody_else(peer: str | None, at: str, host: str) -> None:
    assert role_of(scope_of(peer, at=at, host=host), OPEN) is Role.GUEST


@pytest.mark.parametrize("name", FORWARDING)
def test_what_was_passed_on_is_nobodys_own(name: bytes) -> None:
    for told in ("127.0.0.1", "", "for=localhost"):
        asked = scope_of("127.0.0.1")
        asked["headers"].append((name, told.encode()))
        assert role_of(asked, OPEN) is Role.GUEST


def test_uvicorn_believing_a_header_makes_no_owner() -> None:
    asked = scope_of("127.0.0.1", port=0, x_forwarded_for="127.0.0.1")
    assert role_of(asked, OPEN) is Role.GUEST


@pytest.mark.parametrize(
    ("peer", "port", "said", "role"),
    [
        ("10.0.0.2", 50123, "teacher", Role.OWNER),
        ("192.168.8.77", 50123, "teacher", Role.OWNER),
        (THERE, 0, "teacher", Role.OWNER),  # through the proxy on this machine, told by uvicorn
        ("127.0.0.1", 50123, "teacher", Role.OWNER),
        ("10.0.0.2", 50123, "pupil", Role.GUEST),
        ("10.0.0.2", 50123, "", Role.GUEST),
        ("10.0.0.2", 50123, "TEACHER", Role.GUEST),
        ("10.0.0.3", 50123, "teacher", Role.GUEST),
        (THERE, 50123, "teacher", Role.GUEST),  # past the proxy
        (None, 0, "pupil", Role.GUEST),
    ],
)
def test_a_header_is_believed_of_named_addresses_only(
    peer: str | None, port: int, said: str, role: Role
) -> None:
    assert role_of(scope_of(peer, port=port, x_remote_user=said), PROXY) is role


def test_a_header_said_twice_is_not_believed() -> None:
    asked = scope_of("10.0.0.2", x_remote_user="teacher")
    asked["headers"].append((b"X-Remote-User", b"teacher"))
    assert role_of(asked, PROXY) is Role.GUEST


def test_nobody_gives_themselves_a_role() -> None:
    asked = scope_of(THERE, x_thaw_role="owner", x_thaw_person="boss")
    asked["headers"] += [(b"X-Thaw-Role", b"owner"), (b"x_thaw_role", b"owner")]
    asked["state"] = {"kept": 1, STATE: Role.OWNER}
    tell(asked, Role.GUEST)
    assert asked["state"] == {"kept": 1, STATE: Role.GUEST}
    assert asked["headers"][1:] == [(b"x-thaw-role", b"guest"), (b"x-thaw-person", b"")]


@pytest.mark.parametrize(
    ("given", "address", "behind"),
    [
        (["localhost"], "127.0.0.1", False),
        (["*"], "127.0.0.1", False),
        (["thaw.school.example"], "127.0.0.1", True),  # who else would ask for that name here
        (["thaw.school.example"], "0.0.0.0", False),  # noqa: S104
    ],
)
def test_a_foreign_name_on_loopback_means_a_proxy(
    given: list[str], address: str, behind: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (opening.PROXY, opening.OWNER_HEADER):
        monkeypatch.delenv(name, raising=False)
    assert opening.trust(given, address).behind_proxy is behind


@pytest.mark.parametrize(
    ("proxy", "header", "said"),
    [
        ("nginx", "", "address"),
        ("10.0.0.1/8", "", "address"),
        ("127.0.0.1", "X-Remote-User", "header"),
        ("127.0.0.1", "X Remote: teacher", "header"),
        ("127.0.0.1", "X-Remote-User: ,", "header"),
        ("", "X-Remote-User: teacher", "name it in THAW_PROXY"),
    ],
)
def test_a_wrong_setting_is_said(
    proxy: str, header: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(opening.PROXY, proxy)
    monkeypatch.setenv(opening.OWNER_HEADER, header)
    with pytest.raises(ValueError, match=said):
        opening.trust([], "127.0.0.1")


def test_settings_as_they_are_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(opening.PROXY, "127.0.0.1 ::1")
    monkeypatch.setenv(opening.OWNER_HEADER, "X-Remote-User: teacher, head")
    found = opening.trust([], "127.0.0.1")
    assert found.behind_proxy and found.header == b"x-remote-user"
    assert found.owners == {"teacher", "head"}


def page() -> None:
    """Says who looks at it."""
    import streamlit as st

    from components.door.roles import person_here, role_here

    st.text(f"{role_here()}:{person_here()}")


def test_a_page_without_a_server_is_its_owners() -> None:
    assert AppTest.from_function(page).run().text[0].value == "owner:"


def test_on_a_server_whoever_is_not_known_is_a_guest() -> None:
    serve_behind_the_door(True)
    try:
        assert AppTest.from_function(page).run().text[0].value == "guest:"
    finally:
        serve_behind_the_door(False)


def test_a_page_whose_reader_has_gone_goes_on_as_theirs() -> None:
    for role, person in (("guest", ""), ("member", "ana")):
        at = AppTest.from_function(page)
        at.session_state[SEEN] = (role, person)
        assert at.run().text[0].value == f"{role}:{person}"
