"""Many browsers' worth of sessions without the browsers: speaks Streamlit's websocket protocol."""

import asyncio
import time
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

Finish = ForwardMsg.ScriptFinishedStatus
GOOD = {Finish.FINISHED_SUCCESSFULLY, Finish.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
CHARTS = {"plotly_chart", "bidi_component"}  # bare's, ours
OPENER = "open_filters"  # ours shows its filters when they are asked for


@dataclass
class Session:
    """One open session and the filter it found on the page.

    Attributes:
        socket: the connection.
        widget: id of the filter's widget.
        fragment: id of the fragment that the filter stands in; empty if in none.
        page: hash of the page that runs.
        options: the filter's options as they are written on it.
        opener: id of the button that shows the filters; empty if they are always there.
        received: bytes of the last answer.
        drawn: whether the last answer held a chart.
        kept: hashes of the messages that a browser would keep, and not be sent again.
    """

    socket: websockets.ClientConnection
    widget: str = ""
    fragment: str = ""
    page: str = ""
    options: list[str] = field(default_factory=list)
    opener: str = ""
    received: int = 0
    drawn: bool = False
    kept: set[str] = field(default_factory=set)

    async def send(self, chosen: list[str] | None = None, *, press: str = "") -> None:
        """Ask for a run, with `chosen` in the filter or a button pressed if given."""
        message = BackMsg()
        state = message.rerun_script
        state.page_script_hash = self.page
        state.cached_message_hashes.extend(self.kept)
        state.context_info.color_scheme = "light"
        state.context_info.locale = "en-GB"
        state.context_info.timezone = "Europe/Belgrade"
        if press:
            widget = state.widget_states.widgets.add()
            widget.id = press
            widget.trigger_value = True
        if chosen is not None:
            state.fragment_id = self.fragment
            widget = state.widget_states.widgets.add()
            widget.id = self.widget
            widget.string_array_value.data.extend(chosen)
        await self.socket.send(message.SerializeToString())

    async def answer(self, key: str) -> None:
        """Take in messages until the run has ended.

        Raises:
            RuntimeError: the run failed.
        """
        self.received, self.drawn = 0, False
        while True:
            raw = await self.socket.recv()
            self.received += len(raw)
            message = ForwardMsg()
            message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            self._note(message, key)
            if message.WhichOneof("type") != "script_finished":
                continue
            if message.script_finished in GOOD:
                return
            if message.script_finished != Finish.FINISHED_EARLY_FOR_RERUN:
                raise RuntimeError(f"the run ended with status {message.script_finished}")

    def _note(self, message: ForwardMsg, key: str) -> None:
        if message.metadata.cacheable:
            self.kept.add(message.hash)
        if message.HasField("new_session") and message.new_session.page_script_hash:
            self.page = message.new_session.page_script_hash
        if not message.HasField("delta"):
            return
        element = message.delta.new_element
        self.drawn |= element.WhichOneof("type") in CHARTS
        if OPENER in element.button.id:
            self.opener = element.button.id
        group = element.button_group
        if key in group.id:
            self.widget, self.fragment = group.id, message.delta.fragment_id
            self.options = [option.content for option in group.options]


async def open_sessions(url: str, count: int, key: str) -> list[Session]:
    """Open `count` sessions, each after the other, each past its first run."""
    sessions = []
    for _ in range(count):
        stream = url.replace("http", "ws", 1) + "/_stcore/stream"
        socket = await websockets.connect(
            stream, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None
        )
        session = Session(socket)
        await session.send()
        await session.answer(key)
        if session.opener and not session.widget:
            await session.send(press=session.opener)
            await session.answer(key)
        if not session.widget:
            raise RuntimeError(f"no filter {key} on the page at {url}")
        sessions.append(session)
    return sessions


def choices(options: list[str], number: int) -> list[str]:
    """The `number`-th subset of the options, so that each session asks for something else."""
    bits = 1 + number % (2 ** len(options) - 2)
    return [option for at, option in enumerate(options) if bits >> at & 1]


async def change_at_once(sessions: list[Session], key: str, turn: int) -> float:
    """All sessions change the filter in the same moment.

    Returns:
        ms until the last of them had its answer.
    """

    async def change(number: int, session: Session) -> None:
        await session.send(choices(session.options, turn * len(sessions) + number))
        await session.answer(key)
        if not session.drawn:
            raise RuntimeError(f"an answer of {session.received} bytes holds no chart")

    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number, session in enumerate(sessions):
            group.create_task(change(number, session))
    return (time.perf_counter() - start) * 1000


async def close(sessions: list[Session]) -> None:
    """End all sessions."""
    await asyncio.gather(*(session.socket.close() for session in sessions))
