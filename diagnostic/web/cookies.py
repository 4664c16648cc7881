"""The cookies, all strictly necessary: the visit, the session of an account, what binds a form."""

from flask import Flask, Response, g, request

from diagnostic.actions.visiting import VISIT_LASTS
from diagnostic.web.context import services

VISIT = "s"
ACCOUNT = "a"
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


def keep_account(token: str) -> None:
    """Have the browser keep this session of an account until it is closed."""
    g.account = token
    g.new_account = token


def forget_account() -> None:
    """Have the browser forget its session of an account."""
    g.account = ""
    g.new_account = ""


def browser_secret() -> str:
    """What this browser keeps until it is closed, made when there is none: it binds what is mailed to it."""
    if not g.before:
        g.before = g.new_before = services().clock.token()
    return str(g.before)


def _name(short: str) -> str:
    return f"__Host-{short}" if services().settings.is_secure else short


def _read() -> None:
    g.visit = request.cookies.get(_name(VISIT), "")
    g.account = request.cookies.get(_name(ACCOUNT), "")
    g.before = request.cookies.get(_name(BEFORE), "")


def _send(response: Response) -> Response:
    lasting = int(VISIT_LASTS.total_seconds())
    for short, value, age in (
        (VISIT, g.get("new_visit"), lasting),
        (ACCOUNT, g.get("new_account"), None),
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
