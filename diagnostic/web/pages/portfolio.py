"""The advisor's portfolio: what waits today, every structure followed, and the map of levels."""

from collections.abc import Iterable

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from diagnostic.actions.portfolio import FollowedPage, followed_page
from diagnostic.actions.saved_views import remove_view, save_view
from diagnostic.core.limits import tidy, unkeepable
from diagnostic.core.offered import Offered
from diagnostic.core.portfolio import PAGE, Filters, Need
from diagnostic.web.context import asker, language, services
from diagnostic.web.filter_words import filter_form
from diagnostic.web.filters import (
    NEED,
    NEEDS,
    NETWORK,
    YES,
    address,
    all_pairs,
    filter_pairs,
    page_from,
    query_of,
)
from diagnostic.web.forms import BareForm, GuardedForm, button, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.portfolio_asked import LONGEST_QUERY, asked, canonical, leads
from diagnostic.web.portfolio_lines import (
    exists,
    headings,
    level_columns,
    line_views,
    neighbours,
    tabs,
)
from diagnostic.web.shapes.portfolio import MapView, PortfolioView, SavedViewLink, TodayItem

pages = Blueprint("portfolio", __name__, url_prefix="/suivi")

LONGEST_VIEW_NAME = 60
SAVED, REMOVED = "vue", "vue-retiree"
"""What the address says was just done with a view."""


class ViewForm(GuardedForm):
    """A name for the filters that stand."""

    name = StringField()
    query = StringField()


@pages.get("")
def show() -> str:
    """What waits today, then every structure followed."""
    return _page(ViewForm())


@pages.get("/carte")
def chart() -> str:
    """Structures by dimensions, with the level of each."""
    words, now = language().gettext, services().clock.now()
    offer, filters = asked()
    found = followed_page(services(), asker(), filters, page_from(request.args))
    pairs = filter_pairs(filters, now)
    before, after = neighbours("portfolio.chart", all_pairs(filters, now), found.number, found.total)
    view = MapView(
        tabs=tabs("portfolio.chart", pairs, exists),
        headings=headings(
            filters, "portfolio.chart", now, (("structure", words("Structure")), *level_columns(offer))
        ),
        lines=line_views(found.lines, offer, query_of(filters, now)),
        found=_found(found),
        follows_anything=any(found.standings.values()),
        filters=filter_form(filters, offer, "portfolio.chart", now, is_lead=leads()),
        previous=before,
        next=after,
        names=tuple(each.name for each in offer.scale),
    )
    return show_page("portfolio/chart", words("Carte des niveaux"), view, _crumbs(words("Carte des niveaux")))


@pages.post("/vues")
def save() -> Response | tuple[str, int]:
    """Give the filters that stand a name."""
    words = language().gettext
    form = ViewForm(request.form)
    name, query = tidy(form.name.data or ""), (form.query.data or "")[:LONGEST_QUERY]
    if not form.validate():
        return _page(form, problem=" ".join(form["csrf_token"].errors)), 403
    if not name or "\n" in name or unkeepable(name, LONGEST_VIEW_NAME):
        return _page(form, error=words("Donnez un nom de 60 caractères au plus, sur une ligne.")), 422
    if not save_view(services(), asker(), name, canonical(query)):
        return _page(form, error=words("Vous avez déjà 30 vues. Retirez-en une, puis enregistrez.")), 422
    kept = canonical(query)
    return redirect(f"{url_for('portfolio.show')}?{kept}{'&' if kept else ''}fait={SAVED}#vues", 303)


@pages.post("/vues/<view_id>/retirer")
def remove(view_id: str) -> Response:
    """Forget a saved view."""
    if BareForm(request.form).validate():
        remove_view(services(), asker(), view_id)
    return redirect(url_for("portfolio.show", fait=REMOVED, _anchor="vues"), 303)


def _page(form: ViewForm, problem: str = "", error: str = "") -> str:
    words, now = language().gettext, services().clock.now()
    offer, filters = asked(form.query.data or "")
    found = followed_page(services(), asker(), filters, page_from(request.args))
    before, after = neighbours("portfolio.show", all_pairs(filters, now), found.number, found.total)
    errors = (("#name", error),) if error else ()
    view = PortfolioView(
        tabs=tabs("portfolio.show", filter_pairs(filters, now), exists),
        today=_today(found, filters),
        headings=headings(filters, "portfolio.show", now, _columns()),
        lines=line_views(found.lines, offer, query_of(filters, now)),
        found=_found(found),
        follows_anything=any(found.standings.values()),
        filters=filter_form(filters, offer, "portfolio.show", now, is_lead=leads()),
        views=_views(offer),
        save=form_view(form, url_for("portfolio.save"), errors=errors, problem=problem),
        done=_done(),
        name=form.name.data or "",
        remove=button(""),
        query=query_of(filters, now),
        previous=before,
        next=after,
        exports_url=address("exports.show", filter_pairs(filters, now)),
        invite_url=url_for("requests.show") if exists("requests.show") else "",
        levels=len(offer.scale),
        order_told=_listed(each.short_name for each in offer.dimensions),
        scale_told=_listed(f"{each.value} {each.name}" for each in offer.scale),
    )
    return show_page("portfolio/show", words("Structures suivies"), view)


def _done() -> str:
    words = language().gettext
    told = {SAVED: words("Vue enregistrée"), REMOVED: words("Vue retirée")}
    return told.get(request.args.get("fait", ""), "")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _views(offer: Offered) -> tuple[SavedViewLink, ...]:
    here = url_for("portfolio.show")
    return tuple(SavedViewLink(each.name, f"{here}?{each.query}", each.id) for each in offer.views)


def _today(found: FollowedPage, filters: Filters) -> tuple[TodayItem, ...]:
    many = language().ngettext
    network = [(NETWORK, YES)] if filters.whole_network else []
    told = {
        Need.REVIEW: many(
            "%(n)s diagnostic terminé attend votre relecture",
            "%(n)s diagnostics terminés attendent votre relecture",
            found.needs[Need.REVIEW],
        ),
        Need.REPLY: many(
            "%(n)s structure attend une réponse de votre part",
            "%(n)s structures attendent une réponse de votre part",
            found.needs[Need.REPLY],
        ),
        Need.QUIET: many(
            "%(n)s diagnostic en cours n’a pas bougé depuis trois semaines",
            "%(n)s diagnostics en cours n’ont pas bougé depuis trois semaines",
            found.needs[Need.QUIET],
        ),
    }
    return tuple(
        TodayItem(told[need] % {"n": count}, address("portfolio.show", [(NEED, name), *network]))
        for name, need in NEEDS.items()
        if (count := found.needs[need])
    )


def _found(found: FollowedPage) -> str:
    """How many lines there are, and which of them the page shows."""
    told = language().ngettext("%(n)s diagnostic", "%(n)s diagnostics", found.total) % {"n": found.total}
    if found.total <= PAGE or not found.lines:
        return told
    first = (found.number - 1) * PAGE + 1
    shown = language().gettext("lignes %(first)s à %(last)s")
    return f"{told}, {shown % {'first': first, 'last': first + len(found.lines) - 1}}"


def _columns() -> tuple[tuple[str, str], ...]:
    words = language().gettext
    return (
        ("structure", words("Structure")),
        ("territoire", words("Territoire")),
        ("type", words("Type")),
        ("etat", words("État")),
        ("besoin", words("Ce qu’il faut")),
        ("activite", words("Dernier changement")),
    )


def _crumbs(here: str) -> tuple[tuple[str, str], ...]:
    return (language().gettext("Structures suivies"), url_for("portfolio.show")), (here, "")
