"""The owner's key: what fits, what a cookie is worth, and how often one may guess."""

import asyncio
import time
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from components.door import opening
from components.door.admitting import Known
from components.door.entering import key_routes
from components.door.gate import Gate, Rules
from components.door.key import (
    GOOD_FOR,
    GROUPS,
    GUESSES,
    LETTERS,
    MOST_ADDRESSES,
    WITHIN,
    Guesses,
    OwnerKey,
    new_word,
)

WORD = "AAAA-BBBB-CCCC-DDDD"


def test_a_new_key_is_long_and_easy_to_copy() -> None:
    words = {new_word() for _ in range(50)}
    assert len(words) == 50
    for word in words:
        assert len(word.split("-")) == GROUPS
        assert set(word) <= {*LETTERS, "-"}
    assert not set("0O1IL") & set(LETTERS) - {"L"}


def test_small_letters_and_spaces_fit_and_nothing_else() -> None:
    key = OwnerKey(WORD)
    for guess in (WORD, "aaaabbbbccccdddd", " aaaa bbbb-cccc dddd "):
        assert key.fits(guess)
    for guess in ("", WORD[:-1], WORD + "A", "ÄÄÄÄ", "\ud800"):
        assert not key.fits(guess)


def test_a_cookie_is_of_one_key_and_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    key = OwnerKey(WORD)
    cookie = key.cookie()
    assert key.was_given(cookie)
    assert OwnerKey("aaaabbbbccccdddd").was_given(cookie)  # another process with the same key
    for forged in ("", "owner", cookie[:-1], cookie + "A", OwnerKey(new_word()).cookie()):
        assert not key.was_given(forged)
    later = time.time() + GOOD_FOR + 5
    monkeypatch.setattr(time, "time", lambda: later)
    assert not key.was_given(cookie)


def test_an_address_that_guesses_waits_and_others_do_not() -> None:
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    for _ in range(GUESSES):
        assert guesses.wait("10.0.0.1") == 0
        guesses.missed("10.0.0.1")
        now[0] += 1
    assert 0 < guesses.wait("10.0.0.1") <= WITHIN
    assert guesses.wait("10.0.0.2") == 0
    now[0] += WITHIN
    assert guesses.wait("10.0.0.1") == 0


def test_one_machine_with_many_addresses_is_one_guesser() -> None:
    guesses = Guesses(lambda: 0.0)
    for number in range(GUESSES):
        guesses.missed(f"2001:db8::{number:x}")
    assert guesses.wait("2001:db8::ffff") > 0
    assert guesses.wait("2001:db8:0:1::1") == 0
    for number in range(MOST_ADDRESSES + 5):
        guesses.missed(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(guesses._made) == MOST_ADDRESSES


class Visitor:
    """A browser at another machine; `/` behind the gate is not there, and answers 404."""

    def __init__(self, known: Known) -> None:
        rules = Rules(frozenset({"192.168.1.20"}), known=known)
        app = Starlette(routes=key_routes(known), middleware=[Middleware(Gate, rules=rules)])
        door = httpx.ASGITransport(app, client=("192.168.1.31", 50123))
        self._client = httpx.AsyncClient(transport=door, base_url="http://192.168.1.20:8501")

    def get(self, path: str) -> httpx.Response:
        return asyncio.run(self._client.get(path))

    def post(self, path: str, **what: Any) -> httpx.Response:
        return asyncio.run(self._client.post(path, **what))


def test_the_key_makes_an_owner_and_leaving_a_guest() -> None:
    browser = Visitor(Known(key=OwnerKey(WORD)))
    assert browser.get("/").headers["location"] == "/class/"
    assert "Are you the owner?" in browser.get("/owner").text
    answer = browser.post("/owner", data={"key": WORD.lower()})
    assert answer.status_code == 303 and answer.headers["location"] == "/"
    said = answer.headers["set-cookie"]
    assert "HttpOnly" in said and "SameSite=Lax" in said and "Path=/" in said
    assert browser.get("/").status_code == 404  # through the gate
    assert "You are the owner here" in browser.get("/owner").text
    browser.post("/owner", data={"leave": "1"})
    assert browser.get("/").status_code == 303


def test_guessing_is_slowed_down_and_the_cookie_still_counts() -> None:
    known = Known(key=OwnerKey(WORD))
    owner = Visitor(known)
    owner.post("/owner", data={"key": WORD})
    guesser = Visitor(known)
    for _ in range(GUESSES):
        assert guesser.post("/owner", data={"key": "no"}).status_code == 403
    waiting = guesser.post("/owner", data={"key": WORD})
    assert waiting.status_code == 429 and 0 < int(waiting.headers["retry-after"]) <= WITHIN
    assert guesser.get("/").status_code == 303
    assert owner.get("/").status_code == 404
    for body in (b"key=" + b"A" * 5_000, b"\xff\xfe", b"", b"key"):
        assert Visitor(known).post("/owner", content=body).status_code == 403


def test_another_site_cannot_give_the_key_in_ones_place() -> None:
    browser = Visitor(Known(key=OwnerKey(WORD)))
    answer = browser.post("/owner", data={"key": WORD}, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403 and "set-cookie" not in answer.headers


def test_below_a_path_the_cookie_is_for_that_path() -> None:
    browser = Visitor(Known(key=OwnerKey(WORD), base="/thaw"))
    assert browser.get("/thaw/").headers["location"] == "/thaw/class/"
    assert browser.get("/owner").status_code == 403
    secure = {"origin": "https://192.168.1.20:8501"}
    answer = browser.post("/thaw/owner", data={"key": WORD}, headers=secure)
    assert "Path=/thaw;" in answer.headers["set-cookie"] + ";"
    assert "Secure" in answer.headers["set-cookie"]


def test_a_key_of_ones_own_is_not_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(opening.OWNER_KEY, "secret")
    with pytest.raises(ValueError, match="at least"):
        opening.own_word()
    monkeypatch.setenv(opening.OWNER_KEY, "a-long-enough-word")
    assert opening.own_word() == "a-long-enough-word"
    monkeypatch.delenv(opening.OWNER_KEY)
    assert opening.own_word() != opening.own_word()
