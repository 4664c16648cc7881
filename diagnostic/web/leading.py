"""Replies of the assistant that lead to another page."""

from dataclasses import dataclass

from flask import url_for

from diagnostic.core.dialogue.replies import Say
from diagnostic.web.context import address_in, language, services
from diagnostic.web.reading_told import reader_words
from diagnostic.web.shapes.conversation import Bubble


@dataclass(frozen=True, slots=True)
class _Lead:
    """What is said, the words of the link, and the page it leads to."""

    said: str
    label: str
    url: str


def leading(say: Say, assessment_id: str) -> Bubble | None:
    """The reply with its links, or None for a reply that leads nowhere."""
    if say is Say.LANGUAGE:
        return _languages()
    lead = {**_ways_out(assessment_id), **_ways_on(assessment_id)}.get(say)
    if lead is None:
        return None
    return Bubble(is_person=False, sentences=(lead.said,), links=((lead.label, lead.url),))


def _languages() -> Bubble:
    words = language().gettext
    offered = services().languages
    links = tuple((each.own_name, address_in(each.code, offered.source.code)) for each in offered.all())
    return Bubble(
        is_person=False,
        sentences=(words("Vous pouvez changer de langue à tout moment, sans rien perdre :"),),
        links=links,
    )


def _ways_out(assessment_id: str) -> dict[Say, _Lead]:
    """Replies that lead away from the conversation for a while."""
    words = language().gettext
    return {
        Say.LATER: _Lead(
            words(
                "Tout est enregistré. Pour revenir d’un autre appareil, gardez votre lien ou votre fichier :"
            ),
            words("Lien et fichier de reprise"),
            url_for("later.show", assessment_id=assessment_id),
        ),
        Say.PRIVACY: _Lead(
            words(
                "Vos réponses restent sur ce service. Les personnes qui ont votre lien de reprise peuvent "
                "les lire, et personne d’autre depuis ce site."
            )
            + f" {reader_words()}",
            words("Vos données en détail"),
            url_for("about.privacy"),
        ),
        Say.FORM: _Lead(
            words("Les mêmes questions existent en pages, avec les mêmes réponses :"),
            words("Continuer en pages"),
            url_for("hub.show", assessment_id=assessment_id),
        ),
        Say.RESTART: _Lead(
            words(
                "Je n’efface rien. Pour changer une réponse, dites-moi laquelle ; pour repartir de zéro, "
                "commencez un autre diagnostic :"
            ),
            words("Commencer un autre diagnostic"),
            url_for("home.show"),
        ),
    }


def _ways_on(assessment_id: str) -> dict[Say, _Lead]:
    """Replies that lead to the results."""
    words = language().gettext
    return {
        Say.RESULTS: _Lead(
            words("Voici vos résultats avec les réponses données jusqu’ici :"),
            words("Voir vos résultats"),
            url_for("outcome.show", assessment_id=assessment_id),
        ),
        Say.DOWNLOAD: _Lead(
            words("Le rapport se télécharge depuis vos résultats, en PDF, Word ou Excel :"),
            words("Voir vos résultats et les documents"),
            url_for("outcome.show", assessment_id=assessment_id),
        ),
        Say.OVER: _Lead(
            words(
                "Ce diagnostic est terminé : ses réponses sont figées. Vous pouvez le rouvrir quand "
                "vous voudrez."
            ),
            words("Voir vos résultats"),
            url_for("outcome.show", assessment_id=assessment_id),
        ),
        Say.ALL_DONE: _Lead(
            words("Toutes les questions ont une réponse. Relisez-les et terminez, ou dites « terminer »."),
            words("Relire et terminer"),
            url_for("review.show", assessment_id=assessment_id),
        ),
    }
