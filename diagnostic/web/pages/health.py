"""For machines: static files, and whether the service answers."""

from flask import Blueprint, Response, abort, make_response, request

from diagnostic.actions.health import is_ready
from diagnostic.web.context import asset_at, services

pages = Blueprint("health", __name__)


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


@pages.get("/healthz")
def alive() -> Response:
    """200 while the database answers, 503 otherwise; no detail."""
    ready = is_ready(services())
    response = make_response("ok\n" if ready else "unavailable\n", 200 if ready else 503)
    response.mimetype = "text/plain"
    return response
