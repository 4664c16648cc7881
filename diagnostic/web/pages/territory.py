"""How levels spread over a group of structures, without a figure on any small part of it."""

from flask import Blueprint, url_for

from diagnostic.actions.portfolio import followed, spread
from diagnostic.core.offered import Offered
from diagnostic.core.spread import Band, Spread
from diagnostic.web.context import asker, language, services
from diagnostic.web.filter_words import filter_form
from diagnostic.web.filters import filter_pairs
from diagnostic.web.frame import show as show_page
from diagnostic.web.portfolio_asked import asked, leads
from diagnostic.web.portfolio_lines import exists, named, tabs
from diagnostic.web.shapes.portfolio import PartView, SpreadView, TerritoryView
from diagnostic.web.shapes.tables import Column

pages = Blueprint("territory", __name__, url_prefix="/suivi/territoire")

WIDTH, GAP = 100.0, 0.6
"""Of a strip, in the units of its drawing."""


@pages.get("")
def show() -> str:
    """The strips of every dimension, and the same as a table."""
    words, now = language().gettext, services().clock.now()
    offer, filters = asked()
    found = spread(services(), asker(), filters, offer)
    spreads = _spreads(found, offer) if found else ()
    view = TerritoryView(
        tabs=tabs("territory.show", filter_pairs(filters, now), exists),
        filters=filter_form(filters, offer, "territory.show", now, is_lead=leads()),
        group=_group_words(found.group) if found else "",
        spreads=spreads,
        columns=tuple(Column(each) for each in (words("Dimension"), *_class_names(offer))),
        rows=tuple(_row(each, offer) for each in spreads),
        follows_anything=bool(found) or followed(services(), asker(), filters),
        levels=len(offer.scale),
    )
    crumbs = (words("Structures suivies"), url_for("portfolio.show")), (words("Vue du territoire"), "")
    return show_page("territory/show", words("Vue du territoire"), view, crumbs)


def _spreads(found: Spread, offer: Offered) -> tuple[SpreadView, ...]:
    return tuple(
        SpreadView(each.name, _parts(found.classes.get(each.key, ()), offer)) for each in offer.dimensions
    )


def _parts(bands: tuple[Band, ...], offer: Offered) -> tuple[PartView, ...]:
    """One part a class, as wide as the middle of its band: the drawing tells no more than the words."""
    names = _class_names(offer)
    weights = [(each.low + each.high) / 2 for each in bands]
    room = WIDTH - GAP * (len(bands) - 1)
    x, parts = 0.0, []
    for number, (band, weight) in enumerate(zip(bands, weights, strict=True)):
        width = room * weight / sum(weights)
        level = number + 1 if number < len(offer.scale) else 0
        count = _count_words(band)
        parts.append(
            PartView(named(names[number], count), level, count, band.is_small, round(x, 2), round(width, 2))
        )
        x += width + GAP
    return tuple(parts)


def _row(each: SpreadView, offer: Offered) -> tuple[str, ...]:
    withheld = (language().gettext("non montré"),) * len(_class_names(offer))
    return (each.name, *(part.count for part in each.parts)) if each.parts else (each.name, *withheld)


def _class_names(offer: Offered) -> tuple[str, ...]:
    return (*(each.name for each in offer.scale), language().gettext("Sans niveau"))


def _count_words(band: Band) -> str:
    words = language().gettext
    if band.is_small:
        return words("moins de 5")
    return words("%(low)s à %(high)s") % {"low": band.low, "high": band.high}


def _group_words(band: Band) -> str:
    told = language().gettext("Entre %(low)s et %(high)s diagnostics terminés")
    return told % {"low": band.low, "high": band.high}
