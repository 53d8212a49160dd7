"""Speaks to a running Thaw as a changed browser would, and prints as JSON what came of each wish.

    python -m tests.page_client '[{"address": …, "port": …, "host": …, "do": …, …}, …]'

`do` is `ask` (a web request: method, path, body, headers) or `say` (a websocket: the kinds of
messages that are sent, the page that is asked for, cookie and protocols).
"""

import http.client
import json
import socket
import sys
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
    """Say the messages, then ask for the page, and read until it is drawn."""
    from streamlit.proto.BackMsg_pb2 import BackMsg  # slow to load, and no matter to a request
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
    from streamlit.util import calc_hash

    for kind in told.get("kinds", ()):
        message = BackMsg()
        if kind == "file_urls_request":
            message.file_urls_request.file_names.append("x.csv")
        elif kind == "install_skills":
            message.backend_operation_request.install_skills.SetInParent()
        else:
            setattr(message, kind, True)
        line.send(message.SerializeToString())
    rerun = BackMsg()
    rerun.rerun_script.query_string = told.get("query", "")
    rerun.rerun_script.page_script_hash = calc_hash(told["page"]) if told.get("page") else ""
    line.send(rerun.SerializeToString())
    found: dict[str, Any] = {"status": 101, "kinds": [], "texts": [], "pages": []}
    finished = 0
    wanted = 2 if told.get("kinds") else 1
    while finished < wanted:
        try:
            said = ForwardMsg()
            said.ParseFromString(bytes(line.recv(PATIENCE if not finished else 1)))  # type: ignore[arg-type]
        except (TimeoutError, ConnectionClosed):
            break
        kind = said.WhichOneof("type") or ""
        found["kinds"].append(kind)
        found["texts"] += words_of(said)
        if kind == "navigation":
            found["pages"] = [page.url_pathname for page in said.navigation.app_pages]
        finished += kind == "script_finished"
    return found


def words_of(said: Any) -> list[str]:
    """What a message puts on the page, as far as it is a title or plain text."""
    element = said.delta.new_element
    return [
        text for text in (element.heading.body, element.text.body, element.markdown.body) if text
    ]


if __name__ == "__main__":
    wishes = json.loads(sys.argv[1])
    print(json.dumps([ask(one) if one["do"] == "ask" else say(one) for one in wishes]))  # noqa: T201
