"""Which requests get the picture: those for Explore's own address, as far as it is open to them."""

import logging
from functools import partial

import anyio
import anyio.to_thread
from starlette.datastructures import Headers
from starlette.types import Scope
from streamlit import config

from components.door.opened import opened
from components.door.roles import PERSON_HEADER, STATE, Role
from components.early.early_html import early_html
from components.early.early_picture import early_picture, query_of
from components.early.waiting_html import waiting_html
from data.workspace.people.asking import GUEST, OWNER, Asker, asking_as, member

PATIENCE = 0.4  # seconds that the page waits for its picture: a new one is there at the next visit


async def picture_for(scope: Scope) -> bytes:
    """The picture for a page that is asked for, as HTML; empty where it has none."""
    if not _is_explore(scope) or (who := asker_of(scope)) is None:
        return b""
    query = scope["query_string"].decode("latin-1")
    with anyio.move_on_after(PATIENCE):
        return await anyio.to_thread.run_sync(partial(_made, query, who), abandon_on_cancel=True)
    return b""


def asker_of(scope: Scope) -> Asker | None:
    """On whose behalf the picture is made; None for a guest to whom Explore is not open."""
    role = scope.get("state", {}).get(STATE, Role.GUEST)
    if role is Role.OWNER:
        return OWNER
    person = Headers(scope=scope).getlist(PERSON_HEADER.decode())
    if role is Role.MEMBER and person and person[-1]:
        return member(person[-1].encode("latin-1").decode(errors="replace"))
    return GUEST if "explore" in opened() else None


def _is_explore(scope: Scope) -> bool:
    base = str(config.get_option("server.baseUrlPath")).strip("/")
    return scope["path"].strip("/") == base


def _made(query: str, who: Asker) -> bytes:
    try:
        with asking_as(who):
            base, asked = str(config.get_option("theme.base") or ""), query_of(query)
            picture = early_picture(asked)
            return early_html(picture, base) if picture else waiting_html(asked, base)
    except Exception:  # the page itself says what is wrong; it must come whatever this does
        logging.getLogger("thaw.early").exception("The picture before the page could not be made.")
        return b""
