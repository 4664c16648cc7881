"""What an advisor may see, who follows, and what was read: in words, the same on every page that tells it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from diagnostic.core.organisations import BY_ADVISOR, SHARING_WORDS, Assignment, Consultation
from diagnostic.core.people import Relation
from diagnostic.web.context import language
from diagnostic.web.forms import button
from diagnostic.web.shapes.forms import FormView
from diagnostic.web.shapes.sharing import AccompanyingView, AdvisorRow, ConsultedRow, SharingWords
from diagnostic.web.written import shown

MOST_SHOWN = 50
"""Lines of what was read that a page shows."""

Address = Callable[[str], str]
"""Gives the address of a form for the id of what stands with an advisor."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in the form that proposes, and what is wrong with it."""

    email: str = ""
    email_error: str = ""
    name: str = ""
    name_error: str = ""


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the forms of a page lead; None where whoever reads does not decide."""

    propose: FormView
    accept: Address
    end: Address


def sharing_words() -> SharingWords:
    """What an advisor may see and do, and what not; change the version with the words."""
    words = language().gettext
    return SharingWords(
        version=SHARING_WORDS,
        may=(
            words("lire toutes vos réponses et vos notes, au fur et à mesure ;"),
            words("lire vos résultats, vos priorités, votre rapport et les dates de chaque étape ;"),
            words("lire l’historique : ce qui a changé, et les diagnostics déjà terminés ;"),
            words("écrire à côté une lecture, des commentaires et des propositions, que vous lisez aussi ;"),
            words("vous remettre une restitution datée et signée, où les deux lectures figurent."),
        ),
        may_not=(
            words("changer vos réponses, sauf si vous donnez votre accord pour remplir ensemble ;"),
            words("voir d’autres structures que celles qui l’ont accepté ;"),
            words("inviter d’autres personnes à lire votre diagnostic ;"),
            words("effacer votre diagnostic ou le rattacher à une autre structure."),
        ),
        after=words(
            "La personne qui anime son réseau d’accompagnement lit la même chose, sans rien changer. Chaque "
            "lecture est inscrite et vous la voyez. Vous pouvez arrêter à tout moment : plus rien ne s’ouvre "
            "dès le clic suivant, mais ce qui a été téléchargé reste chez la personne."
        ),
    )


def words_changed() -> str:
    """What the person reads when the wording changed while the page was open."""
    return language().gettext(
        "Le texte qui dit ce que la personne verra a changé entre-temps. Relisez-le, puis confirmez de "
        "nouveau."
    )


def done_words(done: str) -> str:
    """What was just done, by its name in the address; empty for a name that no page makes."""
    words = language().gettext
    told = {
        "asked": words("Votre proposition est partie. Rien ne s’ouvre avant la réponse de cette personne."),
        "standing": words(
            "Cette personne suit déjà votre structure, ou une demande attend déjà une réponse."
        ),
        "written": words(
            "Personne n’accompagne de structures ici avec cette adresse. Un mail lui explique comment "
            "demander un compte à son réseau d’accompagnement ; vous pourrez ensuite renouveler votre "
            "proposition."
        ),
        "accepted": words("C’est accepté : cette personne suit maintenant votre structure."),
        "ended": words("C’est arrêté : plus rien ne s’ouvre pour cette personne dès son clic suivant."),
        "agreed": words("Votre accord est inscrit : vous pouvez remplir ensemble."),
        "withdrawn": words("Votre accord est retiré : les questions sont refermées."),
        "link": words("Le lien est prêt : copiez-le et donnez-le à la personne."),
        "closed": words("Le lien est fermé : il n’ouvre plus rien, même là où il était ouvert."),
    }
    return told.get(done, "")


def accompanying_view(
    assignments: tuple[Assignment, ...],
    consulted: tuple[Consultation, ...],
    doors: Doors | None,
    typed: Typed,
    *,
    asks_name: bool = False,
) -> AccompanyingView:
    """Who follows, who waits, what was read, and the form that proposes."""
    standing = [each for each in assignments if each.accepted_at]
    asking = [each for each in assignments if not each.accepted_at and each.asked_by == BY_ADVISOR]
    asked = [each for each in assignments if not each.accepted_at and each.asked_by != BY_ADVISOR]
    return AccompanyingView(
        words=sharing_words(),
        following=tuple(_row(each, _since(each), doors, accepts=False) for each in standing),
        waiting=tuple(_row(each, _asked(each), doors, accepts=True) for each in asking),
        proposed=tuple(_row(each, _proposed(each), doors, accepts=False) for each in asked),
        propose=doors.propose if doors else None,
        email=shown(typed.email),
        email_error=typed.email_error,
        asks_name=asks_name,
        name=shown(typed.name),
        name_error=typed.name_error,
        consulted=consulted_rows(consulted),
    )


def consulted_rows(consulted: Iterable[Consultation]) -> tuple[ConsultedRow, ...]:
    """What those from outside read or did; the same thing read again on one day is told once."""
    rows: dict[tuple[str, str, str], ConsultedRow] = {}
    for each in consulted:
        who, what, day = _who(each), _what(each), language().day(each.at)
        when = language().gettext("Le %(day)s à %(time)s") % {"day": day, "time": language().time(each.at)}
        rows.setdefault((day, who, what), ConsultedRow(when, who, what))
    return tuple(rows.values())[:MOST_SHOWN]


def _row(each: Assignment, told: str, doors: Doors | None, *, accepts: bool) -> AdvisorRow:
    return AdvisorRow(
        name=each.advisor_name,
        network=each.network_name,
        told=told,
        accept=button(doors.accept(each.id)) if doors and accepts else None,
        end=button(doors.end(each.id)) if doors else None,
    )


def _since(each: Assignment) -> str:
    told = language().gettext("Suit votre structure depuis le %(day)s (texte d’accord %(version)s).")
    day = language().day(each.accepted_at) if each.accepted_at else ""
    return told % {"day": day, "version": each.words_version}


def _asked(each: Assignment) -> str:
    return language().gettext("Demande envoyée le %s.") % language().day(each.asked_at)


def _proposed(each: Assignment) -> str:
    return language().gettext("Proposition envoyée le %s, sans réponse pour l’instant.") % language().day(
        each.asked_at
    )


def _who(each: Consultation) -> str:
    words = language().gettext
    if each.role == Relation.READER:
        return words("Une personne avec un lien de lecture")
    if not each.name:
        return words("Une personne dont le compte n’existe plus")
    return f"{each.name} ({each.network_name})" if each.network_name else each.name


def _what(each: Consultation) -> str:
    words = language().gettext
    pages = {
        "outcome.show": words("a consulté les résultats"),
        "outcome.download": words("a téléchargé le rapport"),
        "plan.show": words("a consulté le plan d’action"),
        "plan.download": words("a téléchargé le plan d’action"),
        "restitution.show": words("a consulté la restitution"),
        "restitution.download": words("a téléchargé la restitution"),
    }
    deeds = {
        "answers_given": words("a rempli des réponses avec vous"),
        "assessment_finished": words("a terminé le diagnostic avec vous"),
        "assessment_reopened": words("a rouvert le diagnostic avec vous"),
        "advisor_reading": words("a écrit une lecture à côté d’une réponse"),
        "comment_add": words("a écrit un commentaire"),
        "plan_change": words("a changé le plan d’action"),
        "restitution_publish": words("a publié une restitution"),
        "following_asked": words("a demandé à suivre votre structure"),
        "following_accepted": words("a accepté de suivre votre structure"),
        "following_ended": words("a cessé de suivre votre structure"),
    }
    if each.action == "sensitive_read":
        told = pages.get(each.request, words("a consulté le dossier"))
    else:
        told = deeds.get(each.action, words("a travaillé sur le dossier"))
    return f"{told} – {shown(each.structure)}" if each.structure else told
