"""What people say and do in a conversation, so that it comes to one state or another."""

from typing import Final

from tests.journeys.pages import Talk

INVISIBLE: Final = "Un paragraphe\u0007 copié d’ailleurs"
"""A text with a character that nobody sees, as copying from elsewhere may bring along."""
PROPOSED: Final = (
    "Il y a un texte qui en parle mais personne ne l’a validé",
    "A text mentions it but nobody approved it",
)
SEVERAL: Final = (
    (
        "Notre rôle n’est écrit nulle part, on l’explique de vive voix. Côté étude du territoire, aucune, "
        "on se fie à notre expérience. Pour les rencontres, on en organise deux par an mais sans dates "
        "fixes ni suivi des participants."
    ),
    (
        "Our role is not written down anywhere, we explain it out loud. No study of the area either, we go "
        "by our experience. As for gatherings, we hold two a year without set dates or any follow-up."
    ),
)
CLOSE: Final = ("Il y a un document, validé ou presque", "There is a document, approved or nearly so")
LONG: Final = (
    "Je vais vous raconter un peu notre histoire. " * 30 + "Le conseil a validé une page sur notre rôle.",
    "Let me tell you a little of our story. " * 30 + "The board approved a page about our role.",
)
KIT: Final = (
    "Avez-vous un modèle de convention de partenariat ?",
    "Do you have a template for a partnership agreement?",
)


def refused(talk: Talk) -> None:
    """A message with a character that cannot be kept."""
    talk.who.page.fill("#message", INVISIBLE)
    talk.who.button("Envoyer").click()
    talk.who.page.locator("[data-error-summary]").wait_for()


def unsent(talk: Talk) -> None:
    """What comes back is no page of the service, as from a network that asks for a password first."""
    talk.who.page.route("**/conversation", lambda route: route.fulfill(body="", content_type="text/html"))
    talk.who.page.fill("#message", "Le texte existe, il n’est pas encore voté")
    talk.who.button("Envoyer").click()
    talk.who.page.locator(".talk__status--trouble").wait_for()
    talk.who.page.unroute("**/conversation")


def asides(talk: Talk) -> None:
    """Five asides, the last with the glossary."""
    for command in ("example", "progress", "summary", "resume_later", "explain_question"):
        talk.ask(command)


def two_dimensions(talk: Talk) -> None:
    """Past the first dimension, which folds."""
    for value in ("2", "3", "dont_know", "1", "2", "3"):
        talk.choose(value)


def correction(talk: Talk) -> None:
    """An earlier answer, asked for by its name."""
    for value in ("1", "3"):
        talk.choose(value)
    talk.write(
        {"fr": "En fait, pour le rôle défini, je me suis trompée", "en": "Actually, about the defined role"}[
            talk.who.look.language
        ]
    )
