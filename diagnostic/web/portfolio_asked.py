"""What the address of a page of the portfolio asks for."""

from flask import request, url_for

from diagnostic.actions.portfolio import offered
from diagnostic.core.offered import Offered
from diagnostic.core.people import Role
from diagnostic.core.portfolio import Filters
from diagnostic.web.context import asker, language, services
from diagnostic.web.filters import filters_from, query_of, read_query

LONGEST_QUERY = 2000
BACK = "retour"
"""In the address of a file: the filters of the list that one comes from."""


def asked(query: str = "") -> tuple[Offered, Filters]:
    """What is offered, and the filters of the address, or of a form that sent them back."""
    offer = offered(services(), asker(), language().code)
    given = read_query(query[:LONGEST_QUERY]) if query else request.args
    return offer, filters_from(given, offer, services().clock.now(), is_lead=leads())


def canonical(query: str) -> str:
    """The filters of a query as they are offered; whatever else it holds is left out."""
    _, filters = asked(query or "page=1")
    return query_of(filters, services().clock.now())


def leads() -> bool:
    """True for somebody who leads a network."""
    return Role.LEAD in asker().roles


def followed_crumb(query: str) -> tuple[str, str]:
    """The way back to the list of structures, with the filters that an address says one comes from."""
    kept = canonical(query) if query else ""
    return language().gettext("Structures suivies"), url_for("portfolio.show") + (f"?{kept}" if kept else "")
