"""Where somebody goes after signing in: back to where they came from, never out of the service."""

from urllib.parse import unquote, urlsplit

from flask import current_app, g, redirect, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from diagnostic.actions.asking import asker_of
from diagnostic.actions.keeping import kept_form
from diagnostic.web.account_bar import workspace_links
from diagnostic.web.context import asker, services, visit
from diagnostic.web.cookies import keep_account

LONGEST = 2000
PARAMETER = "suite"


def suite() -> str:
    """The address within the service that the page under way leads on to; empty for none of ours."""
    asked = request.args.get(PARAMETER, "")
    return asked if is_ours(asked) else ""


def is_ours(address: str) -> bool:
    """True for a path of this service, written so that no browser takes it for anything else."""
    plain = unquote(address)
    if not address.startswith("/") or len(address) > LONGEST:
        return False
    if any(each == "\\" or not each.isprintable() for each in address + plain) or plain.startswith("//"):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc


def arrive(token: str) -> Response:
    """Keep a session that was just opened or made surer, and go on."""
    keep_account(token)
    g.asker = asker_of(services(), visit(), token, asker().address)
    return go_on()


def go_on() -> Response:
    """Go on to what was asked for: by way of the second factor, or of what was kept, where there is some."""
    asked = suite()
    if asker().lacks_second_factor:
        return redirect(url_for("signing.second_factor", suite=asked or None), 303)
    if asked and kept_form(services(), g.before, asked):
        return redirect(url_for("signing.kept", suite=asked), 303)
    if asked and _can_be_opened(asked):
        return redirect(request.script_root + asked, 303)
    links = workspace_links()
    return redirect(links[0].url if links else url_for("account.show"), 303)


def _can_be_opened(address: str) -> bool:
    """True where GET leads to a page: what was sent to some addresses can only be sent."""
    adapter = current_app.url_map.bind("")
    try:
        adapter.match(urlsplit(address).path, method="GET")
    except HTTPException:
        return False
    return True
