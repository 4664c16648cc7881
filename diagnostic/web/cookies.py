"""The two cookies, both strictly necessary: the visit, and what binds a form to a first-time browser."""

from flask import Flask, Response, g, request

from diagnostic.actions.visiting import VISIT_LASTS
from diagnostic.web.context import services

VISIT = "s"
BEFORE = "pre"


def use_cookies(app: Flask) -> None:
    """Read both cookies before each request and send what changed after it."""
    app.before_request(_read)
    app.after_request(_send)


def keep_visit(token: str) -> None:
    """Have the browser keep this visit."""
    if token != g.visit:
        g.visit = token
        g.new_visit = token


def forget_visit() -> None:
    """Have the browser forget its visit."""
    g.visit = ""
    g.new_visit = ""


def _name(short: str) -> str:
    return f"__Host-{short}" if services().settings.is_secure else short


def _read() -> None:
    g.visit = request.cookies.get(_name(VISIT), "")
    g.before = request.cookies.get(_name(BEFORE), "")


def _send(response: Response) -> Response:
    lasting = int(VISIT_LASTS.total_seconds())
    for short, value, age in (
        (VISIT, g.get("new_visit"), lasting),
        (BEFORE, g.get("new_before"), None),
    ):
        if value is None:
            continue
        response.set_cookie(
            _name(short),
            value,
            max_age=age if value else 0,
            path="/",
            secure=services().settings.is_secure,
            httponly=True,
            samesite="Lax",
        )
    return response
