"""How the class gets in: code, QR code, addresses; and what to do where no phone gets through."""

import streamlit as st
from markupsafe import Markup
from streamlit import config

from components.classroom import addresses
from data.classroom.codes import shown
from data.classroom.room import Room

_CARD = Markup(
    '<aside class="class-join">{picture}<div><p>Join with code</p><p class="code">{code}</p>'
    '<p class="in"><b data-in>{pupils}</b> joined<span data-locked {unlocked}> · door locked</span>'
    '</p></div><p class="url">{url}</p></aside>'
)


def urls_of(code: str) -> list[str]:
    """Addresses of a class's page on this server."""
    url = str(st.context.url or "")
    kind, _, rest = url.partition("://")
    root = f"{kind}://{rest.partition('/')[0]}" if rest else ""
    return addresses.urls(
        code, root, config.get_option("server.address"), port=config.get_option("server.port"),
        base=str(config.get_option("server.baseUrlPath")),
        tls=bool(config.get_option("server.sslCertFile")),
    )  # fmt: skip


def join_card(room: Room, pupils: int) -> str:
    """The card that stands beside the results, as HTML; the board keeps its number up to date."""
    found = urls_of(room.code)
    picture = Markup("")
    if found:
        alt = f"QR code of {found[0]}"
        picture = Markup('<img src="{}" alt="{}">').format(addresses.qr(found[0]), alt)
    told = Markup("No phone can reach this machine yet.")
    if found:  # without the code, which is typed on the page: the shorter, the fewer mistakes
        told = Markup("or open <b>{}</b>").format(urls_of("")[0].partition("://")[2])
    unlocked = "" if room.state.locked else "hidden"
    card = _CARD.format(
        picture=picture, code=shown(room.code), pupils=pupils, unlocked=unlocked, url=told
    )
    return str(card)


def render_ways(room: Room) -> None:
    """Every address, and what to do where none works."""
    found = urls_of(room.code)
    here_only = addresses.listens_here_only(config.get_option("server.address"))
    if here_only and not found:
        st.text(
            "Thaw listens on this machine only, so no phone can reach it. Close it and start it "
            "with this command; the class is kept, and you go on with it:"
        )
        _lines(addresses.COMMAND)
        return
    with st.expander("A phone cannot open the page?"):
        st.text("This machine’s addresses. Try another one if the first does not open:")
        _lines("\n".join(found) or "none: this machine is in no network")
        st.text(
            "Phone and machine must be in the same network. Some school networks keep their "
            "devices apart. To tell: the page opens on this machine at the address above, and "
            "on no phone. Then one phone’s hotspot helps: switch it on, connect this machine and "
            "the other phones to it, and reload this page for the new address. Nothing goes over "
            "the internet, so it costs no data. A hotspot carries some ten phones; let pupils "
            "share, or use two hotspots in turn: the class is kept."
        )


def _lines(text: str) -> None:
    """Lines to be copied. (Streamlit’s own box brings a highlighter that takes seconds.)"""
    st.html(str(Markup('<pre class="class-lines" tabindex="0">{}</pre>').format(text)))
