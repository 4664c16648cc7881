"""What the mails of a review say: that something is there to read, and where; never an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from diagnostic.actions.mailing import post
from diagnostic.actions.services import Services
from diagnostic.core.assessment import Assessment
from diagnostic.core.mail import Mail
from diagnostic.store.correspondents import Correspondent

if TYPE_CHECKING:
    from diagnostic.language import Language
    from diagnostic.store.session import Work

Words = tuple[str, str]
"""A subject and a first sentence; ``{structure}`` stands for the name."""

LONGEST_IN_SUBJECT: Final = 80


def write_to(
    services: Services,
    work: Work,
    people: Iterable[Correspondent],
    assessment: Assessment,
    told: tuple[Callable[[Language], Words], str],
) -> None:
    """Have everybody told in their language; ``told`` is what is said, and the page it leads to."""
    words, page = told
    for each in people:
        language = _language(services, each.language)
        subject, sentence = words(language)
        name = _name(assessment, language)
        body = "\n\n".join(
            (
                language.gettext("Bonjour,"),
                sentence.replace("{structure}", name),
                address_of(services, language, f"/diagnostic/{assessment.id}/{page}"),
                language.gettext("Ce lien demande de se connecter. Ce message ne contient aucune réponse."),
            )
        )
        post(services, work, Mail(each.email, subject.replace("{structure}", name), body + "\n"))


def address_of(services: Services, language: Language, path: str) -> str:
    """The public address of a page in a language."""
    prefix = "" if language.code == services.languages.source.code else f"/{language.code}"
    return services.settings.public_url + prefix + path


def comment_from_advisor(language: Language) -> Words:
    """The structure is told of a comment."""
    say = language.gettext
    return (
        say("Un commentaire sur votre diagnostic"),
        say(
            "La personne qui vous accompagne a laissé un commentaire sur le diagnostic de {structure}. "
            "Vous pouvez le lire et y répondre ici :"
        ),
    )


def comment_from_structure(language: Language) -> Words:
    """The advisors are told of a reply."""
    say = language.gettext
    return (
        say("{structure} a écrit un commentaire"),
        say(
            "{structure} a laissé un commentaire dans son diagnostic. Vous pouvez le lire et y répondre ici :"
        ),
    )


def published(language: Language) -> Words:
    """The structure is told of its restitution."""
    say = language.gettext
    return (
        say("Votre restitution est publiée"),
        say(
            "La restitution du diagnostic de {structure} est publiée : elle réunit votre lecture et celle de "
            "la personne qui vous accompagne. Vous pouvez la lire, la télécharger et y répondre ici :"
        ),
    )


def reminder(language: Language) -> Words:
    """Somebody is reminded of an action."""
    say = language.gettext
    return (
        say("Rappel : une action de votre plan"),
        say(
            "Vous avez demandé un rappel pour une action du plan de {structure}. Le plan et son avancement "
            "sont ici :"
        ),
    )


def _language(services: Services, code: str) -> Language:
    return services.languages[code if code in services.languages.codes else services.languages.source.code]


def _name(assessment: Assessment, language: Language) -> str:
    """The structure's name on one line, short enough for a subject."""
    name = " ".join(assessment.structure.split()) or language.gettext("votre structure")
    return name if len(name) <= LONGEST_IN_SUBJECT else name[: LONGEST_IN_SUBJECT - 1] + "…"
