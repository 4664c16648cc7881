"""The headers of every answer, as the design wants them; written out here, not read from the product."""

from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Final

from werkzeug.test import TestResponse

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
ALWAYS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FORBIDDEN_DEVICES: Final = ("camera", "geolocation", "microphone", "payment", "usb")
FOR_EVER: Final = "public, max-age=31536000, immutable"
ONE_YEAR_OF_HTTPS: Final = "max-age=31536000; includeSubDomains"
KNOWN: Final = frozenset(ALWAYS) | {
    "Allow",
    "Cache-Control",
    "Clear-Site-Data",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Length",
    "Content-Type",
    "Location",
    "Permissions-Policy",
    "Retry-After",
    "Set-Cookie",
    "Strict-Transport-Security",
    "Vary",
    "X-Robots-Tag",
}
"""Whatever else an answer might say of the service is nobody's business."""
COOKIES: Final = frozenset({"s", "a", "pre"})


def header_faults(response: TestResponse, url: str, *, secure: bool) -> Iterator[str]:
    """Every header that is missing or says something else."""
    headers = response.headers
    is_static = "/static/" in url and response.status_code == 200
    wanted = ALWAYS | {"Cache-Control": FOR_EVER if is_static else "no-store"}
    if secure:
        wanted["Strict-Transport-Security"] = ONE_YEAR_OF_HTTPS
    for name, value in wanted.items():
        if headers.get(name) != value:
            yield f"{name}: {headers.get(name)}"
    for device in FORBIDDEN_DEVICES:
        if f"{device}=()" not in headers.get("Permissions-Policy", ""):
            yield f"{device} is allowed"
    if (response.mimetype or "").startswith("text/") and "charset=utf-8" not in headers["Content-Type"]:
        yield f"Content-Type: {headers['Content-Type']}"
    for line in headers.getlist("Set-Cookie"):
        yield from _cookie_faults(line, secure=secure)


def header_strangers(response: TestResponse) -> Iterator[str]:
    """Every header that no answer should have, or that comes twice."""
    names = [name for name in response.headers.keys() if name != "Set-Cookie"]  # noqa: SIM118 - pairs, not a mapping
    yield from (f"header {name}" for name in sorted({*names} - KNOWN))
    yield from (f"{name} twice" for name in sorted({*names}) if names.count(name) > 1)


def _cookie_faults(line: str, *, secure: bool) -> Iterator[str]:
    for name, cookie in SimpleCookie(line).items():
        known = {f"__Host-{each}" for each in COOKIES} if secure else COOKIES
        if name not in known:
            yield f"cookie {name}"
        kept = cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
        if not kept or bool(cookie["secure"]) != secure or cookie["domain"]:
            yield f"cookie {line}"
