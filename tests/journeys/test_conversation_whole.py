"""A whole diagnostic by conversation alone: half of it in one's own words, on two devices, to the PDF."""

from typing import Final

import pytest

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.documents import Report
from tests.journeys.interview import CONFIRMED, QUESTION, Interview, kept
from tests.journeys.pages import Results, Talk, begin, open_link
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server

STRUCTURE: Final = "La Fabrique des liens"
PROFILE: Final = ("practised", "not_concerned", "practised")
"""The three forms of action: no experiment, hence 32 questions."""
MOST_TURNS: Final = 60
UNDERSTOOD: Final = 12
"""How many of the sixteen free answers must be proposed right, so that a yes is enough."""

SAID: Final = {
    "role-defini": (
        "Ça existe noir sur blanc dans notre projet associatif, mais le conseil ne s’est pas prononcé.",
        "2",
    ),
    "repartition-des-roles": (
        (
            "Avec la chambre de métiers et le club d’entreprises, on s’est réparti le travail et on l’a noté "
            "dans un compte rendu."
        ),
        "3",
    ),
    "etude-du-territoire": ("Non, aucune étude, on connaît le coin depuis vingt ans et on fait avec.", "1"),
    "besoins-reperes": (
        (
            "On prend les chiffres de l’Insee et de la CAF, et on les confronte à ce qu’on entend en allant "
            "voir les gens sur place."
        ),
        "3",
    ),
    "sensibilisation-partenariats": (
        "On n’a rien prévu là-dessus, on en parle juste quand l’occasion se présente.",
        "1",
    ),
    "participation-des-mondes": (
        (
            "Les assos et la mairie répondent présent à presque chaque fois, par contre les patrons on ne "
            "les voit pas."
        ),
        "2",
    ),
    "suites-mises-en-relation": (
        (
            "On a un tableur que ma collègue met à jour chaque semaine : qui a vu qui, ce que ça a donné, "
            "les partenariats signés."
        ),
        "3",
    ),
    "offre-accompagnement": (
        "C’est affiché sur notre site qu’on accompagne, mais ni la durée ni le prix ne sont précisés.",
        "2",
    ),
    "preparation-associations": ("On les aide surtout à remplir des dossiers de subvention.", "2"),
    "diversite-modes": ("Pour l’instant, on ne fait que trouver des mécènes aux associations.", "1"),
    "regles-impartialite": ("On fait attention à rester neutres, mais ce n’est marqué nulle part.", "2"),
    "lien-collectivites": (
        (
            "L’agglo a voté une délibération qui reconnaît notre mission d’animateur des partenariats, pas "
            "juste une subvention."
        ),
        "3",
    ),
    "temps-d-animation": ("Pas d’heures prévues, je m’en occupe quand il me reste un moment.", "1"),
    "echanges-entre-pairs": (
        "Oui, on participe à trois réunions par an du réseau régional des animateurs.",
        "3",
    ),
    "continuite-des-contacts": (
        "Tout est dans ma tête et dans mon téléphone, si je m’en vais c’est perdu.",
        "1",
    ),
    "transmission-de-l-experience": ("Rien d’écrit pour le moment, on le raconte à l’oral.", "1"),
}
CHOSEN_ELSEWHERE: Final = {"groupes-de-travail": "not_applicable", "connaissance-partagee": "dont_know"}
KEPT_WORDS: Final = "noir sur blanc dans notre projet associatif"
KIT: Final = "Le kit a-t-il de quoi préparer une première rencontre entre associations et entreprises ?"
CORRECTIONS: Final = {
    "preparation-entreprises": (
        "En fait, pour le rôle défini, le conseil vient de valider une page.",
        "role-defini",
        "3",
    ),
    "suivi-de-l-action": (
        "En fait, pour l’étude du territoire, on a des chiffres, mais pas analysés.",
        "etude-du-territoire",
        "2",
    ),
}
"""What is corrected when a question comes up: the words, the question meant, and its new answer."""
KIT_AT: Final = "rencontres-entre-mondes"
PAUSE_AT: Final = "appui-accord"
SAID_IN_ENGLISH: Final = {
    "role-defini": ("It is in our charter, but the board never voted on it.", "2"),
    "repartition-des-roles": ("We barely know who else does this around here, or what they offer.", "1"),
    "etude-du-territoire": ("No, we have never studied it, we rely on what we know.", "1"),
}
PHONE: Final = Look(320, "fr")
COMPUTER: Final = Look(1280, "fr")
OLD_PHONE: Final = Look(320, "fr", has_script=False)
OLD_COMPUTER: Final = Look(1280, "fr", has_script=False)
DEVICES: Final = ((PHONE, COMPUTER), (OLD_COMPUTER, OLD_PHONE))


