"""The filters of the portfolio as a form, and in words."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from flask import url_for

from diagnostic.core.offered import Offered
from diagnostic.core.portfolio import Filters, Order
from diagnostic.core.profile import Choice
from diagnostic.exchange.portfolio_table import need_words, standing_words
from diagnostic.web.context import language
from diagnostic.web.filters import (
    DOWN,
    NEEDS,
    NETWORK,
    QUIET_DAYS,
    SENSE,
    SORT,
    STATES,
    YES,
    address,
    order_name,
    quiet_days,
)
from diagnostic.web.shapes.forms import Option
from diagnostic.web.shapes.portfolio import FilterForm, Pick


def filter_form(
    filters: Filters, offer: Offered, endpoint: str, now: datetime, *, is_lead: bool
) -> FilterForm:
    """The filters as the form of a page; sending it opens that page anew."""
    network = [(NETWORK, YES)] if filters.whole_network else []
    states, needs = filters.standings, filters.needs
    return FilterForm(
        action=url_for(endpoint),
        words=filters.words,
        states=_options((k, standing_words(language(), each), each in states) for k, each in STATES.items()),
        needs=_options((k, need_words(language(), each), each in needs) for k, each in NEEDS.items()),
        territories=_chosen(offer.territories, filters.territories),
        types=_chosen(offer.types, filters.types),
        forms=_options((each.key, each.short, each.key in filters.forms) for each in offer.forms),
        dimensions=_picks((e.key, e.name, e.key == filters.dimension) for e in offer.dimensions),
        levels=_picks(
            (str(each.value), f"{each.value} · {each.name}", each.value == filters.at_most)
            for each in offer.scale
        ),
        campaigns=_picks((key, name, key == filters.campaign) for key, name in offer.campaigns),
        quiet=_picks((str(n), _days(n), n == quiet_days(filters, now)) for n in QUIET_DAYS),
        network=filters.whole_network if is_lead else None,
        kept=_order(filters),
        active=tuple(active_words(filters, offer, now)),
        clear_url=address(endpoint, network),
    )


def active_words(filters: Filters, offer: Offered, now: datetime) -> Iterator[str]:
    """Each filter that stands, in words."""
    words = language().gettext
    if filters.words:
        yield words("nom : « %(words)s »") % {"words": filters.words}
    yield from (need_words(language(), each) for each in NEEDS.values() if each in filters.needs)
    yield from (standing_words(language(), each) for each in STATES.values() if each in filters.standings)
    yield from (each.label for each in offer.territories if each.key in filters.territories)
    yield from (each.label for each in offer.types if each.key in filters.types)
    yield from (
        words("pratique : %(form)s") % {"form": each.short}
        for each in offer.forms
        if each.key in filters.forms
    )
    yield from _level_words(filters, offer)
    yield from (
        words("campagne « %(name)s »") % {"name": name}
        for key, name in offer.campaigns
        if key == filters.campaign
    )
    if filters.quiet_since:
        yield _days(quiet_days(filters, now))


def _level_words(filters: Filters, offer: Offered) -> Iterator[str]:
    level = next((each.name for each in offer.scale if each.value == filters.at_most), "")
    for each in offer.dimensions:
        if level and each.key == filters.dimension:
            told = language().gettext("%(dimension)s : au plus « %(level)s »")
            yield told % {"dimension": each.short_name, "level": level}


def _days(number: int) -> str:
    return language().gettext("sans changement depuis %(n)s jours") % {"n": number}


def _order(filters: Filters) -> tuple[tuple[str, str], ...]:
    sort = () if filters.order is Order.NEED else ((SORT, order_name(filters)),)
    return sort + (((SENSE, DOWN),) if filters.descending else ())


def _chosen(choices: Iterable[Choice], chosen: frozenset[str]) -> tuple[Option, ...]:
    return _options((each.key, each.label, each.key in chosen) for each in choices)


def _options(given: Iterable[tuple[str, str, bool]]) -> tuple[Option, ...]:
    return tuple(Option(value, text, checked) for value, text, checked in given)


def _picks(given: Iterable[tuple[str, str, bool]]) -> tuple[Pick, ...]:
    return tuple(Pick(*each) for each in given)
