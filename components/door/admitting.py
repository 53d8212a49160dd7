"""Who somebody is, and whether what they ask for is theirs to ask for."""

from dataclasses import dataclass, field
from enum import Enum

from starlette.types import Scope

from components.door.key import COOKIE, OwnerKey
from components.door.members import Members
from components.door.opened import opened
from components.door.roles import Role, Trust, role_of

CLASS, KEY = "/class", "/owner"
HEALTH = "/_stcore/health"
LOGOUT = "/auth/logout"
LOGIN = ("/auth/login", LOGOUT, "/oauth2callback")
# What a page of Streamlit is made of: read, never written to.
PIECES = ("/static/", "/component/", "/media/", "/_stcore/bidi-components/")
SINGLE_PIECES = ("/_stcore/host-config", "/_stcore/health", "/favicon.png", "/robots.txt")
OWN = ("/_stcore", "/auth", "/app/static", "/media", "/component", "/static")
READING = ("GET", "HEAD")


class Verdict(Enum):
    """What becomes of a request."""

    IN = "goes on"
    TO_THE_CLASS = "is shown the way to the class"
    NO = "is refused"


@dataclass(frozen=True)
class Known:
    """By what people are known here.

    Attributes:
        trust: in addresses and proxies.
        members: a department's people.
        key: the owner's; None where nobody can have one.
        base: what stands before every path, such as `/thaw`; else empty.
        cookie: under which name a browser keeps the key's cookie.
    """

    trust: Trust = field(default_factory=Trust)
    members: Members = field(default_factory=Members)
    key: OwnerKey | None = None
    base: str = ""
    cookie: str = COOKIE

    def who(self, scope: Scope) -> tuple[Role, str]:
        """The role of whoever sent a request, and the name of a member."""
        role = role_of(scope, self.trust)
        if role is Role.OWNER or (self.key is not None and self.key.opens(scope, self.cookie)):
            return Role.OWNER, self.members.person(scope)
        person = self.members.person(scope)
        return (Role.MEMBER, person) if person else (Role.GUEST, "")

    def note_leaving(self, scope: Scope) -> None:
        """Note who logs out: the other windows of that browser are theirs no longer."""
        if self.members.login and self._inside(scope["path"]) == LOGOUT:
            self.members.leave(scope)

    def verdict(self, scope: Scope, role: Role) -> Verdict:
        """Whether a request goes on; only guests are asked."""
        if role.may_work:
            return Verdict.IN
        path = self._inside(scope["path"])
        if path is None:
            return Verdict.NO
        pages = bool(opened()) or self.members.login
        if scope["type"] == "websocket":
            return Verdict.IN if pages and path == "/_stcore/stream" else Verdict.NO
        if path in (CLASS, KEY) or path.startswith(f"{CLASS}/"):
            return Verdict.IN
        if scope["method"] not in READING:
            return Verdict.NO
        return self._reading(path, pages)

    def _reading(self, path: str, pages: bool) -> Verdict:
        if path == HEALTH or (self.members.login and path in LOGIN):
            return Verdict.IN
        if path.startswith(PIECES) or path in SINGLE_PIECES:
            return Verdict.IN if pages else Verdict.NO
        if any(path == one or path.startswith(f"{one}/") for one in OWN) or path in LOGIN:
            return Verdict.NO
        return Verdict.IN if pages else Verdict.TO_THE_CLASS  # the address of a page

    def _inside(self, path: str) -> str | None:
        """A path without what stands before every path; None for one that is not below it."""
        if not self.base:
            return path
        if path == self.base:
            return "/"
        return path.removeprefix(self.base) if path.startswith(f"{self.base}/") else None
