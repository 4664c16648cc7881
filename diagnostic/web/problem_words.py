"""What pages of faults say: what happened, what is kept, what to do next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from diagnostic.web.context import language


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """A heading and sentences."""

    heading: str
    sentences: tuple[str, ...]


def document_words() -> ProblemWords:
    """When a document could not be made."""
    words = language().gettext
    return ProblemWords(
        words("Le document n’est pas disponible pour l’instant"),
        (
            words("Vos réponses sont enregistrées et vos résultats restent visibles à l’écran."),
            words(
                "Beaucoup de documents sont en préparation, ou celui-ci a demandé trop de temps. "
                "Réessayez dans une minute."
            ),
        ),
    )


def words_of(status: int) -> ProblemWords:
    """What is said of a status."""
    known = _WORDS.get(status)
    if known:
        return known()
    return _unknown() if status >= HTTPStatus.INTERNAL_SERVER_ERROR else _refused()


def _foreign() -> ProblemWords:
    words = language().gettext
    return ProblemWords(
        words("Cette demande n’a pas été acceptée"),
        (
            words("Elle ne venait pas d’une page de ce service. Rien n’a été changé."),
            words("Revenez à la page d’où vous veniez et recommencez."),
        ),
    )


def forbidden_words() -> ProblemWords:
    """When a page is not for this account."""
    words = language().gettext
    return ProblemWords(
        words("Cette page n’est pas prévue pour votre compte"),
        (
            words("Rien n’a été changé."),
            words(
                "Vous en avez besoin ? Demandez-le à la personne qui gère votre structure ou votre réseau."
            ),
        ),
    )


def _unsigned() -> ProblemWords:
    words = language().gettext
    return ProblemWords(
        words("Il faut vous connecter pour continuer"),
        (
            words("Votre connexion a pris fin, ou cette page demande un compte. Rien n’a été changé."),
            words("Connectez-vous, puis recommencez."),
        ),
    )


def kept_words() -> ProblemWords:
    """When a session had ended and what was sent is kept."""
    words = language().gettext
    return ProblemWords(
        words("Il faut vous connecter pour continuer"),
        (
            words("Votre connexion a pris fin. Ce que vous veniez d’écrire est gardé 15 minutes."),
            words("Connectez-vous dans ce navigateur : vous retrouverez votre texte, à envoyer de nouveau."),
        ),
    )


def kept_answers_words() -> ProblemWords:
    """When a diagnostic is no longer open in this browser and what was sent is kept."""
    words = language().gettext
    return ProblemWords(
        words("Ce diagnostic n’est plus ouvert dans ce navigateur"),
        (
            words(
                "Vos réponses déjà enregistrées sont intactes. Ce que vous veniez d’écrire est gardé "
                "15 minutes."
            ),
            words(
                "Ouvrez votre lien de reprise dans ce navigateur : vous retrouverez votre texte, à envoyer "
                "de nouveau."
            ),
        ),
    )


def _too_many() -> ProblemWords:
    words = language().gettext
    return ProblemWords(
        words("Trop d’essais en peu de temps"),
        (
            words("Pour protéger les comptes et le service, il faut attendre un peu. Rien n’a été perdu."),
            words("Réessayez dans quelques minutes."),
        ),
    )


def _absent() -> ProblemWords:
    words = language().gettext
    return ProblemWords(
        words("Cette page n’est pas ouverte ici"),
        (
            words("L’adresse est inexacte, ou ce diagnostic n’est pas ouvert dans ce navigateur."),
            words(
                "Si c’est le vôtre, il est toujours là : ouvrez votre lien de reprise, ou votre fichier "
                "de reprise, pour continuer."
            ),
        ),
    )


def _moved_on() -> ProblemWords:
    words = language().gettext
    return ProblemWords(
        words("Ce diagnostic a changé entre-temps"),
        (
            words(
                "Il a été terminé, ou changé ailleurs. Rien n’est perdu : ouvrez sa page pour voir où il "
                "en est et continuer."
            ),
        ),
    )


def _too_large() -> ProblemWords:
    words = language().gettext
    return ProblemWords(
        words("Cet envoi est trop volumineux"),
        (
            words("Vos réponses déjà enregistrées sont intactes. Ce dernier envoi n’a pas été gardé."),
            words(
                "Revenez en arrière, raccourcissez vos notes (4 000 caractères au plus chacune) ou "
                "choisissez un fichier plus petit, puis recommencez."
            ),
        ),
    )


def _busy() -> ProblemWords:
    words = language().gettext
    return ProblemWords(
        words("Le service est très demandé"),
        (
            words("Votre dernière action n’a pas pu être enregistrée ; tout ce qui l’était déjà est intact."),
            words("Attendez quelques secondes, revenez en arrière et recommencez."),
        ),
    )


def _unknown() -> ProblemWords:
    words = language().gettext
    return ProblemWords(
        words("Quelque chose n’a pas marché"),
        (
            words("Ce n’est pas de votre fait. Vos réponses enregistrées sont intactes."),
            words(
                "Revenez en arrière et recommencez ; si cela continue, écrivez-nous depuis la page "
                "« Contact »."
            ),
        ),
    )


def _refused() -> ProblemWords:
    words = language().gettext
    return ProblemWords(
        words("Cette demande n’a pas été comprise"),
        (
            words("Rien n’a été changé, et vos réponses enregistrées sont intactes."),
            words("Revenez à la page d’où vous veniez et recommencez."),
        ),
    )


_WORDS: Mapping[int, Callable[[], ProblemWords]] = {
    401: _unsigned,
    403: _foreign,
    404: _absent,
    409: _moved_on,
    413: _too_large,
    429: _too_many,
    503: _busy,
}
