"""Guest and owner at another machine: what the running server lets each of them do."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest

from components.door.roles import Role
from data.workspace import open_store
from tests.harness import HOST, ROOT, Server, serve
from tests.second_machine import Network, can_make_networks, second_machine
from tests.unit.door.test_own_routes import TABLE
from tests.unit.door.test_role_table import CLASS, GUESTS, IN, KINDS, MORE, filled
from tests.workspace_sets import make_set

KEY = "AAAA-BBBB-CCCC-DDDD"


@dataclass(frozen=True)
class Thaw:
    """A server that is open everywhere, a network, and one of the owner's sets."""

    server: Server
    network: Network
    set_id: str

    def tell(self, *wishes: dict[str, Any], elsewhere: bool = True) -> list[dict[str, Any]]:
        """Ask or say some things at the other machine, or at this one, and hear what came of it."""
        port = urlsplit(self.server.url).port
        at = self.network.here if elsewhere else HOST
        place = {"address": at, "port": port, "host": f"{at}:{port}"}
        told = json.dumps([{**place, **wish} for wish in wishes])
        command = [sys.executable, "-m", "tests.page_client", told]
        if elsewhere:
            command = ["ip", "netns", "exec", self.network.namespace, *command]
        done = subprocess.run(  # noqa: S603 - our own words
            command, capture_output=True, text=True, timeout=180, check=False, cwd=ROOT
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def ask(path: str, **what: Any) -> dict[str, Any]:
    """A web request, as a wish."""
    return {"do": "ask", "path": path, **what}


def say(**what: Any) -> dict[str, Any]:
    """What is said on a websocket, as a wish."""
    return {"do": "say", **what}


def send(**headers: str) -> dict[str, Any]:
    """A file, sent; Streamlit refuses it for other reasons than the gate does."""
    return ask("/_stcore/upload_file/a/b", method="PUT", body="x", headers=headers)


def turned_away(answer: dict[str, Any]) -> bool:
    """Whether it was the gate that refused."""
    return answer["status"] == 403 and "This part of Thaw is" in answer["body"]


@pytest.fixture(scope="module", params=["", "explore method"], ids=["closed", "some pages"])
def thaw(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Thaw, bool]]:
    """The server, and whether it opens pages to guests."""
    database = f"sqlite:///{tmp_path_factory.mktemp('thaw') / 'sets.sqlite3'}"
    store = open_store(database)
    set_id = make_set(store, "Nobody else's")
    store.close()
    env = {"THAW_GUESTS": request.param, "THAW_OWNER_KEY": KEY, "THAW_DATABASE_URL": database}
    with (
        second_machine() as network,
        serve(options=["--server.address=0.0.0.0"], env=env) as server,
    ):
        yield Thaw(server, network, set_id), bool(request.param)


@can_make_networks
def test_what_another_machine_reaches(thaw: tuple[Thaw, bool]) -> None:
    at, pages = thaw
    reached = {
        "/_stcore/health": 200,
        "/": 200 if pages else 303,
        "/workshop": 200 if pages else 303,
        "/_stcore/host-config": 200 if pages else 403,
        "/_stcore/agent/openapi.json": 403,
        "/_stcore/metrics": 404,
        "/auth/login": 403,
        "/owner": 200,
    }
    got = at.tell(*map(ask, reached))
    assert {path: one["status"] for path, one in zip(reached, got, strict=True)} == reached
    gone = ask("/_stcore/upload_file/a/b", method="DELETE")
    assert all(turned_away(one) for one in at.tell(send(), gone))
    assert not any(turned_away(one) for one in at.tell(send(), gone, elsewhere=False))


