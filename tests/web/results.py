"""What the results of one diagnostic say, read at each door that tells them."""

from dataclasses import dataclass

from diagnostic.actions.concluding import outcome_of
from diagnostic.actions.opening import opened
from diagnostic.actions.reporting import told
from diagnostic.actions.services import Services
from diagnostic.core.hashing import hashed
from diagnostic.core.outcome import Status
from diagnostic.core.people import Asker, Relation
from diagnostic.report.tree.document import Document
from tests.web.page import Page, cell_words, plain, words_of
from tests.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Told:
    """The level of each dimension that has one, by name, and the priorities in their order."""

    levels: tuple[tuple[str, str], ...]
    priorities: tuple[str, ...]


def told_everywhere(visitor: Visitor, services: Services, hub: str) -> Told:
    """The results, which live score, page and documents must tell alike."""
    by_core = told_by_core(visitor, services, hub)
    by_page = told_by_page(visitor.visit(f"{hub}/resultats"), by_core)
    by_document = told_by_document(document(visitor, services, hub))
    assert by_core == by_page == by_document
    return by_core


def told_by_core(visitor: Visitor, services: Services, hub: str) -> Told:
    """The live score."""
    asker = Asker(visit=hashed(_secret(visitor)))
    given, _ = opened(services, asker, hub.rsplit("/", 1)[1], frozenset({Relation.HOLDER}), "fr")
    outcome, asked = outcome_of(services, given), given.questionnaire
    levels = [
        (asked.dimension[each.dimension].name, asked.level(each.level).name)
        for each in outcome.dimensions
        if each.status is Status.SCORED and each.level
    ]
    return Told(
        levels=tuple((plain(name), level) for name, level in levels),
        priorities=tuple(plain(asked.question[each.question].short) for each in outcome.priorities),
    )


def told_by_page(page: Page, like: Told) -> Told:
    """What the results page says; ``like`` tells which words of its table are levels."""
    names = {level for _, level in like.levels}
    rows = [[plain(cell_words(cell)) for cell in row] for row in page.all("tr")]
    return Told(
        levels=tuple((row[0], row[1]) for row in rows if row[1] in names),
        priorities=tuple(
            plain(words_of(each)).partition(": ")[2] for each in page.all("h3", class_="priority-card__title")
        ),
    )


def told_by_document(tree: Document) -> Told:
    """What the PDF and the other documents are drawn from."""
    lines = [line for horizon in tree.plan.horizons for line in horizon.lines]
    standings = [each for each in tree.overview.standings if each.level]
    return Told(
        levels=tuple((plain(each.name), each.level.name if each.level else "") for each in standings),
        priorities=tuple(plain(each.name) for each in sorted(lines, key=lambda line: line.rank)),
    )


def document(visitor: Visitor, services: Services, hub: str, language: str = "fr") -> Document:
    """The tree that every document of this diagnostic is drawn from."""
    asker = Asker(visit=hashed(_secret(visitor)))
    given, _ = opened(services, asker, hub.rsplit("/", 1)[1], frozenset({Relation.HOLDER}), language)
    return told(services, given, language)


def _secret(visitor: Visitor) -> str:
    cookie = visitor.client.get_cookie("s", "127.0.0.1")
    assert cookie, "this browser keeps no visit"
    return cookie.value
