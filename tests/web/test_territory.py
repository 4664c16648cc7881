"""The territory: bands of five, nothing of fewer, and nothing of what is not followed."""

import re

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.followed import DIMENSIONS, Structure, follow, many
from tests.web.page import Page, cell_words
from tests.web.people import Someone, network_of, someone

ALIKE = dict.fromkeys(DIMENSIONS, 2)


@pytest.fixture
def lead(app: Flask, services: Services) -> Someone:
    found = someone(app, services)
    network_of(services, found)
    return found


def rows(page: Page) -> dict[str, list[str]]:
    """The cells of the table, by dimension."""
    found = page.all("table")[0].iter("tr")
    cells = [[cell_words(cell) for cell in each if cell.tag in {"th", "td"}] for each in found]
    return {each[0]: each[1:] for each in cells[1:]}


def test_nothing_is_told_before_anything_is_followed(lead: Someone) -> None:
    assert "Aucun diagnostic à suivre pour l’instant" in lead.visitor.visit("/suivi/territoire").words


def test_nothing_is_told_of_four(services: Services, lead: Someone) -> None:
    follow(services, lead, *(Structure(f"Structure {each}", {}, ALIKE) for each in range(4)))
    page = lead.visitor.visit("/suivi/territoire")
    assert "Moins de cinq diagnostics terminés" in page.words
    assert not page.all("table")


def test_counts_are_told_in_bands(services: Services, lead: Someone) -> None:
    follow(services, lead, *(Structure(f"Structure {each}", {}, ALIKE) for each in range(11)))
    follow(services, lead, *many(3, finished=False))
    page = lead.visitor.visit("/suivi/territoire")
    assert "Entre 10 et 14 diagnostics terminés" in page.words
    assert "En structuration : 10 à 14" in page.words
    assert rows(page)["Stratégie et positionnement"] == [
        "moins de 5",
        "10 à 14",
        "moins de 5",
        "moins de 5",
        "moins de 5",
    ]


def test_a_dimension_that_would_tell_too_much_is_withheld(services: Services, lead: Someone) -> None:
    levels = [dict(ALIKE, strategie=1 + place % 4) for place in range(16)]
    follow(services, lead, *(Structure(f"Structure {n}", {}, each) for n, each in enumerate(levels)))
    page = lead.visitor.visit("/suivi/territoire")
    assert rows(page)["Stratégie et positionnement"] == ["non montré"] * 5
    assert "Non montré : la répartition laisserait deviner de petits nombres." in page.words
    assert "15 à 19" in rows(page)["Équipe et ressources"]


def test_a_filter_that_leaves_four_tells_nothing_of_them(services: Services, lead: Someone) -> None:
    follow(services, lead, *(Structure(f"Rural {n}", {"territoire": "rural"}, ALIKE) for n in range(4)))
    follow(services, lead, *(Structure(f"Urbain {n}", {"territoire": "urbain"}, ALIKE) for n in range(6)))
    assert "Moins de cinq" in lead.visitor.visit("/suivi/territoire?territoire=rural").words
    assert "Entre 5 et 9" in lead.visitor.visit("/suivi/territoire?territoire=urbain").words
    assert "Entre 10 et 14" in lead.visitor.visit("/suivi/territoire").words


def test_the_page_holds_no_figure_but_those_of_its_bands(services: Services, lead: Someone) -> None:
    follow(services, lead, *many(23))
    page = lead.visitor.visit("/suivi/territoire")
    told = {int(each) for row in rows(page).values() for cell in row for each in re.findall(r"\d+", cell)}
    assert all(each % 5 in {0, 4} for each in told)
    assert "23" not in page.words


def test_what_is_not_followed_is_not_counted(app: Flask, services: Services, lead: Someone) -> None:
    other = someone(app, services)
    network_of(services, other)
    follow(services, other, *many(20))
    follow(services, lead, *many(1))
    for query in ("", "?reseau=oui"):
        assert "Moins de cinq" in lead.visitor.visit(f"/suivi/territoire{query}").words
