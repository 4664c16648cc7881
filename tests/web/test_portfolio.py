"""The portfolio and its map: what waits, filters, order, views, and nobody else's structures."""

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.followed import Structure, follow, many
from tests.web.page import Page, words_of
from tests.web.people import Someone, network_of, someone

EVERY_LEVEL = {"strategie": 2, "equipe": 4}


@pytest.fixture
def advisor(app: Flask, services: Services) -> Someone:
    """An advisor of a network that somebody else leads."""
    found, lead = someone(app, services), someone(app, services)
    network_of(services, lead, found)
    return found


@pytest.fixture
def lead(app: Flask, services: Services) -> Someone:
    found = someone(app, services)
    network_of(services, found)
    return found


@pytest.fixture
def three(services: Services, advisor: Someone) -> tuple[str, ...]:
    return follow(
        services,
        advisor,
        Structure("École des Épis", {"territoire": "rural", "type-structure": "tiers-lieu"}, days=30),
        Structure("Maison 100 %", {"territoire": "urbain"}, EVERY_LEVEL, days=2),
        Structure("Zone d’activité", {"territoire": "mixte"}),
    )


def names(page: Page) -> list[str]:
    rows = page.all("th", scope="row")
    return [words_of(each.findall(".//bdi")[0]) for each in rows]


def test_somebody_who_follows_nobody_is_told_what_to_do(advisor: Someone) -> None:
    page = advisor.visitor.visit("/suivi")
    assert "Aucun diagnostic à suivre pour l’instant" in page.words
    assert page.links("Demander à suivre une structure")
    assert "Aucun diagnostic à suivre pour l’instant" in advisor.visitor.visit("/suivi/carte").words


@pytest.mark.usefixtures("three")
def test_what_waits_comes_first_and_leads_to_its_filter(advisor: Someone) -> None:
    page = advisor.visitor.visit("/suivi")
    assert names(page) == ["Maison 100 %", "École des Épis", "Zone d’activité"]
    assert names(advisor.visitor.follow("1 diagnostic terminé attend votre relecture")) == ["Maison 100 %"]
    advisor.visitor.visit("/suivi")
    quiet = advisor.visitor.follow("1 diagnostic en cours n’a pas bougé depuis trois semaines")
    assert names(quiet) == ["École des Épis"]


@pytest.mark.usefixtures("three")
def test_a_line_says_where_a_structure_stands(advisor: Someone) -> None:
    words = advisor.visitor.visit("/suivi").words
    assert "Terminé, à relire" in words
    assert "1 réponse sur" in words
    assert "Stratégie et positionnement : En structuration" in words
    assert "pas de niveau" in words


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("mots=ecole+epis", ["École des Épis"]),
        ("mots=100+%25", ["Maison 100 %"]),
        ("etat=en-cours", ["École des Épis", "Zone d’activité"]),
        ("territoire=rural&territoire=mixte", ["École des Épis", "Zone d’activité"]),
        ("type=tiers-lieu", ["École des Épis"]),
        ("dimension=strategie&niveau=2", ["Maison 100 %"]),
        ("dimension=equipe&niveau=2", []),
        ("calme=14", ["École des Épis"]),
        ("tri=structure&sens=desc", ["Zone d’activité", "Maison 100 %", "École des Épis"]),
        ("tri=activite&sens=desc", ["Zone d’activité", "Maison 100 %", "École des Épis"]),
    ],
)
def test_filters_and_orders(advisor: Someone, query: str, found: list[str]) -> None:
    advisor.visitor.typed |= {"ecole epis", "100 %"}
    page = advisor.visitor.visit(f"/suivi?{query}")
    assert names(page) == found
    if not found:
        assert "Aucune structure ne correspond" in page.words


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=٣",
        "page=99999999999999999999",
        "tri=nothing&sens=sideways",
        "tri=niveau-nothing",
        "etat=nothing&besoin=nothing",
        "dimension=nothing&niveau=9",
        "dimension=strategie&niveau=٣",
        "territoire=%27;DROP+TABLE",
        "mots=%00%ff%fe",
        "mots=" + "a+" * 300,
        "mots=%25_%5C%27%22%3Cscript%3E",
        "calme=7&campagne=somebodys",
        "reseau=oui",
        "forme=nothing&type=nothing",
    ],
)
@pytest.mark.parametrize("address", ["/suivi", "/suivi/carte", "/suivi/territoire", "/suivi/exports"])
def test_whatever_an_address_asks_it_shows_what_it_can(advisor: Someone, address: str, query: str) -> None:
    advisor.visitor.typed.add("%_\\'\"<script>")
    page = advisor.visitor.visit(f"{address}?{query}")
    assert "<script>" not in page.words.replace("%_\\'\"<script>", "")


