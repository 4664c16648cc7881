"""What every page offers to whoever is signed in: their pages, the way out, the end of the session."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from flask import Flask, current_app, g, request, url_for

from diagnostic.actions.asking import TOUCHED_AFTER
from diagnostic.core.people import Asker, Role, SignedIn
from diagnostic.web.context import language, services
from diagnostic.web.forms import button
from diagnostic.web.shapes.forms import FormView
from diagnostic.web.shapes.navigation import Link

ADVISES: Final = frozenset({Role.ADVISOR, Role.LEAD})
BELONGS: Final = frozenset({Role.MEMBER, Role.MANAGER})


@dataclass(frozen=True, slots=True)
class SessionClock:
    """How many seconds the session lasts without anything done, and where it is made to last longer."""

    seconds: int
    extend: FormView


@dataclass(frozen=True, slots=True)
class AccountBar:
    """Links of whoever is signed in, and the form that signs out; only the way in for others."""

    links: tuple[Link, ...]
    leave: FormView | None
    clock: SessionClock | None
    sign_in: Link | None


def use_account_bar(app: Flask) -> None:
    """Let every page draw it."""
    app.jinja_env.globals["account_bar"] = account_bar


def account_bar() -> AccountBar:
    """What the page under way offers to whoever asked for it."""
    asker: Asker | None = g.get("asker")
    if asker is None or asker.signed_in is None:
        entry = Link(language().gettext("Se connecter"), url_for("signing.show"), _is_here("signing.show"))
        return AccountBar((), None, None, entry)
    mine = _link(language().gettext("Votre compte"), "account.show")
    links = (*workspace_links(), mine) if asker.account else ()
    return AccountBar(links, button(url_for("signing.leave")), _clock(asker.signed_in), None)


def workspace_links() -> tuple[Link, ...]:
    """The pages that the roles of whoever is signed in are about; those that this version has."""
    words, asker = language().gettext, g.asker
    offered = (
        (words("Suivi"), "portfolio.show", ADVISES),
        (words("Campagnes"), "campaign.index", ADVISES),
        (words("Votre structure"), "organisation.index", BELONGS),
        (words("Administration"), "administration.show", frozenset({Role.ADMINISTRATOR})),
    )
    return tuple(
        _link(label, endpoint)
        for label, endpoint, roles in offered
        if endpoint in current_app.view_functions and roles & (asker.roles or BELONGS)
    )


def _link(label: str, endpoint: str) -> Link:
    return Link(label, url_for(endpoint), _is_here(endpoint))


def _is_here(endpoint: str) -> bool:
    return request.endpoint == endpoint


def session_seconds(here: SignedIn) -> int:
    """How many seconds a session lasts from now on, unless something is done before."""
    now = services().clock.now()
    # The last use is written once a minute only; where it was written just now, it is this request.
    used = now if now - here.seen_at >= TOUCHED_AFTER else here.seen_at
    ends = min(used + here.person.lasting.idle, here.expires_at)
    return int(max(timedelta(0), ends - now).total_seconds())


def _clock(here: SignedIn) -> SessionClock:
    return SessionClock(session_seconds(here), button(url_for("signing.extend")))
