"""Whoever asks, before the assessment that the access rule has loaded."""

from flask import url_for

from diagnostic.actions.scene import Scene
from diagnostic.core.faults import RefusedInput
from diagnostic.core.people import OWN
from diagnostic.web.context import asker, language, opened, relations, services
from diagnostic.web.words import name_of

SENT_TWICE = "idempotency_key"
"""The field that names one display of a form."""


def scene() -> Scene:
    """The scene of the request under way."""
    return Scene(services(), asker(), opened(), relations())


def is_own() -> bool:
    """True when the person is of the structure itself."""
    return bool(relations() & OWN)


def trail_to(assessment_id: str, here: str) -> tuple[tuple[str, str], ...]:
    """The way to the page under way: from the hub for the structure, from the list for others."""
    words = language().gettext
    if is_own():
        return (words("Votre diagnostic"), url_for("hub.show", assessment_id=assessment_id)), (here, "")
    name = words("Dossier de %(name)s") % {"name": name_of(opened().assessment.structure)}
    followed = (words("Structures suivies"), url_for("portfolio.show"))
    return followed, (name, url_for("file.show", assessment_id=assessment_id)), (here, "")


def refusal_words(refused: RefusedInput) -> str:
    """Why a text or a choice could not be kept, in words."""
    words = language().gettext
    first = refused.refusals[0]
    if first.what == "empty":
        return _empty_words(first.where)
    return {
        "too long": words("Ce texte est trop long : raccourcissez-le, puis recommencez."),
        "too many": words("La liste est pleine : retirez d’abord une ligne."),
        "control character": words(
            "Ce texte contient un caractère invisible : retirez-le, puis recommencez."
        ),
        "no address": words("Pour recevoir un rappel par mail, connectez-vous d’abord à votre compte."),
    }.get(first.what, words("Ce choix n’existe pas : choisissez dans la liste, puis recommencez."))


def _empty_words(where: str) -> str:
    """What is to be written in a field that was left empty."""
    words = language().gettext
    return {
        "reason": words("Écrivez votre raison : la structure la lira à côté de sa réponse."),
        "text": words("Écrivez votre texte, puis envoyez-le."),
        "why": words("Dites pourquoi : la structure le lira dans la restitution."),
        "title": words("Donnez un titre à cette priorité."),
        "first_step": words("Écrivez le premier pas de cette priorité."),
    }.get(where, words("Ce champ est vide : écrivez quelque chose, puis recommencez."))
