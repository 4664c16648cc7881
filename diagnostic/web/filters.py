"""The filters of the portfolio as they stand in an address, and back.

Whatever an address holds that is not offered is left out: a stale or invented link shows what it can.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol
from urllib.parse import parse_qsl, urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from diagnostic.core.limits import LONGEST_NAME, unkeepable
from diagnostic.core.offered import Offered
from diagnostic.core.portfolio import Filters, Need, Order, Standing

WORDS, STATE, NEED, TERRITORY, TYPE = "mots", "etat", "besoin", "territoire", "type"
FORM, DIMENSION, LEVEL, CAMPAIGN, QUIET = "forme", "dimension", "niveau", "campagne", "calme"
NETWORK, SORT, SENSE, PAGE = "reseau", "tri", "sens", "page"
YES, DOWN = "oui", "desc"
QUIET_DAYS: Final = (14, 30, 90, 180)
LARGEST_PAGE: Final = 100_000
STATES: Final[Mapping[str, Standing]] = {
    "en-cours": Standing.DRAFT,
    "a-relire": Standing.TO_REVIEW,
    "restitue": Standing.PUBLISHED,
}
NEEDS: Final[Mapping[str, Need]] = {
    "relecture": Need.REVIEW,
    "reponse": Need.REPLY,
    "silence": Need.QUIET,
}
ORDERS: Final[Mapping[str, Order]] = {
    "besoin": Order.NEED,
    "structure": Order.STRUCTURE,
    "territoire": Order.TERRITORY,
    "type": Order.TYPE,
    "etat": Order.STANDING,
    "activite": Order.ACTIVITY,
}
LEVEL_ORDER: Final = "niveau-"
"""Before the key of the dimension whose level sorts the lines."""

Pairs = list[tuple[str, str]]


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


def filters_from(given: MultiDict[str, str], offer: Offered, now: datetime, *, is_lead: bool) -> Filters:
    """The filters that an address asks for, of those that are offered."""
    dimension = _one_of(given.get(DIMENSION, ""), _keys(offer.dimensions))
    levels = {str(each.value): each.value for each in offer.scale}
    days = {str(each): each for each in QUIET_DAYS}.get(given.get(QUIET, ""))
    filters = Filters(
        words=_words(given.get(WORDS, "")),
        needs=frozenset(NEEDS[each] for each in given.getlist(NEED) if each in NEEDS),
        standings=frozenset(STATES[each] for each in given.getlist(STATE) if each in STATES),
        territories=frozenset(given.getlist(TERRITORY)) & _keys(offer.territories),
        types=frozenset(given.getlist(TYPE)) & _keys(offer.types),
        forms=frozenset(given.getlist(FORM)) & _keys(offer.forms),
        dimension=dimension,
        at_most=levels.get(given.get(LEVEL, ""), 0) if dimension else 0,
        campaign=_one_of(given.get(CAMPAIGN, ""), {key for key, _ in offer.campaigns}),
        quiet_since=now - timedelta(days=days) if days else None,
        whole_network=is_lead and given.get(NETWORK) == YES,
    )
    return _sorted(filters, given, offer)


def _sorted(filters: Filters, given: MultiDict[str, str], offer: Offered) -> Filters:
    asked, descending = given.get(SORT, ""), given.get(SENSE) == DOWN
    if asked.startswith(LEVEL_ORDER):
        dimension = _one_of(asked.removeprefix(LEVEL_ORDER), _keys(offer.dimensions))
        order = Order.LEVEL if dimension else Order.NEED
        return replace(filters, order=order, sorted_by=dimension, descending=descending)
    return replace(filters, order=ORDERS.get(asked, Order.NEED), descending=descending)


def page_from(given: MultiDict[str, str]) -> int:
    """The number of the page asked for, from 1."""
    asked = given.get(PAGE, "")
    # isdecimal alone would take digits of every script.
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= len(str(LARGEST_PAGE))
    return min(max(1, int(asked)), LARGEST_PAGE) if is_number else 1


def read_query(query: str) -> MultiDict[str, str]:
    """Names and values of a query that was kept, or that a form sent back."""
    return MultiDict(parse_qsl(query))


def query_of(filters: Filters, now: datetime) -> str:
    """The filters and their order as they stand in an address; the page is not among them."""
    return urlencode(all_pairs(filters, now))


def all_pairs(filters: Filters, now: datetime) -> Pairs:
    """Names and values of the filters and of their order."""
    return [*filter_pairs(filters, now), *_order_pairs(filters)]


def filter_pairs(filters: Filters, now: datetime) -> Pairs:
    """Names and values of the filters, as a form holds them."""
    single = (
        (WORDS, filters.words),
        (DIMENSION, filters.dimension if filters.at_most else ""),
        (LEVEL, str(filters.at_most or "")),
        (CAMPAIGN, filters.campaign),
        (QUIET, str(quiet_days(filters, now) or "")),
        (NETWORK, YES if filters.whole_network else ""),
    )
    several: tuple[tuple[str, Iterable[str]], ...] = (
        (NEED, (name for name, each in NEEDS.items() if each in filters.needs)),
        (STATE, (name for name, each in STATES.items() if each in filters.standings)),
        (TERRITORY, sorted(filters.territories)),
        (TYPE, sorted(filters.types)),
        (FORM, sorted(filters.forms)),
    )
    pairs = [(name, value) for name, value in single if value]
    return pairs + [(name, value) for name, values in several for value in values]


def address(endpoint: str, pairs: list[tuple[str, str]]) -> str:
    """The address of a page with these names and values, each name as often as it comes."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return url_for(endpoint, **values)  # type: ignore[arg-type]  # lists are repeated names


def order_name(filters: Filters) -> str:
    """How the order is called in an address."""
    if filters.order is Order.LEVEL:
        return LEVEL_ORDER + filters.sorted_by
    return next(name for name, each in ORDERS.items() if each is filters.order)


def quiet_days(filters: Filters, now: datetime) -> int:
    """For how many days nothing has moved, 0 when that is not asked."""
    return (now - filters.quiet_since).days if filters.quiet_since else 0


def is_narrowed(filters: Filters, now: datetime) -> bool:
    """True when something may be left out by a filter; the whole network leaves nothing out."""
    return bool(filter_pairs(replace(filters, whole_network=False), now))


def _order_pairs(filters: Filters) -> Pairs:
    is_usual = filters.order is Order.NEED and not filters.descending
    pairs = [] if is_usual else [(SORT, order_name(filters))]
    return [*pairs, (SENSE, DOWN)] if filters.descending else pairs


def _words(text: str) -> str:
    """The words to look for; what no name can hold is looked for nowhere."""
    return "" if unkeepable(text, LONGEST_NAME) else " ".join(text.split())


def _one_of(value: str, known: Iterable[str]) -> str:
    return value if value in set(known) else ""


def _keys(offered: Iterable[_Keyed]) -> frozenset[str]:
    return frozenset(each.key for each in offered)
