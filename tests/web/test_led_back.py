"""What is missing, changed or passed over is told where somebody would go on without it."""

from diagnostic.actions.services import Services
from tests.web.visitor import Visitor
from tests.web.walks import ALL_PRACTISED, NEXT, answer, begin, begun, kept, step


def test_a_profile_without_what_decides_the_questions_leads_back_to_what_is_missing(
    visitor: Visitor, services: Services
) -> None:
    hub = begin(visitor)
    page = visitor.submit(NEXT, {"animation-du-territoire": "practised", "type-structure": "ptce"})
    assert page.url == f"{hub}/profil?manque=oui"
    assert page.title.startswith("Erreur")
    assert "Expérimentations collectives : il manque une réponse" in page.words
    assert page.links("Accompagnement des organisations : ") == ["#accompagnement-des-organisations"]
    assert kept(services, hub).record.profile["type-structure"] == ("ptce",)
    assert "Il manque encore 2 réponses sur votre structure" in visitor.visit(hub).words
    assert visitor.visit(f"{hub}/profil").title.startswith("Votre structure")
    assert visitor.submit(NEXT, ALL_PRACTISED).url == hub


def test_the_first_answers_can_be_sent_without_passing_over_the_others(visitor: Visitor) -> None:
    hub = begin(visitor)
    assert visitor.submit("Continuer avec ces trois réponses", ALL_PRACTISED).url == hub


def test_answers_that_read_otherwise_in_another_kind_of_structure_are_named(visitor: Visitor) -> None:
    hub = begun(visitor)
    questions = visitor.visit(step(hub, "confiance")).form(NEXT).offered
    answer(visitor, hub, "confiance", {name: "2" for name in questions if name.endswith("collectivites")})
    visitor.visit(f"{hub}/profil")
    page = visitor.submit(NEXT, {"type-structure": "collectivite"})
    told = " ".join(page.notices())
    assert "une question déjà répondue se lit autrement" in told
    assert "Autres collectivités et services" in told
    assert "se lit autrement" not in " ".join(visitor.visit(hub).notices())


def test_a_page_sent_without_any_answer_is_told_on_the_next(visitor: Visitor) -> None:
    hub = begun(visitor)
    visitor.visit(step(hub, "strategie"))
    page = visitor.submit(NEXT)
    assert page.url == step(hub, "connaissance") + "?vide=strategie"
    assert "« Stratégie et positionnement » est restée sans réponse" in " ".join(page.notices())
    assert page.links("Y revenir maintenant") == [step(hub, "strategie").removeprefix(visitor.home)]


def test_an_address_that_names_what_was_answered_or_nothing_known_tells_nothing(visitor: Visitor) -> None:
    hub = begun(visitor)
    answer(visitor, hub, "strategie", {"role-defini": "2"})
    for named in ("strategie", "no-such"):
        assert "sans réponse" not in " ".join(
            visitor.visit(f"{step(hub, 'connaissance')}?vide={named}").notices()
        )
    assert "se lit autrement" not in " ".join(visitor.visit(f"{hub}?reformulees=no-such").notices())


def test_a_report_is_offered_first_in_the_language_of_the_page(visitor: Visitor) -> None:
    hub = begun(visitor)
    answer(visitor, hub, "strategie", {"role-defini": "2"})
    for page, wanted in ((hub, "fr"), (hub.replace("/diagnostic", "/en/diagnostic"), "en")):
        links = visitor.visit(f"{page}/resultats").links("")
        assert next(each for each in links if "rapport.pdf" in each).endswith(f"langue={wanted}")
