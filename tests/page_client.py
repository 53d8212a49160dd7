"""Speaks to a running Thaw as a changed browser would, and prints as JSON what came of each wish.

    python -m tests.page_client '[{"address": …, "port": …, "host": …, "do": …, …}, …]'

`do` is `ask` (a web request: method, path, body, headers) or `say` (a websocket: the kinds of
messages that are sent, the page that is asked for, cookie and protocols; and a kind of answer that
is waited for, where one must come).
"""

import http.client
import json
import socket
import sys
from collections.abc import Callable
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

PATIENCE = 60  # seconds


def ask(told: dict[str, Any]) -> dict[str, Any]:
    """Status, headers and the beginning of the body that a request is answered with."""
    asking = http.client.HTTPConnection(told["address"], told["port"], timeout=PATIENCE)
    headers = {"Host": told["host"], **told.get("headers", {})}
    asking.request(told.get("method", "GET"), told["path"], told.get("body"), headers)
    answer = asking.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    return {"status": answer.status, "headers": found, "body": answer.read(3000).decode("latin-1")}


def say(told: dict[str, Any]) -> dict[str, Any]:
    """The words on the page that is drawn after the messages, and what came besides."""
    line = socket.create_connection((told["address"], told["port"]), timeout=PATIENCE)
    try:
        with connect(
            f"ws://{told['host']}{told.get('base', '')}/_stcore/stream",
            sock=line,
            origin=f"http://{told['host']}",  # type: ignore[arg-type]
            additional_headers=told.get("headers", {}),
            subprotocols=told.get("protocols", ["streamlit"]),
            max_size=None,
        ) as open_line:
            return talk(open_line, told)
    except InvalidStatus as answer:
        return {"status": answer.response.status_code}


def talk(line: ClientConnection, told: dict[str, Any]) -> dict[str, Any]:
    """Ask for the page, read until it is drawn, then say the messages and hear the answers."""
    from streamlit.proto.BackMsg_pb2 import BackMsg  # slow to load, and no matter to a request
    from streamlit.util import calc_hash

    rerun = BackMsg()
    rerun.rerun_script.query_string = told.get("query", "")
    rerun.rerun_script.page_script_hash = calc_hash(told["page"]) if told.get("page") else ""
    found: dict[str, Any] = {"status": 101, "kinds": [], "texts": [], "pages": []}
    line.send(rerun.SerializeToString())
    listen(line, found, lambda: "script_finished" in found["kinds"])
    # After the page, since its beginning drops answers that were not sent yet.
    asked = [message_of(kind) for kind in told.get("kinds", ())]
    for message in asked:
        line.send(message.SerializeToString())
    awaited = told.get("awaited")
    if asked:
        patience = PATIENCE if awaited else 2
        listen(line, found, lambda: awaited in found["kinds"], patience)
    return found


def message_of(kind: str) -> Any:
    """A message of the kind, as a browser sends it."""
    from streamlit.proto.BackMsg_pb2 import BackMsg

    message = BackMsg()
    if kind == "file_urls_request":
        message.file_urls_request.file_names.append("x.csv")
    elif kind == "install_skills":
        message.backend_operation_request.install_skills.SetInParent()
    else:
        setattr(message, kind, True)
    return message


def listen(
    line: ClientConnection,
    found: dict[str, Any],
    enough: Callable[[], bool],
    patience: float = PATIENCE,
) -> None:
    """Read what is said until it is enough, or nothing has come for a while (seconds)."""
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    while not enough():
        said = ForwardMsg()
        try:
            said.ParseFromString(bytes(line.recv(patience)))  # type: ignore[arg-type]
        except (TimeoutError, ConnectionClosed):
            return
        kind = said.WhichOneof("type") or ""
        found["kinds"].append(kind)
        found["texts"] += words_of(said)
        if kind == "navigation":
            found["pages"] = [page.url_pathname for page in said.navigation.app_pages]


def words_of(said: Any) -> list[str]:
    """What a message puts on the page, as far as it is a title or plain text."""
    element = said.delta.new_element
    return [
        text for text in (element.heading.body, element.text.body, element.markdown.body) if text
    ]


if __name__ == "__main__":
    wishes = json.loads(sys.argv[1])
    print(json.dumps([ask(one) if one["do"] == "ask" else say(one) for one in wishes]))  # noqa: T201
