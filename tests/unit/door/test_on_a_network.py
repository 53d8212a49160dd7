"""The running server, from this machine and from another one: a network namespace stands for it."""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from tests.harness import HOST, serve
from tests.second_machine import Network, can_make_networks, second_machine

# Asks one thing and prints what came of it; run here, or in the other machine's namespace.
ASK = """
import http.client, json, sys
from websockets.sync.client import connect
from websockets.exceptions import InvalidStatus
kind, address, port, host, origin = json.loads(sys.argv[1])
headers = {"Host": host} | ({"Origin": origin} if origin else {})
try:
    if kind == "page":
        asking = http.client.HTTPConnection(address, port, timeout=20)
        asking.request("GET", "/", headers=headers)
        print(asking.getresponse().status)
    else:
        import socket
        line = socket.create_connection((address, port), timeout=20)
        with connect(f"ws://{host}/_stcore/stream", sock=line, origin=origin or None,
                     subprotocols=["streamlit"], open_timeout=20):
            print(101)
except InvalidStatus as answer:
    print(answer.response.status_code)
except OSError as fault:
    print(type(fault).__name__)
"""


def asked(
    kind: str, port: int, host: str, *, at: str = HOST, origin: str = "", elsewhere: str = ""
) -> str:
    """What a page or a websocket is answered: a status, or the name of what went wrong."""
    command = [sys.executable, "-c", ASK, json.dumps([kind, at, port, host, origin])]
    if elsewhere:
        command = ["ip", "netns", "exec", elsewhere, *command]
    done = subprocess.run(  # noqa: S603 - our own words
        command, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def port_of(url: str) -> int:
    found = urlsplit(url).port
    assert found is not None
    return found


@contextmanager
def overheard() -> Iterator[tuple[dict[str, str], list[bytes]]]:
    """An environment whose proxy hears what a program asks of the internet, and what it heard."""
    heard: list[bytes] = []
    with socket.create_server((HOST, 0)) as door:

        def listen() -> None:
            while True:
                try:
                    line, _ = door.accept()
                except OSError:
                    return
                with line:
                    heard.append(line.recv(200))

        threading.Thread(target=listen, daemon=True).start()
        proxy = f"http://{HOST}:{door.getsockname()[1]}"
        names = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
        yield dict.fromkeys(names, proxy), heard
        door.shutdown(socket.SHUT_RDWR)


def test_a_foreign_page_is_turned_away_and_nothing_is_looked_up() -> None:
    with overheard() as (env, heard), serve(env=env) as server:
        port = port_of(server.url)
        own = f"{HOST}:{port}"
        for kind, welcome in (("page", "200"), ("stream", "101")):
            assert asked(kind, port, own, origin=f"http://{own}") == welcome
            assert asked(kind, port, own, origin="http://evil.example") == "403"
            assert asked(kind, port, own, origin="http://localhost:3000") == "403"
            assert asked(kind, port, "evil.example") == "403"
            evil = f"evil.example:{port}"
            assert asked(kind, port, evil, origin=f"http://{evil}") == "403"
        assert heard == []


def test_starting_for_everyone_looks_nothing_up() -> None:
    everywhere = "--server.address=0.0.0.0"
    with overheard() as (env, heard), serve(options=[everywhere], env=env) as server:
        assert "every address of this machine" in server.logged()
        assert heard == []


@pytest.fixture
def network() -> Iterator[Network]:
    with second_machine() as found:
        yield found


@can_make_networks
def test_closed_to_the_network_as_it_comes(network: Network) -> None:
    with serve() as server:
        port = port_of(server.url)
        found = asked("page", port, f"{network.here}:{port}", at=network.here,
                      elsewhere=network.namespace)  # fmt: skip
    assert found == "ConnectionRefusedError"


@can_make_networks
def test_an_address_opens_exactly_that_address(network: Network) -> None:
    named = "--server.allowedHosts=thaw.school.example"
    with serve(host=network.here, options=[named], env={"THAW_GUESTS": "all"}) as server:
        port = port_of(server.url)
        here = {"at": network.here, "elsewhere": network.namespace}
        for kind, welcome in (("page", "200"), ("stream", "101")):
            for name in (f"{network.here}:{port}", f"thaw.school.example:{port}"):
                assert asked(kind, port, name, origin=f"http://{name}", **here) == welcome
            for name in (f"evil.example:{port}", "10.203.251.1"):
                assert asked(kind, port, name, origin=f"http://{name}", **here) == "403"
            foreign = "http://evil.example"
            assert asked(kind, port, f"{network.here}:{port}", origin=foreign, **here) == "403"
        assert asked("page", port, f"{HOST}:{port}") == "ConnectionRefusedError"


@can_make_networks
def test_open_everywhere_answers_to_each_of_its_numbers(network: Network) -> None:
    guests = {"THAW_GUESTS": "explore method"}
    with serve(options=["--server.address=0.0.0.0"], env=guests) as server:
        port = port_of(server.url)
        here = {"at": network.here, "elsewhere": network.namespace}
        for kind, welcome in (("page", "200"), ("stream", "101")):
            name = f"{network.here}:{port}"
            assert asked(kind, port, name, origin=f"http://{name}", **here) == welcome
            assert asked(kind, port, "evil.example", **here) == "403"
