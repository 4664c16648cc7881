"""The pages that explain: words, sample, levels, data, legal notice, plan of the site."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from babel.numbers import format_decimal
from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.actions.touring import tour, worked_examples
from diagnostic.web.app import create_app
from diagnostic.web.policy import read_policy
from tests.build import TINY_CONTENT
from tests.web.page import words_of
from tests.web.visitor import Visitor

PAGES: Final = (
    "/mots",
    "/exemple",
    "/ce-que-ce-n-est-pas",
    "/mentions-legales",
    "/plan-du-site",
)
FILES: Final = {
    "questions.blank",
    "questions.sheet",
    "questions.pdf_form",
    "tour.report",
    "health.static",
    "health.robots",
}
ON_THE_WAY: Final = {
    "health.alive",
    "home.show",
    "mailed.code",
    "parts.show",
    "provider.back",
    "provider.leave",
    "questions.first",
    "signing.kept",
    "signing.second_factor",
}
"""What a plan leaves out: other names of a page, the midst of signing in, pages of development."""


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_opens_in_both_languages(visitor: Visitor, prefix: str, url: str) -> None:
    assert visitor.visit(prefix + url).heading


class TestWords:
    def test_a_word_is_defined_by_the_sentence_of_the_questions_help(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        asked = services.library.newest("structure", "fr")
        term = asked.term[asked.question["role-defini"].terms[0]]
        meaning = " ".join(term.meaning.split())
        page = visitor.visit(f"{hub}/dimension/strategie")
        assert f"Que veut dire « {term.word} » ? {meaning}" in page.words
        assert meaning in words_of(visitor.visit("/mots").by_id(term.key))

    def test_every_word_is_there_once_in_the_order_of_a_dictionary(
        self, visitor: Visitor, services: Services
    ) -> None:
        page = visitor.visit("/mots")
        terms = services.library.newest("structure", "fr").terms
        words = [words_of(each) for each in page.all("h3")]
        assert sorted(words) == sorted(each.word for each in terms)
        letters = [words_of(each) for each in page.all("h2")]
        assert letters[: letters.index("V") + 1] == sorted(letters[: letters.index("V") + 1])

    def test_a_word_leads_to_the_questions_that_use_it(self, visitor: Visitor) -> None:
        page = visitor.visit("/mots")
        links = [each.get("href", "") for each in page.by_id("regards-croises").iter("a")]
        assert len(links) == 1
        assert links[0].startswith("/questions/structure#")
        visitor.visit(links[0])

    def test_a_fact_names_its_source(self, visitor: Visitor) -> None:
        assert "Source : Loi du 31 juillet 2014" in words_of(visitor.visit("/mots").by_id("ptce"))


class TestSample:
    def test_it_says_first_that_the_structure_is_invented(self, visitor: Visitor) -> None:
        page = visitor.visit("/exemple")
        assert "Cette structure n’existe pas" in page.words
        assert any("(structure imaginaire)" in words_of(each) for each in page.all("h2"))
        assert page.words.count("Ce que vous voyez ici") == 8

    def test_it_shows_every_part_of_real_results(self, visitor: Visitor) -> None:
        page = visitor.visit("/exemple")
        for part in ("ensemble", "forces", "priorites", "dimensions", "demarrer", "verifier"):
            page.by_id(part)

    def test_it_needs_no_assessment_and_keeps_none(self, visitor: Visitor, services: Services) -> None:
        visitor.visit("/exemple")
        with services.store.read() as work:
            assert work.assessments.count() == 0

    def test_its_report_is_a_document_like_any_other(self, visitor: Visitor) -> None:
        file = visitor.ask("GET", "/exemple/rapport.pdf")
        assert file.status_code == 200
        assert file.get_data().startswith(b"%PDF-")
        assert file.headers["Content-Disposition"] == 'attachment; filename="exemple-fr.pdf"'

    def test_it_begins_and_leads_to_the_real_one(self, visitor: Visitor) -> None:
        links = visitor.visit("/exemple").links("Commencer mon diagnostic")
        assert links == ["/commencer/structure", "/commencer/structure"]


class TestSampleOfAQuestionnaireWithoutAny:
    @pytest.fixture
    def content(self) -> Path:
        return TINY_CONTENT

    def test_the_page_says_so_and_where_to_go(self, visitor: Visitor) -> None:
        assert "Pas d’exemple ici" in visitor.visit("/exemple").words
        visitor.visit("/exemple/rapport.pdf", expecting=404)
        assert "Le calcul, pas à pas" not in visitor.visit("/niveaux").words


class TestLevels:
    def test_the_figures_are_those_of_the_engine(self, visitor: Visitor, services: Services) -> None:
        page, examples = visitor.visit("/niveaux"), worked_examples(services, "fr")
        assert len(examples) == 2
        for each in examples:
            found = each.outcome
            assert found.mean is not None
            mean = format_decimal(found.mean, format="#,##0.##", locale="fr_FR")
            assert f"{found.total} ÷ {found.known} = {mean}." in page.words
        assert any(each.outcome.capped for each in examples)

    def test_the_first_priority_of_the_sample_is_worked_out(
        self, visitor: Visitor, services: Services
    ) -> None:
        first = tour(services, "fr").outcome.priorities[0]
        score = format_decimal(first.score, format="#,##0.##", locale="fr_FR")
        assert f"= {score}." in visitor.visit("/niveaux").words

    def test_every_level_has_the_means_that_lead_to_it(self, visitor: Visitor) -> None:
        page = visitor.visit("/niveaux")
        rows = [[words_of(cell) for cell in row] for row in page.all("tr")]
        assert rows[1][0] == "Émergent"
        assert rows[1][1].endswith("de 1 à moins de 1,5")
        assert rows[4][0] == "Moteur"
        assert rows[4][1].endswith("de 3,5 à 4")


class TestWhoRunsTheService:
    def test_what_is_not_set_is_said_to_be_missing(self, services: Services) -> None:
        settings = replace(services.settings, contact="")
        visitor = Visitor.of(create_app(replace(services, settings=settings)))
        assert visitor.visit("/mentions-legales").words.count("À compléter par la structure") == 4
        assert "La base légale est à compléter" in visitor.visit("/donnees").words
        assert "pas d’adresse de contact" in visitor.visit("/contact").words

    def test_what_is_set_is_shown(self, services: Services) -> None:
        settings = replace(
            services.settings,
            publisher="Réseau d’exemple, 1 rue du Port, 01 23 45 67 89",
            publication_director="Camille Exemple",
            host="Hébergeur d’exemple",
            contact="bonjour@exemple.org",
            data_contact="donnees@exemple.org",
            legal_basis="public-task",
            keep_begun_days=60,
            keep_finished_months=12,
        )
        visitor = Visitor.of(create_app(replace(services, settings=settings)))
        visitor.typed.update({"Réseau d’exemple, 1 rue du Port, 01 23 45 67 89"})
        page = visitor.visit("/mentions-legales")
        assert "Camille Exemple" in page.words
        assert "À compléter" not in page.words
        page = visitor.visit("/donnees")
        assert "mission d’intérêt public" in page.words
        assert "donnees@exemple.org" in page.words
        assert "60 jours après sa dernière utilisation" in page.words
        assert "12 mois après sa dernière utilisation" in page.words
        assert visitor.visit("/contact").link("bonjour@exemple.org") == "mailto:bonjour@exemple.org"


class TestFindingOnesWay:
    def test_the_foot_is_the_same_everywhere(self, visitor: Visitor) -> None:
        feet = [
            [each.get("href") for each in visitor.visit(url).one("footer").iter("a")] for url in ("/", *PAGES)
        ]
        assert feet[0]
        assert feet == [feet[0]] * len(feet)

    def test_the_plan_holds_every_page_that_anybody_can_open(self, visitor: Visitor, app: Flask) -> None:
        policy = read_policy()
        page = visitor.visit("/plan-du-site")
        linked = {each.get("href", "") for each in page.one("main").iter("a")}
        adapter = app.url_map.bind("127.0.0.1:8000")
        planned = {adapter.match(each, "GET")[0] for each in linked}
        readable = {
            rule.endpoint
            for rule in app.url_map.iter_rules()
            if policy[rule.endpoint].is_for_anyone
            and "GET" in (rule.methods or set())
            and "token" not in rule.arguments
        }
        assert readable - FILES - ON_THE_WAY <= planned