@pytest.mark.usefixtures("three")
def test_heads_sort_one_way_then_the_other(advisor: Someone) -> None:
    page = advisor.visitor.visit("/suivi")
    page = advisor.visitor.visit(page.links("Structure↕")[0])
    assert [each.get("aria-sort") for each in page.all("th", scope="col")][:2] == ["ascending", None]
    assert names(page)[0] == "École des Épis"
    page = advisor.visitor.visit(page.links("Structure▲")[0])
    assert page.all("th", scope="col")[0].get("aria-sort") == "descending"
    assert names(page)[0] == "Zone d’activité"


def test_pages_hold_fifty_and_lead_to_one_another(services: Services, advisor: Someone) -> None:
    follow(services, advisor, *many(53))
    page = advisor.visitor.visit("/suivi?tri=structure")
    assert len(names(page)) == 50
    assert "53 diagnostics, lignes 1 à 50" in page.words
    page = advisor.visitor.visit(page.links("Suivant")[0])
    assert names(page) == ["Structure 050", "Structure 051", "Structure 052"]
    assert "tri=structure" in page.links("Précédent")[0]
    assert len(names(advisor.visitor.visit("/suivi?page=99"))) == 3


def test_a_lead_sees_the_network_when_asked_and_an_advisor_never(
    app: Flask, services: Services, lead: Someone
) -> None:
    colleague, stranger = someone(app, services), someone(app, services)
    with services.store.write() as work:
        network = work.accounts.person(lead.id)
        assert network is not None
        assert network.practice is not None
        work.organisations.practise(
            network.practice.network, colleague.id, services.clock.now(), is_lead=False
        )
    network_of(services, stranger)
    follow(services, colleague, Structure("La nôtre"))
    follow(services, stranger, Structure("Une autre"))
    assert "Aucun diagnostic à suivre pour l’instant" in lead.visitor.visit("/suivi").words
    assert names(lead.visitor.visit("/suivi?reseau=oui")) == ["La nôtre"]
    assert names(colleague.visitor.visit("/suivi?reseau=oui")) == ["La nôtre"]
    assert 'name="reseau"' not in colleague.visitor.page.html


@pytest.mark.usefixtures("three")
def test_views_are_saved_opened_and_removed(advisor: Someone) -> None:
    visitor = advisor.visitor
    visitor.visit("/suivi?territoire=rural&tri=structure&nothing=else")
    page = visitor.submit("Enregistrer la vue", {"name": "Le rural"})
    assert page.url.endswith("/suivi?territoire=rural&tri=structure&fait=vue")
    assert "Vue enregistrée" in page.words
    assert names(visitor.follow("Le rural")) == ["École des Épis"]
    page = visitor.submit("Retirer la vue « Le rural »")
    assert not page.links("Le rural")


@pytest.mark.usefixtures("three")
def test_a_view_needs_a_name_and_keeps_the_filters_meanwhile(advisor: Someone) -> None:
    advisor.visitor.visit("/suivi?territoire=rural")
    page = advisor.visitor.submit("Enregistrer la vue", {"name": " "}, expecting=422)
    assert names(page) == ["École des Épis"]
    assert page.errors()
    advisor.visitor.submit("Enregistrer la vue", {"name": "x" * 61}, expecting=422)


