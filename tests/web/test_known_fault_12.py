"""Known fault 12: after a change of language, words of the other one are left here and there.

Told twice: in English, as the catalogues say it, and in a mirror of French that is complete by itself,
so that a text which never went through a catalogue is told from one that was not translated yet.
"""

from collections.abc import Iterator

import pytest

from diagnostic.actions.services import Services
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.language import Languages, read_catalogue
from diagnostic.paths import packaged_paths
from diagnostic.store.session import Store
from tests.web.given import IMPATIENT, Place
from tests.web.mirrored import MirroredLanguages
from tests.web.page import plain
from tests.web.two_languages import EVERYWHERE, TwoLanguages
from tests.web.visitor import Visitor

MIRROR = MirroredLanguages()
BETWEEN_LINKS = frozenset({"; le site du RAMEAU,"})
"""The middle of a sentence that two links cut: the brackets of the mirror stand at its ends."""
PRODUCT = Languages(packaged_paths().translations)


@pytest.fixture(scope="module", params=[PRODUCT, MIRROR], ids=["english", "mirror"])
def languages(request: pytest.FixtureRequest) -> Languages:
    chosen: Languages = request.param
    return chosen


@pytest.fixture
def both(visitor: Visitor, services: Services, place: Place) -> TwoLanguages:
    alike = EVERYWHERE | frozenset(_names(services))
    if services.languages is PRODUCT:
        alike |= frozenset(_left_as_it_is())
    else:
        alike |= BETWEEN_LINKS
    return TwoLanguages(visitor, services, alike, lambda: Store(place.url, IMPATIENT))


def test_known_fault_12_open_pages_change_all_their_words(both: TwoLanguages) -> None:
    assert both.open_pages() == {}


def test_known_fault_12_pages_under_way_change_all_their_words(both: TwoLanguages) -> None:
    assert both.own_pages(both.begun()) == {}


def test_known_fault_12_finished_pages_change_all_their_words(both: TwoLanguages) -> None:
    assert both.finished_pages(both.begun()) == {}


def test_known_fault_12_pages_that_say_no_change_all_their_words(both: TwoLanguages) -> None:
    assert both.refusals(both.begun()) == {}


def test_known_fault_12_the_script_is_told_in_the_language_of_the_page(both: TwoLanguages) -> None:
    assert both.replies(both.begun()) == {}


def test_known_fault_12_documents_change_all_their_words(both: TwoLanguages, services: Services) -> None:
    kit = services.library.newest("structure", SOURCE_LANGUAGE).catalogue
    # The chapter of the kit gives each resource its own title too, so that it can be found.
    titles = {plain(each.title).strip() for each in kit.resources}
    left = both.documents(both.begun())
    assert {place: found for place, texts in left.items() if (found := set(texts) - titles)} == {}


def _left_as_it_is() -> Iterator[str]:
    """The texts that the English catalogues give unchanged, such as « Questions »."""
    folder = packaged_paths().translations / "en" / "LC_MESSAGES"
    for name in ("messages", "questions"):
        for each in read_catalogue(folder / f"{name}.po"):
            if each.id and each.id == each.string:
                yield plain(str(each.id)).strip()


def _names(services: Services) -> Iterator[str]:
    """Who wrote the resources, and the names of the places where they can be read."""
    kit = services.library.newest("structure", SOURCE_LANGUAGE).catalogue
    for each in kit.resources:
        yield from (each.authors, f"{each.authors}, {each.year}", each.url_label)
