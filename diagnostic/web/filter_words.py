"""The filters of the portfolio as a form, and in words."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from flask import url_for

from diagnostic.core.offered import Offered
from diagnostic.core.portfolio import Filters, Order
from diagnostic.core.profile import Choice
from diagnostic.exchange.portfolio_table import need_words, standing_words
from diagnostic.web.context import language
from diagnostic.web.filters import (
    CAMPAIGN,
    DIMENSION,
    DOWN,
    FORM,
    LEVEL,
    NEED,
    NEEDS,
    NETWORK,
    QUIET,
    QUIET_DAYS,
    SENSE,
    SORT,
    STATE,
    STATES,
    TERRITORY,
    TYPE,
    WORDS,
    YES,
    address,
    all_pairs,
    order_name,
    quiet_days,
)
from diagnostic.web.shapes.forms import Option
from diagnostic.web.shapes.portfolio import FilterForm, FilterTag, Pick

Drops = Callable[[tuple[str, str]], bool]
"""Says of a name and a value of an address whether a filter asks for it."""


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
        tags=_tags(filters, offer, endpoint, now),
        clear_url=address(endpoint, network),
    )


def active_words(filters: Filters, offer: Offered, now: datetime) -> Iterator[str]:
    """Each filter that stands, in words."""
    return (told for told, _ in _standing(filters, offer, now))


def _tags(filters: Filters, offer: Offered, endpoint: str, now: datetime) -> tuple[FilterTag, ...]:
    """Each filter that stands, with the address that no longer asks for it."""
    every = all_pairs(filters, now)
    return tuple(
        FilterTag(told, address(endpoint, [each for each in every if not drops(each)]))
        for told, drops in _standing(filters, offer, now)
    )


def _standing(filters: Filters, offer: Offered, now: datetime) -> Iterator[tuple[str, Drops]]:
    """Each filter that stands: its words, and which names and values of an address ask for it."""
    words = language().gettext
    if filters.words:
        yield words("nom : « %(words)s »") % {"words": filters.words}, _name(WORDS)
    needs, states = filters.needs, filters.standings
    yield from ((need_words(language(), v), _pair(NEED, k)) for k, v in NEEDS.items() if v in needs)
    yield from ((standing_words(language(), v), _pair(STATE, k)) for k, v in STATES.items() if v in states)
    yield from _of_profile(filters, offer)
    yield from _single(filters, offer, now)


def _of_profile(filters: Filters, offer: Offered) -> Iterator[tuple[str, Drops]]:
    """The filters on what structures say of themselves."""
    practised = language().gettext("pratique : %(form)s")
    places, types = filters.territories, filters.types
    yield from ((each.label, _pair(TERRITORY, each.key)) for each in offer.territories if each.key in places)
    yield from ((each.label, _pair(TYPE, each.key)) for each in offer.types if each.key in types)
    yield from (
        (practised % {"form": each.short}, _pair(FORM, each.key))
        for each in offer.forms
        if each.key in filters.forms
    )


def _single(filters: Filters, offer: Offered, now: datetime) -> Iterator[tuple[str, Drops]]:
    """The filters that have one value."""
    words = language().gettext
    level = next((each.name for each in offer.scale if each.value == filters.at_most), "")
    for each in offer.dimensions:
        if level and each.key == filters.dimension:
            told = words("%(dimension)s : au plus « %(level)s »")
            yield told % {"dimension": each.short_name, "level": level}, _name(DIMENSION, LEVEL)
    for key, name in offer.campaigns:
        if key == filters.campaign:
            yield words("campagne « %(name)s »") % {"name": name}, _name(CAMPAIGN)
    if filters.quiet_since:
        yield _days(quiet_days(filters, now)), _name(QUIET)


def _pair(name: str, value: str) -> Drops:
    return lambda pair: pair == (name, value)


def _name(*names: str) -> Drops:
    return lambda pair: pair[0] in names


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
