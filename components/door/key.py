"""The owner's key: whoever writes it down at the server may use it elsewhere.

It is shown where the server was started and on the owner's page, and is good until the server ends;
`THAW_OWNER_KEY` names one that stays, and that several processes share.
"""

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from ipaddress import IPv6Address, ip_network

from itsdangerous import BadSignature, TimestampSigner
from starlette.types import Scope

from components.door.hosts import only
from components.door.roles import number_of

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that look alike
GROUPS, LENGTH = 5, 4  # 100 bits
SHORTEST = 12
COOKIE = "thaw_owner"
GOOD_FOR = 30 * 24 * 3600  # seconds
GUESSES, WITHIN = 5, 60.0  # guesses of one address within so many seconds
MOST_ADDRESSES = 10_000
MOST_GONE = 20_000


def new_word() -> str:
    """A key that nobody guesses and everybody can copy from a screen."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(GROUPS * LENGTH))
    return "-".join(letters[i : i + LENGTH] for i in range(0, len(letters), LENGTH))


class Gone:
    """What the cookies of those who left said: nobody is let in by one again, the latest so many.

    A browser forgets its cookie when somebody leaves; its other windows were let in by it long ago.
    """

    def __init__(self) -> None:
        self._marks: OrderedDict[bytes, None] = OrderedDict()

    def add(self, told: bytes) -> None:
        """Somebody left, by whose cookie that was said."""
        self._marks[hashlib.sha256(told).digest()] = None
        while len(self._marks) > MOST_GONE:
            self._marks.popitem(last=False)

    def __contains__(self, told: bytes) -> bool:
        return bool(self._marks) and hashlib.sha256(told).digest() in self._marks


class OwnerKey:
    """The key and the cookies that were given for it."""

    def __init__(self, word: str) -> None:
        self.word = word
        digest = hashlib.sha256(b"thaw owner\0" + _tidy(word).encode()).digest()
        self._digest = digest
        self._signer = TimestampSigner(digest, salt="thaw.owner", digest_method=hashlib.sha256)
        self._gone = Gone()

    def fits(self, guess: str) -> bool:
        """Whether somebody has the key; hyphens, spaces and small letters do not matter."""
        given = hashlib.sha256(b"thaw owner\0" + _tidy(guess).encode(errors="replace")).digest()
        return hmac.compare_digest(given, self._digest)

    def cookie(self) -> str:
        """What a browser keeps in the key's place."""
        return self._signer.sign(b"owner").decode()

    def was_given(self, value: str) -> bool:
        """Whether a cookie is one of ours, not too old, and its owner has not left.

        One from the future is ours, too: the clock of this machine was set back since.
        """
        try:
            told, given = self._signer.unsign(value, return_timestamp=True)
        except BadSignature:
            return False
        young = time.time() - given.timestamp() <= GOOD_FOR
        return told == b"owner" and young and value.encode() not in self._gone

    def opens(self, scope: Scope, name: str) -> bool:
        """Whether a request brings such a cookie under that name."""
        value = cookies_of(scope).get(name)
        return value is not None and self.was_given(value)

    def leave(self, scope: Scope, name: str) -> None:
        """Let the cookie that a request brings open nothing more."""
        value = cookies_of(scope).get(name)
        if value is not None and self.was_given(value):
            self._gone.add(value.encode())


class Guesses:
    """Counts the wrong keys of each address; the right ones of others are not held up."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._made: OrderedDict[str, list[float]] = OrderedDict()

    def wait(self, address: str | None) -> int:
        """For how many seconds an address must wait before the next guess; 0: it may."""
        made = self._recent(_who(address))
        if len(made) < GUESSES:
            return 0
        return max(1, round(WITHIN - (self._clock() - made[0])))

    def missed(self, address: str | None) -> None:
        """Note a wrong key."""
        who = _who(address)
        self._made[who] = [*self._recent(who), self._clock()]
        self._made.move_to_end(who)
        while len(self._made) > MOST_ADDRESSES:
            self._made.popitem(last=False)

    def _recent(self, who: str) -> list[float]:
        since = self._clock() - WITHIN
        return [then for then in self._made.get(who, ()) if then > since]


def cookies_of(scope: Scope) -> dict[str, str]:
    """The cookies of a request; nothing of what cannot be read."""
    try:
        found = SimpleCookie(only(scope["headers"], b"cookie") or "")
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in found.items()}


def _who(address: str | None) -> str:
    """An address; of an IPv6 one the network, of which a machine has as many as it likes."""
    number = number_of(address)
    if isinstance(number, IPv6Address):
        return str(ip_network((number, 64), strict=False))
    return str(number)


def _tidy(word: str) -> str:
    return "".join(word.upper().replace("-", " ").split())
