"""What a browser may say on the websocket of a page; what nobody but the owner may, is dropped.

Streamlit takes, from whoever has a page open, also words that empty everybody's cache, send files
or write to the server's disk. They have no place in a guest's menu, and so none here.
"""

from collections.abc import Callable

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

from components.door.roles import Role

MAY_SAY = {
    Role.GUEST: frozenset({"rerun_script", "stop_script", "app_heartbeat"}),
    Role.MEMBER: frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"}),
}
# Of what is asked of the server besides: a file made on the click, more rows of a table.
MAY_ASK = frozenset({"deferred_file", "dataframe_chunk"})


def listening(receive: Receive, role: Role, still: Callable[[], bool]) -> Receive:
    """Hear only what somebody of that role may say, for as long as it is still their line.

    Whoever logged out in another window, or whose cookie is too old by now, is heard no more: the
    line ends, and the page comes back by itself as whoever it is then.
    """

    async def hearing() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            if not still():
                return {"type": "websocket.disconnect", "code": 1008}
            if role is Role.OWNER or may_say(message, role):
                return message

    return hearing


def may_say(message: Message, role: Role) -> bool:
    """Whether a frame may go on. One that cannot be read may: Streamlit ends the line for it."""
    said = BackMsg()
    try:
        said.ParseFromString(message.get("bytes") or b"")
    except DecodeError:
        return True
    kind = said.WhichOneof("type")
    if kind == "backend_operation_request":
        asked = {found.name for found, _ in said.backend_operation_request.ListFields()}
        return asked - {"request_id", "session_id"} <= MAY_ASK
    return kind is None or kind in MAY_SAY[role]
