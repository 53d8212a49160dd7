"""The members of a department: who has logged in by Streamlit's `[auth]`, and by which name.

Without `[auth]` in the secrets there are none. The cookie is Streamlit's, signed with its secret.
"""

import json
import os
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from starlette.types import Scope
from streamlit.auth_util import get_cookie_with_chunks, get_secrets_auth_section
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components.door.hosts import only
from components.door.key import Gone, cookies_of

VARIABLE = "THAW_MEMBERS"
NAME_MOST = 200


@dataclass(frozen=True)
class Members:
    """Who may become a member.

    Attributes:
        login: whether there is a way to log in at all.
        patterns: addresses such as `*@school.example`, lower case; empty: all that the provider
            lets in.
        gone: what the cookies said of those who logged out.
    """

    login: bool = False
    patterns: tuple[str, ...] = ()
    gone: Gone = field(default_factory=Gone, compare=False)

    def person(self, scope: Scope) -> str:
        """What the member is called whose cookie a request brings; empty for none."""
        if not self.login:
            return ""
        raw = _raw(scope)
        name = "" if raw in self.gone else name_of(_told(raw, scope))
        allowed = not self.patterns or any(fnmatchcase(name, one) for one in self.patterns)
        return name if allowed else ""

    def leave(self, scope: Scope) -> None:
        """Let the cookie that a request brings be nobody's from now on."""
        if self.person(scope):
            self.gone.add(_raw(scope))


def of_settings() -> Members:
    """Members as the secrets and the environment say."""
    patterns = tuple(os.environ.get(VARIABLE, "").replace(",", " ").lower().split())
    return Members(bool(get_secrets_auth_section()), patterns)


def name_of(told: dict) -> str:
    """What a person is called everywhere: the e-mail address, else the provider's own word.

    An address that the provider says is not verified could be anybody's.
    """
    if told.get("is_logged_in") is not True:
        return ""
    address = told.get("email")
    if isinstance(address, str) and "@" in address and told.get("email_verified") is not False:
        found = address.strip().lower()
    elif told.get("sub"):
        found = f"{told['sub']} ({told.get('provider', '')})"
    else:
        return ""
    return found if len(found) <= NAME_MOST and found.isprintable() else ""


def _raw(scope: Scope) -> bytes:
    """What Streamlit's cookie says, as it was signed; nothing if nobody signed it."""
    cookies, secret = cookies_of(scope), get_cookie_secret()

    def one(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(secret, name, value) if value else None

    raw = get_cookie_with_chunks(one, USER_COOKIE_NAME) if secret else None
    return raw or b"{}"


def _told(raw: bytes, scope: Scope) -> dict:
    """What is signed, read; nothing if it is not of this server or not whole."""
    try:
        told = json.loads(raw)
        here = urlsplit(str(told.get("origin", ""))).netloc
    except (ValueError, AttributeError):
        return {}
    return told if here and here == only(scope["headers"], b"host") else {}
