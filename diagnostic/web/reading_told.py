"""Who reads what is written in the conversation, as people are told: this server, or a model besides."""

from diagnostic.core.changes import QUESTION
from diagnostic.core.dialogue.talk import Proposal, Talk
from diagnostic.web.context import language, services


def reader_words() -> str:
    """Which reader is on, where words go, and how to do without a model."""
    words = language().gettext
    host = services().settings.model_host
    if not host:
        return words(
            "Vos messages sont compris ici même, par des règles et des exemples : vos mots restent sur ce "
            "serveur."
        )
    return words(
        "Un modèle de langue, c’est-à-dire un programme qui lit du texte, aide à comprendre vos messages. "
        "Ce que vous écrivez en réponse à une question est envoyé à %(host)s, avec la question et "
        "ses réponses possibles. Adresses et numéros y sont masqués. Un choix n’est envoyé nulle part : pour "
        "vous passer du modèle, choisissez une description "
        "ou répondez en pages."
    ) % {"host": host}


def notice_words(talk: Talk) -> str:
    """What is said beside the field before words are sent elsewhere; empty where they are not."""
    host = services().settings.model_host
    if not host or not talk.current.startswith(QUESTION):
        return ""
    words = language().gettext
    return words(
        "Ces mots pourront être envoyés à %(host)s, où un modèle de langue les lit. "
        "Choisir une description n’envoie rien."
    ) % {"host": host}


def source_words(proposal: Proposal) -> str:
    """Who made a proposal; empty where it goes without saying, because no model ever does."""
    words = language().gettext
    if proposal.by_model:
        return words("Proposé par un modèle de langue, d’après vos mots.")
    return words("Proposé ici même, par des règles.") if services().settings.model_host else ""


def privacy_words() -> str:
    """What becomes of the words of a conversation, for the page about data."""
    words = language().gettext
    host = services().settings.model_host
    if not host:
        return words(
            "Ce que vous écrivez dans la conversation est gardé avec vos réponses. Il est compris ici "
            "même, par des règles et des exemples, et n’est envoyé nulle part."
        )
    return words(
        "Ce que vous écrivez dans la conversation est gardé avec vos réponses. En réponse à une question, "
        "vos mots sont aussi envoyés à %(host)s, avec cette question et ses réponses possibles. Un "
        "modèle de langue, c’est-à-dire un programme qui lit du texte, en propose une ; la décision "
        "reste la vôtre. Rien d’autre ne part : ni le nom de votre structure, ni vos autres réponses, ni vos "
        "liens. Les adresses et les "
        "numéros que vous auriez écrits sont masqués avant l’envoi ; un nom ne peut pas l’être, n’en "
        "écrivez pas. Pour que rien ne soit envoyé, choisissez une description ou répondez en pages."
    ) % {"host": host}
