"""Who may call a view: said in ``policy.toml``, enforced here and nowhere else.

An endpoint without a row keeps the program from starting.
"""

from flask import Flask, abort, current_app, g, request

from diagnostic.actions.asking import asker_of
from diagnostic.actions.auditing import REFUSED, Told, role_in, tell_alone
from diagnostic.actions.limiting import count_try
from diagnostic.actions.opening import opened, relations_to
from diagnostic.core.faults import AbsentObject, Forbidden, SignInNeeded
from diagnostic.core.people import OWN, Relation
from diagnostic.web.addresses import shortened
from diagnostic.web.context import account_secret, asker, language, services, visit
from diagnostic.web.policy import ACCOUNT, KEY_OF, Row, check_policy, read_policy

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LONGEST_FORM = 8
"""Characters of the ending of a file that the trail tells."""

SAME_SITE = frozenset({"same-origin", "none"})
POLICY = "diagnostic-policy"


def use_access(app: Flask) -> None:
    """Enforce the policy before every request; raises LookupError when it does not fit the routes."""
    policy = read_policy()
    check_policy(app, policy)
    app.extensions[POLICY] = policy
    app.before_request(_refuse_other_sites)
    app.before_request(_enforce)


def row_of(endpoint: str) -> Row:
    """The rule of an endpoint."""
    row: Row = current_app.extensions[POLICY][endpoint]
    return row


def _refuse_other_sites() -> None:
    """Refuse a change sent from another site, by the browser's own word, else by its origin."""
    if request.method in SAFE_METHODS:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    ours = {None, services().settings.public_url}
    is_ours = site in SAME_SITE if site else origin in ours
    if not is_ours:
        abort(403)


def _enforce() -> None:
    g.asker = asker_of(services(), visit(), account_secret(), shortened(request.remote_addr or ""))
    if request.endpoint is None:
        return
    row = row_of(request.endpoint)
    if row.rate and request.method not in SAFE_METHODS:
        count_try(services(), row.rate, request.remote_addr or "")
    if row.loads:
        _open(row)
    elif not row.is_for_anyone:
        _require_role(row)


def _require_role(row: Row) -> None:
    if not asker().account:
        raise SignInNeeded(lacks_second_factor=asker().lacks_second_factor)
    if ACCOUNT not in row.who and not row.who & asker().roles:
        tell_alone(services(), asker(), Told("authz_fail", "page", request.endpoint or "", outcome=REFUSED))
        raise Forbidden


def _open(row: Row) -> None:
    """Find what the address names by a relation of the row; the trail is told of readers from outside."""
    needs_account = not row.relations & {Relation.HOLDER, Relation.READER}
    if needs_account and not asker().account:
        raise SignInNeeded(lacks_second_factor=asker().lacks_second_factor)
    asked = str((request.view_args or {})[KEY_OF[row.loads]])
    try:
        _find(row, asked)
    except AbsentObject:
        if asker().account:
            told = Told("authz_fail", row.loads, asked[:64], outcome=REFUSED, request=request.endpoint or "")
            tell_alone(services(), asker(), told)
        elif account_secret():
            # Signed in until a moment ago, or not wholly: signing in may well open it.
            raise SignInNeeded(lacks_second_factor=asker().lacks_second_factor) from None
        raise
    if row.audit and not g.relations & OWN:
        form = str((request.view_args or {}).get("form", ""))[:LONGEST_FORM]
        told = Told(
            row.audit,
            row.loads,
            asked,
            role_in(g.relations),
            request=request.endpoint or "",
            detail={"form": form} if form else {},
        )
        tell_alone(services(), asker(), told)


def _find(row: Row, asked: str) -> None:
    if row.loads == "assessment":
        g.opened, g.relations = opened(services(), asker(), asked, row.relations, language().code)
    else:
        g.relations = relations_to(services(), asker(), row.loads, asked, row.relations)