def open_conversation(who: Respondent, profile: tuple[str, ...]) -> tuple[str, Interview]:
    """Begin by conversation and say what is practised; gives the address of the hub."""
    hub = begin(who, STRUCTURE, way="conversation")
    interview = Interview(Talk(who))
    for value in profile:
        interview.choose(value)
    return hub, interview


def answer_one(interview: Interview, asked: str) -> None:
    """Answer a question in one's own words where there are some, else by a button."""
    key = asked.removeprefix(QUESTION)
    if key in SAID:
        interview.say(*SAID[key], verdict="yes-with-note" if key == "role-defini" else "yes")
    else:
        interview.choose(CHOSEN_ELSEWHERE.get(key, "3"))


def ask_about_the_kit(interview: Interview) -> None:
    """Three to five resources, each with why, then the same question again."""
    asked = interview.asked()
    interview.talk.write(KIT)
    cards = interview.who.page.locator("[data-bubble]:has(.resource-card)").last.locator(".resource-card")
    assert 3 <= cards.count() <= 5
    assert cards.locator("h3 a").count() == cards.count()
    assert interview.asked() == asked


def correct(interview: Interview, words: str, key: str, level: str) -> None:
    """Change an earlier answer by its name, and be back at the question that was being asked."""
    asked = interview.asked()
    interview.talk.write(words)
    interview.settle(QUESTION + key, level)
    assert interview.asked() == asked


def move(interview: Interview, other: Respondent) -> Interview:
    """Pause, take the private link along, and go on at another device where one was."""
    asked, said = interview.asked(), interview.who.page.locator("[data-bubble]").count()
    interview.talk.ask("resume_later")
    interview.who.follow("Lien et fichier de reprise")
    hub = open_link(other, interview.who.page.locator("#lien").input_value())
    other.visit(f"{hub}/conversation")
    moved = interview.elsewhere(other)
    assert moved.asked() == asked
    assert other.page.locator("[data-bubble]").count() > said
    return moved


def interview_whole(interview: Interview, other: Respondent) -> Interview:
    """Every question in turn, with what happens on the way; gives the interview where it ended."""
    for _ in range(MOST_TURNS):
        asked = interview.asked()
        if not asked:
            return interview
        key = asked.removeprefix(QUESTION)
        if key == KIT_AT:
            ask_about_the_kit(interview)
        if key == PAUSE_AT:
            interview = move(interview, other)
        if key in CORRECTIONS:
            correct(interview, *CORRECTIONS[key])
        answer_one(interview, asked)
    raise AssertionError("the conversation never ends")


def finish(who: Respondent) -> Results:
    """Finish by the two buttons that it takes, then go to the results."""
    talk = Talk(who)
    talk.ask("finish")
    talk.ask("yes")
    who.follow("Voir vos résultats")
    return Results(who)


@pytest.mark.parametrize(("first", "other"), DEVICES, ids=str)
def test_a_whole_diagnostic_by_conversation_alone(
    arrival: Arrival, server: Server, first: Look, other: Look
) -> None:
    hub, interview = open_conversation(arrival(first), PROFILE)
    interview = interview_whole(interview, arrival(other))
    record = interview.record
    asked = [each for each in record if each.startswith(QUESTION)]
    confirmed = [each for each in asked if record[each].provenance == CONFIRMED]
    assert len(asked) == 32
    assert len(SAID) == len(asked) // 2
    assert len(confirmed) >= UNDERSTOOD
    assert kept(server, hub) == record
    results = finish(interview.who)
    assert interview.who.heading == STRUCTURE
    told = results.resources()
    report = Report.read(results.pdf("fr"))
    assert told
    assert report.lacks(STRUCTURE, KEPT_WORDS, *told) == []


def test_a_shorter_one_in_english(arrival: Arrival, server: Server) -> None:
    hub, interview = open_conversation(arrival(Look(320, "en")), ("planned", "not_concerned", "planned"))
    for key, (words, level) in SAID_IN_ENGLISH.items():
        while interview.asked() != QUESTION + key:
            interview.choose("2")
        interview.say(words, level)
    correct(interview, "Actually, for the defined role, it has been approved.", "role-defini", "3")
    assert kept(server, hub) == interview.record
    results = finish(interview.who)
    assert Report.read(results.pdf("en")).language == "en-GB"
