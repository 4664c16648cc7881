"""Headers of every answer: nothing from elsewhere, nothing inline, nothing kept nor listed by others."""

from http import HTTPStatus

from flask import Flask, Response, request

from diagnostic.web.access import row_of
from diagnostic.web.context import services
from diagnostic.web.findable import is_findable

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
}
ONE_YEAR = 365 * 24 * 3600


def use_headers(app: Flask) -> None:
    """Add the headers to every answer, errors included."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if services().settings.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}; includeSubDomains"
    is_fine = response.status_code < HTTPStatus.BAD_REQUEST
    lasts = is_fine and request.endpoint is not None and row_of(request.endpoint).cache == "year"
    response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable" if lasts else "no-store"
    if response.mimetype == "text/html" and _opens_to_all() and not is_findable(request.endpoint):
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _opens_to_all() -> bool:
    """Tell whether a crawler could be answered here at all: private pages do not exist for it."""
    return request.endpoint is None or row_of(request.endpoint).is_for_anyone
