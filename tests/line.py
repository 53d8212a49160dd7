"""A line to a server that can fall silent, be cut, and speak again."""

import contextlib
import socket
import threading
import time


class Line:
    """A line to a server that can fall silent: it goes on taking calls and says nothing.

    A patient one lets a call wait until the server is there, so that a page finds a server that
    comes back at once, and does not have to count how often it has asked.
    """

    def __init__(self, to: tuple[str, int] | None, *, patient: bool = False) -> None:
        self._to = to
        self._patient = patient
        self._closed = False
        self._silent = threading.Event()
        self._open: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._take, daemon=True).start()

    def fall_silent(self) -> None:
        """Take calls and swallow whatever is said, as a tunnel does."""
        self._silent.set()

    def speak_again(self) -> None:
        """Carry what is said from now on; calls that were swallowed in part stay dead."""
        self._silent.clear()

    def cut(self) -> None:
        """End every call that is under way."""
        for one in self._open:
            _end(one)
        self._open.clear()

    def close(self) -> None:
        self._closed = True
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.cut()

    def _take(self) -> None:
        while True:
            try:
                caller, _ = self._door.accept()
            except OSError:
                return
            self._open.append(caller)
            if self._to is None or self._silent.is_set():
                continue
            threading.Thread(target=self._connect, args=(caller, self._to), daemon=True).start()

    def _connect(self, caller: socket.socket, to: tuple[str, int]) -> None:
        server = self._reach(to)
        if server is None:
            caller.close()
            return
        self._open.append(server)
        for ends in ((caller, server), (server, caller)):
            threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _reach(self, to: tuple[str, int]) -> socket.socket | None:
        while not self._closed:
            try:
                return socket.create_connection(to)
            except OSError:
                if not self._patient:
                    return None
                time.sleep(0.02)
        return None

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while said := one.recv(65536):
                if self._silent.is_set():
                    return
                other.sendall(said)
        except OSError:
            pass
        _end(other)
        _end(one)


def _end(call: socket.socket) -> None:
    """End a call at once, also for a thread that listens to it."""
    with contextlib.suppress(OSError):
        call.shutdown(socket.SHUT_RDWR)
    call.close()
