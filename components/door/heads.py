"""The head of a request, address and headers together: how long it may be, and what is answered
to one that cannot be read.

The parser that Streamlit's server takes where it is installed knows no limit: a head that never
ends would fill the memory of whoever holds a class. Its slower sister ends such a line at 64 kB,
and so does this. What cannot be read never comes to the gate; it is refused in the gate's words.
"""

import binascii
from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from components.door.gate import REFUSING
from components.door.hosts import only

HEAD_MOST = 65_536  # bytes
TOO_LONG = "The head of this request is too long."
KEY_BYTES = 16  # of a websocket's key
_BODY = float("-inf")  # so much was read of a head that has ended: bodies have limits of their own


def bound_heads() -> None:
    """Have this process's web server end a line whose head is too long; twice is once."""
    _refuse_in_our_words(H11Protocol)
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:  # the slower parser is in use
        return
    if not getattr(HttpToolsProtocol, "thaw_bound", False):
        _bind(HttpToolsProtocol)
    _refuse_in_our_words(HttpToolsProtocol)


def is_handshake(headers: Sequence[tuple[bytes, bytes]]) -> bool:
    """Whether a request that asks for a websocket has what a websocket needs."""
    try:
        key = b64decode(only(headers, b"sec-websocket-key") or "", validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(key) == KEY_BYTES and only(headers, b"sec-websocket-version") == "13"


def unread(said: str) -> bytes:
    """The whole answer to what cannot be read."""
    text = said.encode()
    heads = (
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(text)).encode()),
        (b"connection", b"close"),
        *REFUSING,
    )
    lines = b"".join(b"%s: %s\r\n" % pair for pair in heads)
    return b"HTTP/1.1 400 Bad Request\r\n" + lines + b"\r\n" + text


def _refuse_in_our_words(protocol: Any) -> None:
    """Have refusals of the server itself carry the rules of the gate's.

    A websocket that is asked for wrongly goes to the gate as a plain request: the library for
    websockets would refuse it in words of its own.
    """

    def send_400_response(self: Any, msg: str) -> None:
        self.transport.write(unread(msg))
        self.transport.close()

    def _should_upgrade_to_ws(self: Any) -> bool:
        asked_rightly = self.scope["method"] == "GET" and is_handshake(self.headers)
        return self.ws_protocol_class is not None and asked_rightly

    protocol.send_400_response = send_400_response
    protocol._should_upgrade_to_ws = _should_upgrade_to_ws


def _bind(protocol: Any) -> None:
    take, ended, over = (
        protocol.data_received, protocol.on_headers_complete, protocol.on_message_complete
    )  # fmt: skip

    def data_received(self: Any, data: bytes) -> None:
        self.thaw_ended = False
        take(self, data)
        if self.thaw_ended:
            return
        self.thaw_head += len(data)
        if self.thaw_head > HEAD_MOST and not self.transport.is_closing():
            self.send_400_response(TOO_LONG)

    def on_headers_complete(self: Any) -> None:
        self.thaw_head, self.thaw_ended = _BODY, True
        ended(self)

    def on_message_complete(self: Any) -> None:
        self.thaw_head, self.thaw_ended = 0, True
        over(self)

    protocol.thaw_head, protocol.thaw_bound, protocol.thaw_ended = 0, True, False
    protocol.data_received = data_received
    protocol.on_headers_complete = on_headers_complete
    protocol.on_message_complete = on_message_complete