def test_somebody_else_cannot_remove_a_view(services: Services, advisor: Someone, lead: Someone) -> None:
    follow(services, advisor, *many(1))
    follow(services, lead, *many(1))
    advisor.visitor.visit("/suivi")
    advisor.visitor.submit("Enregistrer la vue", {"name": "Tout"})
    lead.visitor.visit("/suivi")
    lead.visitor.submit("Enregistrer la vue", {"name": "La mienne"})
    own = lead.visitor.page.form("Retirer la vue « La mienne »")
    with services.store.read() as work:
        (kept,) = work.saved_views.of(advisor.id)
    foreign = own.action.replace(own.action.split("/")[-2], kept.id)
    lead.visitor.ask("POST", foreign, body=own.body())
    with services.store.read() as work:
        assert work.saved_views.of(advisor.id) == (kept,)


@pytest.mark.usefixtures("three")
def test_the_map_tells_every_level_in_words_and_sorts_by_one(advisor: Someone) -> None:
    page = advisor.visitor.visit("/suivi/carte?tri=niveau-strategie&sens=desc")
    assert names(page)[0] == "Maison 100 %"
    assert len(page.all("th", scope="col")) == 9
    assert len(page.all("td")) == 24
    assert "2 En structuration" in page.words


@pytest.mark.parametrize("address", ["/suivi", "/suivi/carte", "/suivi/territoire", "/suivi/exports"])
def test_only_advisors_come_here(app: Flask, services: Services, address: str) -> None:
    member, administrator = someone(app, services), someone(app, services, is_administrator=True)
    member.visitor.visit(address, expecting=403)
    administrator.visitor.visit(address, expecting=403)
    weak = someone(app, services, is_strong=False)
    network_of(services, weak)
    assert weak.visitor.ask("GET", address).status_code == 302


def test_a_file_leads_to_the_next_review(services: Services, advisor: Someone) -> None:
    first, _ = follow(
        services,
        advisor,
        Structure("Maison 100 %", {"territoire": "urbain"}, EVERY_LEVEL, days=5),
        Structure("Zone d’activité", {"territoire": "mixte"}, EVERY_LEVEL, days=2),
    )
    page = advisor.visitor.visit(f"/diagnostic/{first}/dossier")
    assert page.links("Relecture suivante : Zone d’activité (1 attend)")
    page = advisor.visitor.follow("Relecture suivante : Zone d’activité (1 attend)")
    assert page.links("Relecture suivante : Maison 100 % (1 attend)")


@pytest.mark.usefixtures("three")
def test_each_filter_that_stands_can_be_taken_away(advisor: Someone) -> None:
    page = advisor.visitor.visit("/suivi?territoire=rural&etat=en-cours&tri=structure")
    assert "Filtrer (2)" in page.words
    (without,) = page.links("Retirer Surtout rural")
    page = advisor.visitor.visit(without)
    assert page.url.endswith("/suivi?etat=en-cours&tri=structure")
    assert names(page) == ["École des Épis", "Zone d’activité"]


@pytest.mark.usefixtures("three")
def test_a_file_leads_back_to_the_list_as_it_was_filtered(advisor: Someone) -> None:
    advisor.visitor.visit("/suivi?territoire=rural&tri=structure")
    page = advisor.visitor.follow("École des Épis")
    assert page.links("Structures suivies")[0].endswith("/suivi?territoire=rural&tri=structure")
    forged = page.url.partition("?")[0] + "?retour=%2F%2Fexemple.org&retour=territoire%3Dnothing"
    assert advisor.visitor.visit(forged).links("Structures suivies")[0].endswith("/suivi")


@pytest.mark.usefixtures("three")
def test_nobody_is_asked_for_the_same_word_twice(advisor: Someone) -> None:
    visitor = advisor.visitor
    visitor.visit("/suivi")
    visitor.follow("1 diagnostic en cours n’a pas bougé depuis trois semaines")
    visitor.follow("École des Épis")
    page = visitor.submit("Envoyer le commentaire", {"text": "Où en êtes-vous ?"})
    assert "Commentaire envoyé" in page.words
    assert "Dernier commentaire" in page.words
    assert "n’a pas bougé" not in visitor.visit("/suivi").words
