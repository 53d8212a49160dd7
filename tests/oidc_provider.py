"""A small OpenID Connect provider on loopback: asks who one is, believes it, and signs it."""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.harness import HOST, free_port

CLIENT, SECRET = "thaw", "a-secret-of-the-client-0123456789"
PEOPLE = {
    "Ana": {"email": "ana@school.example", "email_verified": True},
    "Ben": {"email": "Ben@School.example"},
    "Eve": {"email": "ana@school.example", "email_verified": False},  # says she is Ana
    "Zoe": {"email": "zoe@elsewhere.example", "email_verified": True},
}


class Provider:
    """What it knows: its key, and the codes that were given and not yet used."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self._given: dict[str, dict[str, str]] = {}

    def routes(self) -> list[Route]:
        """Its addresses."""
        return [
            Route("/.well-known/openid-configuration", self._about),
            Route("/authorize", self._authorize),
            Route("/token", self._token, methods=["POST"]),
            Route("/keys", self._keys),
        ]

    async def _about(self, _: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if "as" not in asked:
            links = "".join(
                f'<p><a href="/authorize?{urlencode({**asked, "as": name})}">{name}</a></p>'
                for name in PEOPLE
            )
            return HTMLResponse(f"<h1>Who are you?</h1>{links}")
        code = secrets.token_urlsafe(16)
        self._given[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 302)

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        asked = self._given.pop(str(form.get("code")), None)
        digest = hashlib.sha256(str(form.get("code_verifier")).encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or challenge != asked.get("code_challenge"):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        told = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 600, "sub": asked["as"]}
        told |= {"nonce": asked["nonce"], "name": asked["as"], **PEOPLE[asked["as"]]}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, told, self._key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": signed})


@contextmanager
def provider() -> Iterator[str]:
    """Its address, for the length of a with block."""
    port = free_port()
    url = f"http://{HOST}:{port}"
    app = Starlette(routes=Provider(url).routes())
    server = uvicorn.Server(uvicorn.Config(app, HOST, port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield url
    finally:
        server.should_exit = True
        thread.join(10)


def secrets_text(url: str, thaw: str) -> str:
    """Thaw's secrets.toml for this provider."""
    return (
        f'[auth]\nredirect_uri = "{thaw}/oauth2callback"\n'
        f'cookie_secret = "{secrets.token_hex(32)}"\n'
        f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
        f'server_metadata_url = "{url}/.well-known/openid-configuration"\n'
    )
