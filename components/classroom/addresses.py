"""Where phones reach this machine: its addresses on the networks it is in, and the QR code."""

import socket
from ipaddress import ip_address

import segno

LOOPBACK = ("localhost", "127.0.0.1", "::1")
COMMAND = "streamlit run app.py --server.address 0.0.0.0"
# Addresses set aside for documentation: a socket aimed at them says which of ours would be used.
# Nothing is sent.
_AIMS = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET, "10.255.255.255"),
         (socket.AF_INET, "192.168.255.255"), (socket.AF_INET6, "2001:db8::1"))  # fmt: skip


def listens_here_only(address: str | None) -> bool:
    """Whether a server that listens at `address` is out of reach for any phone."""
    return address in LOOPBACK


def numbers() -> list[str]:
    """This machine's own numbers on its networks, the likeliest first."""
    found: list[str] = []
    for family, aim in _AIMS:
        with socket.socket(family, socket.SOCK_DGRAM) as asking:
            try:
                asking.connect((aim, 9))
                found.append(asking.getsockname()[0])
            except OSError:
                continue
    try:
        named = socket.getaddrinfo(socket.gethostname(), None, proto=socket.IPPROTO_TCP)
        found += [str(one[4][0]) for one in named]
    except OSError:
        pass
    return [one for one in dict.fromkeys(found) if _usable(one)]


def _usable(number: str) -> bool:
    try:
        known = ip_address(number)
    except ValueError:
        return False
    return not (known.is_loopback or known.is_link_local or known.is_unspecified)


def urls(
    code: str, root: str, address: str | None, *, port: int, base: str, tls: bool
) -> list[str]:
    """Addresses of a class's page, the likeliest first.

    Args:
        code: of the class; empty for the page that asks for one.
        root: by which address the teacher reaches Thaw, such as `https://thaw.school.example`.
        address: where the server listens, as the setting says.
        port, base, tls: as the settings say.
    """
    kind = "https" if tls else "http"
    tail = f"{'/' + base.strip('/') if base.strip('/') else ''}/class"
    tail += f"/{code}" if code else ""
    found = [root.rstrip("/") + tail] if root and not _is_loopback(root) else []
    if not listens_here_only(address):
        own = [address] if address and _usable(address) else numbers()
        found += [f"{kind}://{f'[{n}]' if ':' in n else n}:{port}{tail}" for n in own]
    return list(dict.fromkeys(found))


def _is_loopback(root: str) -> bool:
    host = root.partition("://")[2].partition("/")[0]
    return host.rpartition(":")[0].strip("[]") in LOOPBACK or host.strip("[]") in LOOPBACK


def qr(url: str) -> str:
    """A QR code as the address of a picture."""
    return segno.make(url, error="m").png_data_uri(scale=6, border=2)
