"""What was sent with a session that had ended: kept for the same browser, to be shown again."""

from flask import request

from diagnostic.actions.keeping import keep_form
from diagnostic.actions.visiting import stands
from diagnostic.core.faults import StoreBusy, TooMany
from diagnostic.web.context import account_secret, services, visit
from diagnostic.web.cookies import browser_secret


def here() -> str:
    """The address under way, within the service and without its language."""
    return request.full_path if request.query_string else request.path


def keep_sent() -> bool:
    """Keep the form that was sent, where its browser was signed in; False when it cannot be kept."""
    return bool(account_secret()) and _keep()


def keep_answers() -> bool:
    """Keep what was sent to a diagnostic by a browser whose visit has ended; False when it cannot be kept."""
    is_answer = "assessment_id" in (request.view_args or {})
    return is_answer and not account_secret() and not stands(services(), visit()) and _keep()


def _keep() -> bool:
    wants_page = "application/json" not in request.headers.get("Accept", "")
    if request.method != "POST" or not wants_page:
        return False
    pairs = list(request.form.items(multi=True))
    try:
        return keep_form(services(), browser_secret(), here(), pairs, request.remote_addr or "")
    except (TooMany, StoreBusy):
        return False
