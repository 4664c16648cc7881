"""The kit found by words and by what it serves, and what its pages lead to."""

from urllib.parse import urlencode

import pytest

from diagnostic.actions.seeking import seek
from diagnostic.actions.services import Services
from diagnostic.web.app import create_app
from tests.reading.kit_searches import ENGLISH, SLIPS, STREET
from tests.web.compiled import BYTECODE
from tests.web.modelled import offline
from tests.web.page import Page, words_of
from tests.web.visitor import Visitor
from tests.web.walks import finish, placed

WORTH = 0.9


def codes(page: Page) -> list[str]:
    return [words_of(each).removeprefix("· ") for each in page.all("span", class_="resource-card__code")]


def chosen(page: Page, name: str) -> str:
    options = next(each for each in page.all("select") if each.get("name") == name).iter("option")
    return next((each.get("value", "") for each in options if "selected" in each.attrib), "")


@pytest.fixture
def searcher(services: Services) -> Visitor:
    """Somebody where the kit is searched by words alone, as without the optional package."""
    app = create_app(offline(services))
    app.jinja_env.bytecode_cache = BYTECODE
    return Visitor.of(app)


def searched(visitor: Visitor, prefix: str = "", **given: str) -> Page:
    visitor.typed.update(given.values())
    return visitor.visit(f"{prefix}/ressources?{urlencode(given)}")


def test_without_anything_asked_the_kit_stands_by_axis(visitor: Visitor) -> None:
    page = visitor.visit("/ressources")
    assert len(codes(page)) == 39
    assert words_of(page.all("h2")[0]) == "Cadre de référence"
    assert page.link("Boîte à outils") == "#axe-boite-a-outils"


def test_a_filter_leaves_what_passes_and_says_how_many(visitor: Visitor) -> None:
    page = searched(visitor, axe="methodes")
    assert codes(page) == ["K09", "K10", "K11", "K12", "K13", "K14", "K15", "K16"]
    assert words_of(page.all("p", role="status")[0]) == "8 ressources sur 39"
    assert chosen(page, "axe") == "methodes"


def test_several_filters_hold_together_and_each_can_be_taken_away(visitor: Visitor) -> None:
    page = searched(visitor, axe="boite-a-outils", public="entreprise", categorie="fiche-outil")
    assert codes(page) == ["K30", "K32"]
    page = visitor.visit(page.link("Retirer Pour qui : Entreprises"))
    assert codes(page) == ["K28", "K29", "K30", "K31", "K32"]
    assert "public" not in page.url
    assert visitor.follow("Tout retirer").url.endswith("/ressources")


def test_a_dimension_and_a_form_of_action_give_what_their_questions_call_for(visitor: Visitor) -> None:
    by_dimension = codes(searched(visitor, dimension="experimentations"))
    assert {"K12", "K30", "K07", "K08"} <= set(by_dimension)
    assert codes(searched(visitor, forme="experimentations-collectives")) == by_dimension


def test_the_form_is_sent_by_its_address_and_comes_back_filled(searcher: Visitor) -> None:
    form = searcher.visit("/ressources").one("form", class_="kit-search")
    assert form.get("method") == "get"
    page = searched(searcher, mots="évaluer", public="entreprise")
    assert "K16" in codes(page)[:3]
    assert page.value("mots") == "évaluer"
    assert chosen(page, "public") == "entreprise"


def test_an_unknown_value_is_left_out(visitor: Visitor) -> None:
    assert len(codes(searched(visitor, axe="nulle-part", public="<b>", page="7"))) == 39


def test_a_search_says_which_words_led_there(searcher: Visitor) -> None:
    page = searched(searcher, mots="convention type")
    assert "K15" in codes(page)[:3]
    assert "elle parle de ceci : convention." in page.words


def test_codes_authors_and_years_are_found(visitor: Visitor) -> None:
    assert codes(searched(visitor, mots="k16"))[0] == "K16"
    assert set(codes(searched(visitor, mots="ESSEC"))[:2]) == {"K09", "K38"}
    assert codes(searched(visitor, mots="MEDEF"))[0] == "K25"


def test_nothing_found_says_what_to_try(visitor: Visitor) -> None:
    page = searched(visitor, mots="xyzzy")
    assert codes(page) == []
    assert words_of(page.all("p", role="status")[0]) == "0 ressource sur 39"
    assert "Essayez d’autres mots" in page.words
    assert visitor.follow("Voir toutes les ressources").heading == "Les ressources du kit"


def test_filters_in_the_way_of_words_are_named(visitor: Visitor) -> None:
    page = searched(visitor, mots="salariés", axe="cadre-de-reference", categorie="fiche-outil")
    assert codes(page) == []
    assert "Retirez-en un" in page.words
    assert page.link("Retirer Axe du kit : Cadre de référence")


