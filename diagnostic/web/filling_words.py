"""Why a file, or a line of it, cannot be kept, in words that say what to do."""

from collections.abc import Iterable
from typing import Final

from diagnostic.core.faults import Refusal
from diagnostic.web.context import language
from diagnostic.web.shapes.filling import Refused
from diagnostic.web.written import shown

FILE: Final = "file"
MOST_SHOWN: Final = 100
"""Faults of one file that a page lists."""


def is_of_file(refusals: Iterable[Refusal]) -> bool:
    """True when the file itself is refused, and not lines of it."""
    return any(each.where == FILE for each in refusals)


def file_words(refusals: Iterable[Refusal]) -> str:
    """Why a whole file is refused, and that it has to be chosen again."""
    words = language().gettext
    what = next((each.what for each in refusals if each.where == FILE), "")
    said = _file_words().get(what) or words(
        "Ce fichier ne peut pas être lu. Déposez le classeur (.xlsx), le formulaire (.pdf) ou le fichier de "
        "reprise (.json) que vous aviez téléchargé ici."
    )
    again = words("Rien n’a été changé. Choisissez de nouveau un fichier : votre navigateur ne le garde pas.")
    return f"{said} {again}"


def no_file_words() -> str:
    """What somebody reads who sent no file."""
    return language().gettext("Choisissez d’abord un fichier.")


def refused_lines(refusals: Iterable[Refusal]) -> tuple[Refused, ...]:
    """The lines that cannot be kept, each with its place."""
    return tuple(_refused(each) for each in refusals)


def _refused(refusal: Refusal) -> Refused:
    what, _, said = refusal.what.partition(": ")
    say = language().gettext
    words = _line_words().get(what, say("Cette ligne ne peut pas être gardée."))
    told = f"{words} {say('« %s »') % shown(said)}" if said else words
    expected = refusal.expected if what in _WITH_EXPECTED else ""
    return Refused(shown(refusal.where), told, shown(expected))


_WITH_EXPECTED: Final = frozenset({"unknown answer", "unknown column", "missing column", "unknown sheet"})


def _file_words() -> dict[str, str]:
    words = language().gettext
    return {
        "damaged": words("Ce classeur est abîmé, ou ce n’est pas un classeur au format .xlsx."),
        "too large": words("Ce fichier contient bien plus que le classeur que vous aviez téléchargé."),
        "too many rows": words("Ce fichier contient bien plus que le classeur que vous aviez téléchargé."),
        "markup": words(
            "Ce classeur contient des instructions que nous n’ouvrons pas. Enregistrez-en une copie au "
            "format .xlsx avec votre tableur, puis déposez cette copie."
        ),
        "pdf damaged": words("Ce PDF est abîmé."),
        "encrypted": words(
            "Ce PDF est protégé par un mot de passe : enregistrez-en une copie sans protection."
        ),
        "no form": words(
            "Ce PDF n’a plus de cases à lire : il a peut-être été imprimé en PDF. Déposez le formulaire "
            "lui-même, enregistré après l’avoir rempli."
        ),
        "not ours": words(
            "Ce fichier n’a pas été téléchargé ici, ou sa marque cachée a disparu. Téléchargez-en un "
            "nouveau, puis recopiez-y vos réponses."
        ),
        "unknown version": words(
            "Ce fichier a été fait avec une version du questionnaire que ce service ne connaît pas."
        ),
        "other questionnaire": words("Ce fichier répond à un autre questionnaire."),
        "other version": words(
            "Ce fichier a été fait avec une autre version du questionnaire que ce diagnostic : les réponses "
            "pourraient ne plus vouloir dire la même chose. Depuis la page « Reprendre », il peut commencer "
            "un nouveau diagnostic."
        ),
        "other assessment": words(
            "Ce fichier a été téléchargé depuis un autre diagnostic. Déposez-le dans celui-là ; depuis la "
            "page « Reprendre », il peut aussi commencer un nouveau diagnostic."
        ),
        "too much at once": words(
            "Les notes de ce fichier sont trop longues pour être lues d’un coup. Partagez-les entre deux "
            "fichiers et déposez-les l’un après l’autre."
        ),
        "seal": words(
            "Cette page était ouverte depuis plus d’une heure, ou dans un autre navigateur : ce que disait "
            "votre fichier n’est plus là."
        ),
    }


def _line_words() -> dict[str, str]:
    words = language().gettext
    return {
        "formula": words("Cette case contient une formule : remplacez-la par sa réponse."),
        "error value": words("Cette case contient une erreur de calcul : remplacez-la par sa réponse."),
        "unknown answer": words("Cette réponse n’est pas dans la liste :"),
        "unknown value": words("Cette réponse n’existe pas pour cette question."),
        "not together": words("Ce choix ne va avec aucun autre :"),
        "unknown field": words("Cette question n’existe pas dans ce questionnaire."),
        "unknown code": words("Aucune question n’a ce code :"),
        "no code": words("Cette ligne n’a plus de code : on ne sait pas à quelle question elle répond."),
        "line twice": words("Cette question a deux lignes, et aucune n’est gardée :"),
        "field twice": words("Cette question est là deux fois dans le formulaire, et n’est pas gardée."),
        "several answers": words("Une seule réponse est possible ici : gardez-en une."),
        "unreadable": words("Ce champ ne peut pas être lu."),
        "unknown column": words("Cette colonne n’est pas de ce classeur, et n’est pas lue :"),
        "column twice": words("Cette colonne est là deux fois : la première seule est lue."),
        "missing column": words("Il manque à cette feuille une colonne : rien n’y est lu."),
        "unknown sheet": words("Cette feuille n’est pas de ce classeur, et n’est pas lue."),
        "too many rows": words("Cette feuille a trop de lignes."),
        "too long": words("Ce texte est trop long : 4 000 caractères au plus pour une note."),
        "control character": words("Ce texte contient un caractère invisible qui ne peut pas être gardé."),
    }
