"""Lines and heads of the portfolio and of its map."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from flask import current_app, url_for

from diagnostic.actions.portfolio import TERRITORY, TYPE, progress_of
from diagnostic.core.offered import Offered
from diagnostic.core.portfolio import PAGE, Filters, Line, Need, Standing
from diagnostic.core.questionnaire import Dimension
from diagnostic.exchange.portfolio_table import need_words, standing_words
from diagnostic.web.context import language, services
from diagnostic.web.filters import DOWN, LEVEL_ORDER, SENSE, SORT, address, filter_pairs, order_name
from diagnostic.web.filters import PAGE as PAGE_NAME
from diagnostic.web.shapes.portfolio import Elsewhere, Heading, LineView, Mark

FILE, RESULTS = "file.show", "outcome.show"
LATEST_FIRST: Final = "activite"
"""The order that is looked at from its end."""


def line_views(lines: tuple[Line, ...], offer: Offered, query: str) -> tuple[LineView, ...]:
    """The lines as a page shows them; ``query`` holds the filters that a file leads back to."""
    territories = {each.key: each.label for each in offer.territories}
    types = {each.key: each.label for each in offer.types}
    return tuple(
        LineView(
            structure=each.structure or language().gettext("Structure sans nom"),
            url=_file_url(each, query),
            organisation=each.organisation_name,
            territory=territories.get(each.profile.get(TERRITORY, ""), ""),
            type=types.get(each.profile.get(TYPE, ""), ""),
            standing=standing_words(language(), each.standing),
            need=need_words(language(), each.need),
            pressing=each.need in {Need.REVIEW, Need.REPLY},
            progress=_progress(each),
            activity=language().day(each.changed_at),
            marks=tuple(_mark(each, dimension, offer) for dimension in offer.dimensions),
        )
        for each in lines
    )


def _file_url(line: Line, query: str) -> str:
    """The structure's file; its results where there is no such page, once there are any."""
    if FILE in current_app.view_functions:
        return url_for(FILE, assessment_id=line.id, retour=query or None)
    return url_for(RESULTS, assessment_id=line.id) if line.finished_at else ""


def _progress(line: Line) -> str:
    if line.standing is not Standing.DRAFT:
        return ""
    progress = progress_of(services(), line, language().code)
    told = language().ngettext(
        "%(answered)s réponse sur %(asked)s", "%(answered)s réponses sur %(asked)s", progress.answered
    )
    return told % {"answered": progress.answered, "asked": progress.asked}


def _mark(line: Line, dimension: Dimension, offer: Offered) -> Mark:
    level = line.levels.get(dimension.key, 0)
    name = next((each.name for each in offer.scale if each.value == level), "")
    name = name or language().gettext("pas de niveau")
    return Mark(named(dimension.name, name), dimension.short_name, level, name)


def named(name: str, value: str) -> str:
    """A name and what it is worth, as one line."""
    return language().gettext("%(name)s : %(value)s") % {"name": name, "value": value}


def headings(
    filters: Filters, endpoint: str, now: datetime, columns: tuple[tuple[str, str], ...]
) -> tuple[Heading, ...]:
    """The heads of columns that sort: pairs of the order's name and its words."""
    return tuple(_heading(filters, endpoint, now, name, text) for name, text in columns)


def _heading(filters: Filters, endpoint: str, now: datetime, name: str, text: str) -> Heading:
    is_here = order_name(filters) == name
    starts_down = name == LATEST_FIRST
    goes_down = not filters.descending if is_here else starts_down
    sense = ("descending" if filters.descending else "ascending") if is_here else ""
    pairs = [*filter_pairs(filters, now), (SORT, name)] + ([(SENSE, DOWN)] if goes_down else [])
    words = language().gettext
    spoken = words("trier dans l’ordre décroissant") if goes_down else words("trier dans l’ordre croissant")
    return Heading(text, address(endpoint, pairs), sense, spoken)


def level_columns(offer: Offered) -> tuple[tuple[str, str], ...]:
    """The orders by the level of each dimension."""
    return tuple((LEVEL_ORDER + each.key, each.short_name) for each in offer.dimensions)


def neighbours(
    endpoint: str, pairs: list[tuple[str, str]], number: int, total: int
) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The page before and the page after, each with its words; None where there is none."""
    last = max(1, -(-total // PAGE))

    def to(page: int) -> tuple[str, str] | None:
        if not 1 <= page <= last or page == number:
            return None
        told = language().gettext("page %(page)s sur %(last)s") % {"page": page, "last": last}
        return told, address(endpoint, [*pairs, (PAGE_NAME, str(page))])

    return to(min(number - 1, last)), to(number + 1)


def tabs(here: str, pairs: list[tuple[str, str]], more: Callable[[str], bool]) -> tuple[Elsewhere, ...]:
    """The advisor's pages; those on structures keep the filters. ``more`` says which pages exist."""
    return tuple(_tabs(here, pairs, more))


def _tabs(here: str, pairs: list[tuple[str, str]], more: Callable[[str], bool]) -> Iterator[Elsewhere]:
    words = language().gettext
    for label, endpoint in (
        (words("Structures suivies"), "portfolio.show"),
        (words("Carte des niveaux"), "portfolio.chart"),
        (words("Vue du territoire"), "territory.show"),
    ):
        yield Elsewhere(label, address(endpoint, pairs), endpoint == here)
    for label, endpoint in (
        (words("Exports"), "exports.show"),
        (words("Demandes"), "requests.show"),
        (words("Campagnes"), "campaign.index"),
    ):
        if more(endpoint):
            yield Elsewhere(label, url_for(endpoint), endpoint == here)


def exists(endpoint: str) -> bool:
    """True when a page is part of this installation."""
    return endpoint in current_app.view_functions