def test_filters_that_nothing_passes_are_named(visitor: Visitor) -> None:
    page = searched(visitor, axe="illustrations", categorie="fiche-outil")
    assert "Aucune ressource ne réunit tous ces filtres" in page.words


@pytest.mark.parametrize("words", ["<script>", "%", "'", "a" * 3000, "\u202e", "é" * 300, "\u0000"])
def test_odd_words_are_only_words(searcher: Visitor, words: str) -> None:
    searched(searcher, mots=words)
    searched(searcher, "/en", mots=words)


def test_the_title_of_the_page_names_what_was_asked(visitor: Visitor) -> None:
    assert "« mooc »" in searched(visitor, mots="mooc").title.replace("\u202f", " ").replace("\xa0", " ")


def test_the_english_page_keeps_the_title_that_the_kit_gives(visitor: Visitor) -> None:
    page = visitor.visit("/en/ressources/K10")
    assert words_of(page.all("cite", lang="fr")[0]) == "Réaliser une étude territoriale"
    assert codes(searched(visitor, "/en", categorie="fiche-outil")) == ["K28", "K29", "K30", "K31", "K32"]


def test_a_resource_leads_to_its_questions_and_neighbours(visitor: Visitor) -> None:
    page = visitor.visit("/ressources/K10")
    [first, *_] = [each.get("href", "") for each in page.all("a", class_="link-list__link")]
    assert first.startswith("/questions/structure#")
    assert visitor.visit(first).by_id(first.partition("#")[2]) is not None
    page = visitor.visit("/ressources/K10")
    assert len([each for each in codes(page) if each != "K10"]) == 3
    assert visitor.follow("Suivant Animer la co-construction territoriale").url.endswith("/ressources/K11")
    assert "dans votre diagnostic" not in page.words
    assert not page.links("Retour à mes résultats")


def test_the_first_and_the_last_of_an_axis_lead_one_way_only(visitor: Visitor) -> None:
    assert not visitor.visit("/ressources/K09").links("Précédent")
    assert not visitor.visit("/ressources/K16").links("Suivant")


def test_a_resource_leads_to_the_question_in_the_diagnostic_that_is_open(
    visitor: Visitor, services: Services
) -> None:
    hub = placed(visitor, services)
    page = visitor.visit("/ressources/K10")
    [address, *_] = page.links("Voir D2")
    assert address.startswith(hub.removeprefix(visitor.home))
    assert visitor.visit(address).by_id(address.partition("#")[2]) is not None
    assert not visitor.visit("/ressources/K10").links("Retour à mes résultats")


def test_a_question_that_is_not_asked_there_is_no_way_into_the_diagnostic(
    visitor: Visitor, services: Services
) -> None:
    placed(visitor, services)
    page = visitor.visit("/ressources/K12")
    assert page.links("Voir D4")
    visitor.client.delete_cookie("s", domain="127.0.0.1")
    assert not visitor.visit("/ressources/K12").links("Voir D4")


def test_a_resource_leads_back_to_finished_results(visitor: Visitor, services: Services) -> None:
    hub = placed(visitor, services)
    finish(visitor, hub)
    visitor.visit("/ressources/K10")
    assert visitor.follow("Retour à mes résultats").url == f"{hub}/resultats"


def test_an_unknown_resource_offers_the_search(visitor: Visitor) -> None:
    page = visitor.visit("/ressources/K99", 404)
    assert page.heading == "Aucune ressource à cette adresse"
    assert page.one("form", class_="kit-search").get("action") == "/ressources"
    assert page.link("Voir toutes les ressources") == "/ressources"


@pytest.mark.parametrize(("language", "rows"), [("fr", SLIPS), ("fr", STREET), ("en", ENGLISH)])
def test_what_people_type_finds_what_they_need(
    services: Services, language: str, rows: tuple[tuple[str, set[str]], ...]
) -> None:
    reading = offline(services)
    resources = services.library.newest("structure", language).catalogue.resources
    found = [(wanted, seek(reading, resources, words, language)) for words, wanted in rows]
    assert sum(bool(wanted & set(codes[:3])) for wanted, codes in found) >= WORTH * len(rows)


def test_a_resource_without_an_address_says_what_to_write(visitor: Visitor) -> None:
    page = visitor.visit("/ressources/K15")
    request = words_of(page.one("p", lang="fr"))
    assert "« Accompagner le partenariat » (Le RAMEAU, 2008)" in request.replace("\u00a0", " ")
    assert page.link("lerameau.fr") == "https://lerameau.fr"
    assert not visitor.visit("/ressources/K37").all("blockquote")
