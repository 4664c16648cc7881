"""What belongs to the request under way: services, language, visit, the opened assessment."""

from typing import cast
from urllib.parse import quote

from flask import current_app, g, request

from diagnostic.actions.services import Services
from diagnostic.core.opened import Opened
from diagnostic.core.people import OWN, Asker, Relation
from diagnostic.language import Language
from diagnostic.web.assets import Asset, Assets

SERVICES = "diagnostic"
ASSETS = "diagnostic-assets"


def services() -> Services:
    """The services handed to the application."""
    return cast("Services", current_app.extensions[SERVICES])


def asset(name: str) -> str:
    """The address of a static file."""
    return cast("Assets", current_app.extensions[ASSETS]).address(name)


def asset_at(address: str) -> Asset | None:
    """The static file at an address, or None."""
    return cast("Assets", current_app.extensions[ASSETS]).found(address)


def language() -> Language:
    """The language of the page, from its address."""
    return services().languages[request.environ.get("diagnostic.language", "fr")]


def visit() -> str:
    """The secret this browser keeps, or an empty text."""
    return cast("str", g.get("visit", ""))


def account_secret() -> str:
    """The secret of the browser's session of an account, or an empty text; it may have ended."""
    return cast("str", g.get("account", ""))


def asker() -> Asker:
    """Whoever sent the request under way."""
    return cast("Asker", g.asker)


def relations() -> frozenset[Relation]:
    """What the asker is to what this page is about."""
    return cast("frozenset[Relation]", g.relations)


def helper() -> Asker | None:
    """Whoever asks, when it is an advisor who fills in with the structure, by its consent."""
    here = g.get("relations", frozenset())
    return asker() if Relation.ASSISTANT in here and not here & OWN else None


def form_secret() -> str:
    """What a form's token is bound to: the account's session, the visit, or a cookie of this browser."""
    if account_secret() or visit():
        return account_secret() or visit()
    if not g.before:
        g.before = g.new_before = services().clock.token()
    return str(g.before)


def opened() -> Opened:
    """The assessment that the access rule of this route has loaded."""
    return cast("Opened", g.opened)


def address_in(code: str, source: str) -> str:
    """The address of the page under way in another language; ``source`` has no prefix."""
    prefix = "" if code == source else f"/{code}"
    # Two slashes at the start, of whichever kind, would lead to another host.
    path = "/" + quote(request.path).lstrip("/")
    query = request.query_string.decode("ascii", "ignore")
    return prefix + path + (f"?{query}" if query and request.method == "GET" else "")
