"""The security headers of every answer: what a browser may load, and what else a page may do."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
UNUSED = ("camera", "microphone", "geolocation", "payment", "usb", "serial", "hid", "midi", "display-capture")


def script_hashes(html: str) -> list[str]:
    """The sources that let just these inline scripts run; a script with attributes is loaded by its address and needs none."""
    digests = [hashlib.sha256(script.encode()).digest() for script in re.findall(r"<script>(.*?)</script>", html, re.DOTALL)]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def policy(ancestors: str) -> str:
    """The content security policy; `ancestors` as in the directive frame-ancestors, "" for every page that there is.

    Charts are drawn without eval. Inline styles stay allowed: Streamlit and Vega set them on elements.
    """
    scripts = " ".join(["'self'", *script_hashes(INDEX.read_text(encoding="utf-8"))])
    frames = f"; frame-ancestors {ancestors}" if ancestors else ""
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        f"font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'{frames}"
    )


def headers(ancestors: str = "") -> dict[str, str]:
    """Every page may frame the dashboard unless told otherwise: there is no login and nothing to buy, so no click to steal.

    `frame-ancestors *` would say less: it shuts out a course page that is opened as a file.
    """
    return {
        "Content-Security-Policy": policy(ancestors),
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


def secured(app: ASGIApp, fields: dict[str, str]) -> ASGIApp:
    """The same application, with the headers on each of its HTTP answers; WebSockets pass untouched."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(fields)
            await send(message)

        await app(scope, receive, send_with_headers if scope["type"] == "http" else send)

    return answer
