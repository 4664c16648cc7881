"""Requests are recognised in both languages; answers that resemble them are not."""

import pytest

from diagnostic.core.reading import Intent, Situation
from diagnostic.reading.offline import OfflineReader

REQUESTS = [
    ("Retour", Intent.BACK),
    ("question précédente svp", Intent.BACK),
    ("je passe", Intent.SKIP),
    ("question suivante", Intent.SKIP),
    ("Je ne sais pas", Intent.DONT_KNOW),
    ("chais pas", Intent.DONT_KNOW),
    ("Ça ne nous concerne pas.", Intent.NOT_APPLICABLE),
    ("Sans objet", Intent.NOT_APPLICABLE),
    ("Pourquoi ?", Intent.EXPLAIN_QUESTION),
    ("c’est koi un PTCE", Intent.EXPLAIN_QUESTION),
    ("Que veut dire ce mot ?", Intent.EXPLAIN_TERMS),
    ("Sur quoi m’appuyer ?", Intent.EVIDENCE),
    ("Récapitule", Intent.SUMMARY),
    ("« Établi », ça veut dire quoi ?", Intent.EXPLAIN_LEVEL),
    ("merci, au revoir", Intent.RESUME_LATER),
    ("C’est fini", Intent.FINISH),
    ("vous êtes nuls", Intent.OUT_OF_SCOPE),
    ("Quelle différence entre le 2 et le 3 ?", Intent.EXPLAIN_LEVEL),
    ("Un exemple ?", Intent.EXAMPLE),
    ("Il reste combien de questions ?", Intent.PROGRESS),
    ("Une minute, on sonne", Intent.PAUSE),
    ("Je reprendrai demain", Intent.RESUME_LATER),
    ("Je voudrais modifier ma réponse", Intent.CHANGE_ANSWER),
    ("Pouvez-vous répéter la question ?", Intent.REPEAT),
    ("Quels sont les choix ?", Intent.LIST_OPTIONS),
    ("J’ai terminé", Intent.FINISH),
    ("Montrez-moi nos résultats", Intent.RESULTS),
    ("Je veux le PDF", Intent.DOWNLOAD_REPORT),
    ("Je voudrais parler à quelqu’un", Intent.TALK_TO_HUMAN),
    ("Je préfère le formulaire", Intent.SWITCH_TO_FORM),
    ("Qui lira mes réponses ?", Intent.PRIVACY),
    ("Bonjour", Intent.GREETING),
    ("merci bcp", Intent.THANKS),
    ("On recommence tout à zéro", Intent.RESTART),
    ("Peut-on passer en anglais ?", Intent.LANGUAGE),
    ("oui c’est ça", Intent.YES),
    ("non pas du tout", Intent.NO),
    ("Quelle est la météo demain ?", Intent.OUT_OF_SCOPE),
    ("Avez-vous un guide sur le mécénat ?", Intent.KIT_QUESTION),
]

ENGLISH = [
    ("Go back please", Intent.BACK),
    ("Skip this one", Intent.SKIP),
    ("No idea", Intent.DONT_KNOW),
    ("Not applicable", Intent.NOT_APPLICABLE),
    ("What do you mean by that?", Intent.EXPLAIN_QUESTION),
    ("Define that word", Intent.EXPLAIN_TERMS),
    ("What counts as evidence?", Intent.EVIDENCE),
    ("Give me a summary", Intent.SUMMARY),
    ("thanks, bye", Intent.RESUME_LATER),
    ("Can I download the report?", Intent.DOWNLOAD_REPORT),
    ("Who can see my answers?", Intent.PRIVACY),
    ("yes that’s right", Intent.YES),
    ("nope", Intent.NO),
]

ANSWERS = [
    "On n’a jamais rien écrit là-dessus.",
    "Non, chacun se débrouille de son côté et personne ne prend de notes.",
    "On a arrêté les réunions en 2021, faute de monde.",
    "Oui, une convention signée avec la ville, revue tous les ans.",
    "Le tableau est tenu à jour par une stagiaire qui part en juin.",
]


def test_every_intent_has_its_story() -> None:
    assert {intent for _, intent in REQUESTS} == set(Intent)


@pytest.mark.parametrize(("message", "intent"), REQUESTS)
def test_requests_are_recognised_by_words_alone(
    by_words: OfflineReader, message: str, intent: Intent
) -> None:
    assert by_words.read(message, Situation("fr")).intent is intent


@pytest.mark.parametrize(("message", "intent"), ENGLISH)
def test_requests_are_recognised_in_english(by_words: OfflineReader, message: str, intent: Intent) -> None:
    assert by_words.read(message, Situation("en")).intent is intent


def test_a_message_in_another_language_than_the_page_is_understood(by_words: OfflineReader) -> None:
    message = "Could you please tell me what you mean by that?"
    assert by_words.read(message, Situation("fr")).intent is Intent.EXPLAIN_QUESTION


@pytest.mark.parametrize("message", ANSWERS)
def test_answers_are_no_requests(by_words: OfflineReader, message: str) -> None:
    assert by_words.read(message, Situation("fr", "suites-mises-en-relation")).intent is None


def test_a_typo_does_not_hide_a_request(by_words: OfflineReader) -> None:
    assert by_words.read("je voudrai telecharger le raport", Situation("fr")).intent is Intent.DOWNLOAD_REPORT


@pytest.mark.parametrize(
    ("message", "target"),
    [
        ("Je voudrais changer ma réponse à D2.1", "etude-du-territoire"),
        ("je voudrais corriger la question d4.2", "pilotage-experimentation"),
        ("Je me suis trompé tout à l’heure sur le financement de l’animation", "financement-de-l-animation"),
        ("Je voudrais modifier une réponse", ""),
    ],
)
def test_a_correction_names_its_question_by_code_or_by_subject(
    by_words: OfflineReader, message: str, target: str
) -> None:
    found = by_words.read(message, Situation("fr", "role-defini"))
    assert (found.intent, found.target) == (Intent.CHANGE_ANSWER, target)


def test_a_correction_may_name_its_level(by_words: OfflineReader) -> None:
    found = by_words.read("Je voudrais modifier D2.1 : mettez le niveau 2", Situation("fr", "role-defini"))
    assert [(each.question, each.level) for each in found.others] == [("etude-du-territoire", 2)]
