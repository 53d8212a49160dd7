"""A component's script is a file of this server, not a text in each message."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from components.served import scripts
from components.served.bundle import bundle
from components.served.packing import FOREVER, Packing

LARGEST = 500  # bytes of what stands in every message to a component


def asked(path: str, accepts: str = "") -> list[Message]:
    """What is sent to somebody who asks for the path."""
    sent: list[Message] = []

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "query_string": b"",
        "headers": [(b"accept-encoding", accepts.encode())],
    }  # fmt: skip
    asyncio.run(Packing(scripts.Scripts(behind))(scope, None, send))  # type: ignore[arg-type]
    return sent


@pytest.mark.parametrize("name", scripts.ENTRIES)
@pytest.mark.parametrize("base", ["", "/school/thaw"])
def test_the_address_in_the_module_answers_with_the_script(name: str, base: str) -> None:
    module = scripts.module(name)
    address = scripts.address(name)
    assert f'"{address}"' in module
    assert len(module) < LARGEST
    start, body = asked(f"{base}/{address}")
    assert start["status"] == 200
    headers = dict(start["headers"])
    assert headers[b"cache-control"] == FOREVER.encode()
    assert headers[b"content-type"].startswith(b"text/javascript")
    assert body["body"].decode() == bundle(scripts.ENTRIES[name])
    assert "export default" in body["body"].decode()


def test_it_goes_out_packed() -> None:
    start, body = asked(f"/{scripts.address('chart')}", accepts="br")
    assert dict(start["headers"])[b"content-encoding"] == b"br"
    assert len(body["body"]) < len(bundle(scripts.ENTRIES["chart"])) / 3


def test_an_address_names_its_content() -> None:
    assert len({scripts.address(name) for name in scripts.ENTRIES}) == len(scripts.ENTRIES)


@pytest.mark.parametrize(
    "file", ["chart.js", "chart.0000000000000000.js", "other.1.js", "", "../chart.js", "chart"]
)
def test_any_other_address_is_left_to_the_app(file: str) -> None:
    assert asked(f"/{scripts.PLACE}/{file}")[0]["status"] == 404