@can_make_networks
def test_every_route_from_another_machine(thaw: tuple[Thaw, bool]) -> None:
    at, pages = thaw
    rows = {filled(path): row[int(pages)] for path, row in (GUESTS | MORE).items()}
    rows |= {path.replace("{code}", "ACDEFG"): IN for _, path in TABLE}
    del rows["/_stcore/stream"]  # a websocket, which has tests of its own below
    asked = [(method, path) for path in rows for method in ("GET", "POST", "DELETE")]
    got = at.tell(*(ask(path, method=method) for method, path in asked))
    for (method, path), answer in zip(asked, got, strict=True):
        own, told = path.startswith(("/class", "/owner")), (method, path, answer["status"])
        if rows[path] is CLASS and method == "GET":
            assert answer["status"] == 303 and answer["headers"]["location"] == "/class/", told
        elif own or (rows[path] is IN and method == "GET"):
            assert not turned_away(answer) and answer["status"] < 500, told
        else:
            assert turned_away(answer) or answer["status"] == 404, told
        assert answer["status"] == 405 or not own or method != "DELETE", told


@can_make_networks
def test_every_word_that_is_not_a_guests_from_another_machine(thaw: tuple[Thaw, bool]) -> None:
    at, pages = thaw
    if not pages:
        return  # no websocket at all, as the test below has it
    theirs = [kind for kind, roles in KINDS.items() if Role.GUEST not in roles]
    said, again, health = at.tell(
        say(page="method", kinds=[*theirs, "install_skills"]), say(page="method"),
        ask("/_stcore/health"),
    )  # fmt: skip
    assert "debug_shutdown_runtime" in theirs and health["status"] == 200
    for page in (said, again):
        assert "How events become a temperature" in page["texts"]
    answers = {"file_urls_response", "git_info_changed", "backend_operation_response"}
    assert not answers & set(said["kinds"])


@can_make_networks
def test_a_changed_websocket_of_a_guest_gets_no_further_than_the_menu(
    thaw: tuple[Thaw, bool],
) -> None:
    at, pages = thaw
    lies = {"X-Thaw-Role": "owner", "X_Thaw_Role": "owner", "X-Thaw-Person": "boss"}
    if not pages:
        (got,) = at.tell(say(page="workshop", headers=lies))
        assert got["status"] == 403
        return
    others = ("workshop", "bring-in", "sharing", "teach")
    kinds = ["clear_cache", "set_run_on_save", "load_git_info", "file_urls_request",
             "install_skills"]  # fmt: skip
    *turned, hidden, method = at.tell(
        *(say(page=page, headers=lies) for page in others),
        say(query=f"set={at.set_id}", headers=lies),
        say(page="method", kinds=kinds, protocols=["streamlit", "x", "y"]),
    )
    for page, got in zip(others, turned, strict=True):
        assert set(got["pages"]) == {"", "method"}, page
        assert not {"Workshop", "Sharing", "Bring in", "Teach"} & set(got["texts"]), page
    assert "That data set is not here" in hidden["texts"]
    assert not any("Nobody else" in text for text in hidden["texts"])
    assert "How events become a temperature" in method["texts"]
    answers = {"file_urls_response", "git_info_changed", "backend_operation_response"}
    assert not answers & set(method["kinds"])
    (owner,) = at.tell(
        say(page="workshop", kinds=["file_urls_request"], awaited="file_urls_response"),
        elsewhere=False,
    )
    assert "Workshop" in owner["texts"] and "file_urls_response" in owner["kinds"]


@can_make_networks
def test_the_key_makes_an_owner_at_another_machine(thaw: tuple[Thaw, bool]) -> None:
    at, _ = thaw
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    wrong, right = at.tell(
        *(ask("/owner", method="POST", body=f"key={key}", headers=form) for key in ("AAAA", KEY))
    )
    assert wrong["status"] == 403 and "set-cookie" not in wrong["headers"]
    assert right["status"] == 303
    cookie = right["headers"]["set-cookie"].partition(";")[0]
    owner, sent, forged = at.tell(
        say(page="workshop", headers={"Cookie": cookie}),
        send(Cookie=cookie),
        send(Cookie=cookie[:-2] + "AA"),
    )
    assert "Workshop" in owner["texts"] and "workshop" in owner["pages"]
    assert not turned_away(sent) and turned_away(forged)


@can_make_networks
def test_a_loopback_peer_that_passes_others_on_is_no_owner(thaw: tuple[Thaw, bool]) -> None:
    at, _ = thaw
    headers = ("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP")
    got = at.tell(send(), *(send(**{name: HOST}) for name in headers), elsewhere=False)
    assert [turned_away(one) for one in got] == [False, True, True, True, True]
