"""How long the head of a request may be: address and headers together.

The parser that Streamlit's server takes where it is installed knows no limit: a head that never
ends would fill the memory of whoever holds a class. Its slower sister ends such a line at 64 kB,
and so does this.
"""

from typing import Any

HEAD_MOST = 65_536  # bytes
TOO_LONG = "The head of this request is too long."
_BODY = float("-inf")  # so much was read of a head that has ended: bodies have limits of their own


def bound_heads() -> None:
    """Have this process's web server end a line whose head is too long; twice is once."""
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:  # the slower parser is in use
        return
    if not getattr(HttpToolsProtocol, "thaw_bound", False):
        _bind(HttpToolsProtocol)


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
