"""The whole way through the pages, from the first click to the results."""

import pytest

from diagnostic.actions.services import Services
from diagnostic.core.assessment import State
from tests.web.visitor import Visitor
from tests.web.walks import FINISH, NEXT, REVIEW, answer, answer_everything, begun, finish, kept


def test_somebody_walks_from_the_home_page_to_the_results(visitor: Visitor, services: Services) -> None:
    visitor.visit("/")
    visitor.follow("Commencer le diagnostic")
    visitor.submit("Commencer", {"structure": "Le Relais des possibles"})
    visitor.submit(
        NEXT,
        {
            "animation-du-territoire": "practised",
            "experimentations-collectives": "planned",
            "accompagnement-des-organisations": "not_concerned",
            "modes": ["mecenat", "cooperation-economique"],
        },
    )
    assert visitor.page.heading == "Le Relais des possibles"
    hub = visitor.page.url
    answer_everything(visitor, hub)
    visitor.visit(f"{hub}/cap")
    visitor.submit(REVIEW, {"target-strategie": "4", "importance-strategie": "high"})
    results = visitor.submit(FINISH)
    assert results.url == f"{hub}/resultats"
    assert results.heading == "Le Relais des possibles"
    assert kept(services, hub).state is State.FINISHED


def test_pages_of_a_diagnostic_under_way_can_all_be_visited(visitor: Visitor) -> None:
    hub = begun(visitor)
    given = {
        "role-defini": "1",
        "enjeux-choisis": "dont_know",
        "role-defini-note": "Une délibération de 2019",
    }
    answer(visitor, hub, "strategie", given)
    for page in (
        "",
        "/profil",
        "/profil/confirmer",
        "/cap",
        "/relecture",
        "/resultats",
        "/reprendre-plus-tard",
    ):
        for prefix in ("", "/en"):
            visitor.visit(prefix + hub.removeprefix(visitor.home) + page)
            visitor.visit(visitor.page.url)


@pytest.mark.parametrize("level", ["1", "4", "dont_know"])
def test_results_can_be_read_whatever_was_answered(visitor: Visitor, level: str) -> None:
    hub = begun(visitor)
    answer_everything(visitor, hub, level)
    assert finish(visitor, hub).status == 200
    assert visitor.visit(hub).status == 200
