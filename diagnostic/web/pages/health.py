"""For machines: static files, what crawlers may read, and whether the service answers."""

from flask import Blueprint, Response, abort, make_response, request

from diagnostic.actions.health import is_ready
from diagnostic.web.context import asset_at, services

pages = Blueprint("health", __name__)

FOR_CRAWLERS = """\
# Private pages exist for nobody without their cookie; links that hold a secret ask not to be listed.
User-agent: *
Disallow:
"""


@pages.get("/static/<path:address>")
def static(address: str) -> Response:
    """One static file, compressed where the browser takes it so."""
    found = asset_at(address)
    if found is None:
        abort(404)
    small = found.compressed if request.accept_encodings.quality("gzip") else None
    response = make_response(small or found.content)
    response.mimetype = found.mimetype
    if found.compressed:
        response.headers["Vary"] = "Accept-Encoding"
    if small:
        response.headers["Content-Encoding"] = "gzip"
    return response


@pages.get("/robots.txt")
def robots() -> Response:
    """Crawlers may read whatever they are answered; see ``diagnostic/web/findable.py``."""
    response = make_response(FOR_CRAWLERS)
    response.mimetype = "text/plain"
    return response


@pages.get("/healthz")
def alive() -> Response:
    """200 while the database answers, 503 otherwise; no detail."""
    ready = is_ready(services())
    response = make_response("ok\n" if ready else "unavailable\n", 200 if ready else 503)
    response.mimetype = "text/plain"
    return response
