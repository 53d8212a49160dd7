"""Which Host is ours, and which page is our own."""

import pytest

from components.door.hosts import EVERYWHERE, is_known, is_own_page, known_names, only

NAMES = known_names(["thaw.school.example", "*.local", "*"], "192.168.1.5")
HERE = "192.168.7.20"


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8501",
        "LOCALHOST.:8501",
        "127.0.0.1:8501",
        "[::1]:8501",
        "192.168.1.5:8501",
        "thaw.school.example",
        "Thaw.School.Example:443",
        "room12.local:8501",
        "192.168.7.20:8501",  # the address that the connection came in at
    ],
)
def test_our_own_names(host: str) -> None:
    assert is_known(host, NAMES, HERE)


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "evil.example",
        "evil.example:8501",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example#localhost",
        "evil.example/localhost",
        "localhost@evil.example",
        "localhost, evil.example",
        "localhost evil.example",
        "localhost:port",
        "local",
        "evillocal",
        "192.168.7.21",
        "[::1",
        "*",
        "0.0.0.0:8501",
        "localhost..:8501",
        "127.1",
        "2130706433",
    ],
)
def test_foreign_names(host: str | None) -> None:
    assert not is_known(host, NAMES, HERE)


def test_listening_everywhere_names_no_address() -> None:
    for address in (*EVERYWHERE, None):
        assert known_names([], address) == known_names([], "localhost")


def test_numbers_are_compared_as_numbers() -> None:
    assert is_known("10.0.0.7:8501", frozenset(), "::ffff:10.0.0.7")
    assert is_known("[fe80::1]:8501", frozenset(), "fe80::1%eth0")
    assert not is_known("10.0.0.8:8501", frozenset(), "::ffff:10.0.0.7")


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        (None, True),
        ("http://127.0.0.1:8501", True),
        ("https://127.0.0.1:8501", True),
        ("http://127.0.0.1:3000", False),  # another server of this machine
        ("http://localhost:8501", False),
        ("http://evil.example", False),
        ("http://127.0.0.1:8501.evil.example", False),
        ("null", False),
        ("", False),
        ("file://", False),
        ("http://[", False),
        ("http://[::1", False),
        ("http://\xbd.example", False),
        ("http://user@127.0.0.1:8501", False),
        ("http://127.0.0.1:8501/", False),
        ("http://127.0.0.1:8501?x", False),
        ("http://127.0.0.1:8501 http://evil.example", False),
    ],
)
def test_own_pages(origin: str | None, own: bool) -> None:
    assert is_own_page(origin, "127.0.0.1:8501") is own


def test_a_header_said_twice_is_nobodys() -> None:
    headers = [(b"Host", b"localhost"), (b"host", b"evil.example"), (b"accept", b"*/*")]
    assert only(headers, b"host") == ""
    assert only(headers, b"accept") == "*/*"
    assert only(headers, b"origin") is None
